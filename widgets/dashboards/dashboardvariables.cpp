// The variables of the dashboard shown: what is chosen, what has to be looked up again, what the bar says.
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/lists/panelfeeds.h"
#include "kit/errortext.h"

namespace yagura::dashboards {

void DashboardsScreen::showVariables()
{
    QHash<QString, QString> problems;
    const auto &errors = m_resolver.errors();
    for (auto it = errors.cbegin(); it != errors.cend(); ++it)
        problems.insert(it.key(), it->detail.isEmpty() ? kit::errorSentence(*it) : it->detail);
    m_bar->setVariables(m_variables, problems);
    const auto *source = chosenSource();
    m_bar->setFilterSource({source ? source->client : nullptr, m_time.range()});
}

void DashboardsScreen::setVariable(const QString &name, const QStringList &values)
{
    bool changed = false;
    for (Variable &variable : m_variables) {
        if (variable.name != name || variable.current == values)
            continue;
        variable.current = values;
        changed = true;
    }
    if (!changed)
        return;
    showVariables();
    resolveVariables(VariableTrigger::ValueChosen, name);
}

void DashboardsScreen::setFilters(const QString &name, const std::vector<AdhocFilter> &filters)
{
    for (Variable &variable : m_variables) {
        if (variable.name == name && variable.kind == VariableKind::AdHoc)
            variable.filters = filters;
    }
    showVariables();
    resolveVariables(VariableTrigger::ValueChosen, name);
}

// What was cut off before its answers came begins anew.
void DashboardsScreen::resolveVariables(VariableTrigger trigger, const QString &chosen)
{
    if (!m_isActive)
        return;
    VariableResolver::Request request;
    request.variables = m_variables;
    request.range = m_time.range();
    request.trigger = m_resolver.isRunning() ? VariableTrigger::Load : trigger;
    request.chosen = chosen;
    for (const auto &source : m_sources)
        request.sources.push_back({source.id, source.name, QStringLiteral("prometheus"), source.client});
    for (const auto &source : m_feeds->logSources())
        request.sources.push_back({source.id, source.name, QStringLiteral("elasticsearch"), {}});
    const auto *source = chosenSource();
    request.client = source ? source->client : nullptr;
    m_resolver.resolve(std::move(request));
}

} // namespace yagura::dashboards
