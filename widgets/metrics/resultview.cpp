#include "metrics/resultview.h"

#include "kit/charts/timeserieschart.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/splitter.h"
#include "kit/controls/statepane.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <cmath>

namespace yagura::metrics {

using dashboards::ColumnKind;
using dashboards::PanelSeries;
using dashboards::TableModel;

namespace {

constexpr size_t mostDrawn = 200; // beyond this nobody tells lines apart; the table has them all

void setUpColumns(kit::DataTable &table, const TableModel &model)
{
    std::vector<kit::ColumnSpec> specs;
    for (int column = 0; column < model.columnCount(); ++column) {
        delete table.itemDelegateForColumn(column);
        kit::ColumnSpec spec;
        if (model.column(column).kind == ColumnKind::Number) {
            spec.alignment = Qt::AlignRight;
            table.setItemDelegateForColumn(column, new kit::NumberDelegate(
                                                       [](const QModelIndex &index) {
                                                           const double value = index.data(TableModel::NumberRole).toDouble();
                                                           kit::NumberCell cell;
                                                           cell.value.number = std::isnan(value)
                                                               ? QStringLiteral("NaN")
                                                               : QString::number(value, 'g', 10);
                                                           return cell;
                                                       },
                                                       &table));
        } else {
            table.setItemDelegateForColumn(column, new kit::TextDelegate(&table, [](const QModelIndex &index) {
                                               kit::TextCell cell;
                                               cell.text = index.data().toString();
                                               cell.style = kit::TextStyle::Mono;
                                               cell.isName = true;
                                               return cell;
                                           }));
        }
        specs.push_back(spec);
    }
    // The last label takes what is left, so that figures stand at the right edge.
    if (specs.size() >= 2)
        specs[specs.size() - 2].width = kit::ColumnWidth::Stretch;
    table.setColumns(std::move(specs));
}

} // namespace

ResultView::ResultView(QWidget *parent)
    : QWidget(parent)
    , m_chart(new kit::TimeSeriesChart(tr("Result over time")))
    , m_model(new TableModel(this))
    , m_table(new kit::DataTable(tr("Latest values")))
{
    auto *chartBox = new QWidget;
    auto *chartLayout = new QVBoxLayout(chartBox);
    chartLayout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium, kit::space::small);
    chartLayout->addWidget(m_chart);
    auto *splitter = new kit::Splitter(Qt::Vertical);
    splitter->addWidget(chartBox);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack = new kit::ContentStack(splitter, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as the server answers
    m_table->setSortingEnabled(true);
    connect(m_chart, &kit::TimeSeriesChart::cursorMoved, this, &ResultView::cursorMoved);
    connect(m_chart, &kit::TimeSeriesChart::pinToggled, m_chart, &kit::TimeSeriesChart::setPinned);
    connect(m_chart, &kit::TimeSeriesChart::rangeSelected, this, &ResultView::rangeSelected);
    connect(m_model, &QAbstractItemModel::modelReset, m_table, [this] { setUpColumns(*m_table, *m_model); });
}

void ResultView::showNothing()
{
    m_stack->setEmpty(tr("Ask for something"), tr("Choose a metric on the left, or type PromQL above and press Enter."),
                      kit::IconName::Metrics);
}

void ResultView::showLoading()
{
    m_stack->setLoading();
}

void ResultView::showError(const Error &error)
{
    m_stack->setError(error);
}

void ResultView::showChart(const dashboards::QueryAnswer &answer, const QTimeZone &zone)
{
    std::vector<kit::ChartSeries> lines;
    const auto stepMs = std::chrono::duration_cast<std::chrono::milliseconds>(answer.query.step).count();
    for (const PanelSeries &series : dashboards::seriesOf(dashboards::Panel {}, {answer})) {
        if (lines.size() == mostDrawn)
            break;
        kit::ChartSeries line;
        line.name = series.name;
        line.color = kit::SeriesColor::palette(static_cast<int>(lines.size()));
        line.timesMs = series.series->timesMs;
        line.values = series.series->values;
        line.owner = series.owner;
        line.gapMs = stepMs + stepMs / 2;
        lines.push_back(std::move(line));
    }
    m_chart->setRange(answer.query.range);
    m_chart->setZone(zone);
    m_chart->setSeries(std::move(lines));
}

void ResultView::showTable(const dashboards::QueryAnswer &answer)
{
    dashboards::Panel panel;
    panel.kind = dashboards::PanelKind::Table;
    panel.table.excluded = {QStringLiteral("Time")};
    m_model->setFrame(dashboards::tableOf(panel, {answer}));
}

void ResultView::showAnswer(const dashboards::QueryAnswer &answer, const QTimeZone &zone)
{
    const bool overTime = answer.result->type == ResultType::Matrix;
    m_chart->parentWidget()->setVisible(overTime);
    if (overTime)
        showChart(answer, zone);
    showTable(answer);
    if (answer.result->type == ResultType::String)
        m_stack->setEmpty(answer.result->text, tr("The answer is a text."), kit::IconName::Info);
    else if (answer.result->series.empty())
        m_stack->setEmpty(tr("No data"), tr("The query is right, but nothing matches it in this time range."),
                          kit::IconName::Search);
    else
        m_stack->setContent();
}

void ResultView::showCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

} // namespace yagura::metrics
