#include "dashboards/files/kibana/kibanaqueryfile.h"

#include "dashboards/files/kibana/kibanafilterfile.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

namespace {

using View = OrderedJsonView;

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

} // namespace yagura::dashboards::kibana
