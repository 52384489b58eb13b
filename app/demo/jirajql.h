// The part of Jira's query language that the Jira double understands: field =, !=, ~, in, not in, is [not]
// empty, joined by AND and OR, with parentheses, and ORDER BY created, key or id. Anything else is refused by
// name. Pure functions.
#pragma once

#include <QJsonObject>
#include <QString>

#include <expected>
#include <functional>

namespace yagura::demo {

struct JqlQuery
{
    // fields: of one issue, with "key" among them.
    std::function<bool(const QJsonObject &fields)> matches;
    bool descending = false; // by creation, which is also the order of keys and ids
    bool bounded = false; // has any condition at all
};

// Or what Jira says is wrong with it.
[[nodiscard]] std::expected<JqlQuery, QString> readJql(const QString &text);

} // namespace yagura::demo
