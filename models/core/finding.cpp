#include "core/finding.h"

#include <QStringList>

namespace yagura {

QString findingSeverityName(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return QStringLiteral("error");
    case FindingSeverity::Warning:
        return QStringLiteral("warning");
    case FindingSeverity::Note:
        break;
    }
    return QStringLiteral("note");
}

QString describe(const Finding &finding)
{
    QStringList parts;
    if (!finding.file.isEmpty()) {
        const QString line
            = finding.line > 0 ? QString(QLatin1Char(':') + QString::number(finding.line)) : QString();
        parts << finding.file + line;
    }
    parts << findingSeverityName(finding.severity);
    if (!finding.subject.isEmpty())
        parts << finding.subject;
    parts << finding.message;
    QString text = parts.join(QStringLiteral(": "));
    if (!finding.remedy.isEmpty())
        text += QStringLiteral(" (") + finding.remedy + QLatin1Char(')');
    return text;
}

} // namespace yagura
