#include "demo/pagerdutydoublerest.h"

#include "demo/pagerdutydoublejson.h"

#include <QDateTime>

#include <algorithm>
#include <expected>
#include <functional>

using namespace Qt::StringLiterals;

namespace yagura::demo::pagerduty {

namespace {

const QStringList &includeNames()
{
    static const QStringList names{u"acknowledgers"_s,
                                   u"agents"_s,
                                   u"assignees"_s,
                                   u"conference_bridge"_s,
                                   u"escalation_policies"_s,
                                   u"first_trigger_log_entries"_s,
                                   u"priorities"_s,
                                   u"services"_s,
                                   u"teams"_s,
                                   u"users"_s,
                                   u"incidents"_s,
                                   u"channels"_s};
    return names;
}

struct Page
{
    int limit = 25;
    int offset = 0;
    bool wantsTotal = false;
};

std::expected<Page, Answer> readPage(const Request &request)
{
    Page page;
    bool good = true;
    if (const QString text = request.value(u"limit"_s); !text.isEmpty()) {
        page.limit = text.toInt(&good);
        if (!good || page.limit < 1 || page.limit > 100)
            return std::unexpected(invalidInput({u"Limit must be between 1 and 100."_s}));
    }
    if (const QString text = request.value(u"offset"_s); !text.isEmpty()) {
        page.offset = text.toInt(&good);
        if (!good || page.offset < 0)
            return std::unexpected(invalidInput({u"Offset must be a non-negative integer."_s}));
    }
    if (page.limit + page.offset > 10'000) {
        return std::unexpected(errorAnswer(
            400, 2002, u"Arguments Caused Error"_s,
            {u"Offset plus limit must not exceed 10000. Please try reducing your limit or offset."_s}));
    }
    page.wantsTotal = request.value(u"total"_s) == u"true"_s;
    return page;
}

// {"name": items of the page, limit, offset, more, total}
Answer pageAnswer(const QString &name, const Page &page, int count,
                  const std::function<QJsonObject(int)> &item)
{
    QJsonArray items;
    const int end = std::min(count, page.offset + page.limit);
    for (int i = page.offset; i < end; ++i)
        items.append(item(i));
    return jsonAnswer(200,
                      {{name, items},
                       {u"limit"_s, page.limit},
                       {u"offset"_s, page.offset},
                       {u"more"_s, end < count},
                       {u"total"_s, page.wantsTotal ? QJsonValue(count) : QJsonValue()}});
}

template <typename Item, typename ToJson>
Answer listAnswer(const QString &name, const Request &request, const std::vector<Item> &items, ToJson toJson)
{
    const auto page = readPage(request);
    if (!page)
        return page.error();
    return pageAnswer(name, *page, static_cast<int>(items.size()),
                      [&](int i) { return toJson(items[static_cast<size_t>(i)]); });
}

std::expected<std::optional<Instant>, Answer> readTime(const Request &request, const QString &name)
{
    const QString text = request.value(name);
    if (text.isEmpty())
        return std::optional<Instant>();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::unexpected(invalidInput({u"%1 is not a valid time."_s.arg(name)}));
    return fromUnixMilliseconds(time.toMSecsSinceEpoch());
}

// The window of creation times: since and until, a month back by default, none with date_range=all.
std::expected<std::pair<Instant, Instant>, Answer> readWindow(const Request &request, Instant now)
{
    if (request.value(u"date_range"_s) == u"all"_s)
        return std::pair(Instant::min(), Instant::max());
    const auto since = readTime(request, u"since"_s);
    const auto until = readTime(request, u"until"_s);
    if (!since || !until)
        return std::unexpected(since ? until.error() : since.error());
    const Instant to = until->value_or(Instant::max());
    const Instant from = since->value_or(std::min(to, now) - std::chrono::days(30));
    if (*until && to - from > std::chrono::days(184))
        return std::unexpected(invalidInput({u"The time range must not exceed 6 months."_s}));
    return std::pair(from, to);
}

std::optional<Answer> checkChoice(const Request &request, const QString &name, const QStringList &choices)
{
    for (const QString &value : request.values(name)) {
        if (!choices.contains(value))
            return invalidInput({u"%1 is not an allowed value for %2."_s.arg(value, name)});
    }
    return std::nullopt;
}

bool passes(const World &world, const Incident &incident, const Request &request)
{
    const auto wanted = [&](const QString &name, const QString &value) {
        const QStringList values = request.values(name);
        return values.isEmpty() || values.contains(value);
    };
    const Service *service = world.service(incident.serviceId);
    const QStringList users = request.values(u"user_ids[]"_s);
    const bool mine = users.isEmpty()
        || std::ranges::any_of(incident.assignees, [&](const QString &id) { return users.contains(id); });
    const QString key = request.value(u"incident_key"_s);
    return wanted(u"statuses[]"_s, incident.status) && wanted(u"urgencies[]"_s, incident.urgency)
        && wanted(u"service_ids[]"_s, incident.serviceId)
        && wanted(u"team_ids[]"_s, service ? service->teamId : QString()) && mine
        && (key.isEmpty() || key == incident.key);
}

using Incidents = std::vector<const Incident *>;

// sort_by=field:dir,field:dir; incident_number, created_at, resolved_at, urgency; two at most.
std::optional<Answer> sortIncidents(Incidents &incidents, const Request &request)
{
    const QString text = request.value(u"sort_by"_s);
    QStringList terms = text.isEmpty() ? QStringList{u"incident_number:asc"_s} : text.split(u',');
    if (terms.size() > 2)
        return invalidInput({u"At most two sort fields are allowed."_s});
    std::reverse(terms.begin(), terms.end());
    for (const QString &term : terms) {
        const QString field = term.section(u':', 0, 0);
        const bool descending = term.section(u':', 1, 1) == u"desc"_s;
        std::function<std::int64_t(const Incident &)> key;
        if (field == u"incident_number"_s)
            key = [](const Incident &i) { return static_cast<std::int64_t>(i.number); };
        else if (field == u"created_at"_s)
            key = [](const Incident &i) { return toUnixMilliseconds(i.createdAt); };
        else if (field == u"resolved_at"_s)
            key = [](const Incident &i) { return i.isOpen() ? 0 : toUnixMilliseconds(i.statusChangedAt); };
        else if (field == u"urgency"_s)
            key = [](const Incident &i) { return static_cast<std::int64_t>(i.urgency == u"high"_s); };
        else
            return invalidInput({u"Cannot sort by %1."_s.arg(field)});
        std::ranges::stable_sort(incidents, [&](const Incident *a, const Incident *b) {
            return descending ? key(*a) > key(*b) : key(*a) < key(*b);
        });
    }
    return std::nullopt;
}

Answer listIncidents(const World &world, const Request &request, Instant now)
{
    const auto page = readPage(request);
    if (!page)
        return page.error();
    const auto window = readWindow(request, now);
    if (!window)
        return window.error();
    const auto wrong = [&]() -> std::optional<Answer> {
        if (auto bad
            = checkChoice(request, u"statuses[]"_s, {u"triggered"_s, u"acknowledged"_s, u"resolved"_s}))
            return bad;
        if (auto bad = checkChoice(request, u"urgencies[]"_s, {u"high"_s, u"low"_s}))
            return bad;
        return checkChoice(request, u"include[]"_s, includeNames());
    }();
    if (wrong)
        return *wrong;
    Incidents found;
    for (const Incident &incident : world.incidents()) {
        if (incident.createdAt >= window->first && incident.createdAt < window->second
            && passes(world, incident, request))
            found.push_back(&incident);
    }
    if (const auto bad = sortIncidents(found, request))
        return *bad;
    const QStringList include = request.values(u"include[]"_s);
    return pageAnswer(u"incidents"_s, *page, static_cast<int>(found.size()),
                      [&](int i) { return incidentJson(world, *found[static_cast<size_t>(i)], include); });
}

Answer listLogEntries(const World &world, const Request &request, const Incident &incident)
{
    const auto since = readTime(request, u"since"_s);
    const auto until = readTime(request, u"until"_s);
    if (!since || !until)
        return since ? until.error() : since.error();
    if (const auto bad = checkChoice(request, u"include[]"_s, includeNames()))
        return *bad;
    const bool overview = request.value(u"is_overview"_s) == u"true"_s;
    std::vector<const LogEntry *> entries;
    for (const LogEntry &entry : incident.log) {
        const bool noise = entry.type == u"notify_log_entry"_s || entry.type == u"assign_log_entry"_s;
        if ((!*since || entry.createdAt >= **since) && (!*until || entry.createdAt < **until)
            && !(overview && noise))
            entries.push_back(&entry);
    }
    std::ranges::reverse(entries); // newest first
    return listAnswer(u"log_entries"_s, request, entries,
                      [&](const LogEntry *entry) { return logEntryJson(world, incident, *entry); });
}

Answer readIncident(const World &world, const Request &request)
{
    const Incident *incident = world.incident(request.path.value(1));
    if (!incident)
        return notFound();
    const QString part = request.path.value(2);
    if (part.isEmpty()) {
        if (const auto bad = checkChoice(request, u"include[]"_s, includeNames()))
            return *bad;
        return jsonAnswer(200,
                          {{u"incident"_s, incidentJson(world, *incident, request.values(u"include[]"_s))}});
    }
    if (part == u"log_entries"_s)
        return listLogEntries(world, request, *incident);
    if (part == u"alerts"_s) {
        return listAnswer(u"alerts"_s, request, incident->alerts,
                          [&](const Alert &alert) { return alertJson(world, *incident, alert); });
    }
    if (part == u"notes"_s) {
        QJsonArray notes;
        for (auto note = incident->notes.rbegin(); note != incident->notes.rend(); ++note)
            notes.append(noteJson(world, *note));
        return jsonAnswer(200, {{u"notes"_s, notes}});
    }
    return notFound();
}

template <typename Item> std::vector<Item> matching(const std::vector<Item> &items, const QString &query)
{
    std::vector<Item> found;
    std::ranges::copy_if(items, std::back_inserter(found), [&](const Item &item) {
        if (query.isEmpty() || item.name.contains(query, Qt::CaseInsensitive))
            return true;
        if constexpr (requires { item.email; })
            return item.email.contains(query, Qt::CaseInsensitive);
        return false;
    });
    return found;
}

Answer readPriorities(const Request &request)
{
    const std::vector<QString> names{u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"P5"_s};
    return listAnswer(u"priorities"_s, request, names,
                      [](const QString &name) { return priorityJson(name); });
}

Answer readOnCalls(const World &world, const Request &request)
{
    const auto page = readPage(request);
    if (!page)
        return page.error();
    const QJsonArray all = onCallsJson(world);
    return pageAnswer(u"oncalls"_s, *page, static_cast<int>(all.size()),
                      [&](int i) { return all.at(i).toObject(); });
}

Answer readDirectory(const World &world, const Request &request)
{
    const QString what = request.path.value(0);
    const QString id = request.path.value(1);
    const QString query = request.value(u"query"_s);
    if (what == u"services"_s) {
        if (id.isEmpty())
            return listAnswer(what, request, matching(world.services(), query),
                              [&](const Service &s) { return serviceJson(world, s); });
        const Service *one = world.service(id);
        return one ? jsonAnswer(200, {{u"service"_s, serviceJson(world, *one)}}) : notFound();
    }
    if (what == u"users"_s) {
        if (id.isEmpty())
            return listAnswer(what, request, matching(world.users(), query),
                              [&](const User &u) { return userJson(world, u); });
        if (id == u"me"_s)
            return errorAnswer(400, 1010, u"User cannot be determined from the access token"_s);
        const User *one = world.user(id);
        return one ? jsonAnswer(200, {{u"user"_s, userJson(world, *one)}}) : notFound();
    }
    if (what == u"teams"_s)
        return listAnswer(what, request, matching(world.teams(), query),
                          [](const Team &t) { return teamJson(t); });
    if (what == u"escalation_policies"_s)
        return listAnswer(what, request, matching(world.policies(), query),
                          [&](const Policy &p) { return policyJson(world, p); });
    if (what == u"priorities"_s)
        return readPriorities(request);
    if (what == u"oncalls"_s)
        return readOnCalls(world, request);
    if (what == u"abilities"_s) {
        return jsonAnswer(
            200,
            {{u"abilities"_s,
              QJsonArray{u"teams"_s, u"urgencies"_s, u"service_support_hours"_s, u"event_intelligence"_s}}});
    }
    return notFound();
}

} // namespace

QString Request::value(const QString &name) const
{
    const auto found = std::ranges::find(query, name, &std::pair<QString, QString>::first);
    return found == query.end() ? QString() : found->second;
}

QStringList Request::values(const QString &name) const
{
    QStringList all;
    for (const auto &[key, text] : query) {
        if (key == name)
            all << text;
    }
    return all;
}

Answer jsonAnswer(int status, const QJsonObject &json)
{
    return {status, QJsonDocument(json).toJson(QJsonDocument::Compact), false};
}

Answer errorAnswer(int status, int code, const QString &message, const QStringList &errors)
{
    QJsonObject error{{u"code"_s, code}, {u"message"_s, message}};
    if (!errors.isEmpty())
        error[u"errors"_s] = QJsonArray::fromStringList(errors);
    return jsonAnswer(status, {{u"error"_s, error}});
}

Answer invalidInput(const QStringList &errors)
{
    return errorAnswer(400, 2001, u"Invalid Input Provided"_s, errors);
}

Answer notFound()
{
    return errorAnswer(404, 2100, u"Not Found"_s);
}

Answer answerRest(World &world, const Request &request, Instant now)
{
    world.advance(now);
    const bool incidents = request.path.value(0) == u"incidents"_s;
    if (request.isWrite())
        return incidents ? answerIncidentWrite(world, request, now) : notFound();
    if (!incidents)
        return readDirectory(world, request);
    return request.path.size() > 1 ? readIncident(world, request) : listIncidents(world, request, now);
}

} // namespace yagura::demo::pagerduty
