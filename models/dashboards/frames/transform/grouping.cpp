// Steps that gather the rows of equal values.
#include "dashboards/frames/transform/apply.h"

namespace yagura::dashboards::frames {

namespace {

using Operation = GroupBy::Operation;

struct Groups
{
    std::vector<std::vector<size_t>> rows; // in the order in which groups appear
};

Groups grouped(const Frame &frame, const std::vector<size_t> &by)
{
    Groups groups;
    QHash<QString, size_t> places;
    for (size_t row = 0; row < frame.length(); ++row) {
        QString key;
        for (const size_t field : by)
            key += keyOf(frame.fields[field].values.cell(row)) + QChar(0x1f);
        const auto known = places.constFind(key);
        const size_t at = known == places.constEnd() ? groups.rows.size() : *known;
        if (known == places.constEnd()) {
            places.insert(key, at);
            groups.rows.emplace_back();
        }
        groups.rows[at].push_back(row);
    }
    return groups;
}

std::vector<size_t> firstRows(const Groups &groups, bool last)
{
    std::vector<size_t> rows;
    for (const auto &group : groups.rows)
        rows.push_back(last ? group.back() : group.front());
    return rows;
}

Field aggregated(const Field &field, const QString &name, const QString &calculation, const Groups &groups)
{
    std::vector<Cell> cells;
    cells.reserve(groups.rows.size());
    for (const auto &rows : groups.rows)
        cells.push_back(calculated(field.values.picked(rows), calculation));
    return {QStringLiteral("%1 (%2)").arg(name, calculation),
            Column::of(calculationType(calculation, field.type()), cells)};
}

// The rule of a field, by its shown or its own name; and the name it goes by.
const GroupBy::Rule *ruleOf(const GroupBy &step, const QString &shown, const QString &own)
{
    auto rule = step.rules.constFind(shown);
    if (rule == step.rules.constEnd())
        rule = step.rules.constFind(own);
    return rule == step.rules.constEnd() ? nullptr : &*rule;
}

std::vector<size_t> keyFields(const GroupBy &step, const Frame &frame, const QStringList &names)
{
    std::vector<size_t> keys;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        const auto *rule = ruleOf(step, names[static_cast<qsizetype>(i)], frame.fields[i].name);
        if (rule && rule->operation == Operation::GroupBy)
            keys.push_back(i);
    }
    return keys;
}

Frame groupedFrame(const GroupBy &step, const Frame &frame, const QStringList &names,
                   const std::vector<size_t> &keys)
{
    const Groups groups = grouped(frame, keys);
    const std::vector<size_t> heads = firstRows(groups, false);
    Frame out{{}, frame.refId, FrameKind::Table, {}};
    for (const size_t key : keys)
        out.fields.push_back(
            {frame.fields[key].name, frame.fields[key].values.picked(heads), {}, frame.fields[key].config});
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        const QString &name = names[static_cast<qsizetype>(i)];
        const auto *rule = ruleOf(step, name, frame.fields[i].name);
        if (!rule || rule->operation == Operation::GroupBy)
            continue;
        if (rule->operation == Operation::TakeFirst || rule->operation == Operation::TakeLast) {
            const auto rows = firstRows(groups, rule->operation == Operation::TakeLast);
            out.fields.push_back({frame.fields[i].name, frame.fields[i].values.picked(rows),
                                  frame.fields[i].labels, frame.fields[i].config});
            continue;
        }
        const QStringList calculations
            = rule->operation == Operation::Count ? QStringList{QStringLiteral("count")} : rule->calculations;
        for (const QString &calculation : calculations)
            out.fields.push_back(aggregated(frame.fields[i], name, calculationId(calculation), groups));
    }
    return out;
}

QString partText(const PartitionByValues &step, const Field &field, const Cell &cell)
{
    const QString value = textOf(cell);
    return step.withNames ? QString(field.name + step.nameSeparator + value) : value;
}

Frame partOf(const PartitionByValues &step, const Frame &frame, const std::vector<size_t> &keys,
             const std::vector<size_t> &rows)
{
    Frame part = frame.picked(rows);
    QStringList texts;
    Labels labels;
    for (const size_t key : keys) {
        const Cell cell = frame.fields[key].values.cell(rows.front());
        texts << partText(step, frame.fields[key], cell);
        labels.set(frame.fields[key].name, textOf(cell));
    }
    std::vector<Field> fields;
    for (size_t i = 0; i < part.fields.size(); ++i) {
        const bool isKey = std::find(keys.begin(), keys.end(), i) != keys.end();
        if (isKey && !step.keepFields)
            continue;
        fields.push_back(part.fields[i]);
        if (!step.asLabels || isKey)
            continue;
        for (const auto &[name, value] : labels.pairs())
            fields.back().labels.set(name, value);
    }
    if (!step.asLabels) {
        if (step.appendName && !frame.name.isEmpty())
            texts.prepend(frame.name);
        part.name = texts.join(step.valueSeparator);
    }
    return part.withFields(std::move(fields));
}

} // namespace

Result<Frames> applied(const GroupBy &step, const Frames &frames, const TransformContext &)
{
    const FieldNames names(frames);
    bool asked = false;
    for (const GroupBy::Rule &rule : step.rules)
        asked = asked || rule.operation == Operation::GroupBy;
    if (!asked)
        return frames;
    Frames out;
    for (const Frame &frame : frames) {
        const QStringList shown = names.of(frame);
        const std::vector<size_t> keys = keyFields(step, frame, shown);
        if (!keys.empty())
            out.push_back(groupedFrame(step, frame, shown, keys));
    }
    return out;
}

Result<Frames> applied(const PartitionByValues &step, const Frames &frames, const TransformContext &)
{
    if (step.fields.isEmpty())
        return frames;
    const FieldSelector selector(byNames(step.fields), frames);
    Frames out;
    for (const Frame &frame : frames) {
        std::vector<size_t> keys;
        const std::vector<bool> chosen = selector.of(frame);
        for (size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i])
                keys.push_back(i);
        }
        if (keys.empty()) {
            out.push_back(frame);
            continue;
        }
        for (const auto &rows : grouped(frame, keys).rows)
            out.push_back(partOf(step, frame, keys, rows));
    }
    return out;
}

} // namespace yagura::dashboards::frames
