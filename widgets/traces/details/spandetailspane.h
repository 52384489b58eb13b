// Everything about one span: figures, typed tags, process, events, warnings, and the ways to the other
// signals. Owned by the trace page; GUI thread.
#pragma once

#include "traces/attributemodel.h"

#include <QWidget>

namespace yagura::kit {
class Chip;
class DataTable;
class ElidedLabel;
class FigureLabel;
class PlainLabel;
class TabStrip;
} // namespace yagura::kit

namespace yagura::traces {

class EventListView;
class GoToRow;

class SpanDetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit SpanDetailsPane(QWidget *parent = nullptr);

    // row NoIndex: nothing chosen; the page hides the pane then.
    void setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row);
    [[nodiscard]] const AttributeModel &attributes() const { return *m_attributes; }

Q_SIGNALS:
    void closeRequested();
    void logsOfSpanRequested();
    void logsOfTraceRequested();
    void metricsRequested();
    void similarTracesRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeGoTo();
    void showHeader();
    void showTab();
    void showWarnings();

    std::shared_ptr<const OpenTrace> m_open;
    std::uint32_t m_row = NoIndex;
    AttributeModel *m_attributes;
    kit::ElidedLabel *m_service;
    kit::ElidedLabel *m_operation;
    kit::Chip *m_critical;
    kit::Chip *m_error;
    kit::FigureLabel *m_duration;
    kit::PlainLabel *m_self;
    kit::PlainLabel *m_share;
    kit::PlainLabel *m_starts;
    kit::PlainLabel *m_kind;
    kit::TabStrip *m_tabs;
    kit::DataTable *m_table;
    kit::PlainLabel *m_noAttributes;
    kit::PlainLabel *m_eventsTitle;
    EventListView *m_events;
    kit::PlainLabel *m_warningsTitle;
    kit::PlainLabel *m_warnings;
    QWidget *m_goTo;
    GoToRow *m_metrics = nullptr;
    GoToRow *m_similar = nullptr;
    QWidget *m_body;
    QWidget *m_header;
};

} // namespace yagura::traces
