#include "dashboards/variableresolver.h"

#include "dashboards/interpolation.h"
#include "metrics/promclient.h"

#include <QRegularExpression>

namespace yagura::dashboards {

void VariableResolver::resolve(Request request)
{
    cancel();
    m_request = std::move(request);
    m_order = resolutionOrder(m_request.variables);
    m_at = 0;
    m_errors.clear();
    m_running = true;
    next();
}

void VariableResolver::cancel()
{
    m_names.cancel();
    m_result.cancel();
    m_running = false;
}

void VariableResolver::next()
{
    while (m_at < m_order.size()) {
        const size_t index = m_order[m_at++];
        if (!resolveLocally(m_request.variables[index])) {
            ask(index);
            return;
        }
    }
    m_running = false;
    Q_EMIT resolved();
}

bool VariableResolver::resolveLocally(Variable &variable)
{
    switch (variable.kind) {
    case VariableKind::Query:
        return !m_request.client || variable.query.trimmed().isEmpty();
    case VariableKind::Custom:
    case VariableKind::Interval:
        variable.options = listOptions(variable.query);
        if (variable.current.isEmpty())
            variable.current = currentAmong(variable, variable.options);
        return true;
    case VariableKind::DataSource:
        variable.options.clear();
        for (const QString &name : m_request.sourceNames)
            variable.options.push_back({name, name});
        variable.current = currentAmong(variable, variable.options);
        return true;
    case VariableKind::Constant:
        variable.current = {variable.query};
        return true;
    case VariableKind::TextBox:
        if (variable.current.isEmpty())
            variable.current = {variable.query};
        return true;
    case VariableKind::Unsupported:
        return true;
    }
    return true;
}

void VariableResolver::ask(size_t index)
{
    Scope scope;
    addVariables(scope, m_request.variables, m_request.range);
    addIntervals(scope, {m_request.range, std::chrono::minutes(1), std::chrono::seconds(15)});
    const VariableQuery query
        = parseVariableQuery(interpolated(m_request.variables[index].query, scope, Escaping::PromQl));
    const auto names = [this, index](Result<std::shared_ptr<const QStringList>> answer) {
        if (answer)
            take(index, **answer);
        else
            fail(index, answer.error());
    };
    const QStringList matchers = query.selector.isEmpty() ? QStringList() : QStringList{query.selector};
    const auto &client = *m_request.client;
    switch (query.kind) {
    case VariableQueryKind::LabelValues:
        m_names.start(client.labelValues(query.label, matchers, m_request.range), this, names);
        return;
    case VariableQueryKind::LabelNames:
        m_names.start(client.labelNames(matchers, m_request.range), this, names);
        return;
    case VariableQueryKind::MetricNames:
        m_names.start(client.labelValues(QStringLiteral("__name__"), {}, m_request.range), this,
                      [this, index, names,
                       pattern = query.selector](Result<std::shared_ptr<const QStringList>> answer) {
                          const QRegularExpression expression(pattern);
                          if (answer && expression.isValid())
                              take(index, (*answer)->filter(expression));
                          else
                              names(std::move(answer));
                      });
        return;
    case VariableQueryKind::QueryResult:
    case VariableQueryKind::Series:
        m_result.start(client.query(query.selector, m_request.range.to), this,
                       [this, index](Result<metrics::SharedResult> answer) {
                           if (answer)
                               take(index, resultLines(**answer));
                           else
                               fail(index, answer.error());
                       });
        return;
    }
}

void VariableResolver::take(size_t index, const QStringList &answers)
{
    Variable &variable = m_request.variables[index];
    variable.options = optionsFrom(variable, answers);
    variable.current = currentAmong(variable, variable.options);
    next();
}

void VariableResolver::fail(size_t index, const Error &error)
{
    m_errors.insert(m_request.variables[index].name, error);
    next();
}

} // namespace yagura::dashboards
