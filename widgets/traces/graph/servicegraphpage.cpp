#include "traces/graph/servicegraphpage.h"

#include "core/clock.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/safetext.h"
#include "kit/timetext.h"
#include "traces/graph/graphtools.h"
#include "traces/graph/servicepanel.h"
#include "traces/waterfall/keyhintbar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr FigureRoom FigureRoomOfRates{.width = 116, .lines = 2}; // "1,204/s err 12.3 %", "p95 1.24 s"
constexpr int FindWidth = 220;
constexpr int PanelWidth = 264;
constexpr int WidePanelWidth = 336;
constexpr int WidePage = 1600;

} // namespace

ServiceGraphPage::ServiceGraphPage(correlate::TimeContext &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_count(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_problem(new kit::ElidedLabel({}, kit::TextStyle::Label, kit::ColorRole::Warning))
    , m_find(new kit::SearchField(tr("Find a service"), QStringLiteral("/")))
    , m_view(new GraphView(tr("Graph of the services")))
    , m_panel(new ServicePanel)
    , m_foot(new KeyHintBar)
{
    m_workers.setMaxThreadCount(1);
    auto *content = new QWidget;
    auto *panes = new QHBoxLayout(content);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(m_view, 1);
    panes->addWidget(m_panel);
    m_stack = new kit::ContentStack(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addLayout(makeHead());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
    m_foot->setHints({{{QStringLiteral("←"), QStringLiteral("→")}, tr("along calls")},
                      {{QStringLiteral("Enter")}, tr("traces of the service")},
                      {{QStringLiteral("M")}, tr("metrics")},
                      {{QStringLiteral("L")}, tr("logs")},
                      {{QStringLiteral("F")}, tr("fit")}});
    connectParts();
    showSelected();
}

ServiceGraphPage::~ServiceGraphPage()
{
    m_workers.waitForDone();
}

QHBoxLayout *ServiceGraphPage::makeHead()
{
    auto *back = new kit::Button(tr("Search"), kit::ButtonKind::Quiet);
    back->setIconName(kit::IconName::ChevronLeft);
    back->setControlSize(kit::ControlSize::Small);
    back->setToolTip(tr("Back to the search"));
    connect(back, &QAbstractButton::clicked, this, &ServiceGraphPage::backRequested);
    m_find->setFixedWidth(FindWidth);
    m_find->setFixedHeight(kit::size::controlSmall);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 12, 8);
    head->setSpacing(8);
    head->addWidget(back);
    head->addWidget(new kit::PlainLabel(tr("Services"), kit::TextStyle::Title));
    head->addWidget(m_count);
    head->addWidget(m_problem, 1);
    head->addWidget(m_find);
    addZoomButtons(*head, m_view);
    return head;
}

void ServiceGraphPage::connectParts()
{
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, &ServiceGraphPage::retryRequested);
    connect(m_find, &kit::SearchField::searchChanged, this,
            [this](const QString &text) { m_view->setMatches(nodesWith(m_view->picture().nodes, text)); });
    connect(m_find, &QLineEdit::returnPressed, m_view, &GraphView::goToNextMatch);
    connect(m_view, &GraphView::selectedChanged, this, &ServiceGraphPage::showSelected);
    connect(m_view, &GraphView::nodeActivated, this,
            [this](std::uint32_t node) { Q_EMIT tracesRequested(m_graph.nodes[node].service); });
    connect(m_view, &GraphView::menuRequested, this, &ServiceGraphPage::showMenu);
    connect(m_panel, &ServicePanel::serviceChosen, this, [this](std::uint32_t node) {
        if (node >= m_graph.nodes.size())
            return;
        m_view->select(node);
        m_view->reveal(node);
        m_view->setFocus();
    });
    connect(m_panel, &ServicePanel::tracesRequested, this, [this] { goTo(correlate::Target::Traces); });
    connect(m_panel, &ServicePanel::metricsRequested, this, [this] { goTo(correlate::Target::Metrics); });
    connect(m_panel, &ServicePanel::logsRequested, this, [this] { goTo(correlate::Target::Logs); });
}

void ServiceGraphPage::registerActions(kit::ActionRegistry &registry)
{
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(this,
                     {QString::fromLatin1(id), text, tr("Services"), key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    add("traces.services.back", tr("Back to the search"), Qt::Key_Escape, kit::IconName::ChevronLeft,
        [this] { Q_EMIT backRequested(); });
    add("traces.services.find", tr("Find a service"), Qt::Key_Slash, kit::IconName::Search, [this] {
        m_find->setFocus();
        m_find->selectAll();
    });
    add("traces.services.traces", tr("Traces of the service"), Qt::Key_T, kit::IconName::Traces,
        [this] { goTo(correlate::Target::Traces); });
    add("traces.services.metrics", tr("Metrics of the service"), Qt::Key_M, kit::IconName::Metrics,
        [this] { goTo(correlate::Target::Metrics); });
    add("traces.services.logs", tr("Logs of the service"), Qt::Key_L, kit::IconName::Logs,
        [this] { goTo(correlate::Target::Logs); });
    registerGraphActions(registry, m_view, QStringLiteral("traces.services"), tr("Services"));
}

void ServiceGraphPage::goTo(correlate::Target target)
{
    const auto node = m_view->selected();
    if (node >= m_graph.nodes.size())
        return;
    if (target == correlate::Target::Traces) {
        Q_EMIT tracesRequested(m_graph.nodes[node].service);
        return;
    }
    correlate::Pivot pivot;
    pivot.target = target;
    pivot.service = m_graph.nodes[node].service;
    Q_EMIT pivotRequested(pivot);
}

void ServiceGraphPage::showMenu(std::uint32_t node, const QPoint &globalPosition)
{
    Q_UNUSED(node) // it is selected
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](kit::IconName icon, const QString &text, correlate::Target target) {
        menu->addAction(kit::icon(icon), text, this, [this, target] { goTo(target); });
    };
    add(kit::IconName::Traces, tr("Traces of the service"), correlate::Target::Traces);
    add(kit::IconName::Metrics, tr("Metrics of the service"), correlate::Target::Metrics);
    add(kit::IconName::Logs, tr("Logs of the service"), correlate::Target::Logs);
    menu->popup(globalPosition);
}

void ServiceGraphPage::setServiceIdentity(const correlate::ServiceIdentity &identity)
{
    m_identity = identity;
    showWords();
}

void ServiceGraphPage::setLoading()
{
    m_stack->setLoading();
}

double ServiceGraphPage::seconds() const
{
    return std::chrono::duration<double>(m_range.length()).count();
}

void ServiceGraphPage::setGraph(ServiceGraph graph, const TimeRange &range)
{
    m_problem->setText({});
    m_answeredAt = m_time.clock().now();
    m_range = range;
    const auto shapeOf = [](const ServiceGraph &of) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> shape;
        for (const auto &edge : of.edges)
            shape.emplace_back(edge.from, edge.to);
        return shape;
    };
    const bool isSameShape = m_stack->isShowingContent() && !m_isWorking
        && std::ranges::equal(graph.nodes, m_graph.nodes, {}, &ServiceGraphNode::service,
                              &ServiceGraphNode::service)
        && shapeOf(graph) == shapeOf(m_graph);
    m_graph = std::move(graph);
    if (m_graph.nodes.empty()) {
        m_laidOut.cancel();
        m_isWorking = false;
        m_count->setText({});
        m_view->setPicture({}, {});
        m_stack->setEmpty(
            tr("No calls between services"),
            tr("The store knows of none between %1. Some stores count them once a day; try a longer "
               "time range.")
                .arg(kit::rangeText(range, m_time.zone())),
            kit::IconName::Traces);
    } else if (isSameShape) {
        showWords();
    } else {
        layOut();
    }
    showFoot();
}

void ServiceGraphPage::layOut()
{
    m_isWorking = true;
    const auto nodes = nodesOf(m_graph, m_rates, m_identity);
    const auto edges = edgesOf(m_graph, seconds());
    const auto sizes = graphNodeSizes(nodes, FigureRoomOfRates);
    m_laidOut.start(runOnWorker(&m_workers,
                                [sizes, arrows = graphLayoutEdges(edges)]() -> Result<GraphLayout> {
                                    return layeredLayout(sizes, arrows);
                                }),
                    this, [this, nodes, edges, sizes](Result<GraphLayout> layout) {
                        m_isWorking = false;
                        if (!layout)
                            return m_stack->setError(layout.error(), tr("The graph could not be laid out."));
                        m_view->setPicture({nodes, edges, std::move(*layout)}, sizes);
                        m_stack->setContent();
                        showWords(); // with the rates that came meanwhile
                    });
}

void ServiceGraphPage::showWords()
{
    if (m_isWorking || m_view->picture().nodes.size() != m_graph.nodes.size() || m_graph.nodes.empty())
        return;
    m_view->setWords(nodesOf(m_graph, m_rates, m_identity), edgesOf(m_graph, seconds()));
    m_view->setMatches(nodesWith(m_view->picture().nodes, m_find->text()));
    m_count->setText(tr("%1, %2, %3")
                         .arg(tr("%n services", nullptr, static_cast<int>(m_graph.nodes.size())),
                              tr("%n edges", nullptr, static_cast<int>(m_graph.edges.size())),
                              kit::rangeText(m_range, m_time.zone())));
    showSelected();
}

void ServiceGraphPage::showSelected()
{
    const auto &nodes = m_view->picture().nodes;
    m_panel->show(m_graph, nodes, nodes.size() == m_graph.nodes.size() ? m_view->selected() : NoNode);
}

void ServiceGraphPage::setRates(const ServiceRates &rates)
{
    m_rates = rates;
    showWords();
    showFoot();
}

QString ServiceGraphPage::footText() const
{
    return m_foot->text();
}

void ServiceGraphPage::showFoot()
{
    const QString source = kit::safeText(m_rates.source, kit::LineBreaks::Shown, 80);
    QString text = tr("Edges: calls in traces.");
    if (m_rates.source.isEmpty())
        text += u' ' + tr("No metrics source, so requests, errors and durations are not known.");
    else if (m_rates.at)
        text += u' '
            + tr("Services: %1, the minute before %2.")
                  .arg(source, kit::clockText(*m_rates.at, m_time.zone(), kit::ClockPrecision::Seconds));
    if (m_rates.error)
        text += u' ' + tr("No newer metrics: %1").arg(kit::errorSentence(*m_rates.error));
    m_foot->setText(text);
}

void ServiceGraphPage::setError(const Error &error)
{
    if (m_graph.nodes.empty()) {
        m_stack->setError(error, tr("The calls between services could not be had."));
        return;
    }
    const auto age = m_answeredAt ? kit::agoText(*m_answeredAt, m_time.clock().now()) : QString();
    m_problem->setText(tr("%1 These calls are from %2.").arg(kit::errorSentence(error), age));
}

void ServiceGraphPage::setNoSources()
{
    m_graph = {};
    m_view->setPicture({}, {});
    m_count->setText({});
    m_stack->setEmpty(tr("No trace source"), tr("Add a Jaeger server under Settings, Sources."),
                      kit::IconName::Traces);
}

void ServiceGraphPage::resizeEvent(QResizeEvent *)
{
    m_panel->setFixedWidth(width() < WidePage ? PanelWidth : WidePanelWidth);
}

void ServiceGraphPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, m_stack->geometry().top() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::traces
