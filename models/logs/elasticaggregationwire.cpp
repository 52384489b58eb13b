#include "logs/elasticaggregationwire.h"

#include "logs/elasticmetawire.h"
#include "logs/simdjsonwire.h"

namespace yagura::logs::elasticaggregationwire {

namespace {

using namespace simdjsonwire;

// A terms bucket: its key as text, and its count.
struct TermsBucket
{
    QByteArray key;
    std::int64_t count = 0;
};

TermsBucket readTermsBucket(Object object)
{
    TermsBucket bucket;
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        Value value = member.value();
        if (key == "doc_count") {
            bucket.count = integerOr(value, 0);
        } else if (key == "key") {
            if (Type(value.type()) == Type::string) {
                bucket.key = bytesOf(value);
            } else {
                const std::string_view number = trimmed(value.raw_json_token());
                bucket.key = QByteArray(number.data(), static_cast<qsizetype>(number.size()));
            }
        }
    }
    return bucket;
}

// {"sum_other_doc_count", "buckets": […]}
std::int64_t readTerms(Object object, const std::function<void(const TermsBucket &)> &see)
{
    std::int64_t others = 0;
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        if (key == "sum_other_doc_count")
            others = integerOr(member.value(), 0);
        else if (key == "buckets")
            for (auto bucket : member.value().get_array())
                see(readTermsBucket(bucket.get_object()));
    }
    return others;
}

LogHistogram::Bucket readTimeBucket(Object object, bool &byLevel)
{
    LogHistogram::Bucket bucket;
    std::int64_t known = 0;
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        Value value = member.value();
        if (key == "key") {
            double ms = 0;
            if (value.get_double().get(ms) == simdjson::SUCCESS)
                bucket.start = fromUnixMilliseconds(static_cast<std::int64_t>(ms));
        } else if (key == "doc_count") {
            bucket.total = integerOr(value, 0);
        } else if (key == "level") {
            byLevel = true;
            static_cast<void>(readTerms(value.get_object(), [&](const TermsBucket &one) {
                const LogLevel level = levelFromText(
                    std::string_view(one.key.constData(), static_cast<size_t>(one.key.size())));
                if (level != LogLevel::Unknown) {
                    bucket.counts[static_cast<size_t>(level)] += one.count;
                    known += one.count;
                }
            }));
        }
    }
    bucket.counts[static_cast<size_t>(LogLevel::Unknown)] = std::max<std::int64_t>(0, bucket.total - known);
    return bucket;
}

// Reads everything but the aggregations, which go to see(name, object).
Result<SearchFacts> readAnswer(QByteArray &body, const std::function<void(std::string_view, Object)> &see)
{
    SearchFacts facts;
    bool isError = false;
    const auto read = readDocument(body, [&](Object root) {
        for (auto member : root) {
            const std::string_view key = member.unescaped_key();
            Value value = member.value();
            if (key == "took") {
                facts.serverTook = std::chrono::milliseconds(integerOr(value, 0));
            } else if (key == "timed_out") {
                facts.timedOut = booleanOr(value, false);
            } else if (key == "_shards") {
                readShards(value.get_object(), facts.shards);
            } else if (key == "hits") {
                for (auto part : value.get_object())
                    if (std::string_view(part.unescaped_key()) == "total")
                        readTotal(part.value(), facts.count);
            } else if (key == "aggregations") {
                for (auto aggregation : value.get_object()) {
                    const std::string_view name = aggregation.unescaped_key();
                    see(name, aggregation.value().get_object());
                }
            } else if (key == "error") {
                isError = true;
            }
        }
    });
    if (!read)
        return std::unexpected(read.error());
    if (isError)
        return failure(ErrorKind::ServerFailed, {}, elasticmetawire::errorReason(body));
    return facts;
}

} // namespace

Result<LogHistogram> readHistogram(QByteArray body, Duration interval)
{
    LogHistogram histogram;
    histogram.interval = interval;
    const auto facts = readAnswer(body, [&](std::string_view name, Object object) {
        if (name != "time")
            return;
        for (auto member : object)
            if (std::string_view(member.unescaped_key()) == "buckets")
                for (auto bucket : member.value().get_array())
                    histogram.buckets.push_back(readTimeBucket(bucket.get_object(), histogram.byLevel));
    });
    if (!facts)
        return std::unexpected(facts.error());
    histogram.facts = *facts;
    return histogram;
}

Result<ErrorSummary> readServices(QByteArray body)
{
    ErrorSummary summary;
    const auto facts = readAnswer(body, [&](std::string_view name, Object object) {
        if (name == "service")
            summary.others = readTerms(object, [&](const TermsBucket &one) {
                summary.services.push_back({QString::fromUtf8(one.key), one.count});
            });
    });
    if (!facts)
        return std::unexpected(facts.error());
    summary.facts = *facts;
    return summary;
}

} // namespace yagura::logs::elasticaggregationwire
