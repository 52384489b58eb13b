#include "alerts/alertmanagerwire.h"

#include "core/jsonreader.h"

#include <QDateTime>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

using Element = simdjson::dom::element;

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

// Absent, null or of another type: empty.
QString member(const Element &object, const char *key)
{
    std::string_view value;
    return object[key].get_string().get(value) == simdjson::SUCCESS ? text(value) : QString();
}

std::optional<Instant> readTime(const Element &object, const char *key)
{
    const QDateTime time = QDateTime::fromString(member(object, key), Qt::ISODateWithMs);
    // Go's zero time means that there is none.
    if (!time.isValid() || time.date().year() < 1970 || time.date().year() > 2200)
        return std::nullopt;
    return fromUnixMilliseconds(time.toMSecsSinceEpoch());
}

Labels readLabels(const Element &object, const char *key)
{
    std::vector<Labels::Pair> pairs;
    simdjson::dom::object labels;
    if (object[key].get_object().get(labels) == simdjson::SUCCESS) {
        for (const auto field : labels) {
            std::string_view value;
            if (field.value.get_string().get(value) == simdjson::SUCCESS)
                pairs.emplace_back(text(field.key), text(value));
            else if (!field.value.is_null()) // not promised, but better shown than dropped
                pairs.emplace_back(text(field.key), QString::fromStdString(simdjson::minify(field.value)));
        }
    }
    return Labels::fromPairs(std::move(pairs));
}

template <typename Visit> void forEach(const Element &object, const char *key, Visit visit)
{
    simdjson::dom::array array;
    if (object[key].get_array().get(array) != simdjson::SUCCESS)
        return;
    for (const Element one : array)
        visit(one);
}

QStringList readTexts(const Element &object, const char *key)
{
    QStringList texts;
    forEach(object, key, [&](const Element &one) {
        std::string_view value;
        if (one.get_string().get(value) == simdjson::SUCCESS)
            texts << text(value);
    });
    return texts;
}

void readState(Alert &alert, const Element &object)
{
    Element status;
    if (object["status"].get(status) != simdjson::SUCCESS)
        return;
    alert.silencedBy = readTexts(status, "silencedBy");
    alert.inhibitedBy = readTexts(status, "inhibitedBy");
    if (member(status, "state") != u"suppressed"_s)
        return;
    alert.state = alert.silencedBy.isEmpty() && !alert.inhibitedBy.isEmpty() ? AlertState::Inhibited
                                                                             : AlertState::Silenced;
}

Result<Alert> readAlert(const Element &object)
{
    Alert alert;
    alert.labels = readLabels(object, "labels");
    if (alert.labels.isEmpty())
        return failure(ErrorKind::Malformed, u"labels"_s, u"an alert without labels"_s);
    alert.annotations = readLabels(object, "annotations");
    alert.fingerprint = member(object, "fingerprint");
    if (alert.fingerprint.isEmpty())
        alert.fingerprint = fingerprintOf(alert.labels);
    alert.since = readTime(object, "startsAt");
    alert.endsAt = readTime(object, "endsAt");
    alert.generatorUrl = member(object, "generatorURL");
    alert.isReceived = true;
    forEach(object, "receivers", [&](const Element &one) { alert.receivers << member(one, "name"); });
    readState(alert, object);
    return alert;
}

Result<AlertGroup> readGroup(const Element &object)
{
    AlertGroup group;
    group.labels = readLabels(object, "labels");
    Element receiver;
    if (object["receiver"].get(receiver) == simdjson::SUCCESS)
        group.receiver = member(receiver, "name");
    forEach(object, "alerts", [&](const Element &one) { group.fingerprints << member(one, "fingerprint"); });
    return group;
}

Error parseError(simdjson::error_code code, const QByteArray &body)
{
    const QByteArray start = body.left(200).trimmed();
    if (start.isEmpty() || !QByteArray("[{\"").contains(start.front()))
        return {ErrorKind::NotJson, {}, QString::fromUtf8(start.left(80)), {}};
    return {ErrorKind::Malformed, {}, QString::fromLatin1(simdjson::error_message(code)), {}};
}

template <typename Item>
Result<std::vector<Item>> readList(QByteArray body, Result<Item> (*read)(const Element &))
{
    simdjson::dom::parser parser;
    const auto size = static_cast<size_t>(body.size());
    body.append(simdjson::SIMDJSON_PADDING, '\0');
    Element root;
    if (const auto code = parser.parse(body.constData(), size, false).get(root))
        return std::unexpected(parseError(code, body));
    simdjson::dom::array array;
    if (root.get_array().get(array) != simdjson::SUCCESS)
        return failure(ErrorKind::Malformed, {}, u"not a list"_s);
    std::vector<Item> items;
    items.reserve(array.size());
    for (const Element one : array) {
        auto item = read(one);
        if (!item)
            return std::unexpected(item.error());
        items.push_back(std::move(*item));
    }
    return items;
}

} // namespace

Result<Alerts> parseAlerts(QByteArray body)
{
    return readList<Alert>(std::move(body), readAlert);
}

Result<std::vector<AlertGroup>> parseAlertGroups(QByteArray body)
{
    return readList<AlertGroup>(std::move(body), readGroup);
}

Result<AlertmanagerStatus> parseStatus(const QByteArray &body)
{
    const auto json = parseJson(body, u"status"_s);
    if (!json)
        return std::unexpected(json.error());
    const JsonView document(*json);
    const auto version = document.at("versionInfo").at("version").string();
    if (!version)
        return std::unexpected(version.error());
    AlertmanagerStatus status;
    status.version = *version;
    status.clusterState = document.at("cluster").at("status").stringOr();
    status.configuration = document.at("config").at("original").stringOr();
    const QDateTime started = QDateTime::fromString(document.at("uptime").stringOr(), Qt::ISODateWithMs);
    if (started.isValid())
        status.startedAt = fromUnixMilliseconds(started.toMSecsSinceEpoch());
    return status;
}

QString parseErrorText(const QByteArray &body)
{
    const auto json = parseJson(body, u"error"_s);
    if (!json)
        return {};
    const JsonView document(*json);
    return document.isString() ? document.stringOr() : document.at("message").stringOr();
}

} // namespace yagura::alerts
