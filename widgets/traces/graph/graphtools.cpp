#include "traces/graph/graphtools.h"

#include "kit/controls/iconbutton.h"

#include <QHBoxLayout>

#include <cmath>

namespace yagura::traces {

namespace {

constexpr double ZoomStep = 1.3;
constexpr double ScaledFrom = 10'000;

} // namespace

void addZoomButtons(QHBoxLayout &layout, GraphView *view)
{
    const auto add = [&](kit::IconName icon, const QString &text, std::function<void()> run) {
        auto *button = new kit::IconButton(icon, text);
        button->setControlSize(kit::ControlSize::Small);
        QObject::connect(button, &QAbstractButton::clicked, view, std::move(run));
        layout.addWidget(button);
    };
    add(kit::IconName::Minus, GraphView::tr("Zoom out of the graph"), [view] { view->zoomBy(1 / ZoomStep); });
    add(kit::IconName::Plus, GraphView::tr("Zoom into the graph"), [view] { view->zoomBy(ZoomStep); });
    add(kit::IconName::Maximize, GraphView::tr("Show the whole graph"), [view] { view->fit(); });
}

QString timesText(double count)
{
    const QString number = count < ScaledFrom ? kit::groupedNumber(count) : kit::scaledNumber(count).joined();
    return QChar(0x00d7) + number;
}

double widthShare(double value, double largest)
{
    return largest > 0 && value > 0 ? std::sqrt(value / largest) : 0;
}

std::vector<bool> nodesWith(const std::vector<GraphNode> &nodes, const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return {};
    std::vector<bool> isMatch;
    for (const auto &node : nodes)
        isMatch.push_back(node.title.contains(wanted, Qt::CaseInsensitive)
                          || node.subtitle.contains(wanted, Qt::CaseInsensitive));
    return isMatch;
}

} // namespace yagura::traces
