#include "metrics/promwire.h"

#include "metrics/promenvelopewire.h"
#include "metrics/prommatrixwire.h"

#include <simdjson.h>

#include <cmath>

namespace yagura::metrics {

namespace {

using namespace simdjson;
using detail::malformed;
using detail::StringPool;
using detail::toQString;

// A shape that is not the promised one; carried to the end of the reader by error code, never thrown further.
struct Wrong
{
    const char *where;
    const char *reason;
};

void check(error_code code, const char *where)
{
    if (code != SUCCESS)
        throw Wrong{where, error_message(code)};
}

template <typename T> T get(simdjson_result<ondemand::value> &&value, const char *where)
{
    T out;
    check(std::move(value).get<T>().get(out), where);
    return out;
}

ondemand::json_type typeOf(ondemand::value &value, const char *where)
{
    auto type = ondemand::json_type::null;
    check(value.type().get(type), where);
    return type;
}

// Reads the text of [[1700000000.123,"4.5"],…]: a tight loop over what is nearly all of a big answer.
class PairScanner
{
public:
    explicit PairScanner(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    { }

    void readInto(Series &series)
    {
        expect('[');
        if (accept(']'))
            return;
        const auto likely = static_cast<size_t>(m_end - m_at) / 20 + 1;
        series.timesMs.reserve(likely);
        series.values.reserve(likely);
        do
            readPair(series);
        while (accept(','));
        expect(']');
    }

    // Everything was read.
    void finish()
    {
        skipSpace();
        if (m_at != m_end)
            fail();
    }

    void readPair(Series &series)
    {
        expect('[');
        skipSpace();
        const char *start = m_at;
        while (m_at != m_end && *m_at != ',' && *m_at != ' ' && *m_at != '\n' && *m_at != '\r'
               && *m_at != '\t')
            ++m_at;
        const auto time = detail::readTimeMs({start, static_cast<size_t>(m_at - start)});
        expect(',');
        expect('"');
        start = m_at;
        while (m_at != m_end && *m_at != '"')
            ++m_at;
        const auto value = detail::readNumber({start, static_cast<size_t>(m_at - start)});
        expect('"');
        expect(']');
        if (!time || !value)
            fail();
        if (!series.timesMs.empty() && *time <= series.timesMs.back())
            throw Wrong{"values", "times are not ascending"};
        series.timesMs.push_back(*time);
        series.values.push_back(*value);
    }

private:
    [[noreturn]] static void fail() { throw Wrong{"values", "not a list of [time, \"value\"]"}; }
    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool accept(char c)
    {
        skipSpace();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    void expect(char c)
    {
        if (!accept(c))
            fail();
    }

    const char *m_at;
    const char *m_end;
};

double numberText(ondemand::value value, const char *where)
{
    std::string_view text;
    check(value.get_string().get(text), where);
    const auto number = detail::readNumber(text);
    if (!number)
        throw Wrong{where, "not a number"};
    return *number;
}

std::int64_t timeMs(ondemand::value value)
{
    double seconds = 0;
    check(value.get_double().get(seconds), "time");
    if (!(std::abs(seconds) < 9.2e15))
        throw Wrong{"time", "out of range"};
    return std::llround(seconds * 1000.0);
}

std::string_view keyOf(ondemand::field &field)
{
    std::string_view key;
    check(field.unescaped_key().get(key), "key");
    return key;
}

HistogramBucket readBucket(ondemand::array parts)
{
    HistogramBucket bucket;
    int index = 0;
    for (auto part : parts) {
        ondemand::value value;
        check(std::move(part).get(value), "bucket");
        if (index == 0) {
            std::int64_t rule = 0;
            check(value.get_int64().get(rule), "bucket");
            if (rule < 0 || rule > 3)
                throw Wrong{"bucket", "unknown boundary rule"};
            bucket.bounds = static_cast<BucketBounds>(rule);
        } else if (index <= 3) {
            (index == 1       ? bucket.left
                 : index == 2 ? bucket.right
                              : bucket.count)
                = numberText(value, "bucket");
        }
        ++index;
    }
    if (index != 4)
        throw Wrong{"bucket", "not four parts"};
    return bucket;
}

void readHistogramBody(ondemand::object object, HistogramSample &sample)
{
    for (auto member : object) {
        ondemand::field field;
        check(std::move(member).get(field), "histogram");
        const auto key = keyOf(field);
        if (key == "count") {
            sample.count = numberText(field.value(), "histogram count");
        } else if (key == "sum") {
            sample.sum = numberText(field.value(), "histogram sum");
        } else if (key == "buckets") {
            ondemand::array buckets;
            check(field.value().get_array().get(buckets), "buckets");
            for (auto bucket : buckets)
                sample.buckets.push_back(readBucket(get<ondemand::array>(std::move(bucket), "bucket")));
        }
    }
}

HistogramSample readHistogram(ondemand::array pair)
{
    HistogramSample sample;
    int index = 0;
    for (auto part : pair) {
        ondemand::value value;
        check(std::move(part).get(value), "histogram");
        if (index == 0) {
            sample.timeMs = timeMs(value);
        } else if (index == 1) {
            ondemand::object object;
            check(value.get_object().get(object), "histogram");
            readHistogramBody(object, sample);
        }
        ++index;
    }
    if (index != 2)
        throw Wrong{"histogram", "not [time, {…}]"};
    return sample;
}

Labels readLabels(ondemand::object object, StringPool &pool)
{
    std::vector<Labels::Pair> pairs;
    for (auto member : object) {
        ondemand::field field;
        check(std::move(member).get(field), "metric");
        const QString &name = pool.of(keyOf(field));
        std::string_view value;
        check(field.value().get_string().get(value), "metric");
        pairs.emplace_back(name, pool.of(value));
    }
    return Labels::fromPairs(std::move(pairs));
}

Series readSeries(ondemand::object object, StringPool &pool)
{
    Series series;
    for (auto member : object) {
        ondemand::field field;
        check(std::move(member).get(field), "series");
        const auto key = keyOf(field);
        ondemand::value &value = field.value();
        if (key == "metric") {
            ondemand::object metric;
            check(value.get_object().get(metric), "metric");
            series.labels = readLabels(metric, pool);
        } else if (key == "values" || key == "value") {
            ondemand::array pairs;
            check(value.get_array().get(pairs), "values");
            std::string_view raw;
            check(pairs.raw_json().get(raw), "values");
            PairScanner scanner(raw);
            if (key == "values")
                scanner.readInto(series);
            else
                scanner.readPair(series);
            scanner.finish();
        } else if (key == "histograms") {
            ondemand::array histograms;
            check(value.get_array().get(histograms), "histograms");
            for (auto one : histograms)
                series.histograms.push_back(readHistogram(get<ondemand::array>(std::move(one), "histogram")));
        } else if (key == "histogram") {
            ondemand::array pair;
            check(value.get_array().get(pair), "histogram");
            series.histograms.push_back(readHistogram(pair));
        }
    }
    return series;
}

// A scalar or a string: [time, "text"].
struct Single
{
    bool present = false;
    std::int64_t timeMs = 0;
    QString text;
    std::optional<double> number;
};

void readResult(ondemand::array elements, QueryResult &result, Single &single)
{
    StringPool pool;
    int index = 0;
    for (auto element : elements) {
        ondemand::value value;
        check(std::move(element).get(value), "result");
        const auto type = typeOf(value, "result");
        if (type == ondemand::json_type::object) {
            ondemand::object object;
            check(value.get_object().get(object), "series");
            result.series.push_back(readSeries(object, pool));
        } else if (type == ondemand::json_type::number && index == 0) {
            single.timeMs = timeMs(value);
        } else if (type == ondemand::json_type::string && index == 1) {
            std::string_view text;
            check(value.get_string().get(text), "result");
            single.text = toQString(text);
            single.number = detail::readNumber(text);
            single.present = true;
        } else {
            throw Wrong{"result", "neither series nor [time, \"value\"]"};
        }
        ++index;
    }
}

ResultType resultType(std::string_view name)
{
    if (name == "matrix")
        return ResultType::Matrix;
    if (name == "vector")
        return ResultType::Vector;
    if (name == "scalar")
        return ResultType::Scalar;
    if (name == "string")
        return ResultType::String;
    throw Wrong{"resultType", "unknown result type"};
}

void readData(ondemand::object data, QueryResult &result)
{
    bool typed = false;
    bool resulted = false;
    Single single;
    for (auto member : data) {
        ondemand::field field;
        check(std::move(member).get(field), "data");
        const auto key = keyOf(field);
        if (key == "resultType") {
            std::string_view name;
            check(field.value().get_string().get(name), "resultType");
            result.type = resultType(name);
            typed = true;
        } else if (key == "result") {
            ondemand::array elements;
            check(field.value().get_array().get(elements), "result");
            readResult(elements, result, single);
            resulted = true;
        }
    }
    if (!typed || !resulted)
        throw Wrong{"data", "no resultType or no result"};
    const bool wantsSingle = result.type == ResultType::Scalar || result.type == ResultType::String;
    if (wantsSingle != single.present || (wantsSingle && !result.series.empty()))
        throw Wrong{"result", "not of its resultType"};
    if (result.type == ResultType::String)
        result.text = single.text;
    if (result.type == ResultType::Scalar) {
        if (!single.number)
            throw Wrong{"result", "not a number"};
        result.series.push_back(Series{{}, {single.timeMs}, {*single.number}, {}});
    }
}

QStringList readTexts(ondemand::value value)
{
    QStringList texts;
    const auto type = typeOf(value, "warnings");
    if (type == ondemand::json_type::string) {
        std::string_view text;
        check(value.get_string().get(text), "warnings");
        return {toQString(text)};
    }
    if (type != ondemand::json_type::array)
        return texts; // null: none
    ondemand::array list;
    check(value.get_array().get(list), "warnings");
    for (auto one : list)
        texts.push_back(toQString(get<std::string_view>(std::move(one), "warnings")));
    return texts;
}

struct Envelope
{
    QString status;
    QString errorType;
    QString error;
    bool hasData = false;
};

void readMember(ondemand::field &field, Envelope &envelope, QueryResult &result)
{
    const auto key = keyOf(field);
    const auto text = [&] {
        std::string_view out;
        check(field.value().get_string().get(out), "envelope");
        return toQString(out);
    };
    if (key == "status")
        envelope.status = text();
    else if (key == "errorType")
        envelope.errorType = text();
    else if (key == "error")
        envelope.error = text();
    else if (key == "warnings")
        result.warnings = readTexts(field.value());
    else if (key == "infos")
        result.infos = readTexts(field.value());
    else if (key == "data") {
        if (typeOf(field.value(), "data") != ondemand::json_type::object)
            return;
        ondemand::object data;
        check(field.value().get_object().get(data), "data");
        readData(data, result);
        envelope.hasData = true;
    }
}

} // namespace

Result<QueryResult> parseQueryResult(QByteArray body)
{
    if (auto matrix = detail::scanMatrix(body)) {
        auto around = parseAnyQueryResult(std::move(matrix->rest));
        if (around) {
            around->series = std::move(matrix->series);
            return around;
        }
    }
    return parseAnyQueryResult(std::move(body));
}

Result<QueryResult> parseAnyQueryResult(QByteArray body)
{
    if (auto error = detail::notJson(body))
        return std::unexpected(std::move(*error));
    detail::pad(body);
    try {
        QueryResult result;
        Envelope envelope;
        ondemand::parser parser;
        ondemand::document document;
        check(parser
                  .iterate(padded_string_view(body.constData(), static_cast<size_t>(body.size()),
                                              static_cast<size_t>(body.capacity())))
                  .get(document),
              "answer");
        ondemand::object root;
        check(document.get_object().get(root), "answer");
        for (auto member : root) {
            ondemand::field field;
            check(std::move(member).get(field), "answer");
            readMember(field, envelope, result);
        }
        if (document.current_location().error() != OUT_OF_BOUNDS)
            return std::unexpected(malformed("answer", "text after the end"));
        if (envelope.status == QLatin1String("error"))
            return std::unexpected(detail::envelopeError(envelope.errorType, envelope.error));
        if (envelope.status != QLatin1String("success") || !envelope.hasData)
            return std::unexpected(malformed("answer", "no status or no data"));
        return result;
    } catch (const Wrong &wrong) {
        return std::unexpected(malformed(wrong.where, wrong.reason));
    } catch (const simdjson_error &error) {
        return std::unexpected(malformed("answer", error.what()));
    }
}

} // namespace yagura::metrics
