#include "dashboards/files/importreportfile.h"

#include "core/jsonreader.h"
#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/supportedfeatures.h"

namespace yagura::dashboards {

using namespace detail;

namespace {

QString transformationReason(const OrderedJsonView &view)
{
    QString reason;
    view.forEach([&](const OrderedJsonView &step) {
        const QString id = step.at("id").stringOr();
        if (reason.isEmpty() && !step.at("disabled").booleanOr(false) && !isKnownTransformation(id))
            reason = QStringLiteral("transformation %1").arg(id);
    });
    return reason;
}

QString unitReason(const OrderedJsonView &unit)
{
    const QString id = unit.stringOr();
    return isDrawnUnit(id) ? QString() : QStringLiteral("unit %1").arg(id);
}

QString overrideReason(const OrderedJsonView &overrides)
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
            const QString id = property.at("id").stringOr();
            if (!isKnownProperty(id))
                note(QStringLiteral("override of %1").arg(id));
            else if (id == QLatin1String("unit"))
                note(unitReason(property.at("value")));
        });
    });
    return reason;
}

QString sourceReason(const OrderedJsonView &panel)
{
    QString reason;
    const QString panelType = panel.at("type").stringOr();
    const auto check = [&](const OrderedJsonView &source) {
        const QString type = source.at("type").stringOr();
        if (reason.isEmpty() && !isAskedSource(type, panelType) && type != QLatin1String("datasource"))
            reason = QStringLiteral("data source %1").arg(type);
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
         {sourceReason(view), transformationReason(view.at("transformations")),
          unitReason(field.at("defaults").at("unit")), overrideReason(field.at("overrides"))}) {
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

void addPanel(const Panel &panel, ImportReport &report)
{
    for (const Panel &child : panel.children)
        addPanel(child, report);
    if (panel.kind == PanelKind::Row)
        return;
    ++report.panels;
    const QString reason = reasonOf(panel);
    if (reason.isEmpty())
        ++report.supported;
    else
        report.unsupported.push_back({panel.id, panel.title, panel.typeName, reason});
    if (OrderedJsonView(parseOrderedJson(panel.json, {}).value_or(OrderedJson())).at("repeat").isString())
        report.warnings.push_back(
            QStringLiteral("panel %1 is repeated in Grafana and shown once").arg(panel.id));
}

} // namespace

ImportReport reportOf(const Dashboard &dashboard)
{
    ImportReport report;
    for (const Panel &panel : dashboard.panels)
        addPanel(panel, report);
    for (const Variable &variable : dashboard.variables) {
        if (variable.kind == VariableKind::Unsupported || variable.kind == VariableKind::GroupBy)
            report.warnings.push_back(QStringLiteral("variable %1 of type %2 keeps its value")
                                          .arg(variable.name, variable.typeName));
    }
    return report;
}

QByteArray reportJson(const QString &file, const Dashboard &dashboard, const QString &format,
                      const QString &part, const QStringList &warnings)
{
    const ImportReport report = reportOf(dashboard);
    OrderedJson json = OrderedJson::object();
    setMember(json, "file", jsonText(file));
    if (!part.isEmpty())
        setMember(json, "part", jsonText(part));
    setMember(json, "title", jsonText(dashboard.title));
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
