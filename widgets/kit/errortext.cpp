#include "kit/errortext.h"

#include "kit/safetext.h"

#include <QCoreApplication>

namespace yagura::kit {

namespace {

struct KindTexts
{
    const char *title;
    const char *advice; // null: none
};

// In the order of ErrorKind; the static_assert below keeps it complete.
constexpr KindTexts kindTexts[] = {
    {QT_TRANSLATE_NOOP("Error", "Cancelled"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "No complete answer within the time limit"),
     QT_TRANSLATE_NOOP("Error", "Narrow the time range or raise the time limit of this source.")},
    {QT_TRANSLATE_NOOP("Error", "The server stopped sending"),
     QT_TRANSLATE_NOOP("Error",
                       "Try again; if it stays so, look at the network between here and the server.")},
    {QT_TRANSLATE_NOOP("Error", "The program is closing"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "Connection refused"),
     QT_TRANSLATE_NOOP("Error", "Check that the server runs and that address and port are right.")},
    {QT_TRANSLATE_NOOP("Error", "Host not found"),
     QT_TRANSLATE_NOOP("Error", "Check the host name, the VPN and the name server.")},
    {QT_TRANSLATE_NOOP("Error", "The connection broke off"), QT_TRANSLATE_NOOP("Error", "Try again.")},
    {QT_TRANSLATE_NOOP("Error", "The server's certificate is not trusted"),
     QT_TRANSLATE_NOOP("Error", "Name the right CA file for this source in the settings.")},
    {QT_TRANSLATE_NOOP("Error", "The proxy did not let the request through"),
     QT_TRANSLATE_NOOP("Error", "Check the proxy of this source in the settings.")},
    {QT_TRANSLATE_NOOP("Error", "The server redirects to another place, which is not followed"),
     QT_TRANSLATE_NOOP("Error", "If the new address is right, enter it in the settings.")},
    {QT_TRANSLATE_NOOP("Error", "The token would travel unencrypted"),
     QT_TRANSLATE_NOOP("Error", "Use https, or allow plain http for this source in the settings.")},
    {QT_TRANSLATE_NOOP("Error", "The server wants a valid login"),
     QT_TRANSLATE_NOOP("Error", "Renew the token or password of this source in the settings.")},
    {QT_TRANSLATE_NOOP("Error", "This login may not do that"),
     QT_TRANSLATE_NOOP("Error", "Ask for the right to do it, or use another token.")},
    {QT_TRANSLATE_NOOP("Error", "Not found"),
     QT_TRANSLATE_NOOP("Error", "Check the address, its path in particular.")},
    {QT_TRANSLATE_NOOP("Error", "It was changed by somebody else in between"),
     QT_TRANSLATE_NOOP("Error", "Look at the present state and try again.")},
    {QT_TRANSLATE_NOOP("Error", "The server asks for fewer requests"),
     QT_TRANSLATE_NOOP("Error", "Nothing to do: it is asked again later.")},
    {QT_TRANSLATE_NOOP("Error", "The server does not accept the request"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "The server failed"),
     QT_TRANSLATE_NOOP("Error", "Try again; the server's own log says more.")},
    {QT_TRANSLATE_NOOP("Error", "The source failed several times and is left alone for a moment"),
     QT_TRANSLATE_NOOP("Error", "It is tried again within half a minute.")},
    {QT_TRANSLATE_NOOP("Error", "The answer is larger than allowed"),
     QT_TRANSLATE_NOOP("Error", "Narrow the time range or the query.")},
    {QT_TRANSLATE_NOOP("Error", "The answer is not JSON"),
     QT_TRANSLATE_NOOP("Error",
                       "Check the address: a proxy or a login page may answer instead of the server.")},
    {QT_TRANSLATE_NOOP("Error", "Not readable"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "The answer ended too early"), QT_TRANSLATE_NOOP("Error", "Try again.")},
    {QT_TRANSLATE_NOOP("Error", "Not supported"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "Sent, but it is not known whether it took effect"),
     QT_TRANSLATE_NOOP("Error", "It is being checked; do not send it again.")},
    {QT_TRANSLATE_NOOP("Error", "This input cannot be used"), nullptr},
    {QT_TRANSLATE_NOOP("Error", "A file or the local database failed"),
     QT_TRANSLATE_NOOP("Error", "Check free space and permissions.")},
    {QT_TRANSLATE_NOOP("Error", "Something that is needed is missing"), nullptr},
};
static_assert(std::size(kindTexts) == static_cast<size_t>(ErrorKind::Missing) + 1);

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("Error", text) : QString();
}

} // namespace

QString errorTitle(const Error &error)
{
    return translated(kindTexts[static_cast<size_t>(error.kind)].title);
}

QString errorSentence(const Error &error)
{
    const QString title = errorTitle(error);
    if (error.where.isEmpty() && error.detail.isEmpty())
        return title;
    if (error.detail.isEmpty())
        return safeText(QCoreApplication::translate("Error", "%1: %2").arg(error.where, title));
    if (error.where.isEmpty())
        return safeText(QCoreApplication::translate("Error", "%1: %2").arg(title, error.detail));
    return safeText(QCoreApplication::translate("Error", "%1: %2 (%3)", "place, what is wrong, reason")
                        .arg(error.where, title, error.detail));
}

QString errorAdvice(const Error &error)
{
    if (!error.hint.isEmpty())
        return safeText(error.hint);
    return translated(kindTexts[static_cast<size_t>(error.kind)].advice);
}

} // namespace yagura::kit
