// The screens besides the overview, each with the way to hand it its clients. The one place that knows them
// all.
#pragma once

#include "givenfiles.h"
#include "kit/actionregistry.h"
#include "kit/screen.h"
#include "session.h"
#include "workspace/preferences.h"

#include <functional>

namespace yagura {

struct ScreenContext
{
    Session &session;
    Preferences &preferences;
    kit::ActionRegistry &actions;
    QList<GivenFile> files; // of the command line
};

struct MadeScreen
{
    correlate::Target target;
    kit::IconName icon;
    kit::Screen *screen; // without a parent yet
    std::function<void()> distribute; // called after every change of the sources
};

// In the order of the navigation rail.
[[nodiscard]] QList<MadeScreen> makeScreens(const ScreenContext &context);

} // namespace yagura
