// Rows and columns as a table panel shows them: texts made, colours known by meaning. Plain value; made on
// any thread.
#pragma once

#include "core/units.h"
#include "dashboards/frames/fieldnames.h"
#include "dashboards/options/viewoptions.h"

namespace yagura::dashboards {

enum class ColumnKind { Text, Number, Time, Trend };

struct TableColumn
{
    QString name; // as queries call it: a label, "Value", "Value #B", "Time"
    QString title; // as shown
    ColumnKind kind = ColumnKind::Text;
    frames::FieldConfig field;
    double low = 0; // of its scale, which follows the values
    double high = 0;
    frames::FieldType type = frames::FieldType::Text; // as it came: truth is shown as text

    // Whether it is the same column, whatever its values.
    bool operator==(const TableColumn &other) const
    {
        return name == other.name && title == other.title && kind == other.kind && field == other.field
            && type == other.type;
    }
};

struct TableCell
{
    QString text; // of a Text column; of others what a mapping or the field's "no value" says
    double number = 0; // Number: NaN where there is none; Time: milliseconds
    FormattedNumber shown = {}; // number in its unit
    frames::ColorMeaning color = {};
    std::shared_ptr<const frames::Trend> trend = {};

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
    std::vector<QString> footer; // one a column; empty: none
};

struct TableContext
{
    QTimeZone zone = QTimeZone::utc();
    std::optional<Instant> now = {};
};

// The frames that can be chosen from, each by its name; one for a table that shows everything.
[[nodiscard]] QStringList tableChoices(const frames::NamedFrames &data);
// The chosen frame with its order and footer. Hidden fields are left out. Several answers of one row each, as
// instant queries give them, are one table: joined on their labels.
[[nodiscard]] TableFrame tableOf(const frames::NamedFrames &data, const TableOptions &options,
                                 const TableContext &context = {});

// Name and latest value of each series: what stands in for a panel type that is not drawn.
[[nodiscard]] TableFrame latestValues(const frames::NamedFrames &data, const TableContext &context = {});

// Compares cells of one column: numbers by size with NaN last, texts naturally.
[[nodiscard]] bool cellLess(const TableCell &a, const TableCell &b, ColumnKind kind);

} // namespace yagura::dashboards
