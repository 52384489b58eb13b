#include "dashboards/panel.h"

#include <QRegularExpression>

#include <array>

namespace yagura::dashboards {

namespace {

struct TypeName
{
    const char *name;
    PanelKind kind;
};

// The first name of a kind is the one written.
constexpr std::array typeNames{
    TypeName{"timeseries", PanelKind::TimeSeries},
    TypeName{"graph", PanelKind::TimeSeries},
    TypeName{"stat", PanelKind::Stat},
    TypeName{"singlestat", PanelKind::Stat},
    TypeName{"gauge", PanelKind::Gauge},
    TypeName{"bargauge", PanelKind::BarGauge},
    TypeName{"table", PanelKind::Table},
    TypeName{"text", PanelKind::Text},
    TypeName{"row", PanelKind::Row},
};

bool matches(const FieldOverride &override, const QString &name, const QString &refId)
{
    switch (override.matcher) {
    case OverrideMatcher::ByName:
        return override.pattern == name;
    case OverrideMatcher::ByRefId:
        return override.pattern == refId;
    case OverrideMatcher::ByRegexp: {
        QString pattern = override.pattern;
        if (pattern.startsWith(QLatin1Char('/')) && pattern.lastIndexOf(QLatin1Char('/')) > 0)
            pattern = pattern.mid(1, pattern.lastIndexOf(QLatin1Char('/')) - 1);
        const QRegularExpression expression(pattern);
        return expression.isValid() && expression.match(name).hasMatch();
    }
    case OverrideMatcher::Other:
        break;
    }
    return false;
}

} // namespace

QString panelTypeName(PanelKind kind)
{
    for (const TypeName &type : typeNames) {
        if (type.kind == kind)
            return QString::fromLatin1(type.name);
    }
    return {};
}

PanelKind panelKind(const QString &typeName)
{
    for (const TypeName &type : typeNames) {
        if (typeName == QLatin1String(type.name))
            return type.kind;
    }
    return PanelKind::Unsupported;
}

FieldOptions merged(FieldOptions base, const FieldOptions &over)
{
    const auto take = [](auto &to, const auto &from) {
        if (from)
            to = from;
    };
    take(base.unit, over.unit);
    take(base.decimals, over.decimals);
    take(base.minimum, over.minimum);
    take(base.maximum, over.maximum);
    take(base.displayName, over.displayName);
    take(base.noValue, over.noValue);
    take(base.fixedColor, over.fixedColor);
    take(base.thresholds, over.thresholds);
    take(base.thresholdMode, over.thresholdMode);
    take(base.cell, over.cell);
    return base;
}

FieldOptions fieldOptionsFor(const Panel &panel, const QString &name, const QString &refId)
{
    FieldOptions options = panel.field;
    for (const FieldOverride &override : panel.overrides) {
        if (matches(override, name, refId))
            options = merged(std::move(options), override.options);
    }
    return options;
}

Panel newPanel(int id, PanelKind kind)
{
    Panel panel;
    panel.id = id;
    panel.kind = kind;
    panel.typeName = panelTypeName(kind);
    if (kind != PanelKind::Text) {
        Target target;
        target.refId = QStringLiteral("A");
        target.mode = kind == PanelKind::Table ? QueryMode::Instant : QueryMode::Range;
        panel.targets.push_back(target);
    }
    if (kind == PanelKind::Stat || kind == PanelKind::Gauge)
        panel.grid = {0, 0, 6, 4};
    return panel;
}

} // namespace yagura::dashboards
