#include "traces/details/durationstrip.h"

#include "kit/safetext.h"
#include "traces/tracetext.h"

#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int LabelHeight = 14; // "this span"
constexpr int BarsHeight = 28;
constexpr int TickHeight = 15;
constexpr int NoteHeight = 15;
constexpr int BarWidth = 4;
constexpr double Least = 1e3; // ns; shorter ones stand there

} // namespace

DurationStrip::DurationStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Durations of the operation"));
}

QSize DurationStrip::sizeHint() const
{
    return {200, LabelHeight + BarsHeight + TickHeight + NoteHeight};
}

void DurationStrip::setDurations(std::shared_ptr<const std::vector<double>> durations, double marked,
                                 const QString &note)
{
    m_durations = std::move(durations);
    m_marked = std::max(Least, marked);
    m_note = note;
    setAccessibleDescription(note);
    if (m_durations && !m_durations->empty()) {
        // At least a decade, so that equal durations look equal.
        m_lowest = std::max(Least, std::min(m_durations->front(), m_marked)) / 1.2;
        m_highest = std::max(std::max(m_durations->back(), m_marked) * 1.2, m_lowest * 10);
    }
    count();
    update();
}

double DurationStrip::xOf(double ns) const
{
    return std::log(ns / m_lowest) / std::log(m_highest / m_lowest) * width();
}

void DurationStrip::count()
{
    m_counts.assign(static_cast<size_t>(std::max(1, width() / BarWidth)), 0);
    m_most = 0;
    if (!m_durations)
        return;
    // They ascend, so each bar is a search, not a walk.
    auto from = m_durations->begin();
    for (size_t bar = 0; bar < m_counts.size(); ++bar) {
        const double edge = m_lowest
            * std::pow(m_highest / m_lowest,
                       static_cast<double>(bar + 1) / static_cast<double>(m_counts.size()));
        const auto to = bar + 1 == m_counts.size() ? m_durations->end()
                                                   : std::upper_bound(from, m_durations->end(), edge);
        m_counts[bar] = static_cast<size_t>(to - from);
        m_most = std::max(m_most, m_counts[bar]);
        from = to;
    }
}

void DurationStrip::resizeEvent(QResizeEvent *)
{
    count();
}

void DurationStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    const int bottom = LabelHeight + BarsHeight;
    painter.fillRect(0, bottom, width(), 1, theme.color(ColorRole::LineStrong));
    const double step = static_cast<double>(width()) / static_cast<double>(m_counts.size());
    for (size_t bar = 0; bar < m_counts.size(); ++bar) {
        if (m_counts[bar] == 0)
            continue;
        const double height = std::max(
            2.0, static_cast<double>(m_counts[bar]) * (BarsHeight - 2) / static_cast<double>(m_most));
        painter.fillRect(
            QRectF(static_cast<double>(bar) * step, bottom - height, std::max(1.0, step - 1), height),
            theme.color(ColorRole::TextFaint));
    }
    paintScale(painter, theme);
    if (compared() > 0)
        paintMark(painter, theme);
}

void DurationStrip::paintScale(QPainter &painter, const kit::Theme &theme) const
{
    const QFont font = kit::textFont(TextStyle::Label);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::TextMuted));
    const int top = LabelHeight + BarsHeight;
    const QString scale = tr("log scale");
    const int right = metrics.horizontalAdvance(scale) + kit::space::small;
    const QRect note(0, top + TickHeight, width(), NoteHeight);
    painter.drawText(note.adjusted(0, 0, -right, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(kit::safeText(m_note), Qt::ElideRight, width() - right));
    painter.drawText(note, Qt::AlignRight | Qt::AlignVCenter, scale);
    if (compared() == 0)
        return;
    double free = 0; // where the next label may begin
    // Where there are too few powers of ten to read by, 1, 2 and 5 of each.
    const bool isNarrow = m_highest / m_lowest < 100;
    const auto next = [isNarrow](double tick) {
        const double power = std::pow(10.0, std::floor(std::log10(tick) + 1e-9));
        const double lead = tick / power;
        return isNarrow && lead < 1.5 ? 2 * power : isNarrow && lead < 3 ? 5 * power : 10 * power;
    };
    double decade = std::pow(10.0, std::floor(std::log10(m_lowest)));
    while (decade < m_lowest)
        decade = next(decade);
    for (; decade <= m_highest; decade = next(decade)) {
        const QString text = durationOf(std::llround(decade)).joined();
        const double width = metrics.horizontalAdvance(text);
        const double x = xOf(decade);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        painter.fillRect(QRectF(x, top, 1, 3), theme.color(ColorRole::LineStrong));
        if (left < free)
            continue;
        painter.drawText(QRectF(left, top + 2, width + 1, TickHeight - 2), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
        free = left + width + kit::space::small;
    }
}

void DurationStrip::paintMark(QPainter &painter, const kit::Theme &theme) const
{
    const double x = std::clamp(xOf(m_marked), 1.0, width() - 2.0);
    painter.fillRect(QRectF(x - 1, 2, 2, LabelHeight + BarsHeight - 2), theme.color(ColorRole::Text));
    const QFont font = kit::textFont(TextStyle::LabelStrong);
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::Text));
    const QString text = tr("this span");
    const double width = QFontMetrics(font).horizontalAdvance(text) + 1;
    const bool isLeft = x + width + 6 > this->width();
    painter.drawText(QRectF(isLeft ? x - width - 5 : x + 5, 0, width, LabelHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace yagura::traces
