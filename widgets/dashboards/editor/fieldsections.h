// The settings of fields: the standard ones and what a kind of panel draws a series by. Also the properties
// of overrides, which are the same. GUI thread, for its texts.
#pragma once

#include "dashboards/editor/optionfield.h"
#include "dashboards/panel.h"

#include <QCoreApplication>

namespace yagura::dashboards {

class FieldSections
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::FieldSections)
public:
    [[nodiscard]] static OptionSection standard();
    [[nodiscard]] static OptionSection color();
    // Under "custom."; empty for kinds whose fields have nothing of their own.
    [[nodiscard]] static OptionSections custom(PanelKind kind);

private:
    [[nodiscard]] static OptionSections series();
    [[nodiscard]] static OptionSection axis();
    [[nodiscard]] static OptionSections surface();
    [[nodiscard]] static OptionSections cells();
};

} // namespace yagura::dashboards
