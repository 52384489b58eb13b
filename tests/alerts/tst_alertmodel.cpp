#include "alerts/alertmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace Qt::StringLiterals;

namespace {

Alert alert(const QString &name, const QString &service, AlertState state = AlertState::Firing,
            Severity severity = Severity::Warning)
{
    Alert made;
    made.labels = {{u"alertname"_s, name}, {u"service"_s, service}};
    made.fingerprint = fingerprintOf(made.labels);
    made.state = state;
    made.severity = severity;
    return made;
}

QStringList shown(const AlertModel &model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows << (model.row(i).isGroup ? u'['  + model.row(i).group + u']' : model.row(i).alert.name());
    return rows;
}

} // namespace

class AlertModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsInOrderOfTheirWorst();
    void refreshKeepsRows();
    void statesAndCounts();
    void collapsing();
    void filterLine_data();
    void filterLine();
    void filterErrors();
    void manyRows();
};

void AlertModelTest::groupsInOrderOfTheirWorst()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAlerts(mergeAlerts({{alert(u"A"_s, u"mail"_s), alert(u"B"_s, u"payment"_s, AlertState::Firing, Severity::Critical),
                                  alert(u"C"_s, u"mail"_s)}}));
    QCOMPARE(shown(model).first(), u"[payment]"_s);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.row(0).severities[0], 1);
    model.setGroupLabel({});
    QCOMPARE(model.rowCount(), 3);
}

void AlertModelTest::refreshKeepsRows()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const AlertList before {alert(u"A"_s, u"x"_s), alert(u"B"_s, u"x"_s), alert(u"C"_s, u"y"_s)};
    model.setAlerts(before);
    const QPersistentModelIndex kept = model.index(model.rowOf(before[2].fingerprint), 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setAlerts({alert(u"D"_s, u"x"_s), before[2], alert(u"E"_s, u"z"_s)});
    QCOMPARE(resets.count(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), model.rowOf(before[2].fingerprint));
    QCOMPARE(shown(model), QStringList({u"[x]"_s, u"D"_s, u"[y]"_s, u"C"_s, u"[z]"_s, u"E"_s}));
}

void AlertModelTest::statesAndCounts()
{
    AlertModel model;
    model.setAlerts({alert(u"A"_s, u"x"_s), alert(u"B"_s, u"x"_s, AlertState::Pending),
                     alert(u"C"_s, u"x"_s, AlertState::Silenced)});
    QCOMPARE(model.count(std::nullopt), 3);
    QCOMPARE(model.count(AlertState::Pending), 1);
    model.setState(AlertState::Pending);
    QCOMPARE(shown(model), QStringList({u"[x]"_s, u"B"_s}));
    QCOMPARE(model.count(std::nullopt), 3);
}

void AlertModelTest::collapsing()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAlerts({alert(u"A"_s, u"x"_s), alert(u"B"_s, u"y"_s)});
    model.toggleGroup(0);
    QCOMPARE(shown(model), QStringList({u"[x]"_s, u"[y]"_s, u"B"_s}));
    QVERIFY(model.row(0).isCollapsed);
    model.toggleGroup(1);
    model.toggleGroup(0);
    QCOMPARE(shown(model), QStringList({u"[x]"_s, u"A"_s, u"[y]"_s}));
}

void AlertModelTest::filterLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("equal") << u"service=\"payment\""_s << true;
    QTest::newRow("equal, unquoted") << u"service=payment"_s << true;
    QTest::newRow("not equal") << u"service!=\"payment\""_s << false;
    QTest::newRow("regex is anchored") << u"service=~\"pay\""_s << false;
    QTest::newRow("regex") << u"service=~\"pay.*|mail\""_s << true;
    QTest::newRow("negative regex") << u"service!~\"pay.*\""_s << false;
    QTest::newRow("absent label is empty") << u"team=\"\""_s << true;
    QTest::newRow("braces and comma") << u"{service=\"payment\", alertname=\"PoolFull\"}"_s << true;
    QTest::newRow("all must hold") << u"service=\"payment\" alertname=\"Other\""_s << false;
    QTest::newRow("free word") << u"poolf"_s << true;
    QTest::newRow("free words") << u"payment nothere"_s << false;
    QTest::newRow("escaped quote") << u"service=\"pay\\\"ment\""_s << false;
}

void AlertModelTest::filterLine()
{
    QFETCH(QString, text);
    const auto filter = parseAlertFilter(text);
    QVERIFY2(filter, filter ? "" : qPrintable(describe(filter.error())));
    QTEST(filter->accepts(alert(u"PoolFull"_s, u"payment"_s)), "accepted");
}

void AlertModelTest::filterErrors()
{
    QCOMPARE(parseAlertFilter(u"service=\"pay"_s).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(parseAlertFilter(u"service=~\"(\""_s).error().where, u"service"_s);
}

void AlertModelTest::manyRows()
{
    AlertList list;
    for (int i = 0; i < 20'000; ++i)
        list.push_back(alert(QString::number(i), QString::number(i % 50)));
    AlertModel model;
    model.setAlerts(list);
    QCOMPARE(model.rowCount(), 20'050);
    list.erase(list.begin() + 100);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setAlerts(list);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.rowCount(), 20'049);
}

QTEST_GUILESS_MAIN(AlertModelTest)
#include "tst_alertmodel.moc"
