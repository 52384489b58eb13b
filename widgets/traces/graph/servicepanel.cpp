#include "traces/graph/servicepanel.h"

#include "kit/controls/plainlabel.h"
#include "traces/details/gotorow.h"
#include "traces/factsline.h"
#include "traces/graph/graphtools.h"

#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr size_t MostJoined = 7;
constexpr int EdgeMargin = 15;

kit::PlainLabel *sectionTitle(const QString &text)
{
    auto *label = new kit::PlainLabel(text, TextStyle::Strong);
    label->setContentsMargins(EdgeMargin - 9, 12, 0, 4);
    return label;
}

} // namespace

ServicePanel::ServicePanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new kit::PlainLabel({}, TextStyle::Title))
    , m_facts(new FactsLine)
    , m_note(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_goTo(new QWidget)
{
    m_note->setWordWrap(true);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(EdgeMargin, 12, 12, 0);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addWidget(m_note);
    auto *ways = new QVBoxLayout(m_goTo);
    ways->setContentsMargins(9, 0, 8, 8);
    ways->setSpacing(0);
    ways->addWidget(sectionTitle(tr("Go to")));
    const auto add
        = [&](kit::IconName icon, const QString &text, const QString &note, void (ServicePanel::*signal)()) {
              auto *row = new GoToRow(icon, text);
              row->setNote(note);
              connect(row, &QAbstractButton::clicked, this, signal);
              ways->addWidget(row);
          };
    add(kit::IconName::Traces, tr("Traces of the service"), tr("Enter"), &ServicePanel::tracesRequested);
    add(kit::IconName::Metrics, tr("Metrics of the service"), {}, &ServicePanel::metricsRequested);
    add(kit::IconName::Logs, tr("Logs of the service"), {}, &ServicePanel::logsRequested);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(1, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addLayout(head);
    m_layout->addStretch(1);
    m_layout->addWidget(m_goTo);
}

void ServicePanel::show(const ServiceGraph &graph, const std::vector<GraphNode> &nodes, std::uint32_t node)
{
    const bool hasNode = node < nodes.size();
    m_goTo->setVisible(hasNode);
    m_facts->setVisible(hasNode && !nodes[node].figures.empty());
    m_note->setVisible(!hasNode || nodes[node].figures.empty());
    if (hasNode) {
        m_title->setText(nodes[node].title);
        std::vector<FactsLine::Fact> facts;
        for (const auto &figure : nodes[node].figures)
            facts.push_back({figure.name, figure.value.joined(), false, false});
        m_facts->setFacts(std::move(facts));
        m_note->setText(tr("No request metrics of this service are known."));
    } else {
        m_title->setText(tr("Services"));
        m_note->setText(tr("Choose one to see who calls it and whom it calls."));
    }
    // What had the focus is replaced: it goes back to the graph rather than nowhere.
    delete m_lists;
    m_lists = new QWidget;
    auto *lists = new QVBoxLayout(m_lists);
    lists->setContentsMargins(9, 0, 8, 0);
    lists->setSpacing(0);
    fill(*lists, graph, nodes, node);
    m_layout->insertWidget(1, m_lists);
}

void ServicePanel::fill(QVBoxLayout &layout, const ServiceGraph &graph, const std::vector<GraphNode> &nodes,
                        std::uint32_t node)
{
    if (node >= nodes.size())
        return addTroubled(layout, nodes);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> callers;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> called;
    for (const auto &edge : graph.edges) {
        if (edge.to == node)
            callers.emplace_back(edge.calls, edge.from);
        if (edge.from == node)
            called.emplace_back(edge.calls, edge.to);
    }
    addJoined(layout, tr("Called by"), nodes, std::move(callers));
    addJoined(layout, tr("Calls"), nodes, std::move(called));
}

void ServicePanel::addJoined(QVBoxLayout &layout, const QString &title, const std::vector<GraphNode> &nodes,
                             std::vector<std::pair<std::uint64_t, std::uint32_t>> joined)
{
    if (joined.empty())
        return;
    std::ranges::stable_sort(joined, std::greater(), [](const auto &entry) { return entry.first; });
    layout.addWidget(sectionTitle(title));
    for (size_t i = 0; i < std::min(joined.size(), MostJoined); ++i) {
        const auto [calls, node] = joined[i];
        auto *row = new GoToRow(kit::IconName::Server, nodes[node].title);
        row->setNote(timesText(static_cast<double>(calls)));
        connect(
            row, &QAbstractButton::clicked, this, [this, chosen = node] { Q_EMIT serviceChosen(chosen); },
            Qt::QueuedConnection); // the row goes away with the choice
        layout.addWidget(row);
    }
    if (joined.size() > MostJoined) {
        auto *more
            = new kit::PlainLabel(tr("and %n more", nullptr, static_cast<int>(joined.size() - MostJoined)),
                                  TextStyle::Label, ColorRole::TextMuted);
        more->setContentsMargins(EdgeMargin - 9, 4, 0, 0);
        layout.addWidget(more);
    }
}

// The worst first.
void ServicePanel::addTroubled(QVBoxLayout &layout, const std::vector<GraphNode> &nodes)
{
    std::vector<std::uint32_t> troubled;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].severity)
            troubled.push_back(node);
    }
    std::ranges::stable_sort(troubled, std::greater(), [&](std::uint32_t node) {
        return std::pair(*nodes[node].severity, nodes[node].trouble);
    });
    if (troubled.empty())
        return;
    layout.addWidget(sectionTitle(tr("With errors now")));
    for (const auto node : troubled) {
        const auto icon = nodes[node].severity == kit::Severity::Critical ? kit::IconName::Critical
                                                                          : kit::IconName::Warning;
        auto *row = new GoToRow(icon, nodes[node].title);
        row->setIconRole(kit::colorOf(*nodes[node].severity));
        row->setNote(tr("%1 failed", "a share").arg(kit::percentText(nodes[node].trouble).joined()));
        connect(
            row, &QAbstractButton::clicked, this, [this, node] { Q_EMIT serviceChosen(node); },
            Qt::QueuedConnection);
        layout.addWidget(row);
        if (layout.count() > static_cast<int>(MostJoined))
            break;
    }
}

void ServicePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(ColorRole::Line));
    if (m_goTo->isVisible())
        painter.fillRect(1, m_goTo->y(), width() - 1, 1, theme.color(ColorRole::Line));
}

} // namespace yagura::traces
