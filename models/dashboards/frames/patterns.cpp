#include "dashboards/frames/patterns.h"

namespace yagura::dashboards::frames {

namespace {

constexpr qsizetype longestPattern = 10'000;

// "/…/flags" taken apart; nothing when the text is a bare pattern.
std::optional<std::pair<QString, QString>> delimited(const QString &text)
{
    if (!text.startsWith(QLatin1Char('/')))
        return std::nullopt;
    const qsizetype end = text.lastIndexOf(QLatin1Char('/'));
    if (end < 1)
        return std::nullopt;
    return std::pair(text.mid(1, end - 1), text.mid(end + 1));
}

QRegularExpression::PatternOptions optionsOf(const QString &flags)
{
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, flags.contains(QLatin1Char('i')));
    options.setFlag(QRegularExpression::MultilineOption, flags.contains(QLatin1Char('m')));
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags.contains(QLatin1Char('s')));
    return options;
}

// What stands at replacement[at] == '$', and how long it is there.
std::pair<QString, qsizetype> reference(const QString &replacement, qsizetype at,
                                        const QRegularExpressionMatch &match)
{
    const QChar next = at + 1 < replacement.size() ? replacement[at + 1] : QChar();
    if (next == QLatin1Char('$'))
        return {QStringLiteral("$"), 2};
    if (next == QLatin1Char('&'))
        return {match.captured(), 2};
    if (next == QLatin1Char('<')) {
        const qsizetype end = replacement.indexOf(QLatin1Char('>'), at);
        if (end > 0)
            return {match.captured(replacement.mid(at + 2, end - at - 2)), end - at + 1};
    }
    const int groups = match.regularExpression().captureCount();
    for (const int digits : {2, 1}) {
        bool ok = false;
        const int group = replacement.mid(at + 1, digits).toInt(&ok);
        if (ok && at + digits < replacement.size() && group >= 1 && group <= groups)
            return {match.captured(group), digits + 1};
    }
    return {QStringLiteral("$"), 1};
}

QString expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString out;
    for (qsizetype i = 0; i < replacement.size();) {
        if (replacement[i] != QLatin1Char('$')) {
            out += replacement[i++];
            continue;
        }
        const auto [text, length] = reference(replacement, i, match);
        out += text;
        i += length;
    }
    return out;
}

} // namespace

Result<Pattern> patternOf(const QString &text)
{
    if (text.size() > longestPattern)
        return failure(ErrorKind::TooLarge, QStringLiteral("regular expression"), QStringLiteral("too long"));
    const auto parts = delimited(text);
    Pattern pattern;
    if (parts) {
        pattern.expression = QRegularExpression(parts->first, optionsOf(parts->second));
        pattern.global = parts->second.contains(QLatin1Char('g'));
    } else {
        pattern.expression = QRegularExpression(QString(QLatin1Char('^') + text + QLatin1Char('$')));
    }
    if (!pattern.expression.isValid()) {
        const QString where
            = QStringLiteral("%1 at %2").arg(text).arg(pattern.expression.patternErrorOffset());
        return failure(ErrorKind::InvalidInput, where, pattern.expression.errorString());
    }
    pattern.expression.optimize();
    return pattern;
}

QString replaced(const QString &text, const Pattern &pattern, const QString &replacement)
{
    QString out;
    qsizetype at = 0;
    for (auto it = pattern.expression.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += expanded(replacement, match);
        at = match.capturedEnd();
        if (!pattern.global)
            break;
    }
    return out + QStringView(text).mid(at);
}

} // namespace yagura::dashboards::frames
