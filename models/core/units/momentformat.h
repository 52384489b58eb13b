// Points in time by the browser's format strings ("YYYY-MM-DD HH:mm"), and told from now ("2 hours ago"), as
// imported dashboards ask for them. In English, like the words of Grafana. Plain functions, any thread.
#pragma once

#include <QDateTime>
#include <QString>

namespace yagura::units {

// YYYY YY Q MMMM MMM MM M DDDD DDD Do DD D dddd ddd HH H hh h mm m ss s SSS SS S A a ZZ Z X x; [text] as it
// is; anything else as it is.
[[nodiscard]] QString momentText(const QDateTime &time, const QString &format);

// milliseconds from now: negative is past. "a few seconds ago", "in 5 minutes", "a day ago", "3 years ago".
[[nodiscard]] QString fromNowText(double milliseconds);

} // namespace yagura::units
