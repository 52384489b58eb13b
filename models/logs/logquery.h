// What an operator asks of the logs: a Lucene text, filter pills, a time range and an index. Plain values;
// how it is said to a server is elasticquerywire's business.
#pragma once

#include "core/timerange.h"
#include "logs/logfields.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace yagura::logs {

enum class FilterKind {
    Is, // one of the values
    Exists,
};

enum class FilterSense { Include, Exclude };

struct LogFilter
{
    QString field;
    FilterKind kind = FilterKind::Is;
    FilterSense sense = FilterSense::Include;
    QStringList values = {}; // Is only; any of them
    bool enabled = true;
    // Meant for whatever field plays this role in the index; field is the name until that is known.
    std::optional<FieldRole> role = {};

    bool operator==(const LogFilter &) const = default;
};

enum class SortOrder { NewestFirst, OldestFirst };

struct LogQuery
{
    QString index; // pattern or list; empty for all
    QString text; // query_string syntax; empty for everything
    QList<LogFilter> filters;
    TimeRange range;
    SortOrder order = SortOrder::NewestFirst;

    bool operator==(const LogQuery &) const = default;
};

// Adds a filter. The same field in the same sense widens an existing pill; the opposite sense for the same
// value takes it out of there first. Disabled pills are left alone.
[[nodiscard]] QList<LogFilter> withFilter(QList<LogFilter> filters, const LogFilter &added);
[[nodiscard]] LogFilter inverted(LogFilter filter);

// A text as one quoted Lucene phrase, and field:"value".
[[nodiscard]] QString quotedPhrase(const QString &text);
[[nodiscard]] QString fieldClause(const QString &field, const QString &value);

// Words and quoted phrases of a Lucene text that a matching line contains literally: for marking them.
// Negated ones, ranges and values of fields other than the message's are left out.
[[nodiscard]] QStringList literalWords(const QString &text);

} // namespace yagura::logs
