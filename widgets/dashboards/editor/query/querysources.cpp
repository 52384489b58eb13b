#include "dashboards/editor/query/querysources.h"

#include "dashboards/elastictarget.h"

namespace yagura::dashboards {

namespace {

bool meansTheSame(const SourceChoice &choice, const SourceRef &source)
{
    if (choice.source == source)
        return true;
    if (source.uid.isEmpty())
        return false;
    const QStringList variables = variableNames(source.uid);
    if (!variables.isEmpty())
        return variables == variableNames(choice.source.uid);
    const bool isType = source.type.isEmpty() || source.type == choice.source.type
        || (isElasticType(source.type) && isElasticType(choice.source.type));
    return isType && (source.uid == choice.source.uid || source.uid == choice.text);
}

} // namespace

std::vector<SourceChoice> QuerySources::choices() const
{
    std::vector<SourceChoice> all{{tr("Default"), {}}};
    for (const auto &source : connected.metrics)
        all.push_back({source.name, {QStringLiteral("prometheus"), source.id}});
    for (const auto &source : connected.logs)
        all.push_back({source.name, {QStringLiteral("elasticsearch"), source.id}});
    for (const Variable &variable : variables) {
        const QString text = QStringLiteral("${%1}").arg(variable.name);
        if (variable.kind == VariableKind::DataSource)
            all.push_back({text, {variable.query, text}});
    }
    all.push_back({tr("Expression"), expressionSource()});
    return all;
}

int QuerySources::placeOf(const std::vector<SourceChoice> &choices, const SourceRef &source)
{
    for (size_t i = 0; i < choices.size(); ++i) {
        if (meansTheSame(choices[i], source))
            return static_cast<int>(i);
    }
    return -1;
}

QString QuerySources::idOf(const SourceRef &source) const
{
    PlanContext context;
    context.variables = variables;
    return settingText(source.uid, context);
}

} // namespace yagura::dashboards
