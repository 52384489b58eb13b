// Everything about one span: figures, what is usual, typed tags, process, events, references, warnings, its
// JSON, the spans it is compared with, and the ways to the other signals. Owned by the trace page; GUI
// thread.
#pragma once

#include "traces/attributemodel.h"
#include "traces/details/detailstabs.h"
#include "traces/tracereference.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace yagura::kit {
class ActionRegistry;
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class AttributeTable;
class EventListView;
class GoToRow;
class PinnedSpans;
class ReferenceList;
class SpanBaseline;
class SpanComparisonView;
class SpanHead;
class TextView;
struct ComparedSpan;

class SpanDetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit SpanDetailsPane(QWidget *parent = nullptr);
    ~SpanDetailsPane() override;

    // row NoIndex: nothing chosen; the page hides the pane then. Pins stay.
    void setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row);
    // What is usual; without one, or where it has too few spans of the operation, the span's own trace is.
    void setBaseline(SpanBaseline baseline);
    // Keeps the span to compare others with, or takes its pin off.
    void togglePin();
    void registerActions(kit::ActionRegistry &registry, QWidget *page);

    [[nodiscard]] const AttributeModel &attributes() const;
    [[nodiscard]] SpanHead *head() const { return m_head; }
    [[nodiscard]] DetailsTabs *tabs() const { return m_tabs; }
    [[nodiscard]] AttributeTable *table() const { return m_attributes; }
    [[nodiscard]] TextView *json() const { return m_json; }
    [[nodiscard]] TextView *value() const { return m_value; }
    [[nodiscard]] bool isShowingValue() const;
    [[nodiscard]] EventListView *events() const { return m_events; }
    [[nodiscard]] AttributeTable *eventFields() const { return m_eventFields; }
    [[nodiscard]] ReferenceList *references() const { return m_references; }
    [[nodiscard]] PinnedSpans *pins() const { return m_pins; }
    [[nodiscard]] SpanComparisonView *comparison() const { return m_comparison; }
    [[nodiscard]] bool isComparing() const;
    // More than the usual while spans stand side by side.
    [[nodiscard]] int wantedWidth(int usual) const;

Q_SIGNALS:
    void closeRequested();
    void logsOfSpanRequested();
    void logsOfTraceRequested();
    void metricsRequested();
    void similarTracesRequested();
    // A clause of the filter language, to be added to what is filtered for.
    void filterRequested(const QString &clause);
    void rowRequested(std::uint32_t row);
    void traceRequested(const yagura::traces::TraceReference &reference);
    void widthChanged(); // wantedWidth() may be another

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class OwnKey { None, Pin, Search, Leave };
    [[nodiscard]] OwnKey ownKey(const QKeyEvent &event) const;
    bool take(OwnKey key);
    [[nodiscard]] QWidget *makeTabs();
    void makePages();
    void makeTagsPage();
    void makeEventsPage();
    // That of the part at hand.
    [[nodiscard]] AttributeTable *currentTable() const;
    void showEvents();
    void showFields(int line, Slice fields);
    [[nodiscard]] QWidget *makeGoTo();
    void connectParts();
    void showTabs();
    void showPart();
    void showAttributes(DetailsPart part);
    void showWarnings();
    void showComparison();
    void placeParts();
    void showValue(const Attribute &attribute);
    void goTo(const ComparedSpan &span);
    void startSearch();

    std::shared_ptr<const OpenTrace> m_open;
    std::uint32_t m_row = NoIndex;
    SpanHead *m_head;
    PinnedSpans *m_pins;
    DetailsTabs *m_tabs;
    kit::IconButton *m_searchButton = nullptr;
    QStackedWidget *m_pages;
    QWidget *m_tagsPage = nullptr;
    AttributeTable *m_attributes;
    QWidget *m_below = nullptr; // events under the tags, where there is room
    kit::PlainLabel *m_belowTitle = nullptr;
    EventListView *m_belowEvents;
    EventListView *m_events;
    AttributeTable *m_eventFields;
    bool m_areEventsShown = false; // of the span at hand
    ReferenceList *m_references;
    QVBoxLayout *m_warnings = nullptr;
    TextView *m_json;
    TextView *m_value;
    SpanComparisonView *m_comparison;
    QWidget *m_eventsPage = nullptr;
    QScrollArea *m_eventsScroll = nullptr;
    QWidget *m_fields = nullptr; // of the chosen event
    QScrollArea *m_referencesPage = nullptr;
    QScrollArea *m_warningsPage = nullptr;
    QWidget *m_goTo = nullptr;
    GoToRow *m_metrics = nullptr;
    GoToRow *m_similar = nullptr;
};

} // namespace yagura::traces
