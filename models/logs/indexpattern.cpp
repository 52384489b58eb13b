#include "logs/indexpattern.h"

#include <QRegularExpression>

namespace yagura::logs {

QStringList indexChoices(const QStringList &names)
{
    static const QRegularExpression tail(QStringLiteral(
        "[-_.](?:\\d{4}[-._]\\d{2}(?:[-._]\\d{2})?(?:[-._]\\d{2})?|\\d{6,8}|\\d{6})(?:[-_.]\\d{1,6})?$"));
    QStringList patterns;
    QStringList alone;
    for (const QString &name : names) {
        const auto match = tail.match(name);
        if (match.hasMatch()) {
            const QString pattern = name.left(match.capturedStart() + 1) + u'*';
            patterns << pattern;
        } else {
            alone << name;
        }
    }
    patterns.sort();
    patterns.removeDuplicates();
    alone.sort();
    alone.removeDuplicates();
    return patterns + alone;
}

} // namespace yagura::logs
