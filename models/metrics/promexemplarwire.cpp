#include "metrics/promdomwire.h"
#include "metrics/promwire.h"

#include <algorithm>

namespace yagura::metrics {

using detail::Node;

namespace {

// The value is a text, though some servers that speak the API write a number.
double exemplarValue(const Node &node)
{
    const QString text = node.text("value");
    const auto value = detail::readNumber(text.toStdString());
    if (!value)
        throw detail::WrongShape{"value"};
    return *value;
}

Exemplar readExemplar(const Node &node)
{
    Exemplar exemplar;
    exemplar.labels = node.labels("labels");
    exemplar.value = exemplarValue(node);
    exemplar.time = fromUnixSeconds(toSeconds(node.seconds("timestamp")));
    exemplar.traceId = traceIdIn(exemplar.labels);
    return exemplar;
}

bool isHexadecimal(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace

QString traceIdIn(const Labels &labels)
{
    for (const auto &[name, value] : labels.pairs()) {
        const QString plain = QString(name).remove(u'_').remove(u'-').remove(u'.').toLower();
        const QString id = value.toLower();
        if (plain == QLatin1String("traceid") && (id.size() == 32 || id.size() == 16) && isHexadecimal(id))
            return id;
    }
    return {};
}

Result<std::vector<ExemplarSeries>> parseExemplars(QByteArray body)
{
    return detail::readEnvelope<std::vector<ExemplarSeries>>(std::move(body), [](const Node &data) {
        std::vector<ExemplarSeries> all;
        data.eachElement("data", [&](const Node &one) {
            ExemplarSeries series;
            series.labels = one.labels("seriesLabels");
            one.each("exemplars", [&](const Node &node) { series.exemplars.push_back(readExemplar(node)); });
            std::stable_sort(series.exemplars.begin(), series.exemplars.end(),
                             [](const Exemplar &a, const Exemplar &b) { return a.time < b.time; });
            all.push_back(std::move(series));
        });
        return all;
    });
}

Result<std::vector<Labels>> parseSeries(QByteArray body)
{
    return detail::readEnvelope<std::vector<Labels>>(std::move(body), [](const Node &data) {
        std::vector<Labels> all;
        data.eachElement("data", [&](const Node &one) {
            std::vector<Labels::Pair> pairs;
            one.eachMember("data", [&](const QString &name, const Node &value) {
                pairs.emplace_back(name, value.asText("data"));
            });
            all.push_back(Labels::fromPairs(std::move(pairs)));
        });
        return all;
    });
}

} // namespace yagura::metrics
