// Options of each kind of panel, as Grafana names and defaults them. Values; reading is pure, any thread.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace yagura::dashboards {

enum class LegendMode { List, Table, Hidden };
enum class LegendPlacement { Bottom, Right };

struct LegendOptions
{
    LegendMode mode = LegendMode::List;
    LegendPlacement placement = LegendPlacement::Bottom;
    QStringList calculations; // ids of frames/reducer.h; pie charts say "value" and "percent" here
    QString sortBy; // name of a calculation as shown; empty: as the series come
    bool isDescending = false;
    int width = 0; // pixels, of one on the right; 0: as needed

    bool operator==(const LegendOptions &) const = default;
};

enum class TooltipMode { Single, All, None };
enum class SortOrder { None, Ascending, Descending };

struct TooltipOptions
{
    TooltipMode mode = TooltipMode::All;
    SortOrder order = SortOrder::None;
    bool hidesZeros = false;
    int maxWidth = 0; // pixels; 0: as needed
    int maxHeight = 0;

    bool operator==(const TooltipOptions &) const = default;
};

// Which values a stat, gauge, bar gauge or pie shows.
struct ReduceOptions
{
    QString calculation = QStringLiteral("lastNotNull");
    bool everyRow = false; // each row is a value of its own
    int limit = 25; // rows, with everyRow
    QString fields; // "": numbers; "/regexp/"; a name

    bool operator==(const ReduceOptions &) const = default;
};

enum class Orientation { Auto, Horizontal, Vertical };
enum class FigureColor { None, Value, Background, BackgroundSolid };
enum class TextMode { Auto, Value, ValueAndName, Name, None };
enum class Justify { Auto, Center };
enum class PercentColor { Standard, Inverted, SameAsValue };

struct StatOptions
{
    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    FigureColor color = FigureColor::Value;
    bool hasGraph = true;
    TextMode text = TextMode::Auto;
    Justify justify = Justify::Auto;
    bool hasPercentChange = false;
    PercentColor percentColor = PercentColor::Standard;
    bool isWide = true; // value beside name where it is wide
    int titleSize = 0; // pixels; 0: as fits
    int valueSize = 0;
    int percentSize = 0;

    bool operator==(const StatOptions &) const = default;
};

struct GaugeOptions
{
    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    bool hasThresholdLabels = false;
    bool hasThresholdMarkers = true;
    bool isSizedByHand = false;
    int leastWidth = 75; // pixels, when sized by hand
    int leastHeight = 75;
    int titleSize = 0; // pixels; 0: as fits
    int valueSize = 0;

    bool operator==(const GaugeOptions &) const = default;
};

enum class BarLook { Gradient, Lcd, Basic };
enum class BarValue { Color, Text, Hidden };
enum class NamePlacement { Auto, Top, Left, Hidden };

struct BarGaugeOptions
{
    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    BarLook look = BarLook::Gradient;
    BarValue value = BarValue::Color;
    NamePlacement names = NamePlacement::Auto;
    bool showsUnfilled = true;
    bool isSizedByHand = false;
    int leastWidth = 8; // pixels, when sized by hand
    int leastHeight = 16;
    int mostHeight = 300;
    int titleSize = 0; // pixels; 0: as fits
    int valueSize = 0;

    bool operator==(const BarGaugeOptions &) const = default;
};

struct TableOptions
{
    bool hasHeader = true;
    int frame = 0; // which of several
    QString sortBy; // shown name
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    bool hasFooter = false;
    QStringList footerCalculations;
    QStringList footerFields; // empty: all numbers
    bool countsRows = false; // in the footer
    bool hasPages = false; // instead of a scroll bar
    int cellLines = 1; // "sm", "md", "lg" rows
    bool hasTypeIcons = false; // what a column holds, in its heading

    bool operator==(const TableOptions &) const = default;
};

[[nodiscard]] LegendOptions legendOptions(const QVariantMap &options);
[[nodiscard]] TooltipOptions tooltipOptions(const QVariantMap &options);
[[nodiscard]] ReduceOptions reduceOptions(const QVariantMap &options);
[[nodiscard]] StatOptions statOptions(const QVariantMap &options);
[[nodiscard]] GaugeOptions gaugeOptions(const QVariantMap &options);
[[nodiscard]] BarGaugeOptions barGaugeOptions(const QVariantMap &options);
[[nodiscard]] TableOptions tableOptions(const QVariantMap &options);

} // namespace yagura::dashboards
