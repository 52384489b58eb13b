// The answers to the queries: a chart over a table, or what stands in for them; from its head they can be
// dragged to a dashboard. Owned by MetricsScreen; GUI thread.
#pragma once

#include "core/error.h"
#include "dashboards/tablemodel.h"
#include "metrics/explorequery.h"

#include <QHash>
#include <QTimeZone>
#include <QWidget>

namespace yagura::kit {
class ContentStack;
class DataTable;
class ElidedLabel;
class TimeSeriesChart;
} // namespace yagura::kit

namespace yagura::metrics {

class DragHandle;

class ResultView : public QWidget
{
    Q_OBJECT
public:
    // Beyond this nobody tells lines apart; the table has them all.
    static constexpr size_t mostDrawn = 200;

    explicit ResultView(QWidget *parent = nullptr);

    void showNothing();
    void showNoSource();
    void showLoading();
    void showError(const Error &error);
    void showAnswers(const std::vector<ExploreAnswer> &answers, const QTimeZone &zone);
    void showCursor(std::optional<Instant> at);
    // A chart or a table, not what stands in for them.
    [[nodiscard]] bool isShowingContent() const;
    [[nodiscard]] kit::TimeSeriesChart *chart() const { return m_chart; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] DragHandle *handle() const { return m_handle; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    void retryRequested();
    void settingsRequested();
    void addToDashboardRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *makeHead();
    void showChart(const std::vector<ExploreAnswer> &answers, const QTimeZone &zone);
    void showTable(const std::vector<ExploreAnswer> &answers);
    void setUpColumns();

    bool m_hasSource = true;
    QHash<QString, int> m_lines; // place in the chart by row key
    std::vector<int> m_decimals; // of each column
    DragHandle *m_handle;
    kit::TimeSeriesChart *m_chart;
    QWidget *m_chartBox;
    kit::ElidedLabel *m_common;
    dashboards::TableModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
};

} // namespace yagura::metrics
