// What happened, oldest first, with a field for a note at its foot. Owned by the details pane; GUI thread.
#pragma once

#include "incidents/timelinemodel.h"
#include "kit/controls/panel.h"

#include <QTimeZone>

class QLineEdit;

namespace yagura::kit {
class ContentStack;
class DataTable;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::incidents {

class TimelinePane : public kit::Panel
{
    Q_OBJECT
public:
    explicit TimelinePane(QWidget *parent = nullptr);

    [[nodiscard]] TimelinePart part() const;
    // now: for the day in front of times of other days.
    void setItems(const std::vector<TimelineItem> &items, Instant now, const QTimeZone &zone);
    [[nodiscard]] kit::ContentStack *stack() const { return m_stack; }
    [[nodiscard]] TimelineModel *model() const { return m_model; }
    void focusNote();
    // The text that was not kept comes back into the field.
    void restoreNote(const QString &text);

Q_SIGNALS:
    void partChanged();
    void noteEntered(const QString &text);

private:
    kit::SegmentedControl *m_part;
    TimelineModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    QLineEdit *m_note;
    Instant m_now;
    QTimeZone m_zone;
};

} // namespace yagura::incidents
