// The answer to a query: a chart over a table, or what stands in for them. Owned by MetricsScreen; GUI thread.
#pragma once

#include "core/error.h"
#include "dashboards/panelquery.h"
#include "dashboards/tablemodel.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura::kit {
class ContentStack;
class DataTable;
class TimeSeriesChart;
}

namespace yagura::metrics {

class ResultView : public QWidget
{
    Q_OBJECT
public:
    explicit ResultView(QWidget *parent = nullptr);

    void showNothing();
    void showLoading();
    void showError(const Error &error);
    void showAnswer(const dashboards::QueryAnswer &answer, const QTimeZone &zone);
    void showCursor(std::optional<Instant> at);
    [[nodiscard]] kit::TimeSeriesChart *chart() const { return m_chart; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);

private:
    void showChart(const dashboards::QueryAnswer &answer, const QTimeZone &zone);
    void showTable(const dashboards::QueryAnswer &answer);

    kit::TimeSeriesChart *m_chart;
    dashboards::TableModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
};

} // namespace yagura::metrics
