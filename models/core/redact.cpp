#include "core/redact.h"

#include <re2/re2.h>

#include <QHash>
#include <QSet>
#include <QUrl>

#include <mutex>
#include <shared_mutex>

namespace yagura {

namespace {

constexpr const char *Mark = "[redacted]";

struct Rule
{
    Rule(const char *pattern, const char *replacement)
        : expression(pattern)
        , rewrite(replacement)
    { }
    re2::RE2 expression;
    const char *rewrite;
};

// Order matters: what a whole header holds goes before what a part of it looks like.
const std::vector<std::unique_ptr<Rule>> &rules()
{
    static const auto all = [] {
        std::vector<std::unique_ptr<Rule>> list;
        const auto add = [&list](const char *pattern, const char *rewrite) {
            list.push_back(std::make_unique<Rule>(pattern, rewrite));
        };
        add(R"(-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?)", "[redacted]");
        add(R"((?i)\b((?:proxy-)?authorization\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"'\\]+)", R"(\1[redacted])");
        add(R"((?i)\b((?:set-)?cookie\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"'\\]+)", R"(\1[redacted])");
        add(R"((?i)\b(x-[a-z0-9-]*(?:key|token|secret|password)\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"'\\]+)",
            R"(\1[redacted])");
        add(R"((?i)\b(token\s+token\s*=\s*\\?["']?)[^\s"'\\,;&]+)", R"(\1[redacted])");
        // A word of small letters alone is prose ("basic authentication"), a token is not.
        add(R"((?i:\b(bearer|basic|apikey)\s+)([A-Za-z0-9+/=._~-]*[A-Z0-9+/=._~][A-Za-z0-9+/=._~-]*[A-Za-z0-9+/=_~-]|[a-z]*-[A-Za-z0-9+/=._~-]*[A-Za-z0-9+/=_~-]))",
            R"(\1 [redacted])");
        add(R"((?i)([a-z][a-z0-9+.-]*://)[^/?#\s"'<>\\]*@)", R"(\1[redacted]@)");
        add(R"re((?i)((?:api[_-]?key|(?:access|refresh|auth|id|session|security)[_-]?token|(?:client[_-]?|app[_-]?)?secret(?:[_-]?key)?|pass(?:word|wd|phrase)|pwd|(?:routing|integration|service|private|access|signing)[_-]?key|credentials?|[a-z-]*signature)\\?["']?\s*[=:]\s*)(?:\[redacted\]|\\?"[^"]*"|'[^']*'|[^\s"'\\&,;}\]]+))re",
            R"(\1[redacted])");
        add(R"((?i)([?&;\s"'](?:token|key|sig|auth|code)=)(?:\[redacted\]|[^\s"'\\&,;}\]]+))",
            R"(\1[redacted])");
        add(R"((?i)("token\\?"\s*:\s*)(?:\\?"[^"]*"))", R"(\1[redacted])");
        add(R"(\bey[JK][A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?)", "[redacted]");
        add(R"(\bxox[a-z]-[A-Za-z0-9-]{6,}|\bxapp-[A-Za-z0-9-]{6,}|\bgh[a-z]_[A-Za-z0-9]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}|\bglpat-[A-Za-z0-9_-]{16,}|\bgl(?:sa|c)_[A-Za-z0-9_=]{16,}|\bAKIA[A-Z0-9]{16}\b|\bATATT[A-Za-z0-9_=-]{16,})",
            "[redacted]");
        add(R"((hooks\.slack\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_-]+)", R"(\1[redacted])");
        return list;
    }();
    return all;
}

std::string withoutPatterns(std::string text)
{
    for (const auto &rule : rules())
        re2::RE2::GlobalReplace(&text, rule->expression, rule->rewrite);
    return text;
}

// The middle of a value in base64 looks the same wherever it begins modulo three; only its ends depend on
// neighbours.
QList<QByteArray> base64Cores(const QByteArray &value)
{
    QList<QByteArray> cores;
    for (qsizetype shift = 0; shift < 3; ++shift) {
        const QByteArray encoded
            = QByteArray(QByteArray(shift, '.') + value).toBase64(QByteArray::OmitTrailingEquals);
        const qsizetype from = shift == 0 ? 0 : shift == 1 ? 2 : 3;
        const bool wholeEnd = (shift + value.size()) % 3 == 0;
        const QByteArray core = encoded.mid(from, encoded.size() - from - (wholeEnd ? 0 : 1));
        if (core.size() >= 8)
            cores << core;
    }
    return cores;
}

} // namespace

QString redactPatterns(const QString &text)
{
    return QString::fromStdString(withoutPatterns(text.toStdString()));
}

class Redactor::Private
{
public:
    // What to look for, with how many registered secrets look that way.
    QHash<QByteArray, int> needles;
    QList<QByteArray> longestFirst;
    mutable std::shared_mutex mutex;

    void sort()
    {
        longestFirst = needles.keys();
        std::sort(longestFirst.begin(), longestFirst.end(), [](const QByteArray &a, const QByteArray &b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
    }

    static QSet<QByteArray> forms(const Secret &secret)
    {
        constexpr qsizetype shortest = 4;
        const QByteArray value = secret.value();
        if (value.size() < shortest)
            return {};
        QSet<QByteArray> out{value, value.toPercentEncoding(),
                             QUrl::toPercentEncoding(QString::fromUtf8(value), {}, {}), value.toHex()};
        for (const QByteArray &core : base64Cores(value))
            out << core;
        return out;
    }
};

Redactor::Redactor()
    : d(std::make_unique<Private>())
{ }

Redactor::~Redactor() = default;

void Redactor::add(const Secret &secret)
{
    const auto forms = Private::forms(secret);
    const std::unique_lock lock(d->mutex);
    for (const QByteArray &form : forms)
        ++d->needles[form];
    d->sort();
}

void Redactor::remove(const Secret &secret)
{
    const auto forms = Private::forms(secret);
    const std::unique_lock lock(d->mutex);
    for (const QByteArray &form : forms) {
        const auto it = d->needles.find(form);
        if (it != d->needles.end() && --*it == 0)
            d->needles.erase(it);
    }
    d->sort();
}

QString Redactor::redacted(const QString &text) const
{
    QByteArray bytes = text.toUtf8();
    {
        const std::shared_lock lock(d->mutex);
        for (const QByteArray &needle : d->longestFirst)
            bytes.replace(needle, Mark);
    }
    return QString::fromStdString(withoutPatterns(bytes.toStdString()));
}

} // namespace yagura
