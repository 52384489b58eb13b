#include "dashboards/annotations.h"
#include "dashboards/files/grafanafile.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

std::vector<AnnotationQuery> annotationsIn(const QByteArray &text)
{
    const auto read = readGrafana(text, {});
    return read ? read->dashboard.annotations : std::vector<AnnotationQuery>();
}

const char *const file
    = "{\"title\":\"t\",\"panels\":[],\"annotations\":{\"list\":["
      "{\"builtIn\":1,\"datasource\":{\"type\":\"grafana\",\"uid\":\"-- Grafana --\"},\"enable\":true,"
      "\"hide\":true,\"name\":\"Annotations & Alerts\",\"type\":\"dashboard\"},"
      "{\"name\":\"Deploys\",\"datasource\":{\"type\":\"prometheus\",\"uid\":\"$ds\"},\"enable\":true,"
      "\"iconColor\":\"blue\",\"expr\":\"changes(v{env=\\\"$env\\\"}[1m])\","
      "\"step\":\"30s\",\"titleFormat\":\"Deploy {{ service }}\",\"textFormat\":\"{{version}}\","
      "\"tagKeys\":\"service, env\",\"filter\":{\"exclude\":true,\"ids\":[3,4]}},"
      "{\"name\":\"Off\",\"datasource\":\"Prom\",\"enable\":false,\"target\":{\"expr\":\"up == 0\","
      "\"interval\":\"5m\"},\"useValueForTime\":\"no\"},"
      "{\"name\":\"Logs\",\"datasource\":{\"type\":\"elasticsearch\",\"uid\":\"e\"},"
      "\"query\":\"level:error\"},"
      "\"broken\"]}}";

metrics::Series series(const Labels &labels, std::vector<std::pair<std::int64_t, double>> samples)
{
    metrics::Series one;
    one.labels = labels;
    for (const auto &[seconds, value] : samples) {
        one.timesMs.push_back(seconds * 1000);
        one.values.push_back(value);
    }
    return one;
}

QString textOf(const std::vector<Annotation> &annotations)
{
    QStringList parts;
    for (const Annotation &one : annotations)
        parts << QStringLiteral("%1-%2").arg(toUnixMilliseconds(one.from)).arg(toUnixMilliseconds(one.to));
    return parts.join(u' ');
}

const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

} // namespace

class AnnotationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFiles();
    void readsWrappers();
    void oddFiltersNameNoPanel();
    void panels();
    void plans();
    void planOfALongRange();
    void regions_data();
    void regions();
    void titlesTextsTags();
    void valueAsTime();
};

void AnnotationsTest::readsFiles()
{
    const auto read = annotationsIn(file);
    QCOMPARE(read.size(), 4u);
    QCOMPARE(read[0].kind, AnnotationKind::BuiltIn);
    QVERIFY(read[0].isHidden);
    const AnnotationQuery &deploys = read[1];
    QCOMPARE(deploys.kind, AnnotationKind::Prometheus);
    QCOMPARE(deploys.source, utf8("$ds"));
    QCOMPARE(deploys.color, utf8("blue"));
    QCOMPARE(deploys.tagKeys, (QStringList{utf8("service"), utf8("env")}));
    QCOMPARE(deploys.panels, (std::vector<int>{3, 4}));
    QVERIFY(deploys.areExcluded);
    const AnnotationQuery &off = read[2];
    QVERIFY(!off.isEnabled);
    QVERIFY(!off.isValueTheTime);
    QCOMPARE(off.kind, AnnotationKind::Prometheus); // by its expression
    QCOMPARE(off.expression, utf8("up == 0"));
    QCOMPARE(off.step, utf8("5m"));
    QCOMPARE(read[3].kind, AnnotationKind::Other);
}

void AnnotationsTest::readsWrappers()
{
    const QByteArray inside(file);
    QCOMPARE(annotationsIn("{\"dashboard\":" + inside + "}").size(), 4u);
    QCOMPARE(annotationsIn("{\"spec\":" + inside + "}").size(), 4u);
    QCOMPARE(annotationsIn("{\"title\":\"t\",\"panels\":[]}").size(), 0u);
}

void AnnotationsTest::oddFiltersNameNoPanel()
{
    const auto read = annotationsIn(
        R"({"title":"t","panels":[],"annotations":{"list":[{"filter":{"ids":[1.5,"x"]},"enable":[]}]}})");
    QCOMPARE(read.size(), 1u);
    QCOMPARE(read.front().panels.size(), 0u);
}

void AnnotationsTest::panels()
{
    AnnotationQuery query;
    QVERIFY(isShownOn(query, 1));
    query.panels = {1};
    QVERIFY(isShownOn(query, 1));
    QVERIFY(!isShownOn(query, 2));
    query.areExcluded = true;
    QVERIFY(!isShownOn(query, 1));
    QVERIFY(isShownOn(query, 2));
}

void AnnotationsTest::plans()
{
    AnnotationQuery query = annotationsIn(file)[1];
    Variable env;
    env.name = utf8("env");
    env.current = {utf8("prod")};
    Variable filters;
    filters.kind = VariableKind::AdHoc;
    filters.filters = {{utf8("zone"), utf8("="), {utf8("a")}}};
    const auto planned = planAnnotation(query, hour, {env, filters});
    QVERIFY(planned);
    QCOMPARE(planned->expression, utf8("changes(v{env=\"prod\",zone=\"a\"}[1m])"));
    QCOMPARE(planned->step, Duration(30s));
    query.step.clear();
    QCOMPARE(planAnnotation(query, hour, {env})->step, Duration(60s));
    query.isEnabled = false;
    QVERIFY(!planAnnotation(query, hour, {env}));
    QVERIFY(!planAnnotation(annotationsIn(file)[0], hour, {}));
    QVERIFY(!planAnnotation(annotationsIn(file)[3], hour, {}));
}

void AnnotationsTest::planOfALongRange()
{
    AnnotationQuery query = annotationsIn(file)[1];
    query.step = utf8("1s");
    const auto planned = planAnnotation(query, {hour.from, hour.from + 24h * 30}, {});
    QVERIFY(planned);
    QVERIFY(planned->range.length() / planned->step <= 11'000);
}

void AnnotationsTest::regions_data()
{
    using Samples = std::vector<std::pair<std::int64_t, double>>;
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Samples &samples, const char *expected) {
        QTest::newRow(name) << samples << utf8(expected);
    };
    row("none", {{0, 0}, {60, -1}}, "");
    row("NaN is not above zero", {{0, std::nan("")}}, "");
    row("one moment", {{0, 0}, {60, 2}, {120, 0}}, "60000-60000");
    row("neighbours are a region", {{0, 1}, {60, 1}, {120, 1}, {180, 0}}, "0-120000");
    row("a gap parts", {{0, 1}, {60, 1}, {180, 1}, {240, 1}}, "0-60000 180000-240000");
    row("a hole of zero parts", {{0, 1}, {60, 0}, {120, 1}}, "0-0 120000-120000");
}

void AnnotationsTest::regions()
{
    using Samples = std::vector<std::pair<std::int64_t, double>>;
    QFETCH(Samples, samples);
    QFETCH(QString, expected);
    metrics::QueryResult result;
    result.series = {series({}, samples)};
    QCOMPARE(textOf(annotationsFrom({}, result, 60s)), expected);
}

void AnnotationsTest::titlesTextsTags()
{
    metrics::QueryResult result;
    const Labels labels{
        {utf8("service"), utf8("shop")}, {utf8("version"), utf8("v2")}, {utf8("env"), utf8("prod")}};
    result.series = {series(labels, {{0, 1}, {30, 1}}), series({}, {{60, 1}})};
    const auto found = annotationsFrom(annotationsIn(file)[1], result, 30s);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].title, utf8("Deploy shop"));
    QCOMPARE(found[0].text, utf8("v2"));
    QCOMPARE(found[0].tags, (QStringList{utf8("prod"), utf8("shop")}));
    QVERIFY(found[0].isRegion());
    QCOMPARE(found[1].title, utf8("Deploy "));
    QVERIFY(!found[1].isRegion());
}

void AnnotationsTest::valueAsTime()
{
    AnnotationQuery query;
    query.isValueTheTime = true;
    metrics::QueryResult result;
    result.series = {series({}, {{0, 5000}, {60, 5000}, {120, 900'000}, {180, std::nan("")}, {240, 1e300}})};
    QCOMPARE(textOf(annotationsFrom(query, result, 60s)), utf8("5000-5000 900000-900000"));
}

QTEST_GUILESS_MAIN(AnnotationsTest)
#include "tst_annotations.moc"
