#include "net/jsonend.h"

#include <cstring>

namespace yagura {

namespace {

// The position after the string that starts behind at's opening quote; nullptr when it does not end.
const char *afterString(const char *at, const char *end)
{
    while (at < end) {
        const auto *quote
            = static_cast<const char *>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (!quote)
            return nullptr;
        const char *escape = quote;
        while (escape > at && escape[-1] == '\\')
            --escape;
        if ((quote - escape) % 2 == 0)
            return quote + 1;
        at = quote + 1;
    }
    return nullptr;
}

} // namespace

bool reachesJsonEnd(QByteArrayView text)
{
    qint64 depth = 0;
    bool anything = false;
    const char *end = text.data() + text.size();
    for (const char *at = text.data(); at < end;) {
        const char c = *at++;
        if (c == '"') {
            at = afterString(at, end);
            if (!at)
                return false;
            anything = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
            anything = true;
        } else if (c > ' ' && depth == 0) {
            anything = true; // a bare number or literal
        }
    }
    return anything && depth == 0;
}

} // namespace yagura
