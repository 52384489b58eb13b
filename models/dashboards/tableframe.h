// Answers as rows and columns, the way a table panel shows them. Plain value; made on any thread.
#pragma once

#include "dashboards/panelquery.h"

namespace yagura::dashboards {

enum class ColumnKind { Text, Number, Time };

struct TableColumn
{
    QString name; // as queries call it: a label, "Value", "Value #B", "Time"
    QString title; // as shown
    ColumnKind kind = ColumnKind::Text;
    FieldOptions field;

    bool operator==(const TableColumn &) const = default;
};

struct TableCell
{
    QString text;
    double number = 0; // Number: NaN where there is none; Time: milliseconds

    bool operator==(const TableCell &other) const;
};

struct TableRow
{
    QString key; // who the row is about; unique in its frame
    std::vector<TableCell> cells; // one a column

    bool operator==(const TableRow &) const = default;
};

struct TableFrame
{
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
};

// Instant answers joined on their labels, then hidden, renamed and ordered as the panel's transformation
// says, sorted as its options say. Answers of range queries count with their latest value.
[[nodiscard]] TableFrame tableOf(const Panel &panel, const std::vector<QueryAnswer> &answers);

// Name and latest value of each series: what stands in for a panel type that is not drawn.
[[nodiscard]] TableFrame latestValues(const std::vector<PanelSeries> &series);

// Compares cells of one column: numbers by size with NaN last, texts naturally.
[[nodiscard]] bool cellLess(const TableCell &a, const TableCell &b, ColumnKind kind);

} // namespace yagura::dashboards
