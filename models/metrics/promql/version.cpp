#include "metrics/promql/version.h"

namespace yagura::metrics::promql {

std::optional<Version> versionFromText(QStringView text)
{
    if (text.startsWith(QLatin1Char('v')))
        text = text.mid(1);
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || text[end] == QLatin1Char('.')))
        ++end;
    const auto parts = text.left(end).split(QLatin1Char('.'));
    bool goodMajor = false;
    bool goodMinor = false;
    const Version version{parts.value(0).toInt(&goodMajor), parts.value(1).toInt(&goodMinor)};
    return goodMajor && goodMinor ? std::optional(version) : std::nullopt;
}

QString versionText(const Version &version)
{
    return QString(QString::number(version.major) + QLatin1Char('.') + QString::number(version.minor));
}

} // namespace yagura::metrics::promql
