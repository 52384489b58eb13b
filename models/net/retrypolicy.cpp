#include "net/retrypolicy.h"

#include <QDateTime>
#include <QLocale>

namespace yagura {

namespace {

bool isWorthRepeating(const Attempt &attempt)
{
    switch (attempt.status) {
    case 0:
        return attempt.error == ErrorKind::ConnectionLost || attempt.error == ErrorKind::Incomplete
            || attempt.error == ErrorKind::Stalled;
    case 429:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return false;
    }
}

std::optional<Duration> secondsFrom(const QByteArray &text)
{
    bool ok = false;
    const qint64 seconds = text.trimmed().toLongLong(&ok);
    if (!ok || seconds < 0)
        return {};
    return std::chrono::seconds(std::min<qint64>(seconds, 1'000'000));
}

// The three date forms of HTTP are in GMT; only the first is written today.
std::optional<Instant> httpDate(const QByteArray &text)
{
    const QString date = QString::fromLatin1(text.trimmed());
    QDateTime parsed = QLocale::c().toDateTime(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!parsed.isValid())
        return {};
    parsed.setTimeSpec(Qt::UTC);
    return fromUnixMilliseconds(parsed.toMSecsSinceEpoch());
}

} // namespace

std::optional<Duration> retryPause(const RetryRules &rules, const Attempt &attempt, double random)
{
    if (attempt.intent != HttpIntent::Read || attempt.retriesDone >= rules.most || !isWorthRepeating(attempt))
        return {};
    const Duration step = std::min(rules.longest, rules.first * (std::int64_t{1} << attempt.retriesDone));
    const auto pause = Duration(step.count() / 2
                                + static_cast<std::int64_t>(random * static_cast<double>(step.count() / 2)));
    return attempt.retryAfter ? std::max(pause, *attempt.retryAfter) : pause;
}

std::optional<Duration> requestedPause(const RetryRules &rules, const HttpResponse &response, Instant now)
{
    if (response.status != 429 && response.status != 503)
        return {};
    const QByteArray header = response.header("retry-after");
    std::optional<Duration> pause = secondsFrom(header);
    if (!pause) {
        if (const auto date = httpDate(header))
            pause = std::max(Duration::zero(), *date - now);
    }
    if (!pause && response.status == 429)
        pause = secondsFrom(response.header("ratelimit-reset"));
    if (pause)
        pause = std::min(*pause, rules.longestRetryAfter);
    return pause;
}

} // namespace yagura
