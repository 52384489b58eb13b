#include "metrics/metricnamesmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace yagura::metrics;

class MetricNamesModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsRows_data();
    void keepsRows();
    void describes();
    void firstQueries_data();
    void firstQueries();
};

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void MetricNamesModelTest::keepsRows_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char *before, const char *after) {
        QTest::addRow("%s to %s", before, after) << words(before) << words(after);
    };
    row("", "a b");
    row("a b", "");
    row("a b c", "b c d");
    row("a c e", "b d f");
    row("a b c d e", "a e");
    row("a e", "a b c d e");
    row("b", "a b c");
    row("a b", "a b");
}

void MetricNamesModelTest::keepsRows()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    MetricNamesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setNames(before);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QList<std::pair<QPersistentModelIndex, QString>> kept;
    for (int i = 0; i < model.rowCount(); ++i) {
        if (after.contains(model.index(i).data().toString()))
            kept.push_back({model.index(i), model.index(i).data().toString()});
    }
    model.setNames(after + after); // repeated and unsorted is fine
    QStringList shown;
    for (int i = 0; i < model.rowCount(); ++i)
        shown << model.index(i).data().toString();
    QCOMPARE(shown, after);
    QCOMPARE(resets.count(), 0);
    for (const auto &[index, name] : kept)
        QCOMPARE(index.data().toString(), name);
}

void MetricNamesModelTest::describes()
{
    MetricNamesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setNames(words("http_bucket up"));
    model.setMetadata({{QStringLiteral("http"), {MetricType::Histogram, QStringLiteral("Time"), {}}},
                       {QStringLiteral("up"), {MetricType::Gauge, QStringLiteral("Is it up"), {}}}});
    QCOMPARE(model.index(0).data(MetricNamesModel::TypeRole).toInt(),
             static_cast<int>(MetricType::Histogram));
    QCOMPARE(model.index(1).data(MetricNamesModel::HelpRole).toString(), QStringLiteral("Is it up"));
    QCOMPARE(model.metadataOf(QStringLiteral("x")).type, MetricType::Unknown);
}

void MetricNamesModelTest::firstQueries_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, MetricType type, const char *query) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(type)
                            << QString::fromLatin1(query);
    };
    row("up", MetricType::Gauge, "up");
    row("x_total", MetricType::Counter, "rate(x_total[$__rate_interval])");
    row("y_total", MetricType::Unknown, "rate(y_total[$__rate_interval])");
    row("h_bucket", MetricType::Histogram,
        "histogram_quantile(0.95, sum by (le) (rate(h_bucket[$__rate_interval])))");
    row("h_sum", MetricType::Histogram, "rate(h_sum[$__rate_interval])");
    row("s", MetricType::Summary, "s");
}

void MetricNamesModelTest::firstQueries()
{
    QFETCH(QString, name);
    QFETCH(int, type);
    QFETCH(QString, query);
    QCOMPARE(firstQuery(name, static_cast<MetricType>(type)), query);
}

QTEST_GUILESS_MAIN(MetricNamesModelTest)
#include "tst_metricnamesmodel.moc"
