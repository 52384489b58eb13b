#include "dashboards/files/kibana/kibanaqueryfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

QString scalarText(const View &view)
{
    if (view.isString())
        return view.stringOr();
    return view.exists() && view.json().is_primitive() && !view.isNull()
        ? QString::fromUtf8(dumpJson(view.json()))
        : QString();
}

QString phrase(const QString &value)
{
    QString escaped = value;
    escaped.replace('\\'_L1, "\\\\"_L1).replace('"'_L1, "\\\""_L1);
    return '"'_L1 + escaped + '"'_L1;
}

QString fieldName(QString field)
{
    return field.replace(' '_L1, "\\ "_L1);
}

QString joined(const QStringList &parts, const QString &word)
{
    QStringList said = parts;
    said.removeAll(QString());
    if (said.size() < 2)
        return said.value(0);
    return '('_L1 + said.join(u' ' + word + u' ') + ')'_L1;
}

// The one member of an object such as {"level": "ERROR"}.
template <typename F> QString ofTheMember(const View &object, F text)
{
    QString result;
    object.forEachMember([&](const QString &field, const View &value) {
        if (result.isEmpty() && field != "boost"_L1)
            result = text(field, value);
    });
    return result;
}

QString matchText(const View &object)
{
    return ofTheMember(object, [](const QString &field, const View &value) {
        const View inner = value.isObject() ? (value.at("query").exists() ? value.at("query") : value.at("value"))
                                            : value;
        return QString(fieldName(field) + ':'_L1 + phrase(scalarText(inner)));
    });
}

QString rangeText(const View &object)
{
    return ofTheMember(object, [](const QString &field, const View &value) {
        const View from = value.at("gte").exists() ? value.at("gte") : value.at("gt");
        const View to = value.at("lte").exists() ? value.at("lte") : value.at("lt");
        const auto bound = [](const View &view) {
            const QString text = scalarText(view);
            return text.isEmpty() ? u"*"_s : view.isString() ? phrase(text) : text;
        };
        return QString(fieldName(field) + ':'_L1 + (value.at("gt").exists() ? '{'_L1 : '['_L1) + bound(from)
                       + u" TO "_s + bound(to) + (value.at("lt").exists() ? '}'_L1 : ']'_L1));
    });
}

QString termsText(const View &object)
{
    return ofTheMember(object, [](const QString &field, const View &values) {
        QStringList phrases;
        values.forEach([&](const View &value) { phrases << phrase(scalarText(value)); });
        return phrases.isEmpty() ? QString()
                                 : QString(fieldName(field) + u":("_s + phrases.join(u" OR "_s) + ')'_L1);
    });
}

QStringList clauses(const View &list, QStringList &unsaid)
{
    QStringList texts;
    if (list.isObject())
        texts << luceneOfDsl(list, unsaid);
    list.forEach([&](const View &one) { texts << luceneOfDsl(one, unsaid); });
    texts.removeAll(QString());
    return texts;
}

QString boolText(const View &query, QStringList &unsaid)
{
    QStringList all = clauses(query.at("must"), unsaid) + clauses(query.at("filter"), unsaid);
    const QStringList some = clauses(query.at("should"), unsaid);
    // Beside must, should only ranks.
    if (!some.isEmpty() && (all.isEmpty() || query.at("minimum_should_match").numberOr(0) > 0))
        all << joined(some, u"OR"_s);
    const QStringList none = clauses(query.at("must_not"), unsaid);
    for (const QString &one : none)
        all << u"NOT "_s + one;
    if (all.size() == 1 && !none.isEmpty())
        return all.front(); // joined() adds no brackets around one
    return joined(all, u"AND"_s);
}

// KQL's and, or, not outside quotes in Lucene's capitals; its comparisons in Lucene's place.
QString kqlInLucene(const QString &kql)
{
    static const QRegularExpression token(uR"("(?:[^"\\]|\\.)*"|\b(?:and|or|not)\b)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression comparison(uR"(([\w.@\-]+)\s*(<=|>=|<|>)\s*)"_s);
    QString lucene;
    qsizetype at = 0;
    for (auto it = token.globalMatch(kql); it.hasNext();) {
        const auto match = it.next();
        QString between = kql.mid(at, match.capturedStart() - at);
        lucene += between.replace(comparison, u"\\1:\\2"_s);
        const QString word = match.captured();
        lucene += word.startsWith('"'_L1) ? word : word.toUpper();
        at = match.capturedEnd();
    }
    QString rest = kql.mid(at);
    return lucene + rest.replace(comparison, u"\\1:\\2"_s);
}

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
        {u"second"_s, u"1s"_s}, {u"minute"_s, u"1m"_s}, {u"hour"_s, u"1h"_s},     {u"day"_s, u"1d"_s},
        {u"week"_s, u"1w"_s},   {u"month"_s, u"1M"_s},  {u"quarter"_s, u"1q"_s},  {u"year"_s, u"1y"_s},
        {u"s"_s, u"1s"_s},      {u"m"_s, u"1m"_s},      {u"h"_s, u"1h"_s},        {u"d"_s, u"1d"_s},
        {u"w"_s, u"1w"_s},      {u"M"_s, u"1M"_s},      {u"y"_s, u"1y"_s},        {u"q"_s, u"1q"_s},
    };
    static const QRegularExpression fixed(uR"(^\d{1,9}(ms|s|m|h|d|w|M|q|y)$)"_s);
    if (const auto word = words.constFind(interval); word != words.cend())
        return *word;
    return fixed.match(interval).hasMatch() ? interval : u"auto"_s;
}

QString luceneOf(const View &query)
{
    if (query.isString())
        return query.stringOr();
    const View text = query.at("query");
    if (text.isObject()) { // Lucene of before 6: {"query_string": {"query": …}}
        QStringList unsaid;
        return luceneOfDsl(text, unsaid);
    }
    const QString written = text.stringOr();
    return query.at("language").stringOr() == "kuery"_L1 ? kqlInLucene(written) : written;
}

QString luceneOfDsl(const View &query, QStringList &unsaid)
{
    QString text;
    query.forEachMember([&](const QString &kind, const View &body) {
        if (!text.isEmpty())
            return;
        if (kind == "match_all"_L1)
            return;
        if (kind == "bool"_L1)
            text = boolText(body, unsaid);
        else if (kind == "term"_L1 || kind == "match"_L1 || kind == "match_phrase"_L1)
            text = matchText(body);
        else if (kind == "terms"_L1)
            text = termsText(body);
        else if (kind == "range"_L1)
            text = rangeText(body);
        else if (kind == "exists"_L1)
            text = u"_exists_:"_s + fieldName(body.at("field").stringOr());
        else if (kind == "query_string"_L1 || kind == "simple_query_string"_L1)
            text = body.at("query").stringOr();
        else if (kind == "prefix"_L1 || kind == "wildcard"_L1)
            text = ofTheMember(body, [&](const QString &field, const View &value) {
                const QString pattern = scalarText(value.isObject() ? value.at("value") : value);
                return QString(fieldName(field) + ':'_L1 + pattern + (kind == "prefix"_L1 ? u"*"_s : QString()));
            });
        else
            unsaid << kind;
    });
    return text == "*"_L1 ? QString() : text;
}

QString luceneOfFilter(const View &filter, QStringList &unsaid)
{
    const View meta = filter.at("meta");
    if (meta.at("disabled").booleanOr(false))
        return {};
    QString text;
    if (filter.at("query").isObject()) {
        text = luceneOfDsl(filter.at("query"), unsaid);
    } else {
        // Older files have the clause beside $state and meta.
        for (const char *kind : {"range", "exists", "bool", "term", "terms", "match_phrase", "match"}) {
            if (!filter.at(kind).isObject())
                continue;
            OrderedJson clause = OrderedJson::object();
            setMember(clause, kind, filter.at(kind).json());
            text = luceneOfDsl(View(clause), unsaid);
            break;
        }
        if (filter.at("script").exists())
            unsaid << u"script"_s;
    }
    if (text.isEmpty())
        return {};
    return meta.at("negate").booleanOr(false) ? u"NOT "_s + text : text;
}

QStringList luceneOfSearch(const View &search, QStringList &unsaid)
{
    QStringList texts{luceneOf(search.at("query"))};
    const View filters = search.at("filter").exists() ? search.at("filter") : search.at("filters");
    filters.forEach([&](const View &filter) { texts << luceneOfFilter(filter, unsaid); });
    texts.removeAll(QString());
    return texts;
}

} // namespace yagura::dashboards::kibana
