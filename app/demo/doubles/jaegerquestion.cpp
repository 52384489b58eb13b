#include "demo/doubles/jaegerquestion.h"

#include "core/duration.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

std::string quoted(const QString &text)
{
    return "\"" + text.toStdString() + "\"";
}

std::unexpected<std::string> unparsable(const QString &name, const std::string &why)
{
    return std::unexpected("unable to parse param '" + name.toStdString() + "': " + why);
}

using OptionalDuration = std::optional<Duration>;

JaegerResult<OptionalDuration> readDuration(const HttpQuestion &question, const QString &name)
{
    const QString text = question.parameter(name);
    if (text.isEmpty())
        return std::nullopt;
    const Result<Duration> duration = parseGoDuration(text);
    if (!duration)
        return unparsable(name, "time: invalid duration " + quoted(text));
    return *duration;
}

JaegerResult<std::map<std::string, std::string>> readTagMap(const QString &text, const std::string &parameter)
{
    const auto parsed = nlohmann::json::parse(text.toStdString(), nullptr, false);
    std::map<std::string, std::string> tags;
    if (!parsed.is_object())
        return std::unexpected("malformed '" + parameter
                               + "' parameter, cannot unmarshal JSON: invalid character");
    for (const auto &[key, value] : parsed.items()) {
        if (!value.is_string())
            return std::unexpected("malformed '" + parameter
                                   + "' parameter, cannot unmarshal JSON: json: cannot unmarshal "
                                   + value.type_name() + " into Go value of type string");
        tags[key] = value.get<std::string>();
    }
    return tags;
}

JaegerResult<std::map<std::string, std::string>> readV1Tags(const HttpQuestion &question)
{
    std::map<std::string, std::string> tags;
    for (const QString &tag : question.parameters(u"tag"_s)) {
        const qsizetype colon = tag.indexOf(u':');
        if (colon < 0)
            return std::unexpected("malformed 'tag' parameter, expecting key:value, received: "
                                   + tag.toStdString());
        tags[tag.left(colon).toStdString()] = tag.mid(colon + 1).toStdString();
    }
    for (const QString &text : question.parameters(u"tags"_s)) {
        auto more = readTagMap(text, "tags");
        if (!more)
            return std::unexpected(more.error());
        tags.merge(*more);
    }
    return tags;
}

// Either spelling of a v3 parameter.
QString v3Parameter(const HttpQuestion &question, const QString &camel, const QString &snake)
{
    const QString value = question.parameter(u"query."_s + camel);
    return value.isEmpty() ? question.parameter(u"query."_s + snake) : value;
}

JaegerResult<Instant> readV3Time(const HttpQuestion &question, const QString &camel, const QString &snake)
{
    const QString text = v3Parameter(question, camel, snake);
    if (text.isEmpty())
        return std::unexpected("query.startTimeMin and query.startTimeMax are required");
    // Go accepts up to nine digits of a fraction, Qt three: the rest is read by hand.
    QString head = text;
    std::int64_t fraction = 0;
    if (const qsizetype dot = text.indexOf(u'.'); dot > 0) {
        qsizetype end = dot + 1;
        while (end < text.size() && text.at(end).isDigit())
            ++end;
        fraction = text.mid(dot + 1, end - dot - 1).leftJustified(9, u'0', true).toLongLong();
        head = text.left(dot) + text.mid(end);
    }
    const QDateTime time = QDateTime::fromString(head, Qt::ISODate);
    const bool zoned = head.endsWith(u'Z') || head.lastIndexOf(u'+') > 10 || head.lastIndexOf(u'-') > 10;
    if (!time.isValid() || !zoned)
        return std::unexpected("malformed parameter query." + camel.toStdString() + ": parsing time "
                               + quoted(text) + " as \"2006-01-02T15:04:05.999999999Z07:00\": cannot parse "
                               + quoted(text));
    return fromUnixSeconds(static_cast<std::int64_t>(time.toSecsSinceEpoch())) + Duration(fraction);
}

JaegerResult<OptionalDuration> readV3Duration(const HttpQuestion &question, const QString &camel,
                                              const QString &snake)
{
    const QString text = v3Parameter(question, camel, snake);
    if (text.isEmpty())
        return std::nullopt;
    const Result<Duration> duration = parseGoDuration(text);
    if (!duration)
        return std::unexpected("malformed parameter query." + camel.toStdString()
                               + ": time: invalid duration " + quoted(text));
    return *duration;
}

// The first of several refusals; empty when there is none.
template <typename... Results> std::string firstRefusal(const Results &...results)
{
    std::string refusal;
    const auto look = [&](const auto &result) {
        if (!result && refusal.empty())
            refusal = result.error();
    };
    (look(results), ...);
    return refusal;
}

} // namespace

JaegerResult<std::int64_t> readInteger(const HttpQuestion &question, const QString &name,
                                       std::int64_t fallback)
{
    const QString text = question.parameter(name);
    if (text.isEmpty())
        return fallback;
    bool isNumber = false;
    const std::int64_t value = text.toLongLong(&isNumber);
    if (!isNumber)
        return unparsable(name, "strconv.ParseInt: parsing " + quoted(text) + ": invalid syntax");
    return value;
}

JaegerResult<std::string> readTraceId(const QString &text)
{
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (text.size() > 32)
        return std::unexpected("TraceID cannot be longer than 32 hex characters: " + text.toStdString());
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isHex))
        return std::unexpected("strconv.ParseUint: parsing " + quoted(text) + ": invalid syntax");
    return text.toLower().rightJustified(32, u'0').toStdString();
}

JaegerResult<TraceSearch> readV1Search(const HttpQuestion &question, Instant now)
{
    TraceSearch search;
    search.service = question.parameter(u"service"_s).toStdString();
    search.operation = question.parameter(u"operation"_s).toStdString();
    const auto start = readInteger(question, u"start"_s, toUnixMicroseconds(now - std::chrono::hours(48)));
    const auto end = readInteger(question, u"end"_s, toUnixMicroseconds(now));
    const auto limit = readInteger(question, u"limit"_s, 100);
    const auto shortest = readDuration(question, u"minDuration"_s);
    const auto longest = readDuration(question, u"maxDuration"_s);
    auto tags = readV1Tags(question);
    if (const std::string refusal = firstRefusal(start, end, limit, shortest, longest, tags);
        !refusal.empty())
        return std::unexpected(refusal);
    if (search.service.empty())
        return std::unexpected("parameter 'service' is required");
    if (*shortest && *longest && **longest < **shortest)
        return std::unexpected("'maxDuration' should be greater than 'minDuration'");
    search.from = fromUnixMicroseconds(*start);
    search.to = fromUnixMicroseconds(*end);
    search.shortest = *shortest;
    search.longest = *longest;
    search.tags = std::move(*tags);
    // Zero and less are not refused; this store then finds nothing.
    search.limit = static_cast<size_t>(std::max<std::int64_t>(0, *limit));
    return search;
}

JaegerResult<TraceSearch> readV3Search(const HttpQuestion &question)
{
    TraceSearch search;
    search.service = v3Parameter(question, u"serviceName"_s, u"service_name"_s).toStdString();
    search.operation = v3Parameter(question, u"operationName"_s, u"operation_name"_s).toStdString();
    const auto from = readV3Time(question, u"startTimeMin"_s, u"start_time_min"_s);
    const auto to = readV3Time(question, u"startTimeMax"_s, u"start_time_max"_s);
    const auto shortest = readV3Duration(question, u"durationMin"_s, u"duration_min"_s);
    const auto longest = readV3Duration(question, u"durationMax"_s, u"duration_max"_s);
    if (const std::string refusal = firstRefusal(from, to, shortest, longest); !refusal.empty())
        return std::unexpected(refusal);
    if (*from >= *to)
        return std::unexpected("query.startTimeMin must be before query.startTimeMax");
    QString depth = v3Parameter(question, u"searchDepth"_s, u"search_depth"_s);
    if (depth.isEmpty())
        depth = question.parameter(u"query.num_traces"_s);
    bool isNumber = true;
    const int limit = depth.isEmpty() ? 100 : depth.toInt(&isNumber);
    if (!isNumber)
        return std::unexpected("malformed parameter query.searchDepth: strconv.Atoi: parsing " + quoted(depth)
                               + ": invalid syntax");
    if (const QString attributes = question.parameter(u"query.attributes"_s); !attributes.isEmpty()) {
        auto tags = readTagMap(attributes, "query.attributes");
        if (!tags)
            return std::unexpected(tags.error());
        search.tags = std::move(*tags);
    }
    search.from = *from;
    search.to = *to;
    search.shortest = *shortest;
    search.longest = *longest;
    search.limit = static_cast<size_t>(std::max(0, limit));
    return search;
}

} // namespace yagura::demo
