// The logs: a query line with pills, what can be trusted, lines over time, the lines, their fields, and all
// of one line. Asks one source at a time, and only while it is shown. Made once by app/; GUI thread.
#pragma once

#include "correlate/pivot.h"
#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "logs/logsearch.h"
#include "net/source.h"

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class Splitter;
class StatusStrip;
} // namespace yagura::kit

namespace yagura::logs {

class FieldsPane;
class HistogramPane;
class LogDetailsPane;
class LogQueryPane;
class LogTableView;
enum class LineTarget;

class LogsScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit LogsScreen(correlate::TimeContext &time, QWidget *parent = nullptr);
    ~LogsScreen() override;

    // Sources that stay keep what they show.
    void setSources(const Sources<ElasticClient> &sources);
    void registerActions(kit::ActionRegistry &actions);

    [[nodiscard]] QString title() const override;
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    [[nodiscard]] LogSearch &search() { return m_search; }
    [[nodiscard]] LogQueryPane *queryPane() const { return m_query; }
    [[nodiscard]] LogTableView *table() const { return m_table; }
    [[nodiscard]] LogDetailsPane *details() const { return m_details; }
    [[nodiscard]] FieldsPane *fields() const { return m_fields; }
    [[nodiscard]] HistogramPane *histogram() const { return m_histogram; }

private:
    void buildLayout();
    void connectSearch();
    void connectPanes();
    void chooseSource(int place);
    void askIndices();
    void run();
    void refresh();
    void showState();
    void showRows();
    void keepChosenRow();
    void showLine(int row);
    void showZone();
    void addFilter(const QString &field, const QString &value, FilterSense sense);
    void goTo(LineTarget target);
    void copyLine();
    void closeDetails();

    correlate::TimeContext &m_time;
    Sources<ElasticClient> m_sources;
    QString m_sourceId;
    LogSearch m_search;
    Latest<QStringList> m_indicesCall;
    LogQueryPane *m_query;
    kit::StatusStrip *m_strip;
    FieldsPane *m_fields;
    HistogramPane *m_histogram;
    LogTableView *m_table;
    kit::ContentStack *m_stack;
    LogDetailsPane *m_details;
    kit::Splitter *m_splitter;
    bool m_isActive = false;
    bool m_isStale = true; // something changed since the last search
    bool m_isSized = false;
    bool m_hasChosen = false; // the operator has met the details pane
};

} // namespace yagura::logs
