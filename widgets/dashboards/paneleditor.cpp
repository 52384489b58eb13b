#include "dashboards/paneleditor.h"

#include "dashboards/editor/fieldpage.h"
#include "dashboards/editor/overridespage.h"
#include "dashboards/editor/panelpage.h"
#include "dashboards/editor/query/queriespage.h"
#include "dashboards/editor/transformpage.h"
#include "dashboards/lists/listoptionsform.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/tabstrip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 388;
constexpr int pageCount = 5;

} // namespace

PanelEditor::PanelEditor(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_tabs(new kit::TabStrip(tr("Parts of the panel"), {}, this))
    , m_stack(new QStackedWidget(this))
    , m_queries(new QueriesPage)
    , m_pages{m_queries, new TransformPage, new PanelPage, new FieldPage, new OverridesPage}
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("Panel editor"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    buildHead(*outer);
    buildPages(*outer);
}

void PanelEditor::buildHead(QVBoxLayout &outer)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, kit::space::small);
    head->addWidget(
        new kit::PlainLabel(tr("Edit panel"), kit::TextStyle::Strong, kit::ColorRole::Text, this));
    head->addStretch(1);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the editor"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, [this] {
        commit();
        Q_EMIT closed();
    });
    head->addWidget(close);
    outer.addLayout(head);
    const std::pair<PanelKind, QString> kinds[]{{PanelKind::TimeSeries, tr("Time series")},
                                                {PanelKind::Stat, tr("Figure")},
                                                {PanelKind::Gauge, tr("Gauge")},
                                                {PanelKind::BarGauge, tr("Bars")},
                                                {PanelKind::Table, tr("Table")},
                                                {PanelKind::Heatmap, tr("Heatmap")},
                                                {PanelKind::Histogram, tr("Histogram")},
                                                {PanelKind::BarChart, tr("Bar chart")},
                                                {PanelKind::PieChart, tr("Pie chart")},
                                                {PanelKind::StateTimeline, tr("States over time")},
                                                {PanelKind::StatusHistory, tr("Status history")},
                                                {PanelKind::Text, tr("Text")},
                                                {PanelKind::AlertList, tr("Alerts")},
                                                {PanelKind::IncidentList, tr("Incidents")},
                                                {PanelKind::Slo, tr("Objectives")},
                                                {PanelKind::TraceList, tr("Traces")},
                                                {PanelKind::Logs, tr("Log lines")},
                                                {PanelKind::DashboardList, tr("Dashboards")}};
    for (const auto &[kind, name] : kinds)
        m_kind->addItem(name, static_cast<int>(kind));
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setObjectName(QStringLiteral("title"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setObjectName(QStringLiteral("kind"));
    auto *named = new QHBoxLayout;
    named->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::tiny);
    named->setSpacing(kit::space::small);
    named->addWidget(m_title, 3);
    named->addWidget(m_kind, 2);
    outer.addLayout(named);
    connect(m_title, &QLineEdit::editingFinished, this, &PanelEditor::takeHead);
    connect(m_kind, &QComboBox::activated, this, &PanelEditor::takeHead);
}

void PanelEditor::buildPages(QVBoxLayout &outer)
{
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(kit::space::medium, 0, 0, kit::space::small);
    strip->addWidget(m_tabs);
    strip->addStretch(1);
    outer.addLayout(strip);
    for (EditorPage *page : m_pages) {
        auto *area = new QScrollArea(m_stack);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing jumps when a tab grows
        page->setContentsMargins(kit::space::medium, 0, kit::space::tiny, kit::space::medium);
        area->setWidget(page);
        area->viewport()->setAutoFillBackground(false);
        page->setAutoFillBackground(false);
        m_stack->addWidget(area);
        connect(page, &EditorPage::edited, this, &PanelEditor::hand);
    }
    outer.addWidget(m_stack, 1);
    connect(m_tabs, &kit::TabStrip::currentIndexChanged, this, [this](int index) {
        commit();
        if (index >= 0 && index < static_cast<int>(m_shown.size()))
            m_stack->setCurrentIndex(static_cast<int>(m_shown[static_cast<size_t>(index)]));
    });
}

void PanelEditor::setSources(const QuerySources &sources)
{
    m_queries->setSources(sources);
}

void PanelEditor::setData(const SharedPanelData &shown)
{
    for (EditorPage *page : m_pages)
        page->setData(shown);
}

void PanelEditor::setPanel(const Panel &panel)
{
    const bool isAnother = panel.id != m_panel.id;
    m_panel = panel;
    m_isFilling = true;
    for (EditorPage *page : m_pages)
        page->setPanel(panel, isAnother);
    if ((isAnother || !m_title->hasFocus()) && m_title->text() != panel.title)
        m_title->setText(panel.title);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(panel.kind)));
    showTabs();
    m_isFilling = false;
}

// Only the tabs that say something of this kind of panel, with the numbers of what is in them.
void PanelEditor::showTabs()
{
    const bool asks = m_panel.kind != PanelKind::Text && !ListOptionsForm::handles(m_panel.kind);
    const std::vector<Page> shown = asks
        ? std::vector<Page>{Page::Queries, Page::Transform, Page::Panel, Page::Field, Page::Overrides}
        : std::vector<Page>{Page::Panel};
    const QString words[pageCount]{tr("Queries"), tr("Transform"), tr("Panel"), tr("Field"), tr("Overrides")};
    const auto number = [](size_t count) { return count > 0 ? QString::number(count) : QString(); };
    const QString counts[pageCount]{
        {}, number(m_panel.transformations.size()), {}, {}, number(m_panel.overrides.size())};
    if (shown != m_shown) {
        const auto current = static_cast<Page>(m_stack->currentIndex());
        const auto found = std::find(shown.begin(), shown.end(), current);
        const auto place = found == shown.end() ? 0 : static_cast<int>(found - shown.begin());
        m_shown = shown;
        std::vector<kit::Choice> tabs;
        for (const Page page : shown)
            tabs.push_back({words[static_cast<size_t>(page)], counts[static_cast<size_t>(page)]});
        m_tabs->setChoices(std::move(tabs));
        m_tabs->setCurrentIndex(place);
        m_stack->setCurrentIndex(static_cast<int>(shown[static_cast<size_t>(place)]));
    }
    for (size_t i = 0; i < shown.size(); ++i)
        m_tabs->setCount(static_cast<int>(i), counts[static_cast<size_t>(shown[i])]);
}

void PanelEditor::showPage(Page page)
{
    const auto found = std::find(m_shown.begin(), m_shown.end(), page);
    if (found != m_shown.end())
        m_tabs->setCurrentIndex(static_cast<int>(found - m_shown.begin()));
}

void PanelEditor::takeHead()
{
    if (m_isFilling || m_panel.id == 0)
        return;
    Panel panel = m_panel;
    panel.title = m_title->text();
    if (m_kind->currentIndex() >= 0) {
        const auto kind = static_cast<PanelKind>(m_kind->currentData().toInt());
        if (kind != panel.kind)
            panel.typeName = panelTypeName(kind);
        panel.kind = kind;
    }
    const bool isList = ListOptionsForm::handles(panel.kind);
    // Queries of one server mean nothing to another.
    if (panel.kind != m_panel.kind && (isList || ListOptionsForm::handles(m_panel.kind))) {
        panel.targets = newPanel(panel.id, panel.kind).targets;
        panel.options.clear();
    } else if (hasTargets(panel.kind) && panel.targets.empty() && !hasTargets(m_panel.kind)) {
        panel.targets = newPanel(panel.id, panel.kind).targets;
    }
    hand(panel);
}

// The pages learn of each other's changes: a panel is handed over whole.
void PanelEditor::hand(const Panel &panel)
{
    if (m_isFilling || m_panel.id == 0 || panel == m_panel)
        return;
    const Panel handed = panel; // setPanel writes where the reference may point
    setPanel(handed);
    Q_EMIT edited(handed);
}

void PanelEditor::commit()
{
    if (m_isFilling || m_panel.id == 0)
        return;
    takeHead();
    const int shown = m_stack->currentIndex();
    if (shown >= 0)
        m_pages[static_cast<size_t>(shown)]->commit();
}

void PanelEditor::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards
