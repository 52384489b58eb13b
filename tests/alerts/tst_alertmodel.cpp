#include "alerts/alertmodel.h"
#include "support/qtprinting.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace yagura;
using namespace yagura::alerts;
using namespace Qt::StringLiterals;

namespace {

Alert alert(const QString &name, const QString &service, AlertState state = AlertState::Firing,
            const QString &severity = u"critical"_s)
{
    Alert one;
    one.labels = {{u"alertname"_s, name}, {u"service"_s, service}, {u"severity"_s, severity}};
    one.fingerprint = fingerprintOf(one.labels);
    one.state = state;
    return one;
}

QStringList texts(const AlertModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << (model.row(row).isGroup() ? u"["_s + model.row(row).group + u']'
                                         : model.row(row).alert->name());
    return all;
}

} // namespace

class AlertModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsInOrderOfTheirWorst();
    void countsOfGroups();
    void closedGroupKeepsItsRow();
    void withoutGroups();
    void keepsRowsAndTicks();
    void underRandomChange();
};

void AlertModelTest::groupsInOrderOfTheirWorst()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAlerts({alert(u"A"_s, u"payment"_s), alert(u"B"_s, u"web"_s), alert(u"C"_s, u"payment"_s)});
    QCOMPARE(texts(model), (QStringList{u"[payment]"_s, u"A"_s, u"C"_s, u"[web]"_s, u"B"_s}));
    QVERIFY(model.index(0, 0).data(AlertModel::IsGroupRole).toBool());
    QCOMPARE(model.index(1, 0).data(AlertModel::SeverityRole).toInt(), static_cast<int>(Severity::Critical));
    model.setGroupLabel(u"severity"_s);
    QCOMPARE(texts(model), (QStringList{u"[critical]"_s, u"A"_s, u"B"_s, u"C"_s}));
}

void AlertModelTest::countsOfGroups()
{
    AlertModel model;
    model.setAlerts({alert(u"A"_s, u"p"_s), alert(u"B"_s, u"p"_s, AlertState::Firing, u"warning"_s),
                     alert(u"C"_s, u"p"_s, AlertState::Pending), alert(u"D"_s, u"p"_s, AlertState::Silenced),
                     alert(u"E"_s, u"p"_s, AlertState::Inhibited)});
    QCOMPARE(model.row(0).counts, (GroupCounts{1, 1, 1, 1, 1}));
}

void AlertModelTest::closedGroupKeepsItsRow()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Alert first = alert(u"A"_s, u"p"_s);
    model.setAlerts({first, alert(u"B"_s, u"q"_s)});
    model.toggleGroup(0);
    QCOMPARE(texts(model), (QStringList{u"[p]"_s, u"[q]"_s, u"B"_s}));
    QCOMPARE(model.rowOf(first.fingerprint), -1);
    model.setAlerts({first, alert(u"C"_s, u"p"_s)});
    QCOMPARE(texts(model), QStringList{u"[p]"_s});
    model.toggleGroup(0);
    QCOMPARE(texts(model), (QStringList{u"[p]"_s, u"A"_s, u"C"_s}));
    model.toggleGroup(1); // an alert's row: nothing happens
    QCOMPARE(model.rowCount(), 3);
}

void AlertModelTest::withoutGroups()
{
    AlertModel model;
    model.setGroupLabel({});
    model.setAlerts({alert(u"A"_s, u"p"_s), alert(u"B"_s, u"q"_s)});
    QCOMPARE(texts(model), (QStringList{u"A"_s, u"B"_s}));
}

void AlertModelTest::keepsRowsAndTicks()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const Alert first = alert(u"A"_s, u"p"_s);
    const Alert second = alert(u"B"_s, u"p"_s);
    model.setAlerts({first, second});
    QVERIFY(model.setData(model.index(2, AlertModel::Tick), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(0, AlertModel::Tick), Qt::Checked, Qt::CheckStateRole));
    const QPersistentModelIndex kept = model.index(2, 0);
    Alert worse = second;
    worse.state = AlertState::Silenced;
    model.setAlerts({worse});
    QCOMPARE(kept.row(), 1);
    QCOMPARE(model.ticked(), Alerts{worse});
    model.clearTicks();
    QVERIFY(model.ticked().empty());
    QCOMPARE(resets.size(), 0);
}

void AlertModelTest::underRandomChange()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        Alerts alerts;
        for (int i = 0; i < 25; ++i) {
            if (random() % 3 != 0)
                alerts.push_back(
                    alert(u"A%1"_s.arg(i), u"s%1"_s.arg(i % 4), static_cast<AlertState>(random() % 4)));
        }
        std::ranges::shuffle(alerts, random);
        if (model.rowCount() > 0 && round % 5 == 0)
            model.toggleGroup(0);
        model.setAlerts(alerts);
        for (const Alert &one : alerts) {
            const int row = model.rowOf(one.fingerprint);
            QVERIFY(row < 0 || *model.row(row).alert == one);
        }
    }
}

QTEST_GUILESS_MAIN(AlertModelTest)
#include "tst_alertmodel.moc"
