#include "dashboards/panelframe.h"

#include "core/callcombinators.h"
#include "core/clock.h"
#include "core/finding.h"
#include "dashboards/lists/listpanelview.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/overlays/chartoverlays.h"
#include "dashboards/overlays/exemplarloader.h"
#include "dashboards/overlays/panelmarks.h"
#include "dashboards/overlays/ratewindowcheck.h"
#include "dashboards/panelsources.h"
#include "dashboards/repeats.h"
#include "kit/controls/chip.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/paintparts.h"
#include "kit/safelinks.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace yagura::dashboards {

PanelFrame::PanelFrame(metrics::QueryScheduler &scheduler, const Clock &clock, QWidget *parent)
    : kit::Panel({}, kit::PanelBody::Flush, parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_loader(scheduler, clock)
    , m_slot(new QWidget(this))
    , m_stack(new kit::ContentStack(m_slot, this))
    , m_exemplars(new ExemplarLoader(scheduler, this))
    , m_marks(new PanelMarks(this))
    , m_trouble(new kit::Chip(kit::Severity::Warning, {}, this))
    , m_notice(new kit::Chip(kit::Severity::Info, {}, this))
    , m_stale(new kit::StaleBadge(this))
    , m_tools(new QWidget(this))
    , m_menu(new kit::IconButton(kit::IconName::More, tr("Panel menu"), this))
{
    new QVBoxLayout(m_slot);
    bodyLayout()->addWidget(m_stack, 1);
    buildHeader();
    setFocusPolicy(Qt::StrongFocus);
    connect(&m_loader, &PanelLoader::finished, this, &PanelFrame::prepareData);
    connect(m_exemplars, &ExemplarLoader::changed, this,
            [this] { m_view->setExemplars(m_exemplars->exemplars()); });
    connect(m_marks, &PanelMarks::alertActivated, this, &PanelFrame::showAlerts);
    connect(m_marks, &PanelMarks::mendRequested, this, &PanelFrame::mendWindows);
}

void PanelFrame::buildHeader()
{
    m_trouble->hide();
    m_notice->hide();
    headerLayout()->addWidget(m_marks);
    headerLayout()->addWidget(m_trouble);
    headerLayout()->addWidget(m_notice);
    headerLayout()->addWidget(m_stale);
    headerLayout()->addWidget(m_tools);
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins({});
    tools->setSpacing(kit::space::tiny);
    const auto add = [&](kit::IconName icon, const QString &text, auto signal) {
        auto *button = new kit::IconButton(icon, text, m_tools);
        button->setControlSize(kit::ControlSize::Small);
        tools->addWidget(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, signal] { Q_EMIT(this->*signal)(m_panel.id); });
    };
    add(kit::IconName::Edit, tr("Edit panel"), &PanelFrame::editRequested);
    add(kit::IconName::Copy, tr("Duplicate panel"), &PanelFrame::duplicateRequested);
    add(kit::IconName::Trash, tr("Delete panel"), &PanelFrame::removeRequested);
    m_tools->hide();
    m_menu->setControlSize(kit::ControlSize::Small);
    m_menu->setFocusPolicy(Qt::NoFocus); // the panel itself has the keys for it
    headerLayout()->addWidget(m_menu);
    connect(m_menu, &QAbstractButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_panel.id, m_menu->mapToGlobal(m_menu->rect().bottomLeft())); });
    m_menu->hide();
}

void PanelFrame::makeView()
{
    if (m_view && m_viewKind == m_panel.kind)
        return;
    delete m_view;
    m_viewKind = m_panel.kind;
    m_view = makePanelView(m_panel.kind, m_panel.title, m_slot);
    m_slot->layout()->addWidget(m_view);
    m_list = qobject_cast<ListPanelView *>(m_view);
    const bool isTable = m_panel.kind == PanelKind::Table || m_panel.kind == PanelKind::Unsupported || m_list;
    const int margin = isTable ? 0 : kit::space::medium;
    m_slot->layout()->setContentsMargins(margin, 0, margin, isTable ? 1 : margin);
    if (m_list) {
        connect(m_list, &ListPanelView::stateChanged, this, &PanelFrame::showList);
        connect(m_list, &ListPanelView::dashboardRequested, this, &PanelFrame::dashboardRequested);
    }
    connect(m_view, &PanelView::addressRequested, this, &PanelFrame::openAddress);
    connect(m_view, &PanelView::pivotRequested, this, &PanelFrame::pivotRequested);
    connect(m_view, &PanelView::cursorMoved, this, &PanelFrame::cursorMoved);
    connect(m_view, &PanelView::pinToggled, this, &PanelFrame::pinToggled);
    connect(m_view, &PanelView::rangeSelected, this, &PanelFrame::rangeSelected);
    connect(m_view, &PanelView::zoomOutRequested, this, &PanelFrame::zoomOutRequested);
}

// "/d/uid/…?var-job=api" is a dashboard of the workspace; anything else is for the browser.
void PanelFrame::openAddress(const QString &address)
{
    static const QRegularExpression board(QStringLiteral("(?:^|/)d/([^/?#]+)"));
    const QString whole = linkAddress(address, planContext());
    const QString uid = board.match(whole).captured(1);
    const PanelFeeds *feeds = m_surroundings.feeds;
    for (const DashboardEntry &entry :
         feeds && !uid.isEmpty() ? feeds->dashboards() : std::vector<DashboardEntry>()) {
        if (entry.uid == uid) {
            Q_EMIT dashboardRequested({entry.id, false, true, whole});
            return;
        }
    }
    if (!kit::openLink(whole))
        kit::showPlainToolTip(QCursor::pos(), tr("This link leads to nothing that is known here."), this);
}

void PanelFrame::setPanel(const dashboards::Panel &panel)
{
    if (m_view && panel == m_panel)
        return;
    m_panel.grid = panel.grid;
    if (m_view && panel == m_panel)
        return; // only its place is new
    const bool sameQueries = m_view && panel.targets == m_panel.targets && panel.source == m_panel.source
        && panel.interval == m_panel.interval && panel.kind == m_panel.kind
        && (!m_list || panel.options == m_panel.options);
    m_panel = panel;
    makeView();
    m_stack->setVisible(panel.kind != PanelKind::Row);
    showTexts();
    if (!sameQueries)
        markOutdated();
    checkWindows();
    if (m_loader.hasAnswers() && !m_list)
        prepareData();
}

void PanelFrame::showTexts()
{
    const PlanContext context = planContext();
    const QString title = shownText(m_panel.title, context);
    setTitle(title);
    setAccessibleName(title);
    m_view->setAccessibleName(title);
    // Descriptions are short here; a long one is a tooltip, not a subtitle.
    constexpr int subtitleLength = 40;
    const QString description = shownText(m_panel.description, context);
    const bool isShort = description.size() <= subtitleLength && m_panel.kind != PanelKind::Stat;
    const QString time = timeText();
    setSubtitle(!time.isEmpty() ? time : isShort ? description : QString());
    kit::setPlainToolTip(this, description);
}

// That it shows another time than its dashboard must be seen.
QString PanelFrame::timeText() const
{
    QStringList parts;
    if (!m_panel.timeFrom.isEmpty())
        parts << tr("last %1").arg(m_panel.timeFrom);
    if (!m_panel.timeShift.isEmpty())
        parts << tr("%1 earlier").arg(m_panel.timeShift);
    return parts.join(QStringLiteral(", "));
}

void PanelFrame::setMode(GridMode mode)
{
    m_mode = mode;
    if (mode == GridMode::Edit)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
    m_slot->setCursor(Qt::ArrowCursor);
    m_marks->setEditable(mode == GridMode::Edit);
    showTools();
    update();
}

void PanelFrame::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    showTools();
}

// Calm until somebody means this panel.
void PanelFrame::showTools()
{
    const bool isMeant = m_isSelected || m_isHovered;
    m_tools->setVisible(m_mode == GridMode::Edit && isMeant && !m_isBare);
    m_menu->setVisible((isMeant || hasFocus()) && m_panel.kind != PanelKind::Row && !m_isBare);
}

void PanelFrame::setBare(bool isBare)
{
    m_isBare = isBare;
    showTools();
}

void PanelFrame::enterEvent(QEnterEvent *event)
{
    kit::Panel::enterEvent(event);
    m_isHovered = true;
    showTools();
}

void PanelFrame::leaveEvent(QEvent *event)
{
    kit::Panel::leaveEvent(event);
    m_isHovered = false;
    showTools();
}

PlanContext PanelFrame::planContext() const
{
    PlanContext context;
    context.range = m_surroundings.range;
    context.widthPx = std::max(width() - 2 * kit::space::medium, 1);
    context.scrapeInterval = m_surroundings.scrapeInterval;
    context.variables = scopedVariables(m_surroundings.variables, m_panel);
    context.zone = m_surroundings.zone;
    for (const auto &source : m_surroundings.sources)
        context.metricSources.push_back({source.id, source.name});
    context.dashboardUid = m_surroundings.dashboardUid;
    context.dashboardTitle = m_surroundings.dashboardTitle;
    return context;
}

PanelSources PanelFrame::sources() const
{
    return {m_surroundings.sources,
            m_surroundings.feeds ? m_surroundings.feeds->logSources() : Sources<logs::ElasticClient>()};
}

void PanelFrame::ask(const PanelSurroundings &surroundings)
{
    m_surroundings = surroundings;
    m_isOutdated = false;
    showTexts();
    checkWindows();
    if (m_list) {
        askList();
        return;
    }
    std::vector<PanelQuestion> questions;
    QString missing;
    if (hasTargets(m_panel.kind)) {
        const std::vector<PlannedQuery> planned = planQueries(m_panel, planContext());
        m_exemplars->ask(drawsExemplars(m_panel.kind) ? planned : std::vector<PlannedQuery>(),
                         m_surroundings.sources);
        for (const PlannedQuery &query : planned) {
            PanelQuestion question = questionFor(query, sources(), m_scheduler);
            if (question.start)
                questions.push_back(std::move(question));
            else
                missing = missingSourceHint(query);
        }
    }
    if (questions.empty() && !missing.isEmpty()) {
        m_stack->setError({ErrorKind::Missing, {}, {}, missing});
        Q_EMIT settled();
        return;
    }
    if (!m_loader.hasAnswers() && !questions.empty())
        m_stack->setLoading();
    m_loader.ask(std::move(questions));
}

void PanelFrame::askList()
{
    m_loader.cancel();
    ListQuestion question;
    question.panel = m_panel;
    question.plan = planContext();
    question.zone = m_surroundings.zone;
    question.dashboardUid = m_surroundings.dashboardUid;
    question.feeds = m_surroundings.feeds;
    question.metrics = sourceNamed(m_surroundings.sources, settingText(m_panel.source, question.plan));
    question.scheduler = &m_scheduler;
    question.clock = &m_clock;
    if (!m_list->state().hasContent)
        m_stack->setLoading();
    m_list->ask(question);
}

// What a list says of itself, where other panels say what their loader knows.
void PanelFrame::showList()
{
    const ListState &state = m_list->state();
    showTrouble(state.error, state.hasContent, state.notices);
    const bool isFailing = state.error && state.hasContent;
    const Duration tolerance
        = std::max<Duration>(std::chrono::minutes(1), 3 * m_surroundings.refreshInterval);
    m_stale->setAge(state.hasContent ? state.confirmedAt : std::nullopt, m_clock.now(),
                    isFailing ? Duration::zero() : tolerance);
    if (state.hasContent)
        m_stack->setContent();
    else if (state.error)
        m_stack->setError(*state.error);
    else
        m_stack->setEmpty(state.sentence, state.explanation, state.icon);
    Q_EMIT settled();
}

bool PanelFrame::isRunning() const
{
    return m_list ? m_list->isRunning() : m_loader.isRunning() || m_isPreparing || m_exemplars->isRunning();
}

void PanelFrame::stop()
{
    if (isRunning())
        markOutdated();
    m_loader.cancel();
    m_exemplars->cancel();
    if (m_list)
        m_list->stop();
}

void PanelFrame::setInSight(bool isInSight)
{
    m_loader.setPriority(isInSight ? metrics::QueryPriority::Visible : metrics::QueryPriority::Background);
}

DataContext PanelFrame::dataContext() const
{
    DataContext context;
    context.range = panelRange(m_panel, m_surroundings.range, m_surroundings.zone);
    context.transforming.zone = m_surroundings.zone;
    context.now = m_clock.now();
    context.transforming.interpolated
        = [plan = planContext()](const QString &text) { return settingText(text, plan); };
    return context;
}

// Columns of a large answer take their time: they are made away from the window.
void PanelFrame::prepareData()
{
    const auto work = [panel = m_panel, answers = m_loader.answers(),
                       context = dataContext()]() -> Result<SharedPanelData> {
        return std::make_shared<const PanelData>(panelData(panel, answers, context));
    };
    const auto take = [this](const Result<SharedPanelData> &made) {
        m_isPreparing = false;
        if (made)
            m_data = *made;
        showData();
        Q_EMIT settled();
    };
    if (!m_surroundings.workers) {
        m_preparing.cancel();
        take(work());
        return;
    }
    m_isPreparing = true;
    m_preparing = runOnWorker(m_surroundings.workers, work);
    m_preparing.onDone(this, take);
}

PanelContent PanelFrame::contentOf() const
{
    PanelContent content;
    content.panel = m_panel;
    content.title = shownText(m_panel.title, planContext());
    content.text = shownText(m_panel.text, planContext());
    content.data = m_data ? m_data : std::make_shared<const PanelData>();
    content.range = panelRange(m_panel, m_surroundings.range, m_surroundings.zone);
    content.zone = m_surroundings.zone;
    content.now = m_clock.now();
    return content;
}

void PanelFrame::showData()
{
    if (m_list)
        return; // answers of what the panel was before
    const PanelContent content = contentOf();
    m_view->setContent(content);
    m_view->setOverlays(m_overlays);
    m_view->setExemplars(m_exemplars->exemplars());
    showState();
    const bool asks = hasTargets(m_panel.kind);
    // A table that transformations made may have columns and no rows.
    const bool isEmpty = std::ranges::all_of(content.data->frames,
                                             [](const frames::Frame &frame) { return frame.length() == 0; });
    if (m_loader.error() && m_loader.answers().empty())
        m_stack->setError(*m_loader.error());
    else if (asks && m_panel.targets.empty())
        m_stack->setEmpty(tr("This panel asks nothing yet"), tr("Edit it and give it a query."),
                          kit::IconName::Edit);
    else if (asks && isEmpty && m_panel.field.noValue
             && m_panel.kind == PanelKind::TimeSeries) // axes alone say nothing; figures show the word
        m_stack->setEmpty(*m_panel.field.noValue, {}, kit::IconName::Search);
    else if (asks && isEmpty && !m_panel.field.noValue)
        m_stack->setEmpty(tr("No data"), tr("The query is right, but nothing matches it in this time range."),
                          kit::IconName::Search);
    else
        m_stack->setContent();
}

void PanelFrame::showState()
{
    const auto &error = m_loader.error();
    QStringList notices = noticesOf(m_loader.answers());
    for (const Finding &finding : m_data ? m_data->findings : Findings())
        notices << describe(finding);
    showTrouble(error, !m_loader.answers().empty(), notices);
    const Duration tolerance
        = std::max<Duration>(std::chrono::minutes(1), 3 * m_surroundings.refreshInterval);
    const bool failing = error.has_value() && m_loader.hasAnswers();
    m_stale->setAge(failing ? m_loader.confirmedAt() : std::nullopt, m_clock.now(),
                    failing ? Duration::zero() : tolerance);
}

// isOld: what is shown is of before the error.
void PanelFrame::showTrouble(const std::optional<Error> &error, bool isOld, const QStringList &notices)
{
    m_trouble->setVisible(error.has_value() && isOld);
    if (error) {
        m_trouble->setContent(kit::Chip(kit::Severity::Warning, kit::errorTitle(*error)).content());
        kit::setPlainToolTip(m_trouble,
                             kit::errorSentence(*error) + QLatin1Char('\n') + kit::errorAdvice(*error));
    }
    m_notice->setVisible(!notices.isEmpty());
    if (!notices.isEmpty()) {
        m_notice->setContent(
            kit::Chip(kit::Severity::Info, tr("%n note(s)", nullptr, static_cast<int>(notices.size())))
                .content());
        kit::setPlainToolTip(m_notice, notices.join(QLatin1Char('\n')));
    }
}

void PanelFrame::showOverlays(const PanelOverlays &overlays)
{
    if (overlays == m_overlays)
        return;
    m_overlays = overlays;
    m_marks->setAlerts(overlays.ribbons);
    m_view->setOverlays(overlays);
}

// The service is named where all alerts that are on have the same.
void PanelFrame::showAlerts()
{
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Alerts;
    QStringList services;
    for (const AlertRibbon &ribbon : m_overlays.ribbons) {
        if (ribbon.state != metrics::AlertState::Inactive)
            services << ribbon.labels.value(u"service");
    }
    services.removeDuplicates();
    if (services.size() == 1)
        pivot.service = services.front();
    Q_EMIT pivotRequested(pivot);
}

void PanelFrame::checkWindows()
{
    const bool isKnown = m_surroundings.targets && hasTargets(m_panel.kind);
    m_marks->setNarrowWindows(isKnown ? narrowWindows(m_panel, planContext(), *m_surroundings.targets)
                                      : std::vector<TargetWindow>());
}

void PanelFrame::mendWindows()
{
    if (m_surroundings.targets)
        Q_EMIT mended(withWindowsMended(m_panel, planContext(), *m_surroundings.targets));
}

void PanelFrame::showCursor(std::optional<Instant> at)
{
    m_view->setCursor(at);
}

void PanelFrame::showPinned(std::optional<Instant> at)
{
    m_view->setPinned(at);
}

QRect PanelFrame::headerRect() const
{
    return {0, 0, width(), std::min(height(), kit::size::panelHeader)};
}

void PanelFrame::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !headerRect().contains(event->position().toPoint())) {
        kit::Panel::mousePressEvent(event);
        return;
    }
    m_isPressed = true;
    Q_EMIT pressed(m_panel.id, event->globalPosition().toPoint());
    event->accept();
}

void PanelFrame::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isPressed)
        Q_EMIT dragged(event->globalPosition().toPoint());
    else
        kit::Panel::mouseMoveEvent(event);
}

void PanelFrame::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_isPressed) {
        kit::Panel::mouseReleaseEvent(event);
        return;
    }
    m_isPressed = false;
    Q_EMIT released();
    if (m_panel.kind == PanelKind::Row && m_mode == GridMode::View
        && rect().contains(event->position().toPoint()))
        Q_EMIT rowToggled(m_panel.id);
}

void PanelFrame::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_mode == GridMode::Edit && headerRect().contains(event->position().toPoint()))
        Q_EMIT editRequested(m_panel.id);
    else
        kit::Panel::mouseDoubleClickEvent(event);
}

void PanelFrame::focusInEvent(QFocusEvent *event)
{
    kit::Panel::focusInEvent(event);
    if (m_mode == GridMode::Edit)
        Q_EMIT pressed(m_panel.id, {});
    showTools();
    update();
}

void PanelFrame::focusOutEvent(QFocusEvent *event)
{
    kit::Panel::focusOutEvent(event);
    showTools();
    update();
}

void PanelFrame::keyPressEvent(QKeyEvent *event)
{
    const bool isMenuKey = event->key() == Qt::Key_Menu
        || (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (isMenuKey && !m_isBare)
        Q_EMIT menuRequested(m_panel.id, mapToGlobal(headerRect().bottomLeft()));
    else
        kit::Panel::keyPressEvent(event);
}

void PanelFrame::contextMenuEvent(QContextMenuEvent *event)
{
    // The key comes as a key press as well.
    if (!m_isBare && event->reason() != QContextMenuEvent::Keyboard)
        Q_EMIT menuRequested(m_panel.id, event->globalPos());
    event->accept();
}

void PanelFrame::paintEvent(QPaintEvent *event)
{
    kit::Panel::paintEvent(event);
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() && m_mode == GridMode::View && !m_isBare)
        kit::paintFocusRing(painter, rect(), theme, kit::size::radiusPanel);
    if (m_panel.kind == PanelKind::Row) {
        const QRectF place(width() - 28, headerRect().center().y() - 8, 16, 16);
        kit::paintIcon(painter, place,
                       m_panel.collapsed ? kit::IconName::ChevronRight : kit::IconName::ChevronDown,
                       theme.color(kit::ColorRole::TextMuted));
    }
}

} // namespace yagura::dashboards
