// The words of links, and the address that becomes of one in its dashboard.
#include "dashboards/fieldlinks.h"
#include "dashboards/panelquery.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

class FieldLinksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsArePutIn_data();
    void wordsArePutIn();
    void titlesAreWordedToo();
    void addressesOfTheDashboard();
};

namespace {

frames::FieldConfig configWith(const QString &title, const QString &address)
{
    frames::FieldConfig config;
    config.custom.insert(
        QStringLiteral("links"),
        QVariantList{QVariantMap{{QStringLiteral("title"), title}, {QStringLiteral("url"), address}}});
    return config;
}

LinkSubject checkout()
{
    LinkSubject subject;
    subject.name = QStringLiteral("check out");
    subject.labels = {{QStringLiteral("service"), QStringLiteral("a/b")}};
    subject.text = QStringLiteral("3.2 s");
    subject.raw = QStringLiteral("3.21");
    subject.at = fromUnixSeconds(std::int64_t{1'750'000'000});
    subject.inRow = [](const QString &name) -> std::optional<QString> {
        return name == QLatin1String("My field") || name == QLatin1String("2")
            ? std::optional(QStringLiteral("x&y"))
            : std::nullopt;
    };
    return subject;
}

} // namespace

void FieldLinksTest::wordsArePutIn_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *form, const char *address) {
        QTest::addRow("%s", form) << QString::fromLatin1(form) << QString::fromLatin1(address);
    };
    row("/d/u?v=${__value.raw}", "/d/u?v=3.21");
    row("/d/u?v=${__value.text}", "/d/u?v=3.2%20s");
    row("/d/u?v=${__value}", "/d/u?v=3.2%20s");
    row("/d/u?t=${__value.time}", "/d/u?t=1750000000000");
    row("/d/u?s=${__series.name}", "/d/u?s=check%20out");
    row("/d/u?s=${__field.name}&d=${__field.displayName}", "/d/u?s=check%20out&d=check%20out");
    row("/d/u?s=${__field.labels.service}", "/d/u?s=a%2Fb");
    row("/d/u?s=${__field.labels[\"service\"]}", "/d/u?s=a%2Fb");
    row("/d/u?s=${__field.labels.other}", "/d/u?s=");
    row("/d/u?s=${__data.fields.My field}", "/d/u?s=x%26y");
    row("/d/u?s=${__data.fields[2]}", "/d/u?s=x%26y");
    row("/d/u?s=${__data.fields[\"My field\"].text:percentencode}", "/d/u?s=x%26y");
    row("/d/u?s=${__data.fields.none}", "/d/u?s=");
    row("/d/u?s=$__cell&t=$__cell_2", "/d/u?s=3.2%20s&t=x%26y");
    row("${__data.fields[2]}", "x&y"); // an address of its own
    row("/d/u?${__url_time_range}&$job", "/d/u?${__url_time_range}&$job"); // the dashboard's
}

void FieldLinksTest::wordsArePutIn()
{
    QFETCH(QString, form);
    const auto links = fieldLinks(configWith(QStringLiteral("t"), form), checkout());
    QCOMPARE(links.size(), 1);
    QTEST(links[0].address, "address");
}

void FieldLinksTest::titlesAreWordedToo()
{
    const auto named = fieldLinks(
        configWith(QStringLiteral("Logs of ${__field.labels.service}"), QStringLiteral("/l")), checkout());
    QCOMPARE(named[0].title, QStringLiteral("Logs of a/b"));
    QCOMPARE(fieldLinks(configWith({}, QStringLiteral("/l")), checkout())[0].title, QStringLiteral("/l"));
    QVERIFY(fieldLinks(configWith(QStringLiteral("internal"), {}), checkout()).empty());
    QVERIFY(!hasLinks({}));
    QVERIFY(hasLinks(configWith({}, QStringLiteral("/l"))));
}

void FieldLinksTest::addressesOfTheDashboard()
{
    PlanContext context;
    context.range = {fromUnixSeconds(std::int64_t{100}), fromUnixSeconds(std::int64_t{200})};
    Variable job;
    job.name = QStringLiteral("job");
    job.kind = VariableKind::TextBox;
    job.current = {QStringLiteral("a&b")};
    context.variables = {job};
    QCOMPARE(linkAddress(QStringLiteral("/d/u?${__url_time_range}"), context),
             QStringLiteral("/d/u?from=100000&to=200000"));
    QCOMPARE(linkAddress(QStringLiteral("/d/u?${__all_variables}"), context),
             QStringLiteral("/d/u?var-job=a%26b"));
    QCOMPARE(linkAddress(QStringLiteral("/d/u?from=${__from}&j=${job:queryparam}"), context),
             QStringLiteral("/d/u?from=100000&j=var-job=a%26b"));
    QCOMPARE(linkAddress(QStringLiteral("https://example.org/$other"), context),
             QStringLiteral("https://example.org/$other"));
}

QTEST_GUILESS_MAIN(FieldLinksTest)
#include "tst_fieldlinks.moc"
