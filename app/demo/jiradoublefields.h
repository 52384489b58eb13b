// Which fields an issue of the Jira double has, which of them it must have, and what is wrong with those
// given. Pure but for the required fields added.
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace yagura::demo {

enum class JiraVersion { V2 = 2, V3 = 3 };

struct JiraIssueType
{
    QString id;
    QString name;
    bool subtask = false;
};

class JiraFields
{
public:
    static constexpr auto projectKey = "OPS";
    static constexpr auto projectId = "10000";

    void require(const QString &id, const QString &name);

    [[nodiscard]] static const QList<JiraIssueType> &types();
    // By the "id" or "name" of a reference object.
    [[nodiscard]] static const JiraIssueType *typeOf(const QJsonValue &reference);
    [[nodiscard]] static bool isProject(const QJsonValue &reference);

    // What Jira says about the fields of a new issue: field → message. Empty: it can be made.
    [[nodiscard]] QJsonObject problems(const QJsonObject &fields, JiraVersion version) const;
    // Of createmeta: id → {required, schema, name, key, operations …}.
    [[nodiscard]] QJsonObject describe(const JiraIssueType &type) const;

private:
    QList<std::pair<QString, QString>> m_required; // id, name
};

// Whether value is an Atlassian document as v3 wants it: {"type":"doc","version":1,"content":[…]}.
enum class DocumentVerdict { Good, NotADocument, Invalid };
[[nodiscard]] DocumentVerdict judgeDocument(const QJsonValue &value);
// All text inside a document, for searching.
[[nodiscard]] QString documentText(const QJsonValue &value);

} // namespace yagura::demo
