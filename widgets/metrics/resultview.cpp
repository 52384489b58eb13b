#include "metrics/resultview.h"

#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/splitter.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "metrics/draghandle.h"
#include "metrics/resultcelldelegate.h"
#include "metrics/resultframe.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>

namespace yagura::metrics {

using dashboards::ColumnKind;
using dashboards::TableModel;

ResultView::ResultView(QWidget *parent)
    : QWidget(parent)
    , m_handle(new DragHandle(tr("Drag the result to a dashboard; Enter adds it")))
    , m_chart(new kit::TimeSeriesChart(tr("Result over time")))
    , m_chartBox(new QWidget)
    , m_common(new kit::ElidedLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_model(new TableModel(this))
    , m_table(new kit::DataTable(tr("Series")))
{
    buildLayout();
    m_chart->setLegend(kit::LegendKind::List, {kit::LegendCalculation::Last});
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as the server answers
    m_table->setSortingEnabled(true);
    connect(m_chart, &kit::TimeSeriesChart::cursorMoved, this, &ResultView::cursorMoved);
    connect(m_chart, &kit::TimeSeriesChart::pinToggled, m_chart, &kit::TimeSeriesChart::setPinned);
    connect(m_chart, &kit::TimeSeriesChart::rangeSelected, this, &ResultView::rangeSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ResultView::setUpColumns);
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, [this] {
        if (m_hasSource)
            Q_EMIT retryRequested();
        else
            Q_EMIT settingsRequested();
    });
}

void ResultView::buildLayout()
{
    auto *chartLayout = new QVBoxLayout(m_chartBox);
    chartLayout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium,
                                    kit::space::small);
    chartLayout->addWidget(m_chart);
    auto *tableBox = new QWidget;
    auto *header = new QWidget;
    header->setFixedHeight(kit::size::panelHeader);
    auto *headerLayout = new QHBoxLayout(header);
    headerLayout->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    headerLayout->setSpacing(kit::space::small);
    headerLayout->addWidget(new kit::PlainLabel(tr("Series"), kit::TextStyle::Strong));
    headerLayout->addWidget(m_common, 1);
    auto *tableLayout = new QVBoxLayout(tableBox);
    tableLayout->setContentsMargins({});
    tableLayout->setSpacing(0);
    tableLayout->addWidget(header);
    tableLayout->addWidget(m_table, 1);
    auto *splitter = new kit::Splitter(Qt::Vertical);
    splitter->addWidget(m_chartBox);
    splitter->addWidget(tableBox);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *content = new QWidget;
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins({});
    contentLayout->setSpacing(0);
    contentLayout->addWidget(makeHead());
    contentLayout->addWidget(splitter, 1);
    m_stack = new kit::ContentStack(content, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
}

QWidget *ResultView::makeHead()
{
    auto *head = new QWidget;
    head->setFixedHeight(kit::size::panelHeader);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(kit::space::tiny, 0, kit::space::medium, 0);
    layout->setSpacing(kit::space::tiny);
    layout->addWidget(m_handle);
    layout->addWidget(new kit::PlainLabel(tr("Result"), kit::TextStyle::Strong));
    layout->addStretch(1);
    auto *add = new kit::Button(tr("Add to dashboard"), kit::ButtonKind::Quiet);
    add->setControlSize(kit::ControlSize::Small);
    layout->addWidget(add);
    connect(add, &QAbstractButton::clicked, this, &ResultView::addToDashboardRequested);
    connect(m_handle, &QAbstractButton::clicked, this, &ResultView::addToDashboardRequested);
    return head;
}

bool ResultView::isShowingContent() const
{
    return m_stack->isShowingContent();
}

void ResultView::showNothing()
{
    m_hasSource = true;
    m_stack->setEmpty(tr("Ask for something"),
                      tr("Choose a metric on the left, or type PromQL above and press Enter."),
                      kit::IconName::Metrics);
    m_stack->pane()->setAction({});
}

void ResultView::showNoSource()
{
    m_hasSource = false;
    m_stack->setEmpty(tr("No source of metrics is configured."),
                      tr("Add a Prometheus, or a server that speaks its API, in the settings."),
                      kit::IconName::Metrics);
    m_stack->pane()->setAction(tr("Open settings"));
}

void ResultView::showLoading()
{
    m_hasSource = true;
    m_stack->setLoading();
}

void ResultView::showError(const Error &error)
{
    m_stack->setError(error, tr("The query failed."));
}

void ResultView::showChart(const std::vector<ExploreAnswer> &answers, const QTimeZone &zone)
{
    std::vector<kit::ChartSeries> lines;
    for (const ExploreAnswer &answer : answers) {
        const auto stepMs = std::chrono::duration_cast<std::chrono::milliseconds>(answer.query.step).count();
        const QStringList names = seriesNames(answer);
        for (size_t i = 0; i < answer.result->series.size() && lines.size() < mostDrawn; ++i) {
            const Series &series = answer.result->series[i];
            m_lines.insert(rowKey(answer.query.refId, series.labels), static_cast<int>(lines.size()));
            kit::ChartSeries line;
            line.name = names.at(static_cast<qsizetype>(i));
            line.color = kit::SeriesColor::palette(static_cast<int>(lines.size()));
            line.timesMs = series.timesMs;
            line.values = series.values;
            line.owner = answer.result;
            line.gapMs = stepMs + stepMs / 2;
            lines.push_back(std::move(line));
        }
    }
    m_chart->setRange(answers.front().query.range);
    m_chart->setZone(zone);
    m_chart->setSeries(std::move(lines));
}

void ResultView::showTable(const std::vector<ExploreAnswer> &answers)
{
    ResultFrame frame = resultFrame(answers);
    m_decimals = columnDecimals(frame.table);
    m_common->setText(frame.common.isEmpty() ? QString() : tr("all %1").arg(frame.common.toString()));
    // Columns of another query are in the server's order until the operator sorts again.
    if (frame.table.columns != m_model->frame().columns)
        m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_model->setFrame(std::move(frame.table));
    m_table->viewport()->update(); // colours and digits are not the model's
}

void ResultView::setUpColumns()
{
    std::vector<kit::ColumnSpec> specs;
    const auto colorOf = [this](const QModelIndex &index) -> std::optional<kit::SeriesColor> {
        const auto line = m_lines.constFind(index.data(TableModel::KeyRole).toString());
        return line == m_lines.constEnd() ? std::nullopt : std::optional(kit::SeriesColor::palette(*line));
    };
    const auto decimalsOf = [this](int column) { return m_decimals[static_cast<size_t>(column)]; };
    for (int column = 0; column < m_model->columnCount(); ++column) {
        delete m_table->itemDelegateForColumn(column);
        kit::ColumnSpec spec;
        if (m_model->column(column).kind == ColumnKind::Number) {
            spec.alignment = Qt::AlignRight;
            spec.pixels = 88;
            m_table->setItemDelegateForColumn(column, new ResultNumberDelegate(decimalsOf, m_table));
        } else {
            const bool isFirst = column == 0;
            m_table->setItemDelegateForColumn(
                column,
                new SeriesCellDelegate(isFirst ? SeriesCellDelegate::ColorOf(colorOf) : nullptr, m_table));
            const bool isLast = m_model->column(column + 1).kind == ColumnKind::Number;
            // The last label takes what is left, so that figures stand at the right edge.
            if (isLast)
                spec.width = kit::ColumnWidth::Stretch;
        }
        specs.push_back(spec);
    }
    m_table->setColumns(std::move(specs));
}

void ResultView::showAnswers(const std::vector<ExploreAnswer> &answers, const QTimeZone &zone)
{
    m_hasSource = true;
    const auto anyOf = [&](auto test) { return std::any_of(answers.begin(), answers.end(), test); };
    const bool overTime
        = anyOf([](const ExploreAnswer &one) { return one.result->type == ResultType::Matrix; });
    m_chartBox->setVisible(overTime);
    m_lines.clear();
    if (overTime)
        showChart(answers, zone);
    showTable(answers);
    if (answers.size() == 1 && answers.front().result->type == ResultType::String)
        m_stack->setEmpty(answers.front().result->text, tr("The answer is a text."), kit::IconName::Info);
    else if (!anyOf([](const ExploreAnswer &one) { return !one.result->series.empty(); }))
        m_stack->setEmpty(tr("No data"), tr("The query is right, but nothing matches it in this time range."),
                          kit::IconName::Search);
    else
        m_stack->setContent();
    if (!m_stack->isShowingContent())
        m_stack->pane()->setAction({});
}

void ResultView::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), kit::Theme::of(this).color(kit::ColorRole::Surface));
}

void ResultView::showCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

} // namespace yagura::metrics
