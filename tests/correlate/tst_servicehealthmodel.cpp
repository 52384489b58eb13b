#include "correlate/servicehealthmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace yagura::correlate;
using namespace Qt::StringLiterals;

namespace {

std::vector<ServiceHealth> services(const QStringList &names)
{
    std::vector<ServiceHealth> made;
    for (const QString &name : names) {
        ServiceHealth health;
        health.service = name;
        health.requestsPerSecond.points = {1.5};
        made.push_back(health);
    }
    return made;
}

QStringList rows(const ServiceHealthModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, ServiceHealthModel::Service).data().toString();
    return names;
}

} // namespace

class ServiceHealthModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void difference_data();
    void difference();
    void unchangedRowsAreQuiet();
    void numbers();
};

void ServiceHealthModelTest::difference_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char *name, const QString &before, const QString &after) {
        QTest::newRow(name) << before.split(u' ', Qt::SkipEmptyParts)
                            << after.split(u' ', Qt::SkipEmptyParts);
    };
    row("from nothing", u""_s, u"a b c"_s);
    row("to nothing", u"a b c"_s, u""_s);
    row("reordered", u"a b c d"_s, u"d b a c"_s);
    row("replaced", u"a b c"_s, u"x b y"_s);
    row("grown in the middle", u"a d"_s, u"a b c d"_s);
    row("reversed with losses", u"a b c d e"_s, u"e c a"_s);
}

void ServiceHealthModelTest::difference()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    ServiceHealthModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setServices(services(before));
    QCOMPARE(rows(model), before);
    model.setServices(services(after));
    QCOMPARE(rows(model), after);
    QCOMPARE(resets.count(), 0);
}

void ServiceHealthModelTest::unchangedRowsAreQuiet()
{
    ServiceHealthModel model;
    model.setServices(services({u"a"_s, u"b"_s}));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    auto next = services({u"a"_s, u"b"_s});
    next[1].now = HealthState::Critical;
    model.setServices(next);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
}

void ServiceHealthModelTest::numbers()
{
    ServiceHealthModel model;
    model.setServices(services({u"a"_s}));
    QCOMPARE(model.index(0, ServiceHealthModel::Requests).data().toDouble(), 1.5);
    QVERIFY(!model.index(0, ServiceHealthModel::Latency).data().isValid());
}

QTEST_GUILESS_MAIN(ServiceHealthModelTest)
#include "tst_servicehealthmodel.moc"
