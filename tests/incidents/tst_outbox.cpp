#include "support/pagerdutyundertest.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::incidents;
using namespace Qt::StringLiterals;
using yagura::demo::PagerDutyFault;
using yagura::test::PagerDutyUnderTest;
using yagura::test::waitFor;
using yagura::test::waitUntil;

class OutboxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void acknowledgeResolveAndNoteAreConfirmed();
    void showsEveryStateInOrder();
    void isKeptBeforeItIsSent();
    void nothingIsSentThatCouldNotBeKept();
    void refusedIsSaidWithTheServersWords();
    void lostAnswerIsSettledFromTheLog_data();
    void lostAnswerIsSettledFromTheLog();
    void lostRequestIsFoundNotDone_data();
    void lostRequestIsFoundNotDone();
    void waitsForAServerThatIsAway();
    void waitsWhenTheServerIsBusy();
    void keepsTheOrderOfAnIncident();
    void oldActionExpiresUnsent();
    void interruptedSendingIsSettledAtTheNextStart();
    void effectsHappenOnceUnderRandomFaults();
    void incidentThatIsGone();

private:
    OutboxAction submit(IncidentAct act, const QString &incidentId, const QString &text = {});
    ActionState stateOf(qint64 id) const;
    OutboxAction actionOf(qint64 id) const;
    bool reaches(qint64 id, ActionState state);

    std::unique_ptr<PagerDutyUnderTest> m_world;
    std::unique_ptr<Outbox> m_outbox;
    QString m_incident;
};

void OutboxTest::init()
{
    m_world = std::make_unique<PagerDutyUnderTest>();
    m_outbox = std::make_unique<Outbox>(m_world->database, m_world->clock, PagerDutyUnderTest::quick());
    m_outbox->setClients(m_world->clients());
    m_incident = m_world->server.addIncident({u"payment"_s, u"pool exhausted"_s});
}

void OutboxTest::cleanup()
{
    m_outbox.reset();
    m_world.reset();
}

OutboxAction OutboxTest::submit(IncidentAct act, const QString &incidentId, const QString &text)
{
    const auto kept = waitFor(m_outbox->submit({u"pd"_s, incidentId, act, text}));
    return kept.value_or(OutboxAction());
}

OutboxAction OutboxTest::actionOf(qint64 id) const
{
    for (const OutboxAction &action : m_outbox->actions()) {
        if (action.id == id)
            return action;
    }
    return {};
}

ActionState OutboxTest::stateOf(qint64 id) const
{
    return actionOf(id).state;
}

bool OutboxTest::reaches(qint64 id, ActionState state)
{
    return waitUntil([&] { return stateOf(id) == state; });
}

void OutboxTest::acknowledgeResolveAndNoteAreConfirmed()
{
    const auto acknowledge = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(acknowledge.id, ActionState::Confirmed));
    QCOMPARE(m_world->server.incident(m_incident)->status, u"acknowledged"_s);
    const auto note = submit(IncidentAct::Note, m_incident, u"リークを調査中"_s);
    QVERIFY(reaches(note.id, ActionState::Confirmed));
    QCOMPARE(m_world->server.incident(m_incident)->notes, QStringList{u"リークを調査中"_s});
    const auto resolve = submit(IncidentAct::Resolve, m_incident);
    QVERIFY(reaches(resolve.id, ActionState::Confirmed));
    QCOMPARE(m_world->server.incident(m_incident)->status, u"resolved"_s);
    QCOMPARE(m_world->server.writeCount(), 3u);
}

void OutboxTest::showsEveryStateInOrder()
{
    QList<ActionState> states;
    connect(m_outbox.get(), &Outbox::changed, this,
            [&](const OutboxAction &action) { states << action.state; });
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QCOMPARE(states, (QList{ActionState::Queued, ActionState::Sending, ActionState::Confirmed}));
}

void OutboxTest::isKeptBeforeItIsSent()
{
    m_outbox->setClients({});
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(action.id > 0);
    QCOMPARE(m_world->server.writeCount(), 0u);
    m_outbox = std::make_unique<Outbox>(m_world->database, m_world->clock, PagerDutyUnderTest::quick());
    m_outbox->setClients(m_world->clients());
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QCOMPARE(m_world->server.effectCount(action.key), 1);
}

void OutboxTest::nothingIsSentThatCouldNotBeKept()
{
    QVERIFY(waitUntil([&] { return m_outbox->isLoaded(); }));
    auto other = Connection::open(m_world->folder.filePath(u"yagura.db"_s), Access::ReadWrite,
                                  std::chrono::milliseconds(0));
    QVERIFY(other);
    QVERIFY((*other)->begin());
    const auto refused = waitFor(m_outbox->submit({u"pd"_s, m_incident, IncidentAct::Resolve}));
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(m_outbox->problem());
    QVERIFY(m_outbox->actions().empty());
    (*other)->rollback();
    QCOMPARE(m_world->server.writeCount(), 0u);
    QVERIFY(reaches(submit(IncidentAct::Resolve, m_incident).id, ActionState::Confirmed));
}

void OutboxTest::refusedIsSaidWithTheServersWords()
{
    const auto first = submit(IncidentAct::Resolve, m_incident);
    QVERIFY(reaches(first.id, ActionState::Confirmed));
    const auto second = submit(IncidentAct::Resolve, m_incident);
    QVERIFY(reaches(second.id, ActionState::Refused));
    QVERIFY2(actionOf(second.id).problem->detail.contains(u"Already Resolved"_s),
             qPrintable(actionOf(second.id).problem->detail));
}

void OutboxTest::lostAnswerIsSettledFromTheLog_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<QString>("text");
    QTest::newRow("acknowledge") << static_cast<int>(IncidentAct::Acknowledge) << QString();
    QTest::newRow("resolve") << static_cast<int>(IncidentAct::Resolve) << QString();
    QTest::newRow("note") << static_cast<int>(IncidentAct::Note) << u"seen"_s;
}

void OutboxTest::lostAnswerIsSettledFromTheLog()
{
    QFETCH(int, act);
    QFETCH(QString, text);
    m_world->server.failNext(PagerDutyFault::CloseAfterEffect);
    QSignalSpy changes(m_outbox.get(), &Outbox::changed);
    const auto action = submit(static_cast<IncidentAct>(act), m_incident, text);
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QVERIFY(!actionOf(action.id).evidence.isEmpty());
    QCOMPARE(m_world->server.effectCount(action.key), 1);
    QCOMPARE(m_world->server.writeCount(), 1u);
    bool wasUnknown = false;
    for (const auto &change : changes)
        wasUnknown |= change.first().value<OutboxAction>().state == ActionState::Unknown;
    QVERIFY(wasUnknown);
}

void OutboxTest::lostRequestIsFoundNotDone_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("closed before") << static_cast<int>(PagerDutyFault::CloseBeforeEffect);
    QTest::newRow("500") << static_cast<int>(PagerDutyFault::ServerError);
    QTest::newRow("login page") << static_cast<int>(PagerDutyFault::LoginPage);
}

void OutboxTest::lostRequestIsFoundNotDone()
{
    QFETCH(int, fault);
    m_world->server.failNext(static_cast<PagerDutyFault>(fault));
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(action.id, ActionState::Unknown));
    QVERIFY(reaches(action.id, ActionState::Refused));
    QCOMPARE(m_world->server.incident(m_incident)->status, u"triggered"_s);
    QCOMPARE(m_world->server.writeCount(), 1u); // never sent again by itself
    QVERIFY(reaches(submit(IncidentAct::Acknowledge, m_incident).id, ActionState::Confirmed));
}

void OutboxTest::waitsForAServerThatIsAway()
{
    m_outbox->setClients({{u"pd"_s, m_world->makeClient(1, u"primary@shop.example"_s)}});
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(waitUntil(
        [&] { return actionOf(action.id).attempts > 0 && stateOf(action.id) == ActionState::Queued; }));
    QVERIFY(actionOf(action.id).problem);
    m_outbox->setClients(m_world->clients());
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QVERIFY(!actionOf(action.id).problem);
}

void OutboxTest::waitsWhenTheServerIsBusy()
{
    m_world->server.failNext(PagerDutyFault::TooManyRequests, 2);
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QCOMPARE(actionOf(action.id).attempts, 3);
    QCOMPARE(m_world->server.effectCount(action.key), 1);
}

void OutboxTest::keepsTheOrderOfAnIncident()
{
    m_world->server.failNext(PagerDutyFault::CloseAfterEffect);
    const QString other = m_world->server.addIncident({u"orders-db"_s, u"full"_s});
    const auto first = submit(IncidentAct::Acknowledge, m_incident);
    const auto second = submit(IncidentAct::Note, m_incident, u"second"_s);
    const auto third = submit(IncidentAct::Resolve, m_incident);
    QVERIFY(reaches(submit(IncidentAct::Acknowledge, other).id, ActionState::Confirmed));
    QVERIFY(reaches(third.id, ActionState::Confirmed));
    QCOMPARE(stateOf(first.id), ActionState::Confirmed);
    QCOMPARE(stateOf(second.id), ActionState::Confirmed);
    QStringList types = m_world->server.incident(m_incident)->logEntryTypes;
    types = types.mid(types.indexOf(u"acknowledge_log_entry"_s));
    QCOMPARE(types,
             (QStringList{u"acknowledge_log_entry"_s, u"annotate_log_entry"_s, u"resolve_log_entry"_s}));
}

void OutboxTest::oldActionExpiresUnsent()
{
    OutboxTiming timing = PagerDutyUnderTest::quick();
    timing.expiry = std::chrono::milliseconds(50);
    m_outbox = std::make_unique<Outbox>(m_world->database, m_world->clock, timing);
    m_outbox->setClients({{u"pd"_s, m_world->makeClient(1, u"primary@shop.example"_s)}});
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(action.id, ActionState::Expired));
    m_outbox->setClients(m_world->clients());
    QVERIFY(reaches(submit(IncidentAct::Note, m_incident, u"now"_s).id, ActionState::Confirmed));
    QCOMPARE(m_world->server.effectCount(action.key), 0);
}

void OutboxTest::interruptedSendingIsSettledAtTheNextStart()
{
    // The answer is slow; the program dies while it waits.
    m_world->server.setDelay(std::chrono::seconds(20));
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(waitUntil([&] { return m_world->server.effectCount(action.key) == 1; }));
    QCOMPARE(stateOf(action.id), ActionState::Sending);
    m_outbox.reset();
    m_world->server.setDelay(std::chrono::milliseconds(0));
    m_outbox = std::make_unique<Outbox>(m_world->database, m_world->clock, PagerDutyUnderTest::quick());
    QVERIFY(waitUntil([&] { return m_outbox->isLoaded(); }));
    QCOMPARE(stateOf(action.id), ActionState::Unknown);
    m_outbox->setClients(m_world->clients());
    QVERIFY(reaches(action.id, ActionState::Confirmed));
    QCOMPARE(m_world->server.effectCount(action.key), 1);
    QCOMPARE(m_world->server.writeCount(), 1u);
}

void OutboxTest::effectsHappenOnceUnderRandomFaults()
{
    constexpr PagerDutyFault faults[]
        = {PagerDutyFault::CloseBeforeEffect, PagerDutyFault::CloseAfterEffect, PagerDutyFault::ServerError,
           PagerDutyFault::TooManyRequests, PagerDutyFault::LoginPage};
    QList<OutboxAction> sent;
    for (int i = 0; i < 25; ++i) {
        const QString incident = m_world->server.addIncident({u"payment"_s, u"number %1"_s.arg(i)});
        if (i % 2)
            m_world->server.failNext(faults[(i / 2) % 5]);
        sent << submit(IncidentAct::Acknowledge, incident);
        // One after the other: several failures in a row would open the circuit for half a minute.
        const bool isAnswered = waitUntil([&] {
            const ActionState state = stateOf(sent.last().id);
            return state != ActionState::Queued && state != ActionState::Sending;
        });
        const auto problem = actionOf(sent.last().id).problem;
        QVERIFY2(isAnswered, problem ? qPrintable(describe(*problem)) : "no problem told");
    }
    QVERIFY(waitUntil([&] {
        return std::ranges::all_of(
            sent, [&](const OutboxAction &action) { return actionOf(action.id).isFinished(); });
    }));
    for (const OutboxAction &action : sent) {
        const int effects = m_world->server.effectCount(action.key);
        QCOMPARE(effects, stateOf(action.id) == ActionState::Confirmed ? 1 : 0);
    }
}

void OutboxTest::incidentThatIsGone()
{
    m_world->server.removeIncident(m_incident);
    const auto action = submit(IncidentAct::Acknowledge, m_incident);
    QVERIFY(reaches(action.id, ActionState::Refused));
    QCOMPARE(actionOf(action.id).problem->kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
