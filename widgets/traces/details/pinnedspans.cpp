#include "traces/details/pinnedspans.h"

#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

namespace yagura::traces {

namespace {

constexpr int SideMargin = 15;
constexpr int Gap = 4;
constexpr int RoomForName = 120; // px of a chip

kit::ChipContent contentOf(const ComparedSpan &span)
{
    const auto service = serviceText(span.open->service(span.row));
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::Body));
    const auto name
        = metrics.elidedText(kit::safeText(span.open->operation(span.row)), Qt::ElideRight, RoomForName);
    return {.kind = kit::ChipKind::Plain,
            .text = durationOf(span.open->duration(span.row)).joined(),
            .prefix = name,
            .swatch = kit::serviceColor(service)};
}

} // namespace

PinnedSpans::PinnedSpans(QWidget *parent)
    : QWidget(parent)
    , m_title(new kit::PlainLabel(tr("Pinned"), kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

bool PinnedSpans::has(const ComparedSpan &span) const
{
    return std::ranges::find(m_spans, span) != m_spans.end();
}

void PinnedSpans::toggle(const ComparedSpan &span)
{
    if (std::erase(m_spans, span) == 0) {
        if (m_spans.size() == Most)
            m_spans.erase(m_spans.begin());
        m_spans.push_back(span);
    }
    showChips();
    Q_EMIT changed();
}

void PinnedSpans::clear()
{
    m_spans.clear();
    showChips();
    Q_EMIT changed();
}

void PinnedSpans::rebind(const std::shared_ptr<const OpenTrace> &open)
{
    bool isChanged = false;
    for (auto &span : m_spans) {
        if (!open || span.open == open || span.open->trace.id != open->trace.id)
            continue;
        span = {open, open->rowOf(span.open->trace.ids[span.span()])};
        isChanged = true;
    }
    if (!isChanged)
        return;
    std::erase_if(m_spans, [](const ComparedSpan &span) { return span.row == NoIndex; });
    showChips();
}

void PinnedSpans::showChips()
{
    for (auto *chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // it may be what was clicked
    }
    m_chips.clear();
    for (const auto &span : m_spans) {
        auto *chip = new kit::Chip(contentOf(span), this);
        chip->setClosable(true);
        chip->setInteractive(true);
        chip->setAccessibleName(tr("Pinned: %1 %2, %3")
                                    .arg(serviceText(span.open->service(span.row)),
                                         kit::safeText(span.open->operation(span.row)),
                                         durationOf(span.open->duration(span.row)).joined()));
        connect(chip, &QAbstractButton::clicked, this, [this, span] { Q_EMIT spanRequested(span); });
        connect(chip, &kit::Chip::closeRequested, this, [this, span] { toggle(span); });
        chip->show();
        setTabOrder(m_chips.empty() ? static_cast<QWidget *>(this) : m_chips.back(), chip);
        m_chips.push_back(chip);
    }
    place();
    setVisible(!m_spans.empty());
}

// As many in a line as there is room for.
void PinnedSpans::place()
{
    m_title->resize(m_title->sizeHint());
    int x = SideMargin + m_title->width() + kit::space::small;
    int y = 2;
    for (auto *chip : m_chips) {
        const auto size = chip->sizeHint();
        if (x > SideMargin && x + size.width() > width() - kit::space::small) {
            x = SideMargin;
            y += size.height() + Gap;
        }
        chip->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + Gap;
    }
    const int line = m_chips.empty() ? kit::size::chip : m_chips.front()->height();
    m_title->move(SideMargin, 2 + (line - m_title->height()) / 2);
    setFixedHeight(y + line + kit::space::small);
}

void PinnedSpans::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace yagura::traces
