#include "dashboards/lists/listquestions.h"

#include "core/duration.h"
#include "dashboards/options/listoptions.h"
#include "dashboards/options/optionvalues.h"
#include "traces/tagtext.h"

namespace yagura::dashboards {

namespace {

constexpr int mostLines = 5000;

// The first target that is not hidden and meant for the kind of server; where every one is meant for others,
// their kind is the error.
struct Chosen
{
    const Target *target = nullptr;
    QString otherType;
};

Chosen chosenTarget(const Panel &panel, std::initializer_list<QLatin1String> types)
{
    Chosen chosen;
    for (const Target &target : panel.targets) {
        const QString type = target.sourceType.isEmpty() ? panel.sourceType : target.sourceType;
        const bool isOurs = std::find(types.begin(), types.end(), type) != types.end();
        if (target.hidden || target.calculation)
            continue;
        if (isOurs && !chosen.target)
            chosen.target = &target;
        else if (!isOurs && !type.isEmpty() && (!target.expression.isEmpty() || !target.model.isEmpty()))
            chosen.otherType = type;
    }
    return chosen;
}

std::unexpected<Error> otherServer(const QString &type, const char *ours)
{
    return failure(ErrorKind::Unsupported, {},
                   QStringLiteral("the panel asks a data source of type %1").arg(type),
                   QStringLiteral("Give its query a data source of type %1.").arg(QLatin1String(ours)));
}

QString sourceOf(const Panel &panel, const Target *target, const Scope &scope)
{
    const QString own = target ? target->source : QString();
    return interpolated(own.isEmpty() ? panel.source : own, scope, Escaping::None);
}

int linesWanted(const QVariantMap &model)
{
    const QVariantMap metric = optionAt(model, u"metrics").toList().value(0).toMap();
    const int limit = wholeAt(metric, u"settings.limit", 500, 1, mostLines);
    return wholeAt(metric, u"settings.size", limit, 1, mostLines);
}

// "100ms"; nothing for an empty text.
Result<std::optional<Duration>> durationIn(const QString &text, const Scope &scope)
{
    const QString plain = interpolated(text, scope, Escaping::None).trimmed();
    if (plain.isEmpty())
        return std::optional<Duration>();
    const auto duration = parseDuration(plain);
    if (!duration)
        return std::unexpected(duration.error());
    return std::optional(*duration);
}

// One service at a time is all a trace store can be asked; "all" is none.
QString oneOf(const QString &word, const PlanContext &context)
{
    return allowedWords({word}, context).value(0);
}

} // namespace

Result<LogQuestion> logQuestion(const Panel &panel, const PlanContext &context)
{
    const Chosen chosen = chosenTarget(
        panel, {QLatin1String("elasticsearch"), QLatin1String("grafana-opensearch-datasource")});
    if (!chosen.target && !chosen.otherType.isEmpty())
        return otherServer(chosen.otherType, "elasticsearch");
    const QVariantMap model = chosen.target ? chosen.target->model : panel.options;
    const Scope scope = listScope(context);
    LogQuestion question;
    question.query.text = interpolated(textAt(model, u"query"), scope, Escaping::Lucene).trimmed();
    question.query.index = interpolated(textAt(model, u"index"), scope, Escaping::None).trimmed();
    question.query.range = context.range;
    question.query.order = logsOptions(panel.options).isNewestFirst ? logs::SortOrder::NewestFirst
                                                                    : logs::SortOrder::OldestFirst;
    question.source = sourceOf(panel, chosen.target, scope);
    question.limit = linesWanted(model);
    return question;
}

Result<TraceQuestion> traceQuestion(const Panel &panel, const PlanContext &context)
{
    const Chosen chosen = chosenTarget(panel, {QLatin1String("jaeger")});
    if (!chosen.target && !chosen.otherType.isEmpty())
        return otherServer(chosen.otherType, "jaeger");
    const TraceListOptions options = traceListOptions(chosen.target ? chosen.target->model : panel.options);
    const Scope scope = listScope(context);
    const auto shortest = durationIn(options.shortest, scope);
    const auto longest = durationIn(options.longest, scope);
    const auto tags = traces::parseTags(interpolated(options.tags, scope, Escaping::None));
    if (!shortest || !longest || !tags)
        return std::unexpected(!shortest ? shortest.error() : !longest ? longest.error() : tags.error());
    TraceQuestion question;
    question.query.service = oneOf(options.service, context);
    question.query.operation = oneOf(options.operation, context);
    if (question.query.operation == QLatin1String("all")) // Grafana's word for any
        question.query.operation.clear();
    question.query.tags = *tags;
    question.query.shortest = *shortest;
    question.query.longest = *longest;
    question.query.range = context.range;
    question.query.limit = options.limit;
    question.source = sourceOf(panel, chosen.target, scope);
    return question;
}

} // namespace yagura::dashboards
