// The head of Explore: which server, the queries, how they are asked, and what is wrong with them. Owned by
// MetricsScreen; GUI thread.
#pragma once

#include "metrics/explorequery.h"
#include "metrics/metricmetadata.h"
#include "metrics/queryhistory.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace yagura::kit {
class Button;
class DropDownButton;
class IconButton;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::metrics {

class PromClient;
struct TargetList;
class QueryRow;

class MetricQueryPane : public QWidget
{
    Q_OBJECT
public:
    explicit MetricQueryPane(QWidget *parent = nullptr);

    // current -1: there are none, and nothing can be asked.
    void setSources(const QStringList &names, int current);
    void showSource(int current);
    void setClient(const std::shared_ptr<PromClient> &client);
    void setTargets(const std::shared_ptr<const TargetList> &targets);
    void setMetadata(const MetadataMap &metadata);

    // Never empty.
    [[nodiscard]] std::vector<ExploreQuery> queries() const;
    [[nodiscard]] const std::vector<QueryRow *> &rows() const { return m_rows; }
    // The one that was last written in.
    [[nodiscard]] QueryRow &currentRow() const { return *m_rows[m_current]; }
    // In the current row.
    void setText(const QString &text);
    QueryRow &addRow();

    // What stands in the rows joins the history; what is new there is told.
    void remember();
    // Oldest first, as kept from earlier.
    void setHistory(const QStringList &queries);
    [[nodiscard]] QueryMode mode() const { return m_mode; }
    void setMode(QueryMode mode);
    // By letter, under its row.
    void setProblems(const QHash<QString, QString> &problems);
    void focusText();
    void setInspecting(bool isInspecting);

Q_SIGNALS:
    void runRequested();
    void sourceChosen(int index);
    void remembered(const QString &query);
    void inspectToggled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void tellKnowledge(QueryRow &row) const;
    void remove(QueryRow *row);
    void updateRows();
    void openHistory();
    void askAnew();

    QStringList m_sourceNames;
    int m_source = -1;
    QueryMode m_mode = QueryMode::Range;
    QueryHistory m_history;
    std::shared_ptr<PromClient> m_client;
    std::shared_ptr<const TargetList> m_targets;
    std::shared_ptr<const MetadataMap> m_metadata;
    std::vector<QueryRow *> m_rows;
    size_t m_current = 0;
    QVBoxLayout *m_rowsLayout;
    kit::DropDownButton *m_sourceButton;
    kit::SegmentedControl *m_modes;
    kit::Button *m_add;
    kit::IconButton *m_historyButton;
    kit::Button *m_inspect;
    kit::Button *m_run;
};

} // namespace yagura::metrics
