#include "dashboards/files/kibana/kibanatargetfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

} // namespace

TargetBuilder::TargetBuilder(QString timeField)
    : m_timeField(timeField.isEmpty() ? u"@timestamp"_s : std::move(timeField))
{ }

std::string TargetBuilder::nextId()
{
    return std::to_string(++m_lastId);
}

QString TargetBuilder::addMetric(const char *type, const QString &field, OrderedJson settings)
{
    OrderedJson metric = OrderedJson::object();
    const std::string id = nextId();
    setMember(metric, "id", id);
    setMember(metric, "type", type);
    if (!field.isEmpty())
        setMember(metric, "field", jsonText(field));
    setMember(metric, "settings", std::move(settings));
    m_metrics.push_back(std::move(metric));
    return QString::fromStdString(id);
}

QString TargetBuilder::addBucket(const char *type, const QString &field, OrderedJson settings)
{
    OrderedJson bucket = OrderedJson::object();
    const std::string id = nextId();
    setMember(bucket, "id", id);
    setMember(bucket, "type", type);
    if (!field.isEmpty())
        setMember(bucket, "field", jsonText(field));
    setMember(bucket, "settings", std::move(settings));
    m_buckets.push_back(std::move(bucket));
    return QString::fromStdString(id);
}

QString TargetBuilder::addTimeBucket(const QString &field, const QString &interval)
{
    m_hasTimeBucket = true;
    return addBucket("date_histogram", field.isEmpty() ? m_timeField : field,
                     OrderedJson{{"interval", grafanaInterval(interval).toStdString()},
                                 {"min_doc_count", "0"},
                                 {"trimEdges", "0"}});
}

QString TargetBuilder::addTerms(const QString &field, int size, const QString &order, const QString &orderBy)
{
    return addBucket("terms", field,
                     OrderedJson{{"min_doc_count", "1"},
                                 {"order", order == "asc"_L1 ? "asc" : "desc"},
                                 {"orderBy", orderBy.toStdString()},
                                 {"size", std::to_string(size)}});
}

void TargetBuilder::addQuery(const QString &lucene)
{
    if (!lucene.isEmpty() && lucene != "*"_L1 && !m_queries.contains(lucene))
        m_queries << lucene;
}

OrderedJson TargetBuilder::target(const QString &refId, const QString &index)
{
    if (m_metrics.empty())
        addMetric("count", {});
    // Grafana wants the time innermost.
    OrderedJson buckets = OrderedJson::array();
    OrderedJson times = OrderedJson::array();
    for (OrderedJson &bucket : m_buckets) {
        const bool isTime = View(bucket).at("type").stringOr() == "date_histogram"_L1;
        (isTime ? times : buckets).push_back(bucket);
    }
    for (OrderedJson &time : times)
        buckets.push_back(std::move(time));
    QStringList queries;
    for (const QString &query : std::as_const(m_queries)) {
        const bool isCompound = query.contains(u" OR "_s) && !query.startsWith('('_L1);
        queries << (isCompound && m_queries.size() > 1 ? QString('('_L1 + query + ')'_L1) : query);
    }
    OrderedJson target = OrderedJson::object();
    setMember(target, "refId", jsonText(refId));
    setMember(target, "query", jsonText(queries.join(u" AND "_s)));
    setMember(target, "alias", jsonText(m_alias));
    setMember(target, "metrics", m_metrics);
    setMember(target, "bucketAggs", std::move(buckets));
    setMember(target, "timeField", jsonText(m_timeField));
    if (!index.isEmpty())
        setMember(target, "index", jsonText(index));
    return target;
}

QString grafanaInterval(const QString &interval)
{
    static const QHash<QString, QString> words{
        {u"second"_s, u"1s"_s}, {u"minute"_s, u"1m"_s}, {u"hour"_s, u"1h"_s},    {u"day"_s, u"1d"_s},
        {u"week"_s, u"1w"_s},   {u"month"_s, u"1M"_s},  {u"quarter"_s, u"1q"_s}, {u"year"_s, u"1y"_s},
        {u"s"_s, u"1s"_s},      {u"m"_s, u"1m"_s},      {u"h"_s, u"1h"_s},       {u"d"_s, u"1d"_s},
        {u"w"_s, u"1w"_s},      {u"M"_s, u"1M"_s},      {u"y"_s, u"1y"_s},       {u"q"_s, u"1q"_s},
    };
    static const QRegularExpression fixed(uR"(^\d{1,9}(ms|s|m|h|d|w|M|q|y)$)"_s);
    if (const auto word = words.constFind(interval); word != words.cend())
        return *word;
    return fixed.match(interval).hasMatch() ? interval : u"auto"_s;
}

} // namespace yagura::dashboards::kibana
