// The steps that turn frames into other frames, each as a value: what Grafana calls transformations. Plain
// values; a name in them is a field's shown name, or its own.
#pragma once

#include "dashboards/frames/fieldmatcher.h"
#include "dashboards/frames/join.h"
#include "dashboards/frames/reducer.h"
#include "dashboards/frames/valuematcher.h"

namespace yagura::dashboards::frames {

struct OrderKey // of fields, by name or by a label
{
    QString label; // empty: the name
    bool descending = false;

    bool operator==(const OrderKey &) const = default;
};

struct Organize
{
    QStringList excluded;
    QStringList included; // empty: all
    QHash<QString, int> positions; // those without one come last
    QHash<QString, QString> renamed;
    std::vector<OrderKey> order; // instead of positions

    bool operator==(const Organize &) const = default;
};

struct FilterFields
{
    std::optional<FieldMatcher> include;
    std::optional<FieldMatcher> exclude;
    QString includeVariable; // its value is a list of names: "a,b" or "{a,b}"
    QString excludeVariable;

    bool operator==(const FilterFields &) const = default;
};

struct FilterByRefId
{
    QString include; // pattern; empty: all
    QString exclude; // pattern; empty: none

    bool operator==(const FilterByRefId &) const = default;
};

struct FilterByValue
{
    struct Test
    {
        QString field;
        ValueMatcher matcher;

        bool operator==(const Test &) const = default;
    };
    std::vector<Test> tests;
    bool exclude = false;
    bool all = false; // else any

    bool operator==(const FilterByValue &) const = default;
};

struct RenameByRegex
{
    QString pattern = QStringLiteral("(.*)");
    QString replacement = QStringLiteral("$1");

    bool operator==(const RenameByRegex &) const = default;
};

struct Merge
{
    bool operator==(const Merge &) const = default;
};

struct JoinByField
{
    QString field; // empty: the time
    JoinMode mode = JoinMode::Outer;

    bool operator==(const JoinByField &) const = default;
};

struct SeriesToRows
{
    bool operator==(const SeriesToRows &) const = default;
};

struct Operand // a field, a number, or (left only) every field of a type
{
    QString name;
    std::optional<double> fixed;
    std::optional<FieldType> type;

    bool operator==(const Operand &) const = default;
};

struct CalculateField
{
    enum class Mode { ReduceRow, Binary, Unary, Cumulative, Window, Index };
    enum class WindowSize { Fraction, Rows };

    Mode mode = Mode::ReduceRow;
    QString calculation = QStringLiteral("sum"); // ReduceRow, Cumulative, Window
    QStringList fields; // ReduceRow: empty for all numbers; the others: the first of these
    NullMode nulls = NullMode::Null;
    Operand left;
    Operand right;
    QString operation; // Binary: + - * / % **; Unary: abs exp ln floor ceil round trunc
    WindowSize windowSize = WindowSize::Fraction;
    double window = 0.1;
    bool centred = false;
    bool fractions = false; // Index: from 0 to 1
    bool asTimeSeries = true; // several series are joined on their time first
    bool replaceFields = false;
    QString alias;

    bool operator==(const CalculateField &) const = default;
};

struct GroupBy
{
    enum class Operation { GroupBy, Aggregate, Count, TakeFirst, TakeLast };
    struct Rule
    {
        Operation operation = Operation::GroupBy;
        QStringList calculations;

        bool operator==(const Rule &) const = default;
    };
    QHash<QString, Rule> rules; // by field

    bool operator==(const GroupBy &) const = default;
};

struct PartitionByValues
{
    QStringList fields;
    bool asLabels = false; // else the values become part of the frame's name
    bool appendName = false; // the old frame name stays in front
    bool withNames = false; // "field=value"
    QString nameSeparator = QStringLiteral("=");
    QString valueSeparator = QStringLiteral(" ");
    bool keepFields = false;

    bool operator==(const PartitionByValues &) const = default;
};

struct SortBy
{
    QString field;
    bool descending = false;

    bool operator==(const SortBy &) const = default;
};

struct Reduce
{
    QStringList calculations;
    bool reduceFields = false; // one row a frame with the fields as they are, else one row a field
    bool includeTime = false;
    bool labelsToFields = false;
    std::optional<FieldMatcher> fields; // absent: all but times

    bool operator==(const Reduce &) const = default;
};

struct LabelsToFields
{
    bool rows = false; // one frame a series with its labels as rows, else one field a label
    QStringList keep; // empty: all
    QString valueLabel; // names the value field

    bool operator==(const LabelsToFields &) const = default;
};

struct ConvertFieldType
{
    struct Conversion
    {
        QString field;
        FieldType type = FieldType::Number;
        QString dateFormat;

        bool operator==(const Conversion &) const = default;
    };
    std::vector<Conversion> conversions;

    bool operator==(const ConvertFieldType &) const = default;
};

struct Limit
{
    int rows = 10; // negative: the last ones

    bool operator==(const Limit &) const = default;
};

struct RowsToFields
{
    QString nameField; // empty: the first text field
    QString valueField; // empty: the first number field

    bool operator==(const RowsToFields &) const = default;
};

struct HistogramOf
{
    double bucketSize = 0; // 0: by the values
    double bucketOffset = 0;
    int bucketCount = 30; // aimed at when the size goes by the values
    bool combine = false; // one count over all fields

    bool operator==(const HistogramOf &) const = default;
};

} // namespace yagura::dashboards::frames
