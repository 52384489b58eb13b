#include "traces/views/flamegraphpane.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "traces/tracetext.h"
#include "traces/views/flamegraphview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

using kit::ColorRole;
using kit::TextStyle;

FlameGraphPane::FlameGraphPane(QWidget *parent)
    : QWidget(parent)
    , m_order(new kit::SegmentedControl(tr("Order of the frames"), {{tr("Time")}, {tr("Left-heavy")}}))
    , m_weight(new kit::SegmentedControl(tr("What a frame is as wide as"),
                                         {{tr("Wall time")}, {tr("Self time")}, {tr("Critical path")}}))
    , m_whole(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_out(new kit::Button(tr("Zoom out"), kit::ButtonKind::Quiet))
    , m_view(new FlameGraphView)
{
    m_order->setControlSize(kit::ControlSize::Small);
    m_order->setToolTip(tr("Time: as the spans ran. Left-heavy: calls of one path become one frame, the "
                           "heaviest to the left."));
    m_weight->setControlSize(kit::ControlSize::Small);
    m_out->setControlSize(kit::ControlSize::Small);
    m_out->setKeyHint(tr("F"));
    m_out->setEnabled(false);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    head->setSpacing(kit::space::small);
    head->addWidget(m_order);
    head->addWidget(m_weight);
    head->addWidget(m_whole, 1);
    head->addWidget(m_out);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    connect(m_order, &kit::ChoiceStrip::currentIndexChanged, this, &FlameGraphPane::layOut);
    connect(m_weight, &kit::ChoiceStrip::currentIndexChanged, this, &FlameGraphPane::layOut);
    connect(m_view, &FlameGraphView::rowsChosen, this, &FlameGraphPane::rowsChosen);
    connect(m_view, &FlameGraphView::zoomChanged, this, [this] { m_out->setEnabled(m_view->isZoomed()); });
    connect(m_out, &QAbstractButton::clicked, m_view, &FlameGraphView::zoomOut);
}

void FlameGraphPane::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_view->setLayout(nullptr, nullptr);
    layOut();
}

void FlameGraphPane::setMatches(const std::vector<bool> &matches)
{
    m_view->setMatches(matches);
}

void FlameGraphPane::setOrder(FlameOrder order)
{
    m_order->setCurrentIndex(static_cast<int>(order));
}

void FlameGraphPane::setWeight(FlameWeight weight)
{
    m_weight->setCurrentIndex(static_cast<int>(weight));
}

// A hidden pane works nothing out.
void FlameGraphPane::layOut()
{
    m_isStale = !isVisible();
    if (m_isStale || !m_open)
        return;
    m_isAwaited = true;
    const auto order = static_cast<FlameOrder>(m_order->currentIndex());
    const auto weight = static_cast<FlameWeight>(m_weight->currentIndex());
    using Shared = std::shared_ptr<const FlameLayout>;
    m_layout.start(runOnWorker(QThreadPool::globalInstance(),
                               [open = m_open, order, weight]() -> Result<Shared> {
                                   return std::make_shared<const FlameLayout>(
                                       flameLayout(*open, order, weight));
                               }),
                   this, [this](Result<Shared> layout) {
                       m_isAwaited = false;
                       if (layout)
                           m_view->setLayout(m_open, std::move(*layout));
                       showWhole();
                   });
}

void FlameGraphPane::showWhole()
{
    const auto weight = static_cast<FlameWeight>(m_weight->currentIndex());
    const auto whole = durationOf(m_view->whole()).joined();
    m_whole->setText(weight == FlameWeight::Wall       ? tr("%1 in all").arg(whole)
                         : weight == FlameWeight::Self ? tr("%1 of self time").arg(whole)
                                                       : tr("%1 of critical path").arg(whole));
}

void FlameGraphPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        layOut();
}

void FlameGraphPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kit::Theme::of(this).color(ColorRole::Surface));
}

} // namespace yagura::traces
