#include "dashboards/history/differencemodel.h"
#include "dashboards/history/versionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace Qt::StringLiterals;

class HistoryModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versions();
    void differences();
};

void HistoryModelsTest::versions()
{
    VersionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.version(0), nullptr);
    KeptVersion latest;
    latest.id = 9;
    latest.at = fromUnixSeconds(std::int64_t{1'795'489'200});
    KeptVersion first;
    first.id = 4;
    first.isFirst = true;
    model.setVersions({latest, first});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.index(0, 0).data().toString(), u"2026-11-24T03:00:00Z"_s);
    QCOMPARE(model.version(1)->id, 4);
    QCOMPARE(model.rowOf(4), 1);
    QCOMPARE(model.rowOf(5), -1);
    model.setVersions({});
    QCOMPARE(model.rowOf(4), -1);
}

void HistoryModelsTest::differences()
{
    DifferenceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    DashboardDifference difference;
    difference.settings = {{u"title"_s, u"Desk"_s, u"Table"_s}};
    difference.panels
        = {{2, u"Two"_s, PanelFate::Removed, {0, 0, 4, 4}, {}, {}},
           {1, u"One"_s, PanelFate::Kept, {0, 0, 4, 4}, {4, 0, 4, 4}, {{u"type"_s, u"stat"_s, u"gauge"_s}}}};
    model.setDifference(difference);
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown << model.index(row, 0).data().toString();
    QCOMPARE(shown, (QStringList{u"title"_s, u"Two"_s, u"One"_s, u"type"_s}));
    QVERIFY(model.line(0)->isSetting);
    QVERIFY(model.line(2)->panel->isMoved());
    QVERIFY(model.line(2)->panel->fields.empty()); // they have lines of their own
    QVERIFY(!model.line(3)->isSetting);
    QCOMPARE(model.line(4), nullptr);
    model.setDifference({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(HistoryModelsTest)
#include "tst_historymodels.moc"
