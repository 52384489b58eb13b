// What the panes with a graph have in common: buttons to fit and zoom, and the words of counts. Plain
// functions; GUI thread.
#pragma once

#include "traces/graph/graphview.h"

class QHBoxLayout;

namespace yagura::traces {

// Zoom out, zoom in, fit.
void addZoomButtons(QHBoxLayout &layout, GraphView *view);

// "×60"; from ten thousand on "×12.3 k".
[[nodiscard]] QString timesText(double count);
// How wide something is beside the largest of its kind: small ones are still seen.
[[nodiscard]] double widthShare(double value, double largest);

// Nodes whose words hold the text, whatever the case; empty if there is no text.
[[nodiscard]] std::vector<bool> nodesWith(const std::vector<GraphNode> &nodes, const QString &text);

} // namespace yagura::traces
