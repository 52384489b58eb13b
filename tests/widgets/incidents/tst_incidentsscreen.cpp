#include "incidents/incidentsscreen.h"

#include "incidents/incidentalertspane.h"
#include "incidents/incidentdetailspane.h"
#include "incidents/incidentheader.h"
#include "incidents/incidentlistpane.h"
#include "incidents/progresssteps.h"
#include "incidents/timelinepane.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "support/pagerdutyundertest.h"
#include "support/waiting.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::incidents;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using yagura::demo::PagerDutyFault;
using yagura::test::PagerDutyUnderTest;
using yagura::test::waitUntil;

class IncidentsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listsAndCounts();
    void clickShowsDetails();
    void acknowledgesByKeyAndShowsTheConfirmedState();
    void bulkByClicks();
    void resolveAsksFirst();
    void noteByKeyboard();
    void unknownWriteIsADashedChipUntilItIsSettled();
    void refusedWriteSaysWhy();
    void filterField();
    void scopes();
    void goesToTheOtherSignals();
    void pivotChoosesTheIncident();
    void errorThenData();
    void nothingConnected();
    void everyControlHasAName();
    void pictures_data();
    void pictures();

private:
    void makeScreen(const Sources<PagerDutyClient> &sources);
    [[nodiscard]] QPoint cell(int row, int column) const;
    [[nodiscard]] kit::DataTable *table() const { return m_screen->list()->table(); }
    [[nodiscard]] kit::Button *button(const QString &name) const
    {
        return m_screen->findChild<kit::Button *>(name);
    }
    [[nodiscard]] kit::Chip *chip(const QString &name) const
    {
        return m_screen->findChild<kit::Chip *>(name);
    }
    void fillWorld();

    std::unique_ptr<PagerDutyUnderTest> m_world;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<IncidentFeed> m_feed;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<IncidentsScreen> m_screen;
    std::unique_ptr<kit::ActionRegistry> m_actions;
    QString m_payment;
    QString m_database;
};

void IncidentsScreenTest::init()
{
    m_world = std::make_unique<PagerDutyUnderTest>();
    m_payment = m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"Payment: DB connection pool exhausted"_s, .priority = u"P1"_s});
    m_database = m_world->server.addIncident(
        {.service = u"orders-db"_s, .title = u"orders-db: connections at the limit"_s, .priority = u"P2"_s});
    makeScreen(m_world->sources());
    QVERIFY(
        waitUntil([this] { return m_screen->isSettled() && m_screen->list()->model()->rowCount() == 2; }));
}

void IncidentsScreenTest::makeScreen(const Sources<PagerDutyClient> &sources)
{
    m_screen.reset();
    m_time = std::make_unique<correlate::TimeContext>(m_world->clock);
    m_feed = std::make_unique<IncidentFeed>(m_world->clock);
    m_feed->setInterval(0ms);
    m_outbox = std::make_unique<Outbox>(m_world->database, m_world->clock, PagerDutyUnderTest::quick());
    m_outbox->setClients(m_world->clients());
    m_actions = std::make_unique<kit::ActionRegistry>();
    m_screen = std::make_unique<IncidentsScreen>(*m_time, *m_feed, *m_outbox);
    m_screen->registerActions(*m_actions);
    m_screen->resize(1224, 732);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_feed->setSources(sources);
    m_screen->activate();
}

void IncidentsScreenTest::cleanup()
{
    m_screen.reset();
    m_outbox.reset();
    m_feed.reset();
    m_world.reset();
}

QPoint IncidentsScreenTest::cell(int row, int column) const
{
    return table()->visualRect(m_screen->list()->model()->index(row, column)).center();
}

void IncidentsScreenTest::listsAndCounts()
{
    const IncidentModel *model = m_screen->list()->model();
    QCOMPARE(model->row(0).incident.id, m_payment);
    QCOMPARE(model->row(1).incident.id, m_database);
    // The first is chosen by itself, its steps and timeline are there.
    QVERIFY(waitUntil([this] { return m_screen->details()->timeline()->model()->rowCount() >= 3; }));
    const auto &steps = m_screen->findChild<ProgressSteps *>()->steps();
    QCOMPARE(steps.size(), 3u);
    QCOMPARE(steps[0].state, StepState::Done);
    QCOMPARE(steps[1].state, StepState::Current);
    QCOMPARE(steps[2].state, StepState::NotReached);
}

void IncidentsScreenTest::clickShowsDetails()
{
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(1, IncidentModel::Title));
    QVERIFY(waitUntil([this] {
        const TimelineModel *model = m_screen->details()->timeline()->model();
        return m_screen->isSettled() && model->rowCount() > 0
            && model->item(0).entry->agent.name == u"orders-db"_s;
    }));
}

void IncidentsScreenTest::acknowledgesByKeyAndShowsTheConfirmedState()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A);
    QVERIFY(waitUntil([this] { return m_world->server.incident(m_payment)->status == u"acknowledged"_s; }));
    QVERIFY(waitUntil([this] {
        const IncidentModel *model = m_screen->list()->model();
        const int row = model->rowOf(u"pd"_s, m_payment);
        return model->row(row).incident.status == IncidentStatus::Acknowledged && !model->row(row).pending;
    }));
    QCOMPARE(m_world->server.incident(m_payment)->acknowledgers, QStringList{u"primary on-call"_s});
    QCOMPARE(m_world->server.incident(m_database)->status, u"triggered"_s);
    QVERIFY(waitUntil([this] {
        const auto &items = m_screen->details()->timeline()->model();
        return items->item(items->rowCount() - 1).entry
            && items->item(items->rowCount() - 1).entry->kind == LogEntryKind::Acknowledge;
    }));
}

void IncidentsScreenTest::bulkByClicks()
{
    kit::Button *bulk = button(u"bulkAcknowledge"_s);
    QVERIFY(!bulk->isVisible());
    for (const int row : {0, 1})
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(row, IncidentModel::Tick));
    QVERIFY(bulk->isVisible());
    QVERIFY(bulk->text().contains(u"2"_s));
    QTest::mouseClick(bulk, Qt::LeftButton);
    QVERIFY(waitUntil([this] {
        return m_world->server.incident(m_payment)->status == u"acknowledged"_s
            && m_world->server.incident(m_database)->status == u"acknowledged"_s;
    }));
    QVERIFY(waitUntil([bulk] { return !bulk->isVisible(); }));
}

void IncidentsScreenTest::resolveAsksFirst()
{
    QTest::mouseClick(button(u"resolve"_s), Qt::LeftButton);
    auto *confirm = m_screen->details()->findChild<kit::Button *>(u"confirm"_s);
    QVERIFY(confirm->isVisible());
    QCOMPARE(m_world->server.writeCount(), 0u);
    QTest::mouseClick(m_screen->details()->findChild<kit::Button *>(u"decline"_s), Qt::LeftButton);
    QVERIFY(!confirm->isVisible());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_R);
    QVERIFY(confirm->isVisible());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QVERIFY(waitUntil([this] { return m_world->server.incident(m_payment)->status == u"resolved"_s; }));
    QVERIFY(waitUntil([this] { return !button(u"resolve"_s)->isVisible(); }));
}

void IncidentsScreenTest::noteByKeyboard()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_N);
    auto *field = qobject_cast<QLineEdit *>(m_screen->focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, u"idle in transaction"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->text().isEmpty());
    QVERIFY(waitUntil([this] {
        return m_world->server.incident(m_payment)->notes == QStringList{u"idle in transaction"_s};
    }));
    QVERIFY(waitUntil([this] {
        const auto *items = m_screen->details()->timeline()->model();
        const TimelineItem &last = items->item(items->rowCount() - 1);
        return last.entry && last.entry->note == u"idle in transaction"_s;
    }));
}

void IncidentsScreenTest::unknownWriteIsADashedChipUntilItIsSettled()
{
    m_world->server.failNext(PagerDutyFault::CloseBeforeEffect);
    m_screen->acknowledge();
    QVERIFY(waitUntil([this] {
        const auto &pending = m_screen->list()->model()->row(0).pending;
        return pending && pending->state == ActionState::Unknown;
    }));
    QVERIFY(chip(u"pending"_s)->isVisible());
    QCOMPARE(chip(u"pending"_s)->content().kind, kit::ChipKind::Pending);
    QCOMPARE(m_screen->list()->model()->row(0).incident.status, IncidentStatus::Triggered);
    QVERIFY(waitUntil([this] {
        const auto &pending = m_screen->list()->model()->row(0).pending;
        return pending && pending->state == ActionState::Refused;
    }));
    QCOMPARE(m_world->server.writeCount(), 1u);
}

void IncidentsScreenTest::refusedWriteSaysWhy()
{
    m_world->server.setTokenAccepted(false);
    m_screen->acknowledge();
    QVERIFY(waitUntil([this] {
        const auto *items = m_screen->details()->timeline()->model();
        for (int row = 0; row < items->rowCount(); ++row) {
            const auto &action = items->item(row).action;
            if (action && action->state == ActionState::Refused
                && action->problem->kind == ErrorKind::Unauthorized)
                return true;
        }
        return false;
    }));
    // What was there stays.
    QCOMPARE(m_screen->list()->model()->rowCount(), 2);
}

void IncidentsScreenTest::filterField()
{
    auto *field = m_screen->findChild<kit::SearchField *>();
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Slash);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"service:orders"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(waitUntil([this] { return m_screen->list()->model()->rowCount() == 1; }));
    field->selectAll();
    QTest::keyClicks(field, u"nothing-like-it"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(waitUntil([this] { return !m_screen->list()->stack()->isShowingContent(); }));
    field->selectAll();
    QTest::keyClicks(field, u"status:wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    // What cannot be read changes nothing.
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
    field->clear();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(waitUntil([this] { return m_screen->list()->model()->rowCount() == 2; }));
}

void IncidentsScreenTest::scopes()
{
    QVERIFY(waitUntil([this] { return !m_feed->identity(u"pd"_s).id.isEmpty(); }));
    auto *scope = m_screen->list()->findChild<kit::SegmentedControl *>();
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_Left);
    QVERIFY(waitUntil([this] { return m_screen->list()->scope() == Scope::Team; }));
    QCOMPARE(m_screen->list()->model()->rowCount(), 1);
    QTest::keyClick(scope, Qt::Key_Left);
    QCOMPARE(m_screen->list()->model()->row(0).incident.id, m_payment);
}

void IncidentsScreenTest::goesToTheOtherSignals()
{
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_T);
    QTest::mouseClick(button(u"goTo%1"_s.arg(static_cast<int>(correlate::Target::Logs))), Qt::LeftButton);
    QCOMPARE(pivots.size(), 2);
    const auto pivot = pivots.first().first().value<correlate::Pivot>();
    QCOMPARE(pivot.target, correlate::Target::Traces);
    QCOMPARE(pivot.service, u"payment"_s);
    QCOMPARE(pivot.incidentId, m_payment);
    QVERIFY(pivot.range && pivot.range->isValid());
    QCOMPARE(pivots.last().first().value<correlate::Pivot>().target, correlate::Target::Logs);
}

void IncidentsScreenTest::pivotChoosesTheIncident()
{
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Incidents;
    pivot.incidentId = m_database;
    m_screen->openPivot(pivot);
    QCOMPARE(table()->currentIndex().row(), 1);
    pivot = {};
    pivot.service = u"payment"_s;
    m_screen->openPivot(pivot);
    QCOMPARE(m_screen->list()->model()->rowCount(), 1);
}

void IncidentsScreenTest::errorThenData()
{
    m_world->server.setTokenAccepted(false);
    makeScreen(m_world->sources());
    QVERIFY(waitUntil([this] { return m_feed->isSettled(); }));
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
    m_world->server.setTokenAccepted(true);
    m_feed->refresh();
    QVERIFY(waitUntil([this] { return m_screen->list()->stack()->isShowingContent(); }));
    // A later failure leaves it.
    m_world->server.setTokenAccepted(false);
    m_feed->refresh();
    QVERIFY(waitUntil([this] { return m_feed->state(u"pd"_s).error.has_value(); }));
    QVERIFY(m_screen->list()->stack()->isShowingContent());
}

void IncidentsScreenTest::nothingConnected()
{
    makeScreen({});
    QVERIFY(waitUntil([this] { return m_screen->isSettled(); }));
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
}

void IncidentsScreenTest::everyControlHasAName()
{
    QCOMPARE(kit::namelessControls(m_screen.get()).join(u", "_s), QString());
}

void IncidentsScreenTest::fillWorld()
{
    const Instant now = m_world->clock.now();
    const struct
    {
        const char16_t *service;
        const char16_t *title;
        const char16_t *urgency;
        const char16_t *priority;
        int minutes;
        int acknowledged;
        int resolved;
    } lines[] = {{u"payment", u"Checkout: 5xx ratio above 5 %", u"high", u"P1", 12, 0, 0},
                 {u"payment", u"Gateway: p99 of POST /pay over 3 s", u"high", u"P2", 9, 0, 0},
                 {u"payment", u"Worker: capture queue growing", u"low", u"P3", 8, 0, 0},
                 {u"orders-db", u"Inventory: replica 2 keeps restarting", u"high", u"P2", 41, 3, 0},
                 {u"payment", u"Search: index refresh 90 s behind", u"low", u"P3", 72, 5, 0},
                 {u"orders-db", u"Catalogue: image 404 ratio 2.1 %", u"low", u"P4", 220, 7, 0},
                 {u"payment", u"Users: certificate expires in 9 days", u"low", u"", 1560, 60, 0},
                 {u"payment", u"Gateway: upstream resets from search", u"high", u"P2", 318, 2, 20},
                 {u"orders-db", u"注文データベース: レプリケーションの遅延", u"low", u"P4", 400, 2, 30}};
    for (const auto &line : lines) {
        demo::PagerDutySeed seed{QString::fromUtf16(line.service), QString::fromUtf16(line.title)};
        seed.urgency = QString::fromUtf16(line.urgency);
        seed.priority = QString::fromUtf16(line.priority);
        seed.createdAt = now - std::chrono::minutes(line.minutes);
        if (line.acknowledged)
            seed.acknowledgedAt = *seed.createdAt + std::chrono::minutes(line.acknowledged);
        if (line.resolved)
            seed.resolvedAt = *seed.createdAt + std::chrono::minutes(line.resolved);
        m_world->server.addIncident(seed);
    }
}

void IncidentsScreenTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark-1280") << true << QSize(1224, 732);
    QTest::newRow("light-1280") << false << QSize(1224, 732);
    QTest::newRow("dark-2560") << true << QSize(2504, 1372);
    QTest::newRow("light-2560") << false << QSize(2504, 1372);
}

void IncidentsScreenTest::pictures()
{
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    auto &application = *static_cast<QApplication *>(QCoreApplication::instance());
    kit::ThemeManager themes(application, isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    fillWorld();
    m_screen->resize(size);
    m_feed->refresh();
    QVERIFY(waitUntil([this] { return m_screen->list()->model()->rowCount() > 8 && m_screen->isSettled(); }));
    (void)m_outbox->submit({u"pd"_s, m_payment, IncidentAct::Note, u"Idle in transaction since 2.41.0"_s});
    m_screen->acknowledge();
    QVERIFY(waitUntil([this] { return m_world->server.incident(m_payment)->status == u"acknowledged"_s; }));
    m_world->server.failNext(PagerDutyFault::CloseBeforeEffect);
    (void)m_outbox->submit({u"pd"_s, m_database, IncidentAct::Acknowledge});
    QVERIFY(waitUntil([this] { return m_outbox->countOf(ActionState::Unknown) > 0; }));
    for (const int row : {1, 2})
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(row, IncidentModel::Tick));
    QCOMPARE(m_screen->list()->model()->ticked().size(), 2u);
    QTest::qWait(200);
    const QPixmap picture = m_screen->grab();
    for (const kit::Panel *panel : m_screen->findChildren<kit::Panel *>())
        QVERIFY(m_screen->rect().contains(QRect(panel->mapTo(m_screen.get(), QPoint()), panel->size())));
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty())
        QVERIFY(picture.save(
            QDir(folder).filePath(u"incidents-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag())))));
    m_screen.reset(); // before the theme goes
}

QTEST_MAIN(IncidentsScreenTest)
#include "tst_incidentsscreen.moc"
