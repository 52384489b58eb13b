// Jira's REST API on loopback, v2 (texts) and v3 (Atlassian documents), stateful and as strict as the real
// one: issues can be created, read, commented and found. Owned by the demo world or a test; has its own
// thread, every public function may be called from any. The base address of a source is
// http://127.0.0.1:PORT.
#pragma once

#include "core/clock.h"
#include "demo/jiradoublefields.h"
#include "demo/world/httphost.h"

#include <QJsonArray>
#include <QJsonObject>

#include <mutex>

namespace yagura::demo {

enum class JiraOldSearch {
    Served, // GET and POST search beside search/jql, as Data Center and older Clouds do
    Removed, // 410, as today's Cloud answers
};

// What a test or the demo sees of one issue.
struct JiraIssue
{
    QString id;
    QString key; // "OPS-1"
    QJsonObject fields; // as they were set, with project, issuetype, status, created …
    QList<QJsonValue> comments; // bodies, oldest first
};

class JiraDouble
{
public:
    // Accepted as "Bearer TOKEN" (Data Center) and as the password of any user with Basic (Cloud); an empty
    // one refuses everybody. There is one project, OPS, with the types Task, Bug, Incident, Epic and
    // Sub-task.
    explicit JiraDouble(QString token);
    // clock (times of issues) outlives the double.
    JiraDouble(QString token, const Clock &clock);

    // Listens on 127.0.0.1 at a free port and returns it; 0 when it could not.
    quint16 listen() { return m_host.listen(); }
    [[nodiscard]] quint16 port() const { return m_host.port(); }

    // A text field that every new issue must have, as administrators like to add.
    void requireField(const QString &id, const QString &name);
    void setOldSearch(JiraOldSearch oldSearch);
    // The next requests are answered with 429 and this Retry-After.
    void limitNext(int requests, std::chrono::seconds retryAfter);

    [[nodiscard]] QList<JiraIssue> issues() const; // oldest first
    [[nodiscard]] int requestCount() const;

private:
    struct Call
    {
        const HttpQuestion &question;
        JiraVersion version;
        QStringList path; // behind /rest/api/N/
        QJsonObject body;
    };

    HttpAnswer answer(const HttpQuestion &question);
    HttpAnswer route(const Call &call);
    HttpAnswer create(const Call &call);
    HttpAnswer one(const Call &call);
    HttpAnswer comment(const Call &call, JiraIssue &issue);
    HttpAnswer createMeta(const Call &call) const;
    HttpAnswer search(const Call &call, bool paged) const;
    [[nodiscard]] QString userOf(const HttpQuestion &question) const; // empty: not known
    [[nodiscard]] QJsonObject describe(const JiraIssue &issue, const QStringList &fields) const;
    [[nodiscard]] QString self(const QString &path) const;

    SystemClock m_systemClock;
    const Clock &m_clock;
    const QString m_token;
    mutable std::mutex m_mutex;
    JiraFields m_fields;
    QList<JiraIssue> m_issues;
    JiraOldSearch m_oldSearch = JiraOldSearch::Served;
    int m_requests = 0;
    int m_limitedRequests = 0;
    std::chrono::seconds m_limitedFor{};
    HttpHost m_host; // last, so that it stops first
};

} // namespace yagura::demo
