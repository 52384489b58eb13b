// Single values out of a panel's frames, as stat, gauge, bar gauge and pie panels show them. Pure, any
// thread.
#pragma once

#include "dashboards/frames/fielddisplay.h"
#include "dashboards/frames/fieldnames.h"
#include "dashboards/options/viewoptions.h"

namespace yagura::dashboards {

struct PanelFigure
{
    QString name;
    frames::DisplayValue value;
    frames::ValueRange range; // of its scale
    frames::FieldConfig field;
    Labels labels; // of its series
    QString unit;
    frames::Column course; // the field's values in time; empty when every row is a figure
    std::optional<double> change; // from the first to the last value, as a share of the first
};

struct FigureContext
{
    QTimeZone zone = QTimeZone::utc();
    std::optional<Instant> now = {};
};

[[nodiscard]] std::vector<PanelFigure>
figuresOf(const frames::NamedFrames &data, const ReduceOptions &options, const FigureContext &context = {});

} // namespace yagura::dashboards
