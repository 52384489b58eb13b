#include "metrics/metricquerypane.h"

#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/editors/promqleditor.h"
#include "kit/safetext.h"
#include "metrics/queryrow.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::metrics {

namespace {

constexpr qsizetype mostInMenu = 25;
constexpr qsizetype longestInMenu = 100;

} // namespace

MetricQueryPane::MetricQueryPane(QWidget *parent)
    : QWidget(parent)
    , m_rowsLayout(new QVBoxLayout)
    , m_sourceButton(new kit::DropDownButton(tr("Source"), kit::DropDownLabel::Inline, this))
    , m_modes(new kit::SegmentedControl(tr("Mode"), {{tr("Range")}, {tr("Instant")}}, this))
    , m_add(new kit::Button(tr("Add query"), kit::ButtonKind::Quiet, this))
    , m_historyButton(new kit::IconButton(kit::IconName::Clock, tr("Queries asked before"), this))
    , m_inspect(new kit::Button(tr("Inspect"), kit::ButtonKind::Outlined, this))
    , m_run(new kit::Button(tr("Run"), kit::ButtonKind::Filled, this))
{
    buildLayout();
    connect(m_run, &QAbstractButton::clicked, this, &MetricQueryPane::askAnew);
    connect(m_add, &QAbstractButton::clicked, this, [this] { addRow().focusText(); });
    connect(m_historyButton, &QAbstractButton::clicked, this, &MetricQueryPane::openHistory);
    connect(m_inspect, &QAbstractButton::clicked, this, &MetricQueryPane::inspectToggled);
    connect(m_modes, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        m_mode = index == 1 ? QueryMode::Instant : QueryMode::Range;
        Q_EMIT runRequested();
    });
    connect(m_sourceButton, &kit::DropDownButton::chosen, this, [this](int index) {
        m_source = index; // the button shows it already
        Q_EMIT sourceChosen(index);
    });
    addRow();
}

void MetricQueryPane::buildLayout()
{
    m_run->setKeyHint(tr("Enter"));
    m_add->setIconName(kit::IconName::Plus);
    m_inspect->setCheckable(true);
    m_inspect->setIconName(kit::IconName::Info);
    m_rowsLayout->setSpacing(kit::space::small);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kit::space::small);
    bar->addWidget(m_sourceButton);
    bar->addWidget(m_add);
    bar->addWidget(m_historyButton);
    bar->addStretch(1);
    bar->addWidget(m_modes);
    bar->addWidget(m_inspect);
    bar->addWidget(m_run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addLayout(m_rowsLayout);
    layout->addLayout(bar);
}

void MetricQueryPane::askAnew()
{
    remember();
    Q_EMIT runRequested();
}

QueryRow &MetricQueryPane::addRow()
{
    auto *row = new QueryRow(nextRefId(queries()), m_history, this);
    row->setClient(m_client);
    tellKnowledge(*row);
    connect(row, &QueryRow::runRequested, this, &MetricQueryPane::askAnew);
    connect(row, &QueryRow::hiddenChanged, this, &MetricQueryPane::runRequested);
    connect(row, &QueryRow::removeRequested, this, [this, row] { remove(row); });
    connect(row, &QueryRow::focused, this, [this, row] {
        m_current = static_cast<size_t>(std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin());
    });
    m_rows.push_back(row);
    m_rowsLayout->addWidget(row);
    m_current = m_rows.size() - 1;
    updateRows();
    return *row;
}

void MetricQueryPane::remove(QueryRow *row)
{
    if (m_rows.size() < 2)
        return;
    std::erase(m_rows, row);
    row->hide();
    m_rowsLayout->removeWidget(row);
    row->deleteLater();
    m_current = std::min(m_current, m_rows.size() - 1);
    updateRows();
    currentRow().editor().setFocus();
    Q_EMIT runRequested();
}

void MetricQueryPane::updateRows()
{
    for (QueryRow *row : m_rows) {
        row->setRemovable(m_rows.size() > 1);
        row->setEnabled(m_source >= 0);
    }
}

void MetricQueryPane::setSources(const QStringList &names, int current)
{
    m_sourceNames = names;
    m_source = current;
    m_sourceButton->setChoices(names, current);
    m_sourceButton->setVisible(current >= 0);
    for (QWidget *control : std::initializer_list<QWidget *>{m_modes, m_run, m_add, m_historyButton})
        control->setEnabled(current >= 0);
    updateRows();
}

void MetricQueryPane::showSource(int current)
{
    if (std::exchange(m_source, current) != current)
        m_sourceButton->setChoices(m_sourceNames, current);
}

void MetricQueryPane::setClient(const std::shared_ptr<PromClient> &client)
{
    m_client = client;
    for (QueryRow *row : m_rows)
        row->setClient(client);
}

void MetricQueryPane::setTargets(const std::shared_ptr<const TargetList> &targets)
{
    m_targets = targets;
    for (QueryRow *row : m_rows)
        tellKnowledge(*row);
}

void MetricQueryPane::setMetadata(const MetadataMap &metadata)
{
    m_metadata = std::make_shared<const MetadataMap>(metadata);
    for (QueryRow *row : m_rows)
        tellKnowledge(*row);
}

// The row asks for names of its own when it is written in; what it finds doubtful is seen before.
void MetricQueryPane::tellKnowledge(QueryRow &row) const
{
    row.setTargets(m_targets);
    if (m_metadata)
        row.editor().setKnowledge(m_metadata, m_targets);
}

std::vector<ExploreQuery> MetricQueryPane::queries() const
{
    std::vector<ExploreQuery> all;
    for (const QueryRow *row : m_rows)
        all.push_back(row->query());
    return all;
}

void MetricQueryPane::setText(const QString &text)
{
    currentRow().setQueryHidden(false);
    currentRow().setText(text);
}

void MetricQueryPane::remember()
{
    for (const ExploreQuery &query : queries()) {
        const QString text = query.text.trimmed();
        const QStringList &before = m_history.queries();
        const bool isNew = !text.isEmpty() && (before.isEmpty() || before.last() != text);
        m_history.add(query.text);
        if (isNew)
            Q_EMIT remembered(text);
    }
}

// What was asked here meanwhile is newer than what was kept.
void MetricQueryPane::setHistory(const QStringList &queries)
{
    const QStringList here = m_history.queries();
    m_history = {};
    for (const QString &query : queries + here)
        m_history.add(query);
}

void MetricQueryPane::openHistory()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList &all = m_history.queries();
    for (qsizetype i = all.size() - 1; i >= 0 && all.size() - i <= mostInMenu; --i) {
        QString text = kit::safeText(all[i], kit::LineBreaks::Shown, longestInMenu);
        connect(menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&"))), &QAction::triggered,
                this, [this, query = all[i]] {
                    setText(query);
                    askAnew();
                });
    }
    if (all.isEmpty())
        menu->addAction(tr("Nothing was asked yet"))->setEnabled(false);
    menu->popup(m_historyButton->mapToGlobal(QPoint(0, m_historyButton->height() + 2)));
}

void MetricQueryPane::setMode(QueryMode mode)
{
    m_modes->setCurrentIndex(mode == QueryMode::Instant ? 1 : 0);
}

void MetricQueryPane::setProblems(const QHash<QString, QString> &problems)
{
    for (QueryRow *row : m_rows)
        row->setProblem(problems.value(row->refId()));
}

void MetricQueryPane::setInspecting(bool isInspecting)
{
    m_inspect->setChecked(isInspecting);
}

void MetricQueryPane::focusText()
{
    currentRow().focusText();
}

void MetricQueryPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::metrics
