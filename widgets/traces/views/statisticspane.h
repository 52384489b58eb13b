// The spans of the open trace summed up in a table, by service, operation, both or a tag; a filter counts
// only what it matches. Worked out on a worker. Owned by the trace page; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/analysis/spanstatistics.h"

#include <QWidget>

namespace yagura::kit {
class DataTable;
class DropDownButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class StatisticsModel;

class StatisticsPane : public QWidget
{
    Q_OBJECT
public:
    explicit StatisticsPane(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    // One element a row; empty: all are counted.
    void setMatches(const std::vector<bool> &matches);
    void setGrouping(const Grouping &grouping);
    [[nodiscard]] const Grouping &grouping() const { return m_grouping; }

    [[nodiscard]] const StatisticsModel &model() const { return *m_model; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] bool isSettled() const { return !m_isAwaited; }
    // The table as CSV, in the order shown; times in microseconds.
    [[nodiscard]] QByteArray csv() const;

Q_SIGNALS:
    // The spans of a group, the longest first.
    void rowsChosen(const std::vector<std::uint32_t> &rows);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void sumUp();
    void showTable(StatisticsTable table);
    void setUpTable();
    void offerGroupings();
    void copyCsv();

    std::shared_ptr<const OpenTrace> m_open;
    std::vector<bool> m_matches;
    Grouping m_grouping;
    std::vector<Grouping> m_offered;
    struct Sums
    {
        std::shared_ptr<const StatisticsTable> table;
        std::optional<QStringList> tags; // what can be grouped by, where that was not known
    };
    std::optional<QStringList> m_tags; // of the trace, once looked up
    Latest<Sums> m_sums;
    bool m_isAwaited = false;
    bool m_isStale = false;
    StatisticsModel *m_model;
    kit::DropDownButton *m_by;
    kit::PlainLabel *m_sum;
    kit::DataTable *m_table;
};

} // namespace yagura::traces
