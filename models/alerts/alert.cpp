#include "alerts/alert.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

constexpr std::uint64_t fnvOffset = 14695981039346656037ULL;
constexpr std::uint64_t fnvPrime = 1099511628211ULL;

std::uint64_t addBytes(std::uint64_t sum, const QByteArray &bytes)
{
    for (const char c : bytes)
        sum = (sum ^ static_cast<unsigned char>(c)) * fnvPrime;
    return (sum ^ 0xffU) * fnvPrime;
}

} // namespace

QString Alert::summary() const
{
    for (const QStringView name :
         {QStringView(u"summary"), QStringView(u"description"), QStringView(u"message")}) {
        if (const QString text = annotations.value(name); !text.isEmpty())
            return text;
    }
    return {};
}

QString fingerprintOf(const Labels &labels)
{
    std::vector<std::pair<QByteArray, QByteArray>> bytes;
    bytes.reserve(labels.size());
    for (const auto &[name, value] : labels.pairs())
        bytes.emplace_back(name.toUtf8(), value.toUtf8());
    std::ranges::sort(bytes);
    std::uint64_t sum = fnvOffset;
    for (const auto &[name, value] : bytes)
        sum = addBytes(addBytes(sum, name), value);
    return u"%1"_s.arg(sum, 16, 16, QLatin1Char('0'));
}

bool isMoreUrgent(const Alert &a, const Alert &b)
{
    const auto rank = [](const Alert &alert) {
        return std::tuple(alert.state, alert.severity(), alert.since ? -toUnixNanoseconds(*alert.since) : 0,
                          alert.name(), alert.fingerprint);
    };
    return rank(a) < rank(b);
}

} // namespace yagura::alerts
