#include "alerts/pagekey.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

QString quoted(QString value)
{
    return u'"' + value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s) + u'"';
}

QString labelsText(const Labels &labels)
{
    QStringList parts;
    for (const auto &[name, value] : labels.pairs())
        parts << name + u'=' + quoted(value);
    return u'{' + parts.join(u", "_s) + u'}';
}

QString matcherText(const Labels::Pair &pair)
{
    return pair.first + u'=' + quoted(pair.second);
}

} // namespace

QString pageKey(const QString &routeKey, const Labels &groupLabels)
{
    const QString key = routeKey + u':' + labelsText(groupLabels);
    return QString::fromLatin1(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QSet<QString> likelyPageKeys(const Labels &alertLabels, const Labels &groupLabels)
{
    QSet<QString> keys{pageKey(u"{}"_s, groupLabels)};
    for (const auto &first : alertLabels.pairs()) {
        const QString one = u"{}/{"_s + matcherText(first);
        keys << pageKey(one + u'}', groupLabels);
        for (const auto &second : alertLabels.pairs()) {
            if (first.first == second.first)
                continue;
            keys << pageKey(one + u"}/{"_s + matcherText(second) + u'}', groupLabels);
            keys << pageKey(one + u',' + matcherText(second) + u'}', groupLabels);
        }
    }
    return keys;
}

} // namespace yagura::alerts
