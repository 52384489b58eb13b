#include "demo/jiradoublefields.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

const QStringList priorities = {u"Highest"_s, u"High"_s, u"Medium"_s, u"Low"_s, u"Lowest"_s};

QString notSettable(const QString &id)
{
    return u"Field '%1' cannot be set. It is not on the appropriate screen, or unknown."_s.arg(id);
}

QString summaryProblem(const QJsonValue &value)
{
    const QString summary = value.toString();
    if (!value.isUndefined() && !value.isString())
        return u"Operation value must be a string"_s;
    if (summary.trimmed().isEmpty())
        return u"You must specify a summary of the issue."_s;
    if (summary.contains(u'\n') || summary.contains(u'\r'))
        return u"The summary is invalid because it contains newline characters."_s;
    return summary.size() > 255 ? u"Summary can't exceed 255 characters."_s : QString();
}

// Wiki text in v2, a document in v3.
QString richTextProblem(const QJsonValue &value, JiraVersion version)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (version == JiraVersion::V2)
        return value.isString() ? QString() : u"Operation value must be a string"_s;
    switch (judgeDocument(value)) {
    case DocumentVerdict::Good:
        return {};
    case DocumentVerdict::NotADocument:
        return u"Operation value must be an Atlassian Document (see the Atlassian Document Format)"_s;
    case DocumentVerdict::Invalid:
        return u"INVALID_INPUT"_s;
    }
    return {};
}

QString labelsProblem(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (!value.isArray())
        return u"data was not an array"_s;
    for (const QJsonValue &label : value.toArray()) {
        if (!label.isString())
            return u"string expected at index 0"_s;
        if (label.toString().contains(u' '))
            return u"The label '%1' contains spaces which is invalid."_s.arg(label.toString());
    }
    return {};
}

QString priorityProblem(const QJsonValue &value)
{
    const QString name = value[u"name"_s].toString();
    if (value.isUndefined() || priorities.contains(name))
        return {};
    return name.isEmpty() ? u"Specify the Priority (id or name) in string format"_s
                          : u"Priority name '%1' is not valid"_s.arg(name);
}

bool isGoodNode(const QJsonValue &value, int depth)
{
    static const QSet<QString> types = {
        u"paragraph"_s, u"heading"_s,    u"text"_s,        u"bulletList"_s,  u"orderedList"_s, u"listItem"_s,
        u"codeBlock"_s, u"blockquote"_s, u"rule"_s,        u"hardBreak"_s,   u"panel"_s,       u"table"_s,
        u"tableRow"_s,  u"tableCell"_s,  u"tableHeader"_s, u"inlineCard"_s,  u"mention"_s,     u"emoji"_s,
        u"date"_s,      u"status"_s,     u"expand"_s,      u"mediaSingle"_s, u"media"_s,
    };
    const QString type = value[u"type"_s].toString();
    if (depth > 40 || !types.contains(type))
        return false;
    if (type == "text"_L1)
        return !value[u"text"_s].toString().isEmpty(); // an empty text node is refused
    if (type == "heading"_L1
        && (value[u"attrs"_s][u"level"_s].toInt() < 1 || value[u"attrs"_s][u"level"_s].toInt() > 6))
        return false;
    const QJsonArray content = value[u"content"_s].toArray();
    const bool isList = type == "bulletList"_L1 || type == "orderedList"_L1;
    if (isList && content.isEmpty())
        return false;
    return std::ranges::all_of(content, [&](const QJsonValue &child) {
        const bool isItem = child[u"type"_s] == u"listItem"_s;
        return isItem == isList && isGoodNode(child, depth + 1);
    });
}

QJsonObject field(const QString &id, const QString &name, const QString &type, bool required)
{
    return {{u"required"_s, required},
            {u"schema"_s, QJsonObject{{u"type"_s, type}, {u"system"_s, id}}},
            {u"name"_s, name},
            {u"key"_s, id},
            {u"fieldId"_s, id},
            {u"hasDefaultValue"_s, false},
            {u"operations"_s, QJsonArray{u"set"_s}}};
}

} // namespace

DocumentVerdict judgeDocument(const QJsonValue &value)
{
    if (!value.isObject() || value[u"type"_s] != u"doc"_s)
        return DocumentVerdict::NotADocument;
    if (value[u"version"_s] != 1 || !value[u"content"_s].isArray())
        return DocumentVerdict::Invalid;
    const QJsonArray content = value[u"content"_s].toArray();
    const bool good = std::ranges::all_of(content, [](const QJsonValue &node) {
        return node[u"type"_s] != u"text"_s && node[u"type"_s] != u"listItem"_s && isGoodNode(node, 0);
    });
    return good ? DocumentVerdict::Good : DocumentVerdict::Invalid;
}

QString documentText(const QJsonValue &value)
{
    QString text = value[u"text"_s].toString();
    for (const QJsonValue &node : value[u"content"_s].toArray())
        text += u' ' + documentText(node);
    return text;
}

void JiraFields::require(const QString &id, const QString &name)
{
    m_required.append({id, name});
}

const QList<JiraIssueType> &JiraFields::types()
{
    static const QList<JiraIssueType> all = {{u"10001"_s, u"Task"_s},
                                             {u"10002"_s, u"Bug"_s},
                                             {u"10003"_s, u"Incident"_s},
                                             {u"10004"_s, u"Epic"_s},
                                             {u"10005"_s, u"Sub-task"_s, true}};
    return all;
}

const JiraIssueType *JiraFields::typeOf(const QJsonValue &reference)
{
    for (const JiraIssueType &type : types()) {
        if (reference[u"id"_s] == type.id || reference[u"name"_s] == type.name)
            return &type;
    }
    return nullptr;
}

bool JiraFields::isProject(const QJsonValue &reference)
{
    return reference[u"key"_s] == QLatin1String(projectKey) || reference[u"id"_s] == QLatin1String(projectId);
}

QJsonObject JiraFields::problems(const QJsonObject &fields, JiraVersion version) const
{
    QJsonObject errors;
    const auto add = [&](const QString &id, const QString &problem) {
        if (!problem.isEmpty())
            errors.insert(id, problem);
    };
    // Nothing else is looked at before project and type are known.
    if (!isProject(fields[u"project"_s]))
        add(u"project"_s,
            version == JiraVersion::V2 ? u"project is required"_s : u"Specify a valid project ID or key"_s);
    const JiraIssueType *type = typeOf(fields[u"issuetype"_s]);
    if (!type)
        add(u"issuetype"_s,
            fields.contains(u"issuetype"_s) ? u"Specify a valid issue type"_s : u"Specify an issue type"_s);
    if (!errors.isEmpty())
        return errors;
    if (type->subtask && !fields.contains(u"parent"_s))
        add(u"issuetype"_s, u"Issue type is a sub-task but parent issue key or id not specified."_s);
    add(u"summary"_s, summaryProblem(fields[u"summary"_s]));
    add(u"description"_s, richTextProblem(fields[u"description"_s], version));
    add(u"environment"_s, richTextProblem(fields[u"environment"_s], version));
    add(u"labels"_s, labelsProblem(fields[u"labels"_s]));
    add(u"priority"_s, priorityProblem(fields[u"priority"_s]));
    const QJsonObject known = describe(*type);
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        if (!known.contains(it.key()))
            add(it.key(), notSettable(it.key()));
    }
    for (const auto &[id, name] : m_required) {
        if (fields[id].toString().isEmpty())
            add(id, u"%1 is required."_s.arg(name));
    }
    return errors;
}

QJsonObject JiraFields::describe(const JiraIssueType &type) const
{
    QJsonObject fields = {{u"project"_s, field(u"project"_s, u"Project"_s, u"project"_s, true)},
                          {u"issuetype"_s, field(u"issuetype"_s, u"Issue Type"_s, u"issuetype"_s, true)},
                          {u"summary"_s, field(u"summary"_s, u"Summary"_s, u"string"_s, true)},
                          {u"description"_s, field(u"description"_s, u"Description"_s, u"string"_s, false)},
                          {u"environment"_s, field(u"environment"_s, u"Environment"_s, u"string"_s, false)},
                          {u"labels"_s, field(u"labels"_s, u"Labels"_s, u"array"_s, false)},
                          {u"priority"_s, field(u"priority"_s, u"Priority"_s, u"priority"_s, false)}};
    if (type.subtask)
        fields.insert(u"parent"_s, field(u"parent"_s, u"Parent"_s, u"issuelink"_s, true));
    for (const auto &[id, name] : m_required)
        fields.insert(id, field(id, name, u"string"_s, true));
    return fields;
}

} // namespace yagura::demo
