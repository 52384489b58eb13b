#include "alerts/alert.h"

#include <QHash>

#include <algorithm>

namespace yagura::alerts {

namespace {

constexpr std::uint64_t FnvOffset = 14695981039346656037ULL;
constexpr std::uint64_t FnvPrime = 1099511628211ULL;
constexpr unsigned char Separator = 255;

std::uint64_t mixed(std::uint64_t hash, const QByteArray &bytes)
{
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * FnvPrime;
    return (hash ^ Separator) * FnvPrime;
}

void addUnique(QStringList &list, const QStringList &more)
{
    for (const QString &item : more) {
        if (!list.contains(item))
            list.append(item);
    }
    list.sort();
}

// Held back is said by an Alertmanager only; firing outweighs pending.
int weight(AlertState state)
{
    switch (state) {
    case AlertState::Pending:
        return 0;
    case AlertState::Firing:
        return 1;
    case AlertState::Inhibited:
        return 2;
    case AlertState::Silenced:
        break;
    }
    return 3;
}

void mergeInto(Alert &target, const Alert &other)
{
    if (weight(other.state) > weight(target.state))
        target.state = other.state;
    if (other.since && (!target.since || *other.since < *target.since))
        target.since = other.since;
    if (!target.value)
        target.value = other.value;
    if (target.generatorUrl.isEmpty())
        target.generatorUrl = other.generatorUrl;
    if (target.annotations.isEmpty())
        target.annotations = other.annotations;
    addUnique(target.receivers, other.receivers);
    addUnique(target.silencedBy, other.silencedBy);
    addUnique(target.inhibitedBy, other.inhibitedBy);
    addUnique(target.sources, other.sources);
}

} // namespace

QString Alert::summary() const
{
    const QString text = annotations.value(u"summary");
    return text.isEmpty() ? annotations.value(u"description") : text;
}

QString fingerprintOf(const Labels &labels)
{
    std::uint64_t hash = FnvOffset;
    for (const auto &[name, value] : labels.pairs())
        hash = mixed(mixed(hash, name.toUtf8()), value.toUtf8());
    return QStringLiteral("%1").arg(hash, 16, 16, QLatin1Char('0'));
}

AlertList mergeAlerts(const std::vector<AlertList> &lists)
{
    AlertList merged;
    QHash<QString, size_t> places;
    for (const AlertList &list : lists) {
        for (const Alert &alert : list) {
            const auto place = places.constFind(alert.fingerprint);
            if (place != places.constEnd()) {
                mergeInto(merged[*place], alert);
                continue;
            }
            places.insert(alert.fingerprint, merged.size());
            merged.push_back(alert);
        }
    }
    std::sort(merged.begin(), merged.end(), [](const Alert &a, const Alert &b) {
        if (a.severity != b.severity)
            return a.severity < b.severity;
        if (a.since != b.since)
            return a.since > b.since;
        return a.fingerprint < b.fingerprint;
    });
    return merged;
}

} // namespace yagura::alerts
