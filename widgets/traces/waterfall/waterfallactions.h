// The keys of the waterfall as registered actions: Perfetto's W A S D, Jaeger's arrows with Shift, brackets,
// O and P, and the waterfall's own. Plain function; GUI thread.
#pragma once

namespace yagura::kit {
class ActionRegistry;
}

class QWidget;

namespace yagura::traces {

class WaterfallView;

// owner hears the keys; waterfall lives as long.
void registerWaterfallActions(kit::ActionRegistry &registry, QWidget *owner, WaterfallView *waterfall);

} // namespace yagura::traces
