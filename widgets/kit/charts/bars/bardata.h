// What a bar chart is given to draw: categories, a value of each series in each, and how bars stand. Plain
// values, any thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/parts/valueformat.h"

#include <QStringList>

#include <vector>

namespace yagura::kit {

enum class BarScale { First, Second }; // of two axes, the second opposite the first

struct BarSeries
{
    QString name;
    SeriesColor color{};
    std::vector<double> values{}; // one a category; NaN: no bar
    std::vector<SeriesColor> barColors{}; // one a category, instead of color; may be empty
    BarScale scale = BarScale::First;
};

enum class BarDirection { Auto, Vertical, Horizontal }; // Auto: horizontal where it is higher than wide
enum class BarStacking { None, Normal, Percent };
enum class BarValues { Auto, Never, Always }; // Auto: where all fit

struct BarAxis
{
    ValueFormat format{};
    ScaleKind scale = ScaleKind::Linear;
    std::optional<double> min{}; // fixed ends
    std::optional<double> max{};
    std::optional<double> softMin{}; // ends that give way to data beyond them
    std::optional<double> softMax{};
    bool isShown = true;
    bool isOnRight = false; // of upright bars; above lying ones
    int widthPx = 0; // least room of its labels beside upright bars
    QString title{}; // what it counts, beside the axis
};

struct BarLook
{
    BarDirection direction = BarDirection::Auto;
    BarStacking stacking = BarStacking::None;
    double groupWidth = 0.7; // of a category's place, 0 … 1
    double barWidth = 0.97; // of a bar's place in its group, 0 … 1
    BarValues values = BarValues::Auto;
    int labelRotation = 0; // degrees, −90 … 90; vertical bars only
    int labelLength = 0; // characters, 0: all
    int labelSpacing = 8; // least pixels between labels of categories; what comes closer is skipped
    int lineWidth = 0;
    double fillOpacity = 1; // 0 … 1
    bool fades = false; // towards the foot
    double radius = 0; // of the corners, as a share of the bar's width, 0 … 0.5
    bool lightsCategory = false; // all bars of the one under the pointer
    int valuePixels = 0; // of the values at the bars; 0: as labels
};

} // namespace yagura::kit
