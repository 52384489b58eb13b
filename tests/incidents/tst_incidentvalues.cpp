#include "incidents/incidentfilter.h"
#include "incidents/incidentmodel.h"
#include "incidents/settlement.h"
#include "incidents/timelinemodel.h"
#include "support/qtprinting.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace yagura;
using namespace yagura::incidents;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant start = fromUnixSeconds(std::int64_t{1'800'000'000});

Incident incident(const QString &id, IncidentStatus status, int minutesAgo = 10)
{
    Incident one;
    one.sourceId = u"pd"_s;
    one.id = id;
    one.number = 4800 + id.mid(1).toInt();
    one.title = u"Payment: pool "_s + id;
    one.status = status;
    one.statusName = status == IncidentStatus::Triggered ? u"triggered"_s
        : status == IncidentStatus::Acknowledged         ? u"acknowledged"_s
                                                         : u"resolved"_s;
    one.urgency = Urgency::High;
    one.service = {u"S1"_s, u"payment"_s};
    one.teams = {{u"T1"_s, u"Shop"_s}};
    one.assignees = {{u"U1"_s, u"primary on-call"_s}};
    one.createdAt = start - std::chrono::minutes(minutesAgo);
    return one;
}

LogEntry entry(const QString &id, LogEntryKind kind, int secondsAfter, const QString &user = u"U1"_s,
               const QString &note = {})
{
    return {id, kind, {}, id, note, {user, user}, true, {}, start + std::chrono::seconds(secondsAfter)};
}

} // namespace

class IncidentValuesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urgency();
    void filter_data();
    void filter();
    void filterErrors_data();
    void filterErrors();
    void scopes();
    void evidence_data();
    void evidence();
    void meanings();
    void modelKeepsRowsAndTicks();
    void modelUnderRandomChange();
    void pendingBesideTheState();
    void timelineMerges();
    void timelineModel();
};

void IncidentValuesTest::urgency()
{
    Incident low = incident(u"Q4"_s, IncidentStatus::Triggered, 1);
    low.urgency = Urgency::Low;
    Incident first = incident(u"Q5"_s, IncidentStatus::Triggered, 60);
    first.priority = u"P1"_s;
    std::vector<Incident> all{incident(u"Q1"_s, IncidentStatus::Resolved),
                              incident(u"Q2"_s, IncidentStatus::Acknowledged),
                              low,
                              incident(u"Q3"_s, IncidentStatus::Triggered, 5),
                              incident(u"Q6"_s, IncidentStatus::Triggered, 3),
                              first};
    std::ranges::sort(all, isMoreUrgent);
    QStringList ids;
    for (const Incident &one : all)
        ids << one.id;
    QCOMPARE(ids, (QStringList{u"Q5"_s, u"Q6"_s, u"Q3"_s, u"Q4"_s, u"Q2"_s, u"Q1"_s}));
}

void IncidentValuesTest::filter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("empty") << QString() << QStringList{u"Q1"_s, u"Q2"_s, u"Q3"_s, u"Q4"_s};
    QTest::newRow("open") << u"status:open"_s << QStringList{u"Q1"_s, u"Q2"_s};
    QTest::newRow("today") << u"status:open,today"_s << QStringList{u"Q1"_s, u"Q2"_s, u"Q3"_s};
    QTest::newRow("one") << u"status:Resolved"_s << QStringList{u"Q3"_s, u"Q4"_s};
    QTest::newRow("not") << u"-status:triggered"_s << QStringList{u"Q2"_s, u"Q3"_s, u"Q4"_s};
    QTest::newRow("words") << u"pool q2"_s << QStringList{u"Q2"_s};
    QTest::newRow("number") << u"#4801"_s << QStringList{u"Q1"_s};
    QTest::newRow("service") << u"service:orders"_s << QStringList();
    QTest::newRow("urgency") << u"urgency:high status:triggered"_s << QStringList{u"Q1"_s};
    QTest::newRow("team") << u"team:shop,data assignee:primary status:open"_s
                          << QStringList{u"Q1"_s, u"Q2"_s};
    QTest::newRow("a colon in a title") << u"Payment: status:open"_s << QStringList{u"Q1"_s, u"Q2"_s};
}

void IncidentValuesTest::filter()
{
    QFETCH(QString, text);
    std::vector<Incident> all{
        incident(u"Q1"_s, IncidentStatus::Triggered), incident(u"Q2"_s, IncidentStatus::Acknowledged),
        incident(u"Q3"_s, IncidentStatus::Resolved, 300), incident(u"Q4"_s, IncidentStatus::Resolved, 3000)};
    all[2].resolvedAt = start - std::chrono::minutes(20);
    all[3].resolvedAt = start - std::chrono::minutes(2000);
    const auto parsed = IncidentFilter::parse(text);
    QVERIFY(parsed);
    QStringList ids;
    for (const Incident &one : all) {
        if (parsed->passes(one, start - std::chrono::hours(2)))
            ids << one.id;
    }
    QTEST(ids, "ids");
}

void IncidentValuesTest::filterErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("status") << u"status:opne"_s;
    QTest::newRow("no value") << u"service:"_s;
}

void IncidentValuesTest::filterErrors()
{
    QFETCH(QString, text);
    QCOMPARE(IncidentFilter::parse(text).error().kind, ErrorKind::InvalidInput);
}

void IncidentValuesTest::scopes()
{
    const Incident one = incident(u"Q1"_s, IncidentStatus::Triggered);
    const Identity me{u"U1"_s, {}, {}, {u"T9"_s}};
    const Identity colleague{u"U2"_s, {}, {}, {u"T1"_s}};
    const Identity nobody;
    QVERIFY(isInScope(one, Scope::Mine, me));
    QVERIFY(isInScope(one, Scope::Team, me));
    QVERIFY(!isInScope(one, Scope::Mine, colleague));
    QVERIFY(isInScope(one, Scope::Team, colleague));
    QVERIFY(!isInScope(one, Scope::Mine, nobody));
    QVERIFY(!isInScope(one, Scope::Team, nobody));
    QVERIFY(isInScope(one, Scope::Everyone, nobody));
}

void IncidentValuesTest::evidence_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<QString>("found");
    QTest::newRow("acknowledge, earliest that fits") << static_cast<int>(IncidentAct::Acknowledge) << u"a2"_s;
    QTest::newRow("resolve by another") << static_cast<int>(IncidentAct::Resolve) << QString();
    QTest::newRow("note of this text") << static_cast<int>(IncidentAct::Note) << u"n2"_s;
}

void IncidentValuesTest::evidence()
{
    QFETCH(int, act);
    OutboxAction action;
    action.act = static_cast<IncidentAct>(act);
    action.text = u"mine "_s;
    action.attemptedAt = start;
    const std::vector<LogEntry> entries{entry(u"a3"_s, LogEntryKind::Acknowledge, 30),
                                        entry(u"a2"_s, LogEntryKind::Acknowledge, -1),
                                        entry(u"a1"_s, LogEntryKind::Acknowledge, -600),
                                        entry(u"a0"_s, LogEntryKind::Acknowledge, -2),
                                        entry(u"r1"_s, LogEntryKind::Resolve, 1, u"U2"_s),
                                        entry(u"n1"_s, LogEntryKind::Annotate, 1, u"U1"_s, u"other"_s),
                                        entry(u"n2"_s, LogEntryKind::Annotate, 1, u"U1"_s, u"mine"_s)};
    const auto found = findEvidence(action, entries, u"U1"_s, {u"a0"_s}, std::chrono::minutes(2));
    QTEST(found.value_or(QString()), "found");
}

void IncidentValuesTest::meanings()
{
    QCOMPARE(meaningOf({ErrorKind::ConnectionRefused, {}, {}, {}}), FailureMeaning::NotSent);
    QCOMPARE(meaningOf({ErrorKind::OutcomeUnknown, {}, {}, {}}), FailureMeaning::Unknown);
    QCOMPARE(meaningOf({ErrorKind::ServerFailed, {}, {}, {}}), FailureMeaning::Unknown);
    QCOMPARE(meaningOf({ErrorKind::NotJson, {}, {}, {}}), FailureMeaning::Unknown);
    QCOMPARE(meaningOf({ErrorKind::Unauthorized, {}, {}, {}}), FailureMeaning::Refused);
    QCOMPARE(meaningOf({ErrorKind::TooManyRequests, {}, {}, {}}), FailureMeaning::NotSent);
}

void IncidentValuesTest::modelKeepsRowsAndTicks()
{
    IncidentModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const IncidentRow first{incident(u"Q1"_s, IncidentStatus::Triggered), std::nullopt};
    const IncidentRow second{incident(u"Q2"_s, IncidentStatus::Triggered), std::nullopt};
    model.setRows({first, second});
    QVERIFY(model.setData(model.index(1, IncidentModel::Tick), Qt::Checked, Qt::CheckStateRole));
    const QPersistentModelIndex kept = model.index(1, 0);
    IncidentRow changed = second;
    changed.incident.status = IncidentStatus::Acknowledged;
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows({changed});
    QCOMPARE(kept.row(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.index(0, 0).data(IncidentModel::StatusRole).toInt(),
             static_cast<int>(IncidentStatus::Acknowledged));
    QCOMPARE(model.ticked().size(), 1u);
    model.setRows({first});
    QVERIFY(model.ticked().empty());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.rowOf(u"pd"_s, u"Q1"_s), 0);
    QCOMPARE(model.rowOf({}, u"Q9"_s), -1);
    QVERIFY(!model.setData(model.index(0, IncidentModel::State), Qt::Checked, Qt::CheckStateRole));
}

void IncidentValuesTest::modelUnderRandomChange()
{
    IncidentModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<IncidentRow> rows;
        for (int i = 0; i < 20; ++i) {
            if (random() % 3 != 0)
                rows.push_back(
                    {incident(u"Q%1"_s.arg(i), static_cast<IncidentStatus>(random() % 3)), std::nullopt});
        }
        std::ranges::shuffle(rows, random);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        for (size_t i = 0; i < rows.size(); ++i)
            QVERIFY(model.row(static_cast<int>(i)) == rows[i]);
    }
}

void IncidentValuesTest::pendingBesideTheState()
{
    const Incident one = incident(u"Q1"_s, IncidentStatus::Triggered);
    OutboxAction done{
        1,  "k1", u"pd"_s, u"Q1"_s, IncidentAct::Acknowledge, {}, ActionState::Confirmed, start, start,
        {}, 1,    {},      {}};
    OutboxAction refused = done;
    refused.state = ActionState::Refused;
    OutboxAction unknown = done;
    unknown.state = ActionState::Unknown;
    OutboxAction elsewhere = unknown;
    elsewhere.incidentId = u"Q2"_s;
    QVERIFY(!pendingFor({done, elsewhere}, one, start));
    QCOMPARE(pendingFor({refused}, one, start)->state, ActionState::Refused);
    QVERIFY(!pendingFor({refused, done}, one, start));
    QVERIFY(!pendingFor({refused}, one, start + std::chrono::hours(1)));
    QCOMPARE(pendingFor({refused, unknown}, one, start)->state, ActionState::Unknown);
}

void IncidentValuesTest::timelineMerges()
{
    const std::vector<LogEntry> entries{entry(u"c"_s, LogEntryKind::Annotate, 20, u"U1"_s, u"x"_s),
                                        entry(u"b"_s, LogEntryKind::Notify, 10),
                                        entry(u"a"_s, LogEntryKind::Trigger, 10)};
    OutboxAction waiting{5,
                         "k",
                         u"pd"_s,
                         u"Q1"_s,
                         IncidentAct::Acknowledge,
                         {},
                         ActionState::Sending,
                         start + std::chrono::seconds(15),
                         start,
                         {},
                         1,
                         {},
                         {}};
    OutboxAction done = waiting;
    done.id = 6;
    done.state = ActionState::Confirmed;
    const auto keys = [&](TimelinePart part) {
        QStringList all;
        for (const TimelineItem &item : mergeTimeline(entries, {waiting, done}, part))
            all << item.key();
        return all;
    };
    QCOMPARE(keys(TimelinePart::All), (QStringList{u"entry a"_s, u"entry b"_s, u"action 5"_s, u"entry c"_s}));
    QCOMPARE(keys(TimelinePart::Pages), (QStringList{u"entry a"_s, u"entry b"_s}));
    QCOMPARE(keys(TimelinePart::Actions), (QStringList{u"action 5"_s}));
    QCOMPARE(keys(TimelinePart::Notes), (QStringList{u"entry c"_s}));
}

void IncidentValuesTest::timelineModel()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<LogEntry> entries{entry(u"a"_s, LogEntryKind::Trigger, 1)};
    model.setItems(mergeTimeline(entries, {}, TimelinePart::All));
    const QPersistentModelIndex first = model.index(0);
    entries.insert(entries.begin(), entry(u"b"_s, LogEntryKind::Acknowledge, 2));
    model.setItems(mergeTimeline(entries, {}, TimelinePart::All));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(first.row(), 0);
    QCOMPARE(model.index(1).data().toString(), u"b"_s);
    model.setItems({});
    QVERIFY(!first.isValid());
}

QTEST_GUILESS_MAIN(IncidentValuesTest)
#include "tst_incidentvalues.moc"
