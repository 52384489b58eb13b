#include "generators.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace yagura::bench {

namespace {

using Random = std::mt19937_64;

QByteArray hex(std::uint64_t value)
{
    return QByteArray::number(static_cast<qulonglong>(value), 16).rightJustified(16, '0');
}

QByteArray spanText(Random &random, int index, int parent, std::int64_t start, std::int64_t duration)
{
    QByteArray text = "{\"traceID\":\"7f3a9c1e5b2d4860a1c4e97b03d25f18\",\"spanID\":\""
        + hex(static_cast<std::uint64_t>(index) + 1) + "\",\"operationName\":\"operation-"
        + QByteArray::number(index % 97) + "\",\"references\":[";
    if (parent >= 0)
        text += "{\"refType\":\"CHILD_OF\",\"traceID\":\"7f3a9c1e5b2d4860a1c4e97b03d25f18\",\"spanID\":\""
            + hex(static_cast<std::uint64_t>(parent) + 1) + "\"}";
    text += "],\"startTime\":" + QByteArray::number(qlonglong{1'795'000'000'000'000 + start})
        + ",\"duration\":" + QByteArray::number(qlonglong{duration}) + ",\"tags\":[";
    for (int tag = 0; tag < 8; ++tag)
        text += QByteArray(tag ? "," : "") + "{\"key\":\"tag.number." + QByteArray::number(tag)
            + "\",\"type\":\"string\",\"value\":\"" + hex(random()) + "-" + hex(random()) + "\"}";
    text += "],\"logs\":[";
    for (int log = 0; log < 2; ++log)
        text += QByteArray(log ? "," : "")
            + "{\"timestamp\":" + QByteArray::number(qlonglong{1'795'000'000'000'000 + start + log})
            + ",\"fields\":[{\"key\":\"event\",\"type\":\"string\",\"value\":\"step " + hex(random())
            + "\"}]}";
    return text + "],\"processID\":\"p" + QByteArray::number(index % 20) + "\",\"warnings\":null}";
}

QByteArray traceText(const std::vector<QByteArray> &spans)
{
    QByteArray text = "{\"data\":[{\"traceID\":\"7f3a9c1e5b2d4860a1c4e97b03d25f18\",\"spans\":[";
    for (size_t i = 0; i < spans.size(); ++i) {
        if (i > 0)
            text += ',';
        text += spans[i];
    }
    text += "],\"processes\":{";
    for (int service = 0; service < 20; ++service)
        text += QByteArray(service ? "," : "") + "\"p" + QByteArray::number(service)
            + "\":{\"serviceName\":\"service-" + QByteArray::number(service) + "\",\"tags\":[]}";
    return text + "},\"warnings\":null}],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}";
}

} // namespace

QByteArray rangeAnswer(int series, int points)
{
    Random random(seed);
    std::normal_distribution<double> step(0, 1);
    QByteArray text = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    text.reserve(static_cast<qsizetype>(series) * points * 34);
    for (int s = 0; s < series; ++s) {
        if (s > 0)
            text += ',';
        text += R"({"metric":{"__name__":"http_requests_total","service":"service-)"
            + QByteArray::number(s % 40) + R"(","instance":"10.0.0.)" + QByteArray::number(s)
            + R"(:8080"},"values":[)";
        double value = 100 + 10 * s;
        for (int p = 0; p < points; ++p) {
            value += step(random) + (random() % 997 == 0 ? 40 : 0);
            if (p > 0)
                text += ',';
            text += '[' + QByteArray::number(1'795'000'000 + 15 * p) + ",\""
                + QByteArray::number(value, 'g', 12) + "\"]";
        }
        text += "]}";
    }
    return text + "]}}";
}

QByteArray jaegerTrace(int spans)
{
    Random random(seed);
    std::vector<QByteArray> texts;
    std::vector<std::pair<std::int64_t, std::int64_t>> times{{0, std::int64_t{spans} * 100}};
    texts.push_back(spanText(random, 0, -1, 0, times[0].second));
    for (int i = 1; i < spans; ++i) {
        // A parent near the front of the window before it keeps the depth near a dozen levels.
        const int parent = static_cast<int>(random() % static_cast<std::uint64_t>(std::max(1, i / 3 + 1)));
        const auto [start, length] = times[static_cast<size_t>(parent)];
        const std::int64_t from = start
            + static_cast<std::int64_t>(random()
                                        % static_cast<std::uint64_t>(std::max<std::int64_t>(1, length / 2)));
        const std::int64_t duration = std::max<std::int64_t>(1, length / 4);
        times.emplace_back(from, duration);
        texts.push_back(spanText(random, i, parent, from, duration));
    }
    std::shuffle(texts.begin(), texts.end(), random);
    return traceText(texts);
}

QByteArray flatTrace(int spans)
{
    Random random(seed);
    std::vector<QByteArray> texts{spanText(random, 0, -1, 0, std::int64_t{spans} * 10)};
    for (int i = 1; i < spans; ++i)
        texts.push_back(spanText(random, i, 0, (i - 1) * 10, 10));
    return traceText(texts);
}

QByteArray chainTrace(int spans)
{
    Random random(seed);
    std::vector<QByteArray> texts;
    for (int i = 0; i < spans; ++i)
        texts.push_back(spanText(random, i, i - 1, i, std::int64_t{spans} * 2 - 2 * i));
    return traceText(texts);
}

QByteArray searchAnswer(int hits)
{
    Random random(seed);
    static const QByteArray levels[] = {"INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR"};
    QByteArray text
        = R"({"took":12,"timed_out":false,"_shards":{"total":5,"successful":5,"skipped":0,"failed":0},)"
          R"("hits":{"total":{"value":)"
        + QByteArray::number(hits) + R"(,"relation":"eq"},"max_score":null,"hits":[)";
    for (int i = 0; i < hits; ++i) {
        if (i > 0)
            text += ',';
        const QByteArray time = QByteArray::number(qlonglong{1'795'000'000'000 - i});
        text += R"({"_index":"logs-prod-2026.11.24","_id":")" + hex(random())
            + R"(","_score":null,"_source":{"@timestamp":)" + time + R"(,"log":{"level":")"
            + levels[random() % std::size(levels)] + R"("},"service":{"name":"service-)"
            + QByteArray::number(static_cast<int>(random() % 12)) + R"("},"message":"order )" + hex(random())
            + R"( accepted, 3 items, total 12480 JPY in )"
            + QByteArray::number(static_cast<int>(random() % 900)) + R"( ms","trace":{"id":")" + hex(random())
            + hex(random()) + R"("},"span":{"id":")" + hex(random()) + '"';
        text += R"(},"logger":"shop.checkout.OrderService","labels":{)";
        for (int field = 0; field < 16; ++field)
            text += QByteArray(field ? "," : "") + "\"field_" + QByteArray::number(field) + "\":\""
                + hex(random()) + hex(random()) + hex(random()) + "\"";
        text += R"(}},"sort":[)" + time + "," + QByteArray::number(i) + "]}";
    }
    return text + "]}}";
}

} // namespace yagura::bench
