#include "dashboards/targets/targetsource.h"

#include "dashboards/elastictarget.h"
#include "dashboards/frames/expression/expressionfile.h"
#include "dashboards/frames/variantfile.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

const QString sourceKey = QStringLiteral("datasource");
const QString refIdKey = QStringLiteral("refId");
const QString hideKey = QStringLiteral("hide");

QVariantMap sourceMap(const SourceRef &source)
{
    QVariantMap map{{QStringLiteral("type"), source.type}};
    if (!source.uid.isEmpty())
        map.insert(QStringLiteral("uid"), source.uid);
    return map;
}

TargetKind kindOfType(const QString &type)
{
    if (type == expressionSource().type)
        return TargetKind::Expression;
    if (type.isEmpty() || type == QLatin1String("prometheus"))
        return TargetKind::PromQl;
    return isElasticType(type) ? TargetKind::Elastic : TargetKind::Other;
}

QVariantMap newElasticModel()
{
    const QVariantMap count{{QStringLiteral("id"), QStringLiteral("1")},
                            {QStringLiteral("type"), QStringLiteral("count")}};
    const QVariantMap settings{{QStringLiteral("interval"), QStringLiteral("auto")},
                               {QStringLiteral("min_doc_count"), QStringLiteral("0")}};
    const QVariantMap time{{QStringLiteral("id"), QStringLiteral("2")},
                           {QStringLiteral("type"), QStringLiteral("date_histogram")},
                           {QStringLiteral("field"), QStringLiteral("@timestamp")},
                           {QStringLiteral("settings"), settings}};
    return {{QStringLiteral("query"), QString()},
            {QStringLiteral("alias"), QString()},
            {QStringLiteral("timeField"), QStringLiteral("@timestamp")},
            {QStringLiteral("metrics"), QVariantList{count}},
            {QStringLiteral("bucketAggs"), QVariantList{time}}};
}

QVariantMap newModel(TargetKind kind)
{
    if (kind == TargetKind::Elastic)
        return newElasticModel();
    if (kind == TargetKind::Expression)
        return {{QStringLiteral("type"), QStringLiteral("math")}, {QStringLiteral("expression"), QString()}};
    return {};
}

void setSource(Target &target, const SourceRef &source)
{
    target.sourceType = source.type;
    target.source = source.uid;
    if (target.model.isEmpty())
        return;
    if (source == SourceRef())
        target.model.remove(sourceKey);
    else
        target.model.insert(sourceKey, sourceMap(source));
}

// What its queries share goes to the panel; where they do not, each says its own.
void settleSources(Panel &panel, const std::vector<SourceRef> &sources)
{
    std::vector<SourceRef> shared;
    for (const SourceRef &source : sources) {
        if (source != expressionSource() && std::ranges::find(shared, source) == shared.end())
            shared.push_back(source);
    }
    if (shared.empty())
        return;
    const SourceRef ofPanel = shared.size() == 1 ? shared.front() : mixedSource();
    if (ofPanel == SourceRef{panel.sourceType, panel.source})
        return;
    panel.sourceType = ofPanel.type;
    panel.source = ofPanel.uid;
    for (size_t i = 0; i < sources.size(); ++i)
        setSource(panel.targets[i], sources[i]);
}

std::vector<SourceRef> sourcesOf(const Panel &panel)
{
    std::vector<SourceRef> sources;
    for (const Target &target : panel.targets)
        sources.push_back(sourceOf(target, panel));
    return sources;
}

Target readAnew(Target target)
{
    const OrderedJson json = frames::jsonOf(target.model);
    if (!frames::isExpressionTarget(OrderedJsonView(json)))
        return target;
    target.calculation = frames::readExpression(OrderedJsonView(json));
    target.calculation->refId = target.refId;
    return target;
}

} // namespace

SourceRef expressionSource()
{
    return {QStringLiteral("__expr__"), QStringLiteral("__expr__")};
}

SourceRef mixedSource()
{
    return {QStringLiteral("datasource"), QStringLiteral("-- Mixed --")};
}

bool isMixed(const QString &uid)
{
    return uid == QLatin1String("-- Mixed --");
}

TargetKind targetKind(const Target &target, const QString &panelSourceType)
{
    if (target.calculation)
        return TargetKind::Expression;
    if (target.model.isEmpty())
        return TargetKind::PromQl;
    return kindOfType(target.sourceType.isEmpty() ? panelSourceType : target.sourceType);
}

SourceRef sourceOf(const Target &target, const Panel &panel)
{
    if (target.calculation)
        return expressionSource();
    if (!target.source.isEmpty() || !target.sourceType.isEmpty())
        return {target.sourceType, target.source};
    return isMixed(panel.source) ? SourceRef() : SourceRef{panel.sourceType, panel.source};
}

QString freeRefId(const Panel &panel)
{
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const QString refId(QLatin1Char{letter});
        const bool isTaken
            = std::ranges::any_of(panel.targets, [&](const Target &one) { return one.refId == refId; });
        if (!isTaken)
            return refId;
    }
    return QStringLiteral("Q%1").arg(panel.targets.size() + 1);
}

Target newTarget(const QString &refId, const SourceRef &source)
{
    const TargetKind kind = kindOfType(source.type);
    Target target;
    target.refId = refId;
    target.model = newModel(kind);
    if (kind != TargetKind::PromQl)
        target.model.insert(refIdKey, refId);
    setSource(target, source);
    return kind == TargetKind::Expression ? readAnew(target) : target;
}

Target renamedTarget(Target target, const QString &refId)
{
    target.refId = refId;
    if (target.model.isEmpty())
        return target;
    target.model.insert(refIdKey, refId);
    return readAnew(std::move(target));
}

Target hiddenTarget(Target target, bool isHidden)
{
    target.hidden = isHidden;
    if (target.model.isEmpty() || (!isHidden && !target.model.contains(hideKey)))
        return target;
    target.model.insert(hideKey, isHidden);
    return readAnew(std::move(target));
}

Target withModel(Target target, const QVariantMap &model)
{
    QVariantMap changed = model;
    for (const QString &key : {refIdKey, sourceKey, hideKey}) {
        if (target.model.contains(key))
            changed.insert(key, target.model.value(key));
        else
            changed.remove(key);
    }
    target.model = changed;
    return readAnew(std::move(target));
}

Panel withTargetSource(Panel panel, size_t index, const SourceRef &source)
{
    std::vector<SourceRef> sources = sourcesOf(panel);
    Target &target = panel.targets[index];
    if (targetKind(target, panel.sourceType) != kindOfType(source.type)) {
        const bool isHidden = target.hidden;
        target = hiddenTarget(newTarget(target.refId, source), isHidden);
    } else {
        setSource(target, source);
    }
    sources[index] = source;
    settleSources(panel, sources);
    return panel;
}

Panel withTargetAdded(Panel panel, const SourceRef &source)
{
    std::vector<SourceRef> sources = sourcesOf(panel);
    panel.targets.push_back(newTarget(freeRefId(panel), source));
    sources.push_back(source);
    settleSources(panel, sources);
    return panel;
}

} // namespace yagura::dashboards
