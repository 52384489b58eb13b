// The table of alerts: matchers, states, groups. Owned by the screen; GUI thread.
#pragma once

#include "alerts/alertcelldelegate.h"
#include "alerts/matcher.h"
#include "kit/controls/panel.h"

#include <array>

class QHBoxLayout;

namespace yagura::kit {
class ContentStack;
class DataTable;
class DropDownButton;
class PlainLabel;
class SearchField;
class SegmentedControl;
class StaleBadge;
class StatusStrip;
} // namespace yagura::kit

namespace yagura::alerts {

class AlertListPane : public kit::Panel
{
    Q_OBJECT
public:
    explicit AlertListPane(QWidget *parent = nullptr);

    // All that are known; the pane filters.
    void setAlerts(std::shared_ptr<const Alerts> alerts, Instant now, const QTimeZone &zone);
    // "33 received from 2 Alertmanagers …", and a sentence for each source that fails.
    [[nodiscard]] kit::StatusStrip *strip() const { return m_strip; }
    [[nodiscard]] kit::StaleBadge *staleBadge() const { return m_stale; }
    [[nodiscard]] kit::ContentStack *stack() const { return m_stack; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] AlertModel *model() const { return m_model; }

    void addMatcher(const Matcher &matcher);
    void clearMatchers();
    [[nodiscard]] const std::vector<Matcher> &matchers() const { return m_matchers; }
    [[nodiscard]] bool hasFilter() const { return !m_matchers.empty() || m_state >= 0; }
    void focusFilter();
    // Opens its group if needed; false when it is not there.
    bool select(const QString &fingerprint);
    [[nodiscard]] const Alert *current() const;

Q_SIGNALS:
    void currentChanged();
    void filtered(); // what is shown is different now

private:
    [[nodiscard]] QLayout *makeTools();
    void takeText();
    void showMatchers();
    void refill();
    void activate(int row);
    void chooseGroup(int choice);

    std::shared_ptr<const Alerts> m_alerts;
    std::vector<Matcher> m_matchers;
    int m_state = -1; // AlertState, or all
    QStringList m_groupLabels;
    AlertTableContext m_context;
    AlertModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    QWidget *m_chips;
    kit::SearchField *m_field;
    kit::PlainLabel *m_problem;
    kit::SegmentedControl *m_segments;
    kit::DropDownButton *m_group;
    kit::StatusStrip *m_strip;
    kit::StaleBadge *m_stale;
};

} // namespace yagura::alerts
