// reduce: each field to single values, as rows of one table or as frames of one row.
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <set>

namespace yagura::dashboards::frames {

namespace {

FieldMatcher aboutOf(const Reduce &step)
{
    if (step.fields)
        return *step.fields;
    if (step.includeTime && step.reduceFields)
        return {.kind = FieldMatcher::Kind::Always};
    return byTypes({FieldType::Number, FieldType::Text, FieldType::Boolean});
}

QStringList knownCalculations(const QStringList &asked)
{
    QStringList known;
    for (const QString &id : asked) {
        if (isCalculation(id))
            known << calculationId(id);
    }
    return known;
}

QStringList labelNames(const Frames &frames)
{
    QStringList names;
    std::set<QString> seen;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            for (const auto &[name, value] : field.labels.pairs()) {
                if (seen.insert(name).second)
                    names << name;
            }
        }
    }
    return names;
}

// The table with a row a field, put together column by column.
struct Rows
{
    std::vector<QString> names;
    std::vector<std::vector<Cell>> labels; // one a label name
    std::vector<std::vector<Cell>> results; // one a calculation
    std::vector<std::optional<FieldType>> types; // of results; absent: nothing but nulls so far

    void add(const Field &field, const QString &name, const QStringList &labelKeys,
             const QStringList &calculations)
    {
        names.push_back(name);
        for (size_t i = 0; i < labels.size(); ++i) {
            const QString &key = labelKeys[static_cast<qsizetype>(i)];
            labels[i].push_back(field.labels.contains(key) ? Cell{field.labels.value(key)} : Cell{});
        }
        for (size_t i = 0; i < results.size(); ++i) {
            const QString &calculation = calculations[static_cast<qsizetype>(i)];
            results[i].push_back(calculated(field.values, calculation));
            if (isNull(results[i].back()))
                continue;
            const FieldType type = calculationType(calculation, field.type());
            types[i] = types[i] && *types[i] != type ? FieldType::Text : type;
        }
    }
};

Frame rowsFrame(const Reduce &step, const Frames &frames, const QStringList &calculations)
{
    const FieldSelector selector(aboutOf(step), frames);
    const FieldNames names(frames);
    const QStringList labelKeys = step.labelsToFields ? labelNames(frames) : QStringList();
    Rows rows;
    rows.labels.resize(static_cast<size_t>(labelKeys.size()));
    rows.results.resize(static_cast<size_t>(calculations.size()));
    rows.types.resize(rows.results.size());
    for (const Frame &frame : frames) {
        const std::vector<bool> chosen = selector.of(frame);
        const QStringList shown = names.of(frame);
        for (size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i])
                rows.add(frame.fields[i],
                         step.labelsToFields ? frame.fields[i].name : shown[static_cast<qsizetype>(i)],
                         labelKeys, calculations);
        }
    }
    Frame out{{}, frames.empty() ? QString() : frames.front().refId, FrameKind::Table, {}};
    out.fields.push_back({QStringLiteral("Field"), Column::texts(rows.names)});
    for (size_t i = 0; i < rows.labels.size(); ++i)
        out.fields.push_back(
            {labelKeys[static_cast<qsizetype>(i)], Column::of(FieldType::Text, rows.labels[i])});
    for (size_t i = 0; i < rows.results.size(); ++i)
        out.fields.push_back({calculationName(calculations[static_cast<qsizetype>(i)]),
                              Column::of(rows.types[i].value_or(FieldType::Number), rows.results[i])});
    return out;
}

Frame oneRow(const Frame &frame, const std::vector<bool> &chosen, const QStringList &calculations)
{
    std::vector<Field> fields;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        for (const QString &calculation : chosen[i] ? calculations : QStringList()) {
            const Field &field = frame.fields[i];
            const Cell cell = calculated(field.values, calculation);
            fields.push_back({field.name, Column::of(calculationType(calculation, field.type()), {&cell, 1}),
                              field.labels, field.config});
            if (calculations.size() > 1)
                fields.back().labels.set(QStringLiteral("reducer"), calculationName(calculation));
        }
    }
    return frame.withFields(std::move(fields));
}

} // namespace

Result<Frames> applied(const Reduce &step, const Frames &frames, const TransformContext &)
{
    const QStringList calculations = knownCalculations(step.calculations);
    if (step.calculations.isEmpty())
        return frames;
    if (calculations.isEmpty())
        return failure(ErrorKind::Unsupported, QStringLiteral("reduce"),
                       QStringLiteral("unknown calculation \"%1\"").arg(step.calculations.front()));
    if (frames.empty())
        return frames;
    if (!step.reduceFields)
        return Frames{rowsFrame(step, frames, calculations)};
    const FieldSelector selector(aboutOf(step), frames);
    Frames out;
    for (const Frame &frame : frames) {
        Frame reduced = oneRow(frame, selector.of(frame), calculations);
        if (!reduced.fields.empty())
            out.push_back(std::move(reduced));
    }
    return out;
}

} // namespace yagura::dashboards::frames
