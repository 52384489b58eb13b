// The one time range, refresh interval and shared cursor of the console. GUI thread; owned by app/, given to the shell
// and to every screen.
#pragma once

#include "core/timerange.h"
#include "core/timerangeexpression.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace yagura {
class Clock;
}

namespace yagura::correlate {

class TimeContext : public QObject
{
    Q_OBJECT
public:
    explicit TimeContext(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Clock &clock() const { return m_clock; }

    // What the operator chose, and what it means now. Setting pushes the old one on the history.
    [[nodiscard]] TimeRangeExpression expression() const { return m_expression; }
    void setExpression(const TimeRangeExpression &expression);
    void setAbsolute(const TimeRange &range);
    // Resolved against the clock at the latest refresh, so that all panels of one refresh share it.
    [[nodiscard]] TimeRange range() const { return m_range; }

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();

    // Zero is off.
    [[nodiscard]] std::chrono::milliseconds refreshInterval() const { return m_refreshInterval; }
    void setRefreshInterval(std::chrono::milliseconds interval);
    // Resolves the expression anew and announces it.
    void refresh();

    // The point all charts mark; empty when the pointer is on none.
    [[nodiscard]] std::optional<Instant> cursor() const { return m_cursor; }
    void setCursor(std::optional<Instant> cursor);

Q_SIGNALS:
    // The operator chose another range: everything is asked anew.
    void rangeChanged();
    // Time has passed or the operator pressed refresh: same range expression, newer end.
    void refreshed();
    void historyChanged();
    void refreshIntervalChanged();
    void cursorChanged();

private:
    void apply(const TimeRangeExpression &expression);

    const Clock &m_clock;
    TimeRangeExpression m_expression;
    TimeRange m_range;
    std::vector<TimeRangeExpression> m_back;
    std::vector<TimeRangeExpression> m_forward;
    std::chrono::milliseconds m_refreshInterval {0};
    QTimer m_timer;
    std::optional<Instant> m_cursor;
};

} // namespace yagura::correlate
