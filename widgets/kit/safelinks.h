// The only place of the console that hands an address to the desktop. What comes from alerts, incidents and
// runbooks is text of strangers: only plain http and https addresses pass. GUI thread.
#pragma once

#include <QString>
#include <QUrl>

namespace yagura::kit {

enum class LinkVerdict {
    Safe,
    NotALink, // empty, relative, unreadable, too long
    SchemeRefused, // file:, javascript:, data:, ssh: … would run or reveal something
    CredentialsRefused, // a name or password before the host: it hides where the link leads
    CharactersRefused, // control characters, bidi marks, white space
};

[[nodiscard]] LinkVerdict judgeLink(const QString &text);

// Opens the address in the desktop's browser if it is Safe; says whether it was handed over.
bool openLink(const QString &text);

// Host and path, shortened, for the tooltip of a link: people see where it leads before they click.
[[nodiscard]] QString linkTarget(const QString &text);

} // namespace yagura::kit
