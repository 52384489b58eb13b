// The traces panel: what a search in the trace store finds, newest first. Owned by its PanelFrame; GUI
// thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/lists/listpanelview.h"
#include "kit/tables/linesmodel.h"
#include "traces/tracesearch.h"

namespace yagura::dashboards {

class TraceListView : public ListPanelView
{
    Q_OBJECT
public:
    explicit TraceListView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const override { return m_searching.isRunning(); }
    void stop() override { m_searching.cancel(); }
    [[nodiscard]] const kit::LinesModel<traces::TraceSummary> &model() const { return *m_model; }

protected:
    void askNow() override;
    void openRow(int row) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { RootColumn, SpansColumn, ErrorsColumn, DurationColumn, StartColumn, ColumnCount };
    using Answer = Result<std::shared_ptr<const traces::SearchResult>>;

    void setUpWidths(bool isNarrow);
    void setUpColumns();
    void take(const Answer &answer);

    kit::LinesModel<traces::TraceSummary> *m_model;
    Latest<std::shared_ptr<const traces::SearchResult>> m_searching;
    QString m_sourceId;
    traces::TraceQuery m_asked; // what m_model is an answer to
    Duration m_longest{};
    std::optional<Instant> m_confirmedAt;
};

} // namespace yagura::dashboards
