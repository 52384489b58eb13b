#include "traces/details/detailstabs.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"

#include <QPainter>
#include <QtMath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int LineHeight = 30;
constexpr int Gap = 12;
constexpr int CountGap = 5;

QString nameOf(DetailsPart part)
{
    switch (part) {
    case DetailsPart::Tags:
        return DetailsTabs::tr("Tags");
    case DetailsPart::Process:
        return DetailsTabs::tr("Process");
    case DetailsPart::Events:
        return DetailsTabs::tr("Events");
    case DetailsPart::References:
        return DetailsTabs::tr("References");
    case DetailsPart::Warnings:
        return DetailsTabs::tr("Warnings");
    case DetailsPart::Json:
        return DetailsTabs::tr("Raw JSON");
    case DetailsPart::Comparison:
        return DetailsTabs::tr("Compare");
    }
    return {};
}

int nameWidth(const QString &text)
{
    return QFontMetrics(kit::textFont(TextStyle::Strong)).horizontalAdvance(text);
}

} // namespace

DetailsTabs::DetailsTabs(QWidget *parent)
    : ChoiceStrip(tr("Parts of the span"), {}, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &ChoiceStrip::currentIndexChanged, this, [this] {
        if (m_isSetting)
            return;
        m_wanted = part();
        Q_EMIT partChanged(m_wanted);
    });
}

void DetailsTabs::setTabs(std::vector<DetailsTab> tabs)
{
    m_isSetting = true;
    m_tabs = std::move(tabs);
    std::vector<kit::Choice> choices;
    for (const auto &tab : m_tabs)
        choices.push_back({nameOf(tab.part), tab.count > 0 ? kit::groupedNumber(tab.count) : QString(), {}});
    setChoices(std::move(choices));
    const auto wanted = std::ranges::find(m_tabs, m_wanted, &DetailsTab::part);
    setCurrentIndex(wanted == m_tabs.end() ? 0 : static_cast<int>(wanted - m_tabs.begin()));
    m_isSetting = false;
    place();
}

DetailsPart DetailsTabs::part() const
{
    const auto index = static_cast<size_t>(currentIndex());
    return index < m_tabs.size() ? m_tabs[index].part : DetailsPart::Tags;
}

void DetailsTabs::choose(DetailsPart part)
{
    m_wanted = part;
    const auto found = std::ranges::find(m_tabs, part, &DetailsTab::part);
    if (found != m_tabs.end())
        setCurrentIndex(static_cast<int>(found - m_tabs.begin()));
}

void DetailsTabs::place()
{
    m_rects.clear();
    int x = 0;
    int line = 0;
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Body));
    for (const auto &choice : choices()) {
        const int count = choice.count.isEmpty() ? 0 : CountGap + qCeil(numbers.width(choice.count));
        const int width = nameWidth(choice.text) + count;
        if (x > 0 && x + width > this->width()) {
            x = 0;
            ++line;
        }
        m_rects.emplace_back(x, line * LineHeight, width, LineHeight);
        x += width + Gap;
    }
    if (m_lines != line + 1) {
        m_lines = line + 1;
        updateGeometry();
    }
    update();
}

QSize DetailsTabs::sizeHint() const
{
    return {200, m_lines * LineHeight};
}

QRect DetailsTabs::hitRect(int index) const
{
    const auto i = static_cast<size_t>(index);
    return i < m_rects.size() ? m_rects[i].adjusted(-Gap / 2, 0, Gap / 2, 0) : QRect();
}

void DetailsTabs::resizeEvent(QResizeEvent *event)
{
    ChoiceStrip::resizeEvent(event);
    place();
}

void DetailsTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    for (size_t i = 0; i < m_rects.size(); ++i) {
        const auto &choice = choices()[i];
        const bool isCurrent = static_cast<int>(i) == currentIndex();
        const bool isLit = isCurrent || static_cast<int>(i) == hoveredIndex();
        const QRect r = m_rects[i];
        const QFont font = kit::textFont(isCurrent ? TextStyle::Strong : TextStyle::Body);
        painter.setFont(font);
        painter.setPen(theme.color(isLit ? ColorRole::Text : ColorRole::TextMuted));
        painter.drawText(r, Qt::AlignLeft | Qt::AlignVCenter, choice.text);
        const int used = QFontMetrics(font).horizontalAdvance(choice.text);
        if (!choice.count.isEmpty()) {
            const bool isWarning = m_tabs[i].part == DetailsPart::Warnings;
            kit::NumberPainter(kit::textFont(TextStyle::Body))
                .draw(painter, r.adjusted(used + CountGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      choice.count, theme.color(isWarning ? ColorRole::Warning : ColorRole::TextMuted));
        }
        if (isCurrent)
            painter.fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), theme.color(ColorRole::Accent));
        if (isCurrent && hasFocus())
            kit::paintFocusRing(painter, r.adjusted(-4, 3, 4, -4), theme);
    }
}

} // namespace yagura::traces
