#include "traces/details/spanhead.h"

#include "kit/controls/chip.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/figurelabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "traces/analysis/traceanalysis.h"
#include "traces/details/durationstrip.h"
#include "traces/tracetext.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int SideMargins = 15 + 12;

// "Self 1.80 s": the word muted, the figure strong.
kit::PlainLabel *addFigure(QGridLayout *grid, int row, int column, const QString &word)
{
    auto *cell = new QHBoxLayout;
    cell->setSpacing(kit::space::tiny);
    auto *figure = new kit::PlainLabel({}, TextStyle::Strong);
    cell->addWidget(new kit::PlainLabel(word, TextStyle::Label, ColorRole::TextMuted));
    cell->addWidget(figure);
    cell->addStretch();
    grid->addLayout(cell, row, column);
    return figure;
}

kit::IconButton *smallButton(kit::IconName icon, const QString &text)
{
    auto *button = new kit::IconButton(icon, text);
    button->setControlSize(kit::ControlSize::Small);
    return button;
}

} // namespace

SpanHead::SpanHead(QWidget *parent)
    : QWidget(parent)
    , m_service(new kit::ElidedLabel({}, TextStyle::Title, ColorRole::TextMuted))
    , m_operation(new kit::ElidedLabel({}, TextStyle::Title))
    , m_error(new kit::Chip(kit::Severity::Critical, tr("Failed")))
    , m_critical(new kit::Chip(kit::ChipContent{
          .kind = kit::ChipKind::Severity, .text = tr("On critical path"), .severity = kit::Severity::Info}))
    , m_pin(smallButton(kit::IconName::Pin, tr("Pin to compare")))
    , m_duration(new kit::FigureLabel)
    , m_top(new QHBoxLayout)
    , m_chips(new QHBoxLayout)
    , m_figures(new QHBoxLayout)
    , m_strip(new DurationStrip)
{
    auto *close = smallButton(kit::IconName::Close, tr("Close the details"));
    connect(close, &QAbstractButton::clicked, this, &SpanHead::closeRequested);
    connect(m_pin, &QAbstractButton::clicked, this, &SpanHead::pinRequested);
    m_top->setSpacing(kit::space::tiny);
    m_top->addWidget(m_service, 1);
    m_top->addWidget(m_error);
    m_top->addWidget(m_critical);
    m_top->addWidget(m_pin);
    m_top->addWidget(close);
    m_chips->setSpacing(kit::space::tiny);
    m_chips->addStretch();
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space::small);
    grid->setVerticalSpacing(2);
    m_self = addFigure(grid, 0, 0, tr("Self"));
    m_starts = addFigure(grid, 1, 0, tr("Starts"));
    m_share = addFigure(grid, 0, 1, tr("Of root"));
    m_usual = addFigure(grid, 1, 1, tr("Usual p50"));
    grid->setColumnStretch(1, 1);
    m_figures->addWidget(m_duration);
    m_figures->addLayout(grid, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(15, 10, 12, 6);
    layout->setSpacing(kit::space::tiny);
    layout->addLayout(m_top);
    layout->addWidget(m_operation);
    layout->addLayout(m_chips);
    layout->addLayout(m_figures);
    layout->addWidget(m_strip);
}

void SpanHead::setPinned(bool isPinned)
{
    m_pin->setIconName(isPinned ? kit::IconName::Check : kit::IconName::Pin);
    m_pin->setAccessibleName(isPinned ? tr("Take the pin off") : tr("Pin to compare"));
    kit::setPlainToolTip(m_pin, m_pin->accessibleName(), QKeySequence(Qt::SHIFT | Qt::Key_P));
}

void SpanHead::setBaseline(std::shared_ptr<const SpanBaseline> baseline)
{
    m_baseline = std::move(baseline);
    showRank();
}

void SpanHead::setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row)
{
    if (open != m_open) {
        m_own.cancel();
        m_ownBaseline.reset();
    }
    m_open = std::move(open);
    m_row = m_open ? row : NoIndex;
    if (m_row == NoIndex)
        return;
    showFigures();
    compareWithOwn();
    showRank();
}

void SpanHead::showFigures()
{
    const auto kind = kindText(m_open->trace.kinds[m_open->tree.spans[m_row]]);
    const auto service = serviceText(m_open->service(m_row));
    m_service->setText(kind.isEmpty() ? service : tr("%1 · %2").arg(service, kind));
    m_operation->setText(m_open->operation(m_row));
    m_critical->setVisible(m_open->isOnCriticalPath(m_row));
    m_error->setVisible(m_open->isError(m_row));
    m_duration->setValue(durationOf(m_open->duration(m_row)));
    m_duration->setColorRole(m_open->isError(m_row) ? ColorRole::Critical : ColorRole::Text);
    m_self->setText(durationOf(m_open->self[m_row]).joined());
    m_starts->setText(offsetText(m_open->start(m_row) - m_open->tree.start));
    const auto main = m_open->tree.mainRoot;
    const auto whole = main == NoIndex ? 0 : m_open->duration(main);
    const double share
        = whole > 0 ? static_cast<double>(m_open->duration(m_row)) / static_cast<double>(whole) : 0;
    m_share->setText(whole > 0 ? kit::percentText(share, share < 0.1 ? 1 : 0).joined() : kit::missingText());
    place();
}

// Names and figures never elide: chips move to a line of their own, the duration above the other figures.
void SpanHead::place()
{
    const int room = width() - SideMargins;
    int chips = 0;
    for (auto *chip : {m_error, m_critical})
        chips += chip->isHidden() ? 0 : chip->sizeHint().width() + kit::space::tiny;
    const int buttons = 2 * (kit::size::controlSmall + kit::space::tiny);
    const bool fits = chips + buttons + m_service->sizeHint().width() <= room;
    auto *line = fits ? m_top : m_chips;
    if (line->indexOf(m_error) < 0) {
        (fits ? m_chips : m_top)->removeWidget(m_error);
        (fits ? m_chips : m_top)->removeWidget(m_critical);
        line->insertWidget(fits ? 1 : 0, m_error);
        line->insertWidget(fits ? 2 : 1, m_critical);
    }
    const int figures
        = m_duration->sizeHint().width() + kit::space::small + m_figures->itemAt(1)->sizeHint().width();
    m_figures->setSpacing(figures <= room ? kit::space::small : 0);
    m_figures->setDirection(figures <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void SpanHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

// Sorting the durations of a large trace takes longer than a frame.
void SpanHead::compareWithOwn()
{
    if (m_ownBaseline || m_own.isRunning())
        return;
    using Shared = std::shared_ptr<const SpanBaseline>;
    m_own.start(runOnWorker(QThreadPool::globalInstance(),
                            [open = m_open]() -> Result<Shared> {
                                return std::make_shared<const SpanBaseline>(SpanBaseline::of(*open));
                            }),
                this, [this](Result<Shared> own) {
                    if (!own)
                        return;
                    m_ownBaseline = *own;
                    showRank();
                });
}

void SpanHead::showRank()
{
    m_rank = {};
    if (m_row == NoIndex)
        return;
    const auto find = [this](const std::shared_ptr<const SpanBaseline> &from) {
        return from ? from->durationsOf(m_open->service(m_row), m_open->operation(m_row)) : nullptr;
    };
    auto from = m_baseline;
    const auto *durations = find(from);
    const bool isBaseline = durations && durations->size() >= SpanBaseline::LeastSpans;
    if (!isBaseline) {
        from = m_ownBaseline;
        durations = find(from);
    }
    const auto own = static_cast<double>(m_open->duration(m_row));
    if (!durations) {
        m_usual->setText(kit::missingText());
        m_strip->setDurations({}, own, QString());
        return;
    }
    const int n = static_cast<int>(durations->size());
    m_rank = {durations->size() >= SpanBaseline::LeastSpans, percentileRank(*durations, own),
              percentileOf(*durations, 50), percentileOf(*durations, 95), static_cast<std::uint32_t>(n)};
    m_usual->setText(m_rank.isKnown ? durationOf(std::llround(m_rank.median)).joined() : kit::missingText());
    const QString where
        = isBaseline ? tr("%n traces", nullptr, static_cast<int>(from->traces())) : tr("this trace");
    const QString note = m_rank.isKnown
        ? tr("Slower than %1 of %2 in %3")
              .arg(kit::percentText(m_rank.percentile / 100, 0).joined(), kit::groupedNumber(n), where)
        : tr("%n in %1, too few to say what is usual", nullptr, n).arg(where);
    m_usual->setAccessibleName(tr("Usual p50") + u' ' + m_usual->text());
    kit::setPlainToolTip(m_usual, note);
    m_strip->setDurations(std::shared_ptr<const std::vector<double>>(from, durations), own, note);
    place();
}

} // namespace yagura::traces
