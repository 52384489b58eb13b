#include "traces/details/pinnedspans.h"

#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr int RoomForName = 150; // px of a chip

kit::ChipContent contentOf(const ComparedSpan &span)
{
    const auto service = serviceText(span.open->service(span.row));
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::Body));
    const auto name
        = metrics.elidedText(kit::safeText(span.open->operation(span.row)), Qt::ElideRight, RoomForName);
    return {.kind = kit::ChipKind::Plain,
            .text = name,
            .swatch = kit::serviceColor(service),
            .count = durationOf(span.open->duration(span.row)).joined()};
}

} // namespace

PinnedSpans::PinnedSpans(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(15, 2, kit::space::medium, 6);
    m_layout->setSpacing(3);
    m_layout->addWidget(new kit::PlainLabel(tr("Pinned"), kit::TextStyle::Label, kit::ColorRole::TextMuted));
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
        auto *chip = new kit::Chip(contentOf(span));
        chip->setClosable(true);
        chip->setInteractive(true);
        chip->setAccessibleName(tr("Pinned: %1 %2, %3")
                                    .arg(serviceText(span.open->service(span.row)),
                                         kit::safeText(span.open->operation(span.row)),
                                         durationOf(span.open->duration(span.row)).joined()));
        connect(chip, &QAbstractButton::clicked, this, [this, span] { Q_EMIT spanRequested(span); });
        connect(chip, &kit::Chip::closeRequested, this, [this, span] { toggle(span); });
        m_layout->addWidget(chip, 0, Qt::AlignLeft);
        m_chips.push_back(chip);
    }
    setVisible(!m_spans.empty());
}

} // namespace yagura::traces
