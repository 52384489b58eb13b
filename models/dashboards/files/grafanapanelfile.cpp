#include "dashboards/files/grafanapanelfile.h"

#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanarowsfile.h"
#include "dashboards/frames/expression/expressionfile.h"
#include "dashboards/frames/fieldconfigfile.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/variantfile.h"
#include "dashboards/targets/targetsource.h"

#include <algorithm>

namespace yagura::dashboards::detail {

namespace {

struct SourceName
{
    QString type;
    QString name;
};

SourceName readSource(const OrderedJsonView &source)
{
    if (source.isString())
        return {{}, source.stringOr()};
    return {source.at("type").stringOr(), source.at("uid").stringOr()};
}

bool isPromQl(const QString &sourceType)
{
    return sourceType.isEmpty() || sourceType == QLatin1String("prometheus");
}

Target readTarget(const OrderedJsonView &view, size_t place, const QString &panelSource)
{
    Target target;
    target.refId = view.at("refId").stringOr(QString(QLatin1Char(static_cast<char>('A' + place % 26))));
    target.expression = view.at("expr").stringOr();
    target.legend = view.at("legendFormat").stringOr();
    target.minimumInterval = view.at("interval").stringOr();
    target.hidden = view.at("hide").booleanOr(false);
    const bool instant = view.at("instant").booleanOr(false) && !view.at("range").booleanOr(false);
    target.mode = instant ? QueryMode::Instant : QueryMode::Range;
    target.format = frames::targetFormat(view.at("format").stringOr());
    target.exemplars = view.at("exemplar").booleanOr(false);
    const SourceName source = readSource(view.at("datasource"));
    target.sourceType = source.type;
    target.source = source.name;
    const bool isExpression = frames::isExpressionTarget(view);
    if (isExpression || !isPromQl(source.type.isEmpty() ? panelSource : source.type))
        target.model = frames::variantOf(view).toMap();
    if (isExpression) {
        target.calculation = frames::readExpression(view);
        target.calculation->refId = target.refId;
    }
    return target;
}

std::vector<Target> readTargets(const OrderedJsonView &targets, const QString &panelSource)
{
    std::vector<Target> read;
    targets.forEach(
        [&](const OrderedJsonView &view) { read.push_back(readTarget(view, read.size(), panelSource)); });
    return read;
}

std::optional<Repeat> readRepeat(const OrderedJsonView &view)
{
    Repeat repeat;
    repeat.variable = view.at("repeat").stringOr();
    if (repeat.variable.isEmpty())
        return std::nullopt;
    if (view.at("repeatDirection").stringOr() == QLatin1String("v"))
        repeat.direction = RepeatDirection::Vertical;
    repeat.mostAcross = static_cast<int>(std::clamp(view.at("maxPerRow").numberOr(4), 1.0, 24.0));
    return repeat;
}

GridRect readGrid(const OrderedJsonView &grid)
{
    const auto cell = [&](const char *key, int alternative) {
        return static_cast<int>(std::clamp(grid.at(key).numberOr(alternative), -1.0, 100'000.0));
    };
    return {cell("x", 0), cell("y", 0), cell("w", 12), cell("h", 8)};
}

Panel readModernPanel(const OrderedJsonView &view)
{
    Panel panel;
    panel.id = static_cast<int>(view.at("id").numberOr(0));
    panel.typeName = view.at("type").stringOr();
    panel.kind = panelKind(panel.typeName);
    panel.title = view.at("title").stringOr();
    panel.description = view.at("description").stringOr();
    panel.grid = readGrid(view.at("gridPos"));
    const SourceName source = readSource(view.at("datasource"));
    panel.sourceType = source.type;
    panel.source = source.name;
    panel.targets = readTargets(view.at("targets"), isMixed(source.name) ? QString() : source.type);
    panel.interval = view.at("interval").stringOr();
    panel.maximumPoints
        = static_cast<int>(std::clamp(view.at("maxDataPoints").numberFromText().value_or(0), 0.0, 1e6));
    panel.timeFrom = view.at("timeFrom").stringOr();
    panel.timeShift = view.at("timeShift").stringOr();
    panel.transformations = frames::readTransformations(view.at("transformations"));
    panel.field = frames::readFieldConfig(view.at("fieldConfig").at("defaults"));
    panel.overrides = frames::readOverrides(view.at("fieldConfig").at("overrides"));
    panel.options = frames::variantOf(view.at("options")).toMap();
    panel.repeat = readRepeat(view);
    const auto content = view.at("options").at("content");
    panel.text = content.isString() ? content.stringOr() : view.at("content").stringOr();
    panel.collapsed = view.at("collapsed").booleanOr(false);
    view.at("panels").forEach([&](const OrderedJsonView &child) {
        if (child.isObject() && !isRepeatedCopy(child))
            panel.children.push_back(readPanel(child));
    });
    return panel;
}

} // namespace

Panel readPanel(const OrderedJsonView &view)
{
    if (!view.exists())
        return {};
    const bool old = isOldPanel(view);
    Panel panel = old ? readModernPanel(OrderedJsonView(modernPanel(view.json()))) : readModernPanel(view);
    panel.json = dumpJson(view.json());
    return panel;
}

} // namespace yagura::dashboards::detail
