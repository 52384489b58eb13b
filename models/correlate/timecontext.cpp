#include "correlate/timecontext.h"

#include "core/clock.h"

#include <QTimeZone>

namespace yagura::correlate {

namespace {

constexpr size_t HistoryLimit = 100;
constexpr Duration OneZoom = std::chrono::milliseconds(500);

void push(std::vector<TimeRangeExpression> &history, const TimeRangeExpression &expression)
{
    history.push_back(expression);
    if (history.size() > HistoryLimit)
        history.erase(history.begin());
}

} // namespace

TimeContext::TimeContext(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_zone(QTimeZone::systemTimeZone())
{
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TimeContext::refresh);
    apply(m_expression);
}

Status TimeContext::setExpression(const TimeRangeExpression &expression)
{
    const auto resolved = resolve(expression, m_clock.now(), m_zone);
    if (!resolved)
        return std::unexpected(resolved.error());
    if (expression == m_expression) {
        refresh();
        return {};
    }
    push(m_back, m_expression);
    m_forward.clear();
    apply(expression);
    Q_EMIT historyChanged();
    Q_EMIT rangeChanged();
    return {};
}

void TimeContext::setAbsolute(const TimeRange &range)
{
    if (range.isValid())
        (void)setExpression(absoluteExpression(range));
}

void TimeContext::zoomTo(const TimeRange &range)
{
    if (!range.isValid())
        return;
    const Instant now = m_clock.now();
    const bool goesOn = m_zoomedAt && now - *m_zoomedAt < OneZoom && m_expression == m_zoomedTo;
    m_zoomedAt = now;
    m_zoomedTo = absoluteExpression(range);
    if (!goesOn) {
        setAbsolute(range);
    } else if (m_expression != m_zoomedTo) {
        apply(m_zoomedTo);
        Q_EMIT rangeChanged();
    }
}

void TimeContext::setZone(const QTimeZone &zone)
{
    if (!zone.isValid() || zone == m_zone)
        return;
    m_zone = zone;
    apply(m_expression);
    Q_EMIT zoneChanged();
    Q_EMIT rangeChanged();
}

void TimeContext::goBack()
{
    if (m_back.empty())
        return;
    push(m_forward, m_expression);
    const TimeRangeExpression target = m_back.back();
    m_back.pop_back();
    apply(target);
    Q_EMIT historyChanged();
    Q_EMIT rangeChanged();
}

void TimeContext::goForward()
{
    if (m_forward.empty())
        return;
    push(m_back, m_expression);
    const TimeRangeExpression target = m_forward.back();
    m_forward.pop_back();
    apply(target);
    Q_EMIT historyChanged();
    Q_EMIT rangeChanged();
}

void TimeContext::zoomOut()
{
    const Duration half = m_range.length() / 2;
    setAbsolute({m_range.from - half, std::min(m_range.to + half, m_clock.now())});
}

void TimeContext::shift(Direction direction)
{
    const Duration half = m_range.length() / 2;
    const Duration by = direction == Direction::Earlier ? -half : half;
    setAbsolute({m_range.from + by, m_range.to + by});
}

void TimeContext::setRefreshInterval(std::chrono::milliseconds interval)
{
    if (interval == m_refreshInterval)
        return;
    m_refreshInterval = interval;
    if (interval.count() > 0)
        m_timer.start(interval);
    else
        m_timer.stop();
    Q_EMIT refreshIntervalChanged();
}

void TimeContext::refresh()
{
    apply(m_expression);
    Q_EMIT refreshed();
}

void TimeContext::setCursor(std::optional<Instant> cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged();
}

void TimeContext::apply(const TimeRangeExpression &expression)
{
    const auto resolved = resolve(expression, m_clock.now(), m_zone);
    if (!resolved)
        return;
    m_expression = expression;
    m_range = *resolved;
}

} // namespace yagura::correlate
