#include "demo/jiradouble.h"

#include "demo/jirajql.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

HttpAnswer json(const QJsonObject &object, int status = 200)
{
    return {status, "application/json;charset=UTF-8", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

// The envelope of every refusal.
HttpAnswer refused(int status, const QStringList &messages, const QJsonObject &errors = {})
{
    return json({{u"errorMessages"_s, QJsonArray::fromStringList(messages)}, {u"errors"_s, errors}}, status);
}

HttpAnswer noIssue()
{
    return refused(404, {u"Issue does not exist or you do not have permission to see it."_s});
}

QString timeText(Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(time), Qt::UTC)
               .toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s)
        + u"+0000"_s;
}

QJsonObject newStatus()
{
    return {{u"id"_s, u"1"_s},
            {u"name"_s, u"To Do"_s},
            {u"statusCategory"_s, QJsonObject{{u"key"_s, u"new"_s}, {u"name"_s, u"To Do"_s}}}};
}

qsizetype positive(const QString &text, qsizetype fallback)
{
    bool ok = false;
    const qsizetype value = text.toLongLong(&ok);
    return ok && value >= 0 ? value : fallback;
}

} // namespace

JiraDouble::JiraDouble(QString token)
    : JiraDouble(std::move(token), m_systemClock)
{ }

JiraDouble::JiraDouble(QString token, const Clock &clock)
    : m_clock(clock)
    , m_token(std::move(token))
    , m_host(u"demo jira"_s, [this](const HttpQuestion &question) { return answer(question); })
{ }

void JiraDouble::requireField(const QString &id, const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    m_fields.require(id, name);
}

void JiraDouble::setOldSearch(JiraOldSearch oldSearch)
{
    const std::scoped_lock lock(m_mutex);
    m_oldSearch = oldSearch;
}

void JiraDouble::limitNext(int requests, std::chrono::seconds retryAfter)
{
    const std::scoped_lock lock(m_mutex);
    m_limitedRequests = requests;
    m_limitedFor = retryAfter;
}

QList<JiraIssue> JiraDouble::issues() const
{
    const std::scoped_lock lock(m_mutex);
    return m_issues;
}

int JiraDouble::requestCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

QString JiraDouble::userOf(const HttpQuestion &question) const
{
    const QByteArray header = question.header("Authorization");
    if (m_token.isEmpty())
        return {};
    if (header.startsWith("Bearer "))
        return header.mid(7) == m_token.toUtf8() ? u"automation"_s : QString();
    if (!header.startsWith("Basic "))
        return {};
    const QString credentials = QString::fromUtf8(QByteArray::fromBase64(header.mid(6)));
    const qsizetype colon = credentials.indexOf(u':');
    return colon > 0 && credentials.mid(colon + 1) == m_token ? credentials.left(colon) : QString();
}

HttpAnswer JiraDouble::answer(const HttpQuestion &question)
{
    const std::scoped_lock lock(m_mutex);
    ++m_requests;
    const QStringList path = question.segments();
    const QString version = path.value(2);
    if (path.value(0) != "rest"_L1 || path.value(1) != "api"_L1 || (version != "2"_L1 && version != "3"_L1))
        return {404, "text/html;charset=UTF-8",
                "<html><title>Oops, you've found a dead link.</title></html>"};
    if (userOf(question).isEmpty())
        return {401,
                "application/json;charset=UTF-8",
                R"({"message":"Client must be authenticated to access this resource.","status-code":401})",
                {{"WWW-Authenticate", "OAuth realm=\"http%3A%2F%2F127.0.0.1\""}}};
    if (m_limitedRequests > 0) {
        --m_limitedRequests;
        HttpAnswer slowDown = refused(429, {u"Rate limit exceeded."_s});
        slowDown.headers = {{"Retry-After", QByteArray::number(static_cast<qint64>(m_limitedFor.count()))}};
        return slowDown;
    }
    Call call{question, version == "3"_L1 ? JiraVersion::V3 : JiraVersion::V2, path.mid(3), {}};
    if (question.method == HttpMethod::Post || question.method == HttpMethod::Put) {
        const QByteArray type = question.header("Content-Type").toLower();
        if (type.split(';').first().trimmed() != "application/json")
            return {415, "text/html;charset=UTF-8", {}};
        const QJsonDocument document = QJsonDocument::fromJson(question.body);
        if (!document.isObject())
            return refused(400,
                           {u"There was an error parsing JSON. Check that your request body is valid."_s});
        call.body = document.object();
    }
    return route(call);
}

HttpAnswer JiraDouble::route(const Call &call)
{
    const QString resource = call.path.value(0);
    const bool reads = call.question.method == HttpMethod::Get;
    const bool posts = call.question.method == HttpMethod::Post;
    if (resource == "serverInfo"_L1 && reads)
        return json(
            {{u"baseUrl"_s, self({})}, {u"version"_s, u"9.12.0"_s}, {u"serverTitle"_s, u"Demo shop"_s}});
    if (resource == "myself"_L1 && reads)
        return json(
            {{u"accountId"_s, u"demo"_s}, {u"displayName"_s, userOf(call.question)}, {u"active"_s, true}});
    if (resource == "project"_L1 && reads && call.path.size() == 2)
        return JiraFields::isProject(QJsonObject{{u"key"_s, call.path.at(1)}})
            ? json({{u"id"_s, QLatin1String(JiraFields::projectId)},
                    {u"key"_s, QLatin1String(JiraFields::projectKey)},
                    {u"name"_s, u"Operations"_s}})
            : refused(404, {u"No project could be found with key '%1'."_s.arg(call.path.at(1))});
    if (resource == "search"_L1 && (reads || posts) && call.path.size() == 1) {
        if (m_oldSearch == JiraOldSearch::Removed)
            return refused(410,
                           {u"The requested API has been removed. Please migrate to the "
                            "/rest/api/3/search/jql API."_s});
        return search(call, false);
    }
    if (resource == "search"_L1 && (reads || posts) && call.path.value(1) == "jql"_L1)
        return search(call, true);
    if (resource == "issue"_L1 && posts && call.path.size() == 1)
        return create(call);
    if (resource == "issue"_L1 && reads && call.path.value(1) == "createmeta"_L1)
        return createMeta(call);
    if (resource == "issue"_L1 && call.path.size() >= 2)
        return one(call);
    return {404, "application/json;charset=UTF-8", R"({"message":"null for uri","status-code":404})"};
}

HttpAnswer JiraDouble::create(const Call &call)
{
    const QJsonObject given = call.body[u"fields"_s].toObject();
    QJsonObject errors = m_fields.problems(given, call.version);
    if (errors.value(u"description"_s) == u"INVALID_INPUT"_s
        || errors.value(u"environment"_s) == u"INVALID_INPUT"_s)
        return refused(400, {u"INVALID_INPUT"_s});
    if (!errors.isEmpty())
        return refused(400, {}, errors);
    const JiraIssueType &type = *JiraFields::typeOf(given[u"issuetype"_s]);
    JiraIssue issue;
    issue.id = QString::number(10'100 + m_issues.size());
    issue.key = QLatin1String(JiraFields::projectKey) + u'-' + QString::number(m_issues.size() + 1);
    issue.fields = given;
    issue.fields[u"project"_s] = QJsonObject{{u"id"_s, QLatin1String(JiraFields::projectId)},
                                             {u"key"_s, QLatin1String(JiraFields::projectKey)}};
    issue.fields[u"issuetype"_s]
        = QJsonObject{{u"id"_s, type.id}, {u"name"_s, type.name}, {u"subtask"_s, type.subtask}};
    issue.fields[u"status"_s] = newStatus();
    issue.fields[u"created"_s] = timeText(m_clock.now());
    issue.fields[u"reporter"_s] = QJsonObject{{u"name"_s, userOf(call.question)}};
    m_issues.append(issue);
    return json({{u"id"_s, issue.id}, {u"key"_s, issue.key}, {u"self"_s, self(u"issue/"_s + issue.id)}}, 201);
}

HttpAnswer JiraDouble::one(const Call &call)
{
    const QString &wanted = call.path.at(1);
    const auto found = std::ranges::find_if(m_issues, [&](const JiraIssue &issue) {
        return issue.id == wanted || issue.key.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    if (found == m_issues.end())
        return noIssue();
    if (call.path.size() == 2 && call.question.method == HttpMethod::Get)
        return json(describe(*found, {u"*all"_s}));
    if (call.path.size() == 3 && call.path.at(2) == "comment"_L1)
        return comment(call, *found);
    return {405, "text/html;charset=UTF-8", {}};
}

HttpAnswer JiraDouble::comment(const Call &call, JiraIssue &issue)
{
    if (call.question.method == HttpMethod::Get) {
        QJsonArray comments;
        for (const QJsonValue &body : issue.comments)
            comments.append(QJsonObject{{u"id"_s, QString::number(comments.size() + 1)}, {u"body"_s, body}});
        return json({{u"comments"_s, comments}, {u"total"_s, comments.size()}, {u"startAt"_s, 0}});
    }
    if (call.question.method != HttpMethod::Post)
        return {405, "text/html;charset=UTF-8", {}};
    const QJsonValue body = call.body[u"body"_s];
    if (body.isUndefined() || (call.version == JiraVersion::V2 && body.toString().isEmpty()))
        return refused(400, {}, {{u"comment"_s, u"Comment body can not be empty!"_s}});
    if (call.version == JiraVersion::V3 && judgeDocument(body) == DocumentVerdict::NotADocument)
        return refused(400, {}, {{u"comment"_s, u"Comment body is not valid!"_s}});
    if (call.version == JiraVersion::V3 && judgeDocument(body) == DocumentVerdict::Invalid)
        return refused(400, {u"INVALID_INPUT"_s});
    issue.comments.append(body);
    const QString id = QString::number(issue.comments.size());
    return json(
        {{u"id"_s, id}, {u"body"_s, body}, {u"self"_s, self(u"issue/%1/comment/%2"_s.arg(issue.id, id))}},
        201);
}

HttpAnswer JiraDouble::createMeta(const Call &call) const
{
    const auto typeObject = [](const JiraIssueType &type) {
        return QJsonObject{{u"id"_s, type.id}, {u"name"_s, type.name}, {u"subtask"_s, type.subtask}};
    };
    QJsonArray types;
    if (call.path.size() == 2) { // everything at once; gone from newer Data Centers
        const QStringList keys = call.question.parameter(u"projectKeys"_s).split(u',', Qt::SkipEmptyParts);
        const bool withFields
            = call.question.parameter(u"expand"_s).contains("projects.issuetypes.fields"_L1);
        for (const JiraIssueType &type : JiraFields::types()) {
            QJsonObject object = typeObject(type);
            if (withFields)
                object.insert(u"fields"_s, m_fields.describe(type));
            types.append(object);
        }
        QJsonArray projects;
        if (keys.isEmpty() || keys.contains(QLatin1String(JiraFields::projectKey)))
            projects.append(QJsonObject{{u"id"_s, QLatin1String(JiraFields::projectId)},
                                        {u"key"_s, QLatin1String(JiraFields::projectKey)},
                                        {u"name"_s, u"Operations"_s},
                                        {u"issuetypes"_s, types}});
        return json({{u"expand"_s, u"projects"_s}, {u"projects"_s, projects}});
    }
    const QString project = call.path.at(2);
    const bool known
        = project == QLatin1String(JiraFields::projectKey) || project == QLatin1String(JiraFields::projectId);
    if (!known || call.path.value(3) != "issuetypes"_L1)
        return refused(404, {u"No project could be found with key or id '%1'."_s.arg(project)});
    const bool cloud = call.version == JiraVersion::V3;
    if (call.path.size() == 4) {
        for (const JiraIssueType &type : JiraFields::types())
            types.append(typeObject(type));
        return json(
            {{cloud ? u"issueTypes"_s : u"values"_s, types}, {u"total"_s, types.size()}, {u"startAt"_s, 0}});
    }
    const JiraIssueType *type = JiraFields::typeOf(QJsonObject{{u"id"_s, call.path.at(4)}});
    if (!type)
        return refused(404, {u"The issue type does not exist."_s});
    QJsonArray fields;
    for (const QJsonValue &field : m_fields.describe(*type))
        fields.append(field);
    return json(
        {{cloud ? u"fields"_s : u"values"_s, fields}, {u"total"_s, fields.size()}, {u"startAt"_s, 0}});
}

// paged: search/jql, which wants a condition and hands out tokens; else the older search with startAt and
// total.
HttpAnswer JiraDouble::search(const Call &call, bool paged) const
{
    const bool posted = call.question.method == HttpMethod::Post;
    const auto argument = [&](const QString &name) {
        return posted ? call.body[name].toVariant().toString() : call.question.parameter(name);
    };
    const auto query = readJql(argument(u"jql"_s));
    if (!query)
        return refused(400, {query.error()});
    if (paged && !query->bounded)
        return refused(
            400,
            {u"Unbounded JQL queries are not allowed here. Please add a search restriction to your "
             "query."_s});
    QStringList fields = argument(u"fields"_s).split(u',', Qt::SkipEmptyParts);
    if (posted) {
        fields.clear();
        for (const QJsonValue &field : call.body[u"fields"_s].toArray())
            fields.append(field.toString());
    }
    if (fields.isEmpty() && !paged)
        fields = {u"*all"_s};
    QList<const JiraIssue *> found;
    for (const JiraIssue &issue : m_issues) {
        QJsonObject all = issue.fields;
        all.insert(u"key"_s, issue.key);
        all.insert(u"id"_s, issue.id);
        if (query->matches(all))
            found.append(&issue);
    }
    if (query->descending)
        std::ranges::reverse(found);
    const qsizetype start = positive(argument(paged ? u"nextPageToken"_s : u"startAt"_s), 0);
    const qsizetype size = std::clamp<qsizetype>(positive(argument(u"maxResults"_s), 50), 0, 100);
    QJsonArray page;
    for (const JiraIssue *issue : found.mid(start, size))
        page.append(describe(*issue, fields));
    if (!paged)
        return json({{u"startAt"_s, start},
                     {u"maxResults"_s, size},
                     {u"total"_s, found.size()},
                     {u"issues"_s, page}});
    const bool isLast = start + page.size() >= found.size();
    QJsonObject answer = {{u"issues"_s, page}, {u"isLast"_s, isLast}};
    if (!isLast)
        answer.insert(u"nextPageToken"_s, QString::number(start + page.size()));
    return json(answer);
}

QJsonObject JiraDouble::describe(const JiraIssue &issue, const QStringList &fields) const
{
    QJsonObject object
        = {{u"id"_s, issue.id}, {u"key"_s, issue.key}, {u"self"_s, self(u"issue/"_s + issue.id)}};
    if (fields.isEmpty())
        return object;
    QJsonObject shown = issue.fields;
    if (!fields.contains(u"*all"_s) && !fields.contains(u"*navigable"_s)) {
        for (const QString &key : shown.keys()) {
            if (!fields.contains(key))
                shown.remove(key);
        }
    }
    object.insert(u"fields"_s, shown);
    return object;
}

QString JiraDouble::self(const QString &path) const
{
    const QString base = u"http://127.0.0.1:%1"_s.arg(m_host.port());
    return path.isEmpty() ? base : QString(base + u"/rest/api/2/" + path);
}

} // namespace yagura::demo
