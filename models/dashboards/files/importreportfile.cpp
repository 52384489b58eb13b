#include "dashboards/files/importreportfile.h"

#include "core/jsonreader.h"
#include "dashboards/elastictarget.h"
#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/supportedfeatures.h"
#include "dashboards/options/optionvalues.h"

#include <algorithm>

namespace yagura::dashboards {

using namespace detail;

namespace {

QString transformationReason(const Panel &panel)
{
    for (const frames::Transformation &one : panel.transformations) {
        if (one.disabled || one.step)
            continue;
        const QString name = QStringLiteral("transformation %1").arg(one.id);
        return one.problem.isEmpty() ? name : name + QStringLiteral(": ") + one.problem;
    }
    return {};
}

// What its targets ask for beyond PromQL.
QString targetReason(const Panel &panel)
{
    for (const Target &target : panel.targets) {
        if (target.calculation && !target.calculation->command)
            return QStringLiteral("expression %1: %2").arg(target.refId, target.calculation->problem);
        const QString &type = target.sourceType.isEmpty() ? panel.sourceType : target.sourceType;
        if (target.hidden || target.model.isEmpty() || !isElasticType(type) || panel.kind == PanelKind::Logs)
            continue;
        if (const auto query = elasticQuery(target.model, {}); !query)
            return QStringLiteral("query %1: %2").arg(target.refId, query.error().detail);
    }
    return {};
}

QString unitReason(const OrderedJsonView &unit)
{
    const QString id = unit.stringOr();
    return isDrawnUnit(id) ? QString() : QStringLiteral("unit %1").arg(id);
}

// Set to what is so anyway.
bool asksNothing(const OrderedJsonView &value)
{
    const bool isOff = !value.booleanOr(true);
    return (value.exists() && value.isNull()) || isOff || (value.isString() && value.stringOr().isEmpty());
}

QString cellReason(const QString &type)
{
    return isDrawnCell(type) ? QString() : QStringLiteral("cells of type %1").arg(type);
}

QString propertyReason(const QString &id, const OrderedJsonView &value, const QString &panelType)
{
    if (asksNothing(value))
        return {};
    if (!isKnownProperty(id, panelType))
        return QStringLiteral("override of %1").arg(id);
    if (id == QLatin1String("custom.cellOptions"))
        return cellReason(value.at("type").stringOr());
    if (id == QLatin1String("custom.displayMode"))
        return cellReason(value.stringOr());
    return id == QLatin1String("unit") ? unitReason(value) : QString();
}

QString overrideReason(const OrderedJsonView &overrides, const QString &panelType)
{
    QString reason;
    const auto note = [&](const QString &text) {
        if (reason.isEmpty())
            reason = text;
    };
    overrides.forEach([&](const OrderedJsonView &one) {
        const QString matcher = one.at("matcher").at("id").stringOr();
        if (!isKnownMatcher(matcher))
            note(QStringLiteral("override matcher %1").arg(matcher));
        one.at("properties").forEach([&](const OrderedJsonView &property) {
            note(propertyReason(property.at("id").stringOr(), property.at("value"), panelType));
        });
    });
    return reason;
}

// A panel of a table may ask for its kind of cells for all columns.
QString fieldReason(const OrderedJsonView &defaults)
{
    const QString unit = unitReason(defaults.at("unit"));
    return unit.isEmpty() ? cellReason(defaults.at("custom").at("cellOptions").at("type").stringOr()) : unit;
}

QString sourceReason(const OrderedJsonView &panel)
{
    // Answers of other panels, and what Grafana makes up itself.
    static const QStringList otherPanels{QStringLiteral("-- Dashboard --"), QStringLiteral("-- Grafana --"),
                                         QStringLiteral("grafana")};
    QString reason;
    const QString panelType = panel.at("type").stringOr();
    if (!hasTargets(panelKind(panelType)))
        return {};
    const auto check = [&](const OrderedJsonView &source) {
        const QString type = source.at("type").stringOr();
        const QString name = source.isString() ? source.stringOr() : source.at("uid").stringOr();
        const bool isBuiltIn = type == QLatin1String("datasource") || name.startsWith(QLatin1String("-- "));
        const bool isMixed = isBuiltIn && !otherPanels.contains(name);
        if (reason.isEmpty() && !isMixed && (isBuiltIn || !isAskedSource(type, panelType)))
            reason = QStringLiteral("data source %1").arg(isBuiltIn ? name : type);
    };
    check(panel.at("datasource"));
    panel.at("targets").forEach([&](const OrderedJsonView &target) { check(target.at("datasource")); });
    return reason;
}

QString reasonOf(const Panel &panel)
{
    if (!isDrawnPanelType(panel.typeName))
        return QStringLiteral("panel type %1").arg(panel.typeName);
    auto json = parseOrderedJson(panel.json, panel.title);
    if (!json)
        return {};
    const OrderedJson modern = modernPanel(std::move(*json));
    const OrderedJsonView view(modern);
    const auto field = view.at("fieldConfig");
    for (const QString &reason :
         {sourceReason(view), targetReason(panel), transformationReason(panel),
          fieldReason(field.at("defaults")), overrideReason(field.at("overrides"), panel.typeName)}) {
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

// Lists of a folder: there are none here, and the panel lists what is of all of them.
bool asksForFolder(const Panel &panel)
{
    if (panel.kind != PanelKind::AlertList && panel.kind != PanelKind::DashboardList)
        return false;
    return !textAt(panel.options, u"folderUID").isEmpty() || !textAt(panel.options, u"folder.uid").isEmpty()
        || !textAt(panel.options, u"folder.title").isEmpty()
        || numberAt(panel.options, u"folderId").value_or(0) > 0;
}

void addPanel(const Panel &panel, ImportReport &report)
{
    for (const Panel &child : panel.children)
        addPanel(child, report);
    if (panel.kind == PanelKind::Row)
        return;
    ++report.panels;
    if (asksForFolder(panel))
        report.warnings.push_back(
            QStringLiteral("panel %1 \"%2\" lists what is of all folders").arg(panel.id).arg(panel.title));
    const QString reason = reasonOf(panel);
    if (reason.isEmpty())
        ++report.supported;
    else
        report.unsupported.push_back({panel.id, panel.title, panel.typeName, reason});
}

} // namespace

ImportReport reportOf(const Dashboard &dashboard)
{
    ImportReport report;
    report.title = dashboard.title;
    for (const Panel &panel : dashboard.panels)
        addPanel(panel, report);
    for (const Variable &variable : dashboard.variables) {
        if (variable.kind == VariableKind::Unsupported)
            report.warnings.push_back(QStringLiteral("variable %1 of type %2 keeps its value")
                                          .arg(variable.name, variable.typeName));
    }
    return report;
}

void noteUndrawn(ImportReport &report, const UnsupportedPanel &panel)
{
    const auto isSame = [&](const UnsupportedPanel &known) { return known.id == panel.id; };
    if (std::any_of(report.unsupported.begin(), report.unsupported.end(), isSame))
        return;
    report.unsupported.push_back(panel);
    --report.supported;
}

QByteArray reportJson(const QString &file, const ImportReport &report, const QString &format,
                      const QString &part, const QStringList &warnings)
{
    OrderedJson json = OrderedJson::object();
    setMember(json, "file", jsonText(file));
    if (!part.isEmpty())
        setMember(json, "part", jsonText(part));
    setMember(json, "title", jsonText(report.title));
    setMember(json, "format", jsonText(format));
    setMember(json, "panels", report.panels);
    setMember(json, "supported", report.supported);
    OrderedJson unsupported = OrderedJson::array();
    for (const UnsupportedPanel &panel : report.unsupported) {
        OrderedJson one = OrderedJson::object();
        setMember(one, "id", panel.id);
        setMember(one, "title", jsonText(panel.title));
        setMember(one, "type", jsonText(panel.type));
        setMember(one, "reason", jsonText(panel.reason));
        unsupported.push_back(std::move(one));
    }
    setMember(json, "unsupported", std::move(unsupported));
    OrderedJson list = OrderedJson::array();
    for (const QString &warning : report.warnings + warnings)
        list.push_back(jsonText(warning));
    setMember(json, "warnings", std::move(list));
    return dumpJson(json);
}

} // namespace yagura::dashboards
