#include "dashboards/lists/listscope.h"

#include <algorithm>

namespace yagura::dashboards {

Scope listScope(const PlanContext &context)
{
    Scope scope;
    addVariables(scope, context.variables, context.range);
    addIntervals(scope, {context.range, context.scrapeInterval, context.scrapeInterval});
    return scope;
}

QStringList allowedWords(const QStringList &words, const PlanContext &context)
{
    const Scope scope = listScope(context);
    QStringList allowed;
    for (const QString &word : words) {
        const QStringList names = variableNames(word);
        const auto variable
            = std::find_if(context.variables.begin(), context.variables.end(),
                           [&](const Variable &one) { return names == QStringList{one.name}; });
        const bool isVariable = variable != context.variables.end()
            && (word == QLatin1Char('$') + variable->name || word.startsWith(QLatin1String("${"))
                || word.startsWith(QLatin1String("[[")));
        if (isVariable && variable->isAll())
            return {};
        if (isVariable)
            allowed += variable->current;
        else
            allowed << interpolated(word, scope, Escaping::None);
    }
    allowed.removeAll(QString());
    allowed.removeDuplicates();
    return allowed;
}

} // namespace yagura::dashboards
