// The options of each kind of panel that its view draws by: one table a kind, with Grafana's paths and
// defaults (models/dashboards/options reads the same). GUI thread, for its texts.
#pragma once

#include "dashboards/editor/optionfield.h"
#include "dashboards/panel.h"

#include <QCoreApplication>

namespace yagura::dashboards {

class PanelSections
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::PanelSections)
public:
    // Empty for kinds that have a form of their own or nothing to set.
    [[nodiscard]] static OptionSections of(PanelKind kind);
    // The options with that value, and what goes with it.
    [[nodiscard]] static QVariantMap withValue(QVariantMap options, const QString &path,
                                               const QVariant &value);
    // Calculations by their names, as choices.
    [[nodiscard]] static std::vector<OptionChoice> calculations();

private:
    [[nodiscard]] static OptionSection legend();
    [[nodiscard]] static OptionSection tooltip();
    [[nodiscard]] static OptionSection values();
    [[nodiscard]] static OptionField orientation();
    [[nodiscard]] static OptionField shownValue();
    [[nodiscard]] static OptionSections timeSeries();
    [[nodiscard]] static OptionSections stat();
    [[nodiscard]] static OptionSections gauge();
    [[nodiscard]] static OptionSections barGauge();
    [[nodiscard]] static OptionSections table();
    [[nodiscard]] static OptionSections heatmap();
    [[nodiscard]] static OptionSections histogram();
    [[nodiscard]] static OptionSections barChart();
    [[nodiscard]] static OptionSections pie();
    [[nodiscard]] static OptionSections states(bool isHistory);
};

} // namespace yagura::dashboards
