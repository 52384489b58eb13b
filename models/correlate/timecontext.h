// The one time range, refresh interval and shared cursor of the console. GUI thread; owned by app/, given to
// the shell and to every screen.
#pragma once

#include "core/timerange.h"
#include "core/timerangeexpression.h"

#include <QObject>
#include <QTimeZone>
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
    // InvalidInput, with a sentence, when it cannot be read; nothing changes then. The same expression
    // refreshes.
    Status setExpression(const TimeRangeExpression &expression);
    void setAbsolute(const TimeRange &range);
    // By pointer or key on a chart: what follows within half a second is the same step of the history.
    void zoomTo(const TimeRange &range);
    // Resolved against the clock at the latest refresh, so that all panels of one refresh share it.
    [[nodiscard]] TimeRange range() const { return m_range; }

    // The zone in which times are typed and shown.
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    void setZone(const QTimeZone &zone);

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();
    // Twice the length around the middle, not beyond now.
    void zoomOut();
    // By half the length.
    enum class Direction { Earlier, Later };
    void shift(Direction direction);

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
    void zoneChanged();
    void refreshIntervalChanged();
    void cursorChanged();

private:
    void apply(const TimeRangeExpression &expression);

    const Clock &m_clock;
    QTimeZone m_zone;
    TimeRangeExpression m_expression;
    TimeRange m_range;
    std::optional<Instant> m_zoomedAt;
    TimeRangeExpression m_zoomedTo;
    std::vector<TimeRangeExpression> m_back;
    std::vector<TimeRangeExpression> m_forward;
    std::chrono::milliseconds m_refreshInterval{0};
    QTimer m_timer;
    std::optional<Instant> m_cursor;
};

} // namespace yagura::correlate
