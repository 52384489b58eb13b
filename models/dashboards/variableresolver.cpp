#include "dashboards/variableresolver.h"

#include "dashboards/interpolation.h"
#include "metrics/promclient.h"

#include <QRegularExpression>

#include <algorithm>

namespace yagura::dashboards {

namespace {

// A group-by variable offers the labels there are.
QString questionOf(const Variable &variable)
{
    return variable.kind == VariableKind::GroupBy ? QStringLiteral("label_names()") : variable.query;
}

} // namespace

std::vector<VariableOption> sourceOptions(const Variable &variable,
                                          const std::vector<VariableSource> &sources)
{
    Variable narrowing = variable;
    narrowing.sort = 0;
    std::vector<VariableOption> options;
    for (const VariableSource &source : sources) {
        const bool isOfKind = variable.query.isEmpty() || variable.query.contains(source.type);
        if (isOfKind && !optionsFrom(narrowing, {source.name}).empty())
            options.push_back({source.name, source.name});
    }
    return options;
}

void VariableResolver::resolve(Request request)
{
    cancel();
    m_request = std::move(request);
    m_before = m_request.variables;
    m_needed = dependencies(m_before);
    m_steps.assign(m_before.size(), Step::Waiting);
    m_circles.clear();
    for (size_t i = 0; i < m_before.size(); ++i)
        m_circles.push_back(dependencyCircle(m_before, i));
    m_errors.clear();
    m_running = true;
    advance();
}

void VariableResolver::cancel()
{
    m_asked.clear();
    m_running = false;
}

// Answers that are there at once lead back here; one loop serves them all.
void VariableResolver::advance()
{
    if (m_isAdvancing || !m_running)
        return;
    m_isAdvancing = true;
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < m_steps.size(); ++i) {
            if (m_steps[i] == Step::Waiting && isReady(i)) {
                start(i);
                moved = true;
            }
        }
    }
    m_isAdvancing = false;
    if (std::all_of(m_steps.begin(), m_steps.end(), [](Step step) { return step == Step::Done; })) {
        m_running = false;
        Q_EMIT resolved();
    }
}

// Nobody waits for a variable of its own circle.
bool VariableResolver::isReady(size_t index) const
{
    return std::all_of(m_needed[index].begin(), m_needed[index].end(), [&](size_t other) {
        return m_steps[other] == Step::Done || (!m_circles[index].isEmpty() && !m_circles[other].isEmpty());
    });
}

bool VariableResolver::mustAsk(size_t index) const
{
    const Variable &variable = m_request.variables[index];
    if (variable.options.empty())
        return true;
    const bool hasChangedBelow
        = std::any_of(m_needed[index].begin(), m_needed[index].end(), [&](size_t other) {
              return m_request.variables[other].current != m_before[other].current
                  || (m_request.trigger == VariableTrigger::ValueChosen
                      && m_before[other].name == m_request.chosen);
          });
    switch (m_request.trigger) {
    case VariableTrigger::Load:
        return hasChangedBelow || variable.refresh != VariableRefresh::Never;
    case VariableTrigger::TimeChanged:
        return hasChangedBelow || variable.refresh == VariableRefresh::OnTimeChange;
    case VariableTrigger::ValueChosen:
        return hasChangedBelow;
    }
    Q_UNREACHABLE();
}

void VariableResolver::start(size_t index)
{
    Variable &variable = m_request.variables[index];
    if (variable.kind != VariableKind::Query && variable.kind != VariableKind::GroupBy) {
        resolveLocally(variable);
        finish(index);
    } else if (!m_circles[index].isEmpty()) {
        fail(index,
             {ErrorKind::InvalidInput,
              variable.name,
              QStringLiteral("the variable depends on itself: ") + m_circles[index],
              {}});
    } else if (questionOf(variable).trimmed().isEmpty() || !mustAsk(index)) {
        finish(index);
    } else {
        ask(index);
    }
}

void VariableResolver::resolveLocally(Variable &variable)
{
    const bool isAutomatic = variable.current.value(0).startsWith(QLatin1String("$__auto"))
        || variable.current.value(0) == QLatin1String("auto");
    switch (variable.kind) {
    case VariableKind::Custom:
        variable.options = listOptions(interpolated(variable.query, scope(), Escaping::None));
        variable.current = currentAmong(variable, variable.options);
        return;
    case VariableKind::Interval:
        variable.options = listOptions(variable.query);
        if (variable.automatic.isOffered)
            variable.options.insert(variable.options.begin(),
                                    {QStringLiteral("auto"), variable.automaticValue()});
        variable.current = isAutomatic && variable.automatic.isOffered
            ? QStringList{variable.automaticValue()}
            : currentAmong(variable, variable.options);
        return;
    case VariableKind::DataSource:
        chooseSource(variable);
        return;
    case VariableKind::Switch:
        variable.current = currentAmong(variable, variable.options);
        return;
    case VariableKind::Constant:
        variable.current = {variable.query};
        return;
    case VariableKind::TextBox:
        if (variable.current.isEmpty())
            variable.current = {variable.query};
        return;
    case VariableKind::Query:
    case VariableKind::AdHoc:
    case VariableKind::GroupBy:
    case VariableKind::Unsupported:
        return;
    }
}

// Files name a source by its uid, by its name, or as the default one.
void VariableResolver::chooseSource(Variable &variable) const
{
    variable.options = sourceOptions(variable, m_request.sources);
    if (variable.options.empty())
        return;
    for (QString &value : variable.current) {
        for (const VariableSource &source : m_request.sources)
            value = source.id == value ? source.name : value;
    }
    variable.current = currentAmong(variable, variable.options);
}

Scope VariableResolver::scope() const
{
    Scope scope;
    addVariables(scope, m_request.variables, m_request.range);
    addIntervals(scope, {m_request.range, std::chrono::minutes(1), std::chrono::seconds(15)});
    return scope;
}

std::shared_ptr<metrics::PromClient> VariableResolver::clientOf(const Variable &variable) const
{
    const QString wanted = interpolated(variable.source, scope(), Escaping::None);
    const auto it
        = std::find_if(m_request.sources.begin(), m_request.sources.end(), [&](const VariableSource &source) {
              return source.id == wanted || source.name == wanted;
          });
    return it != m_request.sources.end() && it->client ? it->client : m_request.client;
}

void VariableResolver::ask(size_t index)
{
    const Variable &variable = m_request.variables[index];
    const auto client = clientOf(variable);
    const bool isOtherKind = !variable.sourceType.isEmpty()
        && variable.sourceType != QLatin1String("prometheus")
        && !variable.sourceType.startsWith(QLatin1Char('$'));
    if (isOtherKind) {
        fail(index,
             {ErrorKind::Unsupported,
              variable.name,
              QStringLiteral("sources of the kind %1 are not asked for variables").arg(variable.sourceType),
              {}});
        return;
    }
    if (!client) {
        finish(index);
        return;
    }
    const QString text = interpolated(questionOf(variable), scope(), Escaping::PromQlPart);
    const QString key = QStringLiteral("%1|%2").arg(reinterpret_cast<quintptr>(client.get())).arg(text);
    m_steps[index] = Step::Asked;
    const bool isNew = !m_asked.contains(key);
    Asked &asked = m_asked[key];
    if (asked.answer) {
        take(index, *asked.answer);
        return;
    }
    asked.variables.push_back(index);
    if (isNew)
        send(key, parseVariableQuery(text), *client);
}

void VariableResolver::send(const QString &key, const VariableQuery &query, const metrics::PromClient &client)
{
    using Names = std::shared_ptr<const QStringList>;
    const auto names = [this, key](const Result<Names> &got) {
        answer(key, got ? Answer(**got) : std::unexpected(got.error()));
    };
    const QStringList matchers = query.selector.isEmpty() ? QStringList() : QStringList{query.selector};
    const TimeRange &range = m_request.range;
    Asked &asked = m_asked[key];
    switch (query.kind) {
    case VariableQueryKind::LabelValues:
        asked.names.start(client.labelValues(query.label, matchers, range), this, names);
        return;
    case VariableQueryKind::LabelNames:
        asked.names.start(client.labelNames(matchers, range), this, names);
        return;
    case VariableQueryKind::MetricNames:
        asked.names.start(
            client.labelValues(QStringLiteral("__name__"), {}, range), this,
            [this, key, pattern = QRegularExpression(query.selector)](const Result<Names> &got) {
                answer(key,
                       !got                    ? Answer(std::unexpected(got.error()))
                           : pattern.isValid() ? Answer((*got)->filter(pattern))
                                               : Answer(**got));
            });
        return;
    case VariableQueryKind::QueryResult:
        asked.result.start(client.query(query.selector, range.to), this,
                           [this, key](const Result<metrics::SharedResult> &got) {
                               answer(key, got ? Answer(resultLines(**got)) : std::unexpected(got.error()));
                           });
        return;
    case VariableQueryKind::Series:
        asked.series.start(client.series(matchers, range), this,
                           [this, key](const Result<std::shared_ptr<const std::vector<Labels>>> &got) {
                               QStringList texts;
                               for (const Labels &one : got ? **got : std::vector<Labels>())
                                   texts << seriesText(one);
                               answer(key, got ? Answer(texts) : std::unexpected(got.error()));
                           });
        return;
    }
}

void VariableResolver::answer(const QString &key, Answer given)
{
    Asked &asked = m_asked[key];
    asked.answer = given;
    for (const size_t index : std::exchange(asked.variables, {}))
        take(index, given);
    advance();
}

void VariableResolver::take(size_t index, const Answer &given)
{
    if (!given) {
        fail(index, given.error());
        return;
    }
    Variable &variable = m_request.variables[index];
    Variable narrowing = variable;
    narrowing.regex = interpolated(variable.regex, scope(), Escaping::None);
    variable.options = optionsFrom(narrowing, *given);
    if (variable.kind == VariableKind::GroupBy) // none is a choice as well, and so is what has no series now
        std::erase_if(variable.options,
                      [](const VariableOption &one) { return one.value == QLatin1String("__name__"); });
    else
        variable.current = currentAmong(variable, variable.options);
    finish(index);
}

void VariableResolver::finish(size_t index)
{
    m_steps[index] = Step::Done;
}

void VariableResolver::fail(size_t index, const Error &error)
{
    m_errors.insert(m_request.variables[index].name, error);
    finish(index);
}

} // namespace yagura::dashboards
