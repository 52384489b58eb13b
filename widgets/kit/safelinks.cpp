#include "kit/safelinks.h"

#include "kit/safetext.h"

#include <QDesktopServices>

namespace yagura::kit {

namespace {

constexpr qsizetype longestLink = 4'096;

bool hasStrangeCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c == u'\\' || c == u'<' || c == u'>' || c == u'"';
    });
}

} // namespace

LinkVerdict judgeLink(const QString &text)
{
    if (text.isEmpty() || text.size() > longestLink)
        return LinkVerdict::NotALink;
    if (hasStrangeCharacters(text))
        return LinkVerdict::CharactersRefused;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative())
        return LinkVerdict::NotALink;
    const QString scheme = url.scheme();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return LinkVerdict::SchemeRefused;
    if (url.host().isEmpty())
        return LinkVerdict::NotALink;
    if (!url.userInfo().isEmpty())
        return LinkVerdict::CredentialsRefused;
    return LinkVerdict::Safe;
}

bool openLink(const QString &text)
{
    return judgeLink(text) == LinkVerdict::Safe && QDesktopServices::openUrl(QUrl(text, QUrl::StrictMode));
}

QString linkTarget(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const int port = url.port();
    QString target = url.host(QUrl::FullyEncoded); // punycode: look-alike letters show
    if (port > 0)
        target += QLatin1Char(':') + QString::number(port);
    return safeText(target + url.path(QUrl::FullyEncoded), LineBreaks::Shown, 120);
}

} // namespace yagura::kit
