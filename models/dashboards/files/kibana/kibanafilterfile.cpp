#include "dashboards/files/kibana/kibanafilterfile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/kibana/kibanaqueryfile.h"

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
        const View inner
            = value.isObject() ? (value.at("query").exists() ? value.at("query") : value.at("value")) : value;
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

} // namespace

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
                return QString(fieldName(field) + ':'_L1 + pattern
                               + (kind == "prefix"_L1 ? u"*"_s : QString()));
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
