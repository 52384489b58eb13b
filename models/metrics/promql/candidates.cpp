#include "metrics/promql/completion.h"
#include "metrics/promql/functions.h"
#include "metrics/promql/literal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

struct Words
{
    Wanted wanted;
    CandidateKind kind;
    QStringList names;
};

const std::vector<Words> &words()
{
    static const std::vector<Words> all{
        {Wanted::GroupingWords, CandidateKind::Keyword, {u"by"_s, u"without"_s}},
        {Wanted::MatchOperators, CandidateKind::Operator, {u"="_s, u"!="_s, u"=~"_s, u"!~"_s}},
        {Wanted::Modifiers, CandidateKind::Keyword, {u"offset"_s, u"@"_s}},
        {Wanted::Bool, CandidateKind::Keyword, {u"bool"_s}},
        {Wanted::MatchingWords, CandidateKind::Keyword, {u"on"_s, u"ignoring"_s}},
        {Wanted::GroupWords, CandidateKind::Keyword, {u"group_left"_s, u"group_right"_s}},
        {Wanted::Operators,
         CandidateKind::Operator,
         {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"^"_s, u"=="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s,
          u"and"_s, u"or"_s, u"unless"_s, u"atan2"_s}},
        {Wanted::Durations,
         CandidateKind::Duration,
         {u"1m"_s, u"5m"_s, u"10m"_s, u"15m"_s, u"30m"_s, u"1h"_s, u"6h"_s, u"12h"_s, u"1d"_s, u"7d"_s}}};
    return all;
}

// Words whose next sign is a parenthesis get it at once.
bool takesList(const QString &name)
{
    static const QStringList names{u"by"_s,       u"without"_s,    u"on"_s,
                                   u"ignoring"_s, u"group_left"_s, u"group_right"_s};
    return names.contains(name);
}

void addWords(std::vector<Candidate> &candidates, const CompletionContext &context)
{
    for (const Words &group : words()) {
        if (!context.wanted.testFlag(group.wanted))
            continue;
        for (const QString &name : group.names) {
            const WordInfo *const info = findKeyword(name);
            Candidate candidate{name, name, group.kind, info ? info->usage : QString(),
                                info ? info->help : QString()};
            if (takesList(name)) {
                candidate.insert += u" ()"_s;
                candidate.cursorBack = 1;
            } else if (group.wanted == Wanted::MatchOperators) {
                candidate.insert += u"\"\""_s;
                candidate.cursorBack = 1;
            }
            candidates.push_back(std::move(candidate));
        }
    }
    if (!context.wanted.testFlag(Wanted::Times))
        return;
    for (const QString &name : {u"start()"_s, u"end()"_s})
        candidates.push_back({name, name, CandidateKind::Time, {}, findKeyword(name.chopped(2))->help});
}

void addFunctions(std::vector<Candidate> &candidates, const CompletionContext &context, const Version &server)
{
    for (const FunctionInfo &info : functions()) {
        const bool fits = context.expected == ValueType::Unknown || info.returns == context.expected;
        // A range vector is no function's answer, and a vector's place takes no number.
        if (!info.knownTo(server) || !fits)
            continue;
        const bool noArguments = info.parameters.empty();
        candidates.push_back({info.name, QString(info.name + u"()"_s), CandidateKind::Function,
                              info.signature(), info.help, noArguments ? 0 : 1});
    }
}

} // namespace

std::vector<Candidate> languageCandidates(const CompletionContext &context,
                                          const std::optional<Version> &server)
{
    constexpr Version newest{1000, 0};
    std::vector<Candidate> candidates;
    addWords(candidates, context);
    const bool aVector = context.expected == ValueType::Unknown || context.expected == ValueType::Vector;
    if (context.wanted.testFlag(Wanted::Aggregators) && aVector) {
        for (const WordInfo &info : aggregators()) {
            if (info.since <= server.value_or(newest))
                candidates.push_back({info.name, QString(info.name + u"()"_s), CandidateKind::Aggregator,
                                      info.usage, info.help, 1});
        }
    }
    if (context.wanted.testFlag(Wanted::Functions))
        addFunctions(candidates, context, server.value_or(newest));
    return candidates;
}

QString valueInsertion(const CompletionContext &context, const QString &value)
{
    if (context.quote.isNull())
        return quoted(value);
    QString text = value;
    if (context.quote != u'`')
        text = quoted(value).mid(1).chopped(1);
    // Single quotes escape themselves and not the double ones.
    if (context.quote == u'\'')
        text.replace(u"\\\""_s, u"\""_s).replace(u'\'', u"\\'"_s);
    return context.isQuoteOpen ? QString(text + context.quote) : text;
}

} // namespace yagura::metrics::promql
