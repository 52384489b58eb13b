#include "dashboards/frames/join.h"

#include "dashboards/frames/timeorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yagura::dashboards::frames {

namespace {

constexpr size_t mostRows = 20'000'000;
constexpr size_t mostTabularFrames = 64;

const Column &keys(const JoinInput &input)
{
    return input.frame.fields[input.keyField].values;
}

std::vector<Field> otherFields(const JoinInput &input)
{
    std::vector<Field> fields;
    for (size_t i = 0; i < input.frame.fields.size(); ++i) {
        if (i == input.keyField)
            continue;
        fields.push_back(input.frame.fields[i]);
        if (!input.frame.name.isEmpty() && fields.back().name == valueFieldName)
            fields.back().name = input.frame.name;
    }
    return fields;
}

Frame frameOf(const std::vector<JoinInput> &inputs, Column key, const std::vector<std::vector<size_t>> &rows)
{
    const Field &first = inputs.front().frame.fields[inputs.front().keyField];
    Frame out;
    out.refId = QStringLiteral("joinByField");
    for (const JoinInput &input : inputs)
        out.refId += QLatin1Char('-') + input.frame.refId;
    if (first.type() == FieldType::Time)
        out.kind = FrameKind::Series;
    out.fields.push_back({first.name, std::move(key), first.labels, first.config});
    for (size_t i = 0; i < inputs.size(); ++i) {
        for (Field &field : otherFields(inputs[i])) {
            field.values = field.values.picked(rows[i]);
            out.fields.push_back(std::move(field));
        }
    }
    return out;
}

std::vector<size_t> identity(size_t rows)
{
    std::vector<size_t> all(rows);
    std::iota(all.begin(), all.end(), size_t{0});
    return all;
}

// For each key of the union the row that has it; the last where a key repeats.
std::vector<size_t> placed(const Column &own, const std::vector<double> &all)
{
    std::vector<size_t> rows(all.size(), noRow);
    const auto values = own.raw();
    size_t at = 0;
    for (size_t row = 0; row < values.size(); ++row) {
        if (std::isnan(values[row]))
            continue;
        if (at >= all.size() || all[at] != values[row])
            at = static_cast<size_t>(std::lower_bound(all.begin(), all.end(), values[row]) - all.begin());
        rows[at++] = row;
    }
    return rows;
}

Frame outerOfNumbers(const std::vector<JoinInput> &inputs)
{
    std::vector<Column> columns;
    for (const JoinInput &input : inputs)
        columns.push_back(keys(input));
    const std::vector<double> all = allNumbers(columns);
    std::vector<std::vector<size_t>> rows;
    for (const JoinInput &input : inputs)
        rows.push_back(placed(keys(input), all));
    const FieldType type = keys(inputs.front()).type();
    return frameOf(inputs, Column::numbers(all).meaning(type), rows);
}

Frame outerOfTexts(const std::vector<JoinInput> &inputs)
{
    QHash<QString, size_t> places;
    std::vector<Cell> all;
    std::vector<std::vector<size_t>> rows(inputs.size());
    for (size_t i = 0; i < inputs.size(); ++i) {
        for (size_t row = 0; row < keys(inputs[i]).size(); ++row) {
            const Cell cell = keys(inputs[i]).cell(row);
            const QString key = keyOf(cell);
            if (!places.contains(key)) {
                places.insert(key, all.size());
                all.push_back(cell);
            }
            const size_t at = places.value(key);
            rows[i].resize(std::max(rows[i].size(), at + 1), noRow);
            rows[i][at] = row;
        }
    }
    for (auto &own : rows)
        own.resize(all.size(), noRow);
    return frameOf(inputs, Column::of(keys(inputs.front()).type(), all), rows);
}

using RowsByKey = QHash<QString, std::vector<size_t>>;

RowsByKey rowsByKey(const Column &column)
{
    RowsByKey rows;
    for (size_t row = 0; row < column.size(); ++row)
        rows[keyOf(column.cell(row))].push_back(row);
    return rows;
}

Result<Frame> inner(const std::vector<JoinInput> &inputs)
{
    std::vector<std::vector<size_t>> rows{identity(keys(inputs.front()).size())};
    for (size_t i = 1; i < inputs.size(); ++i) {
        const RowsByKey index = rowsByKey(keys(inputs[i]));
        std::vector<std::vector<size_t>> next(i + 1);
        for (size_t row = 0; row < rows.front().size(); ++row) {
            const auto matches = index.constFind(keyOf(keys(inputs.front()).cell(rows.front()[row])));
            if (matches == index.constEnd())
                continue;
            for (const size_t match : *matches) {
                for (size_t k = 0; k < i; ++k)
                    next[k].push_back(rows[k][row]);
                next[i].push_back(match);
            }
            if (next[i].size() * (i + 1) > mostRows)
                return failure(
                    ErrorKind::TooLarge, QStringLiteral("joinByField"),
                    QStringLiteral("the keys repeat so often that the join has over %1 cells").arg(mostRows));
        }
        rows = std::move(next);
    }
    return frameOf(inputs, keys(inputs.front()).picked(rows.front()), rows);
}

// One row of a tabular join: which row of each frame, noRow for none.
struct TabularRows
{
    const std::vector<JoinInput> &inputs;
    std::vector<std::vector<size_t>> rows;
    std::vector<Cell> keyCells;
    QHash<QString, bool> known; // by content, as equal rows appear once

    void add(const Cell &key, const std::vector<size_t> &row)
    {
        QString content = keyOf(key);
        for (size_t i = 0; i < inputs.size(); ++i) {
            for (size_t f = 0; f < inputs[i].frame.fields.size(); ++f) {
                if (f != inputs[i].keyField)
                    content += QChar(0x1f)
                        + (row[i] == noRow ? QString()
                                           : keyOf(inputs[i].frame.fields[f].values.cell(row[i])));
            }
        }
        if (known.contains(content))
            return;
        known.insert(content, true);
        keyCells.push_back(key);
        for (size_t i = 0; i < inputs.size(); ++i)
            rows[i].push_back(row[i]);
    }
};

Result<Frame> outerTabular(const std::vector<JoinInput> &inputs)
{
    if (inputs.size() > mostTabularFrames)
        return failure(ErrorKind::TooLarge, QStringLiteral("joinByField"),
                       QStringLiteral("a tabular join of %1 frames; at most %2")
                           .arg(inputs.size())
                           .arg(mostTabularFrames));
    TabularRows out{inputs, std::vector<std::vector<size_t>>(inputs.size()), {}, {}};
    std::vector<RowsByKey> indexes;
    for (const JoinInput &input : inputs)
        indexes.push_back(rowsByKey(keys(input)));
    for (size_t own = 0; own < inputs.size(); ++own) {
        for (size_t other = 0; other < inputs.size(); ++other) {
            for (size_t row = 0; other != own && row < keys(inputs[own]).size(); ++row) {
                const Cell key = keys(inputs[own]).cell(row);
                std::vector<size_t> one(inputs.size(), noRow);
                one[own] = row;
                const auto match = indexes[other].constFind(keyOf(key));
                if (match != indexes[other].constEnd())
                    one[other] = match->front();
                out.add(key, one);
            }
        }
    }
    return frameOf(inputs, Column::of(keys(inputs.front()).type(), out.keyCells), out.rows);
}

Frame sortedByKey(const JoinInput &input)
{
    const Column &own = keys(input);
    const auto values = own.raw();
    if (own.type() == FieldType::Text || std::is_sorted(values.begin(), values.end()))
        return input.frame;
    std::vector<size_t> rows = identity(own.size());
    std::stable_sort(rows.begin(), rows.end(), [&](size_t a, size_t b) {
        return std::isnan(values[b]) ? !std::isnan(values[a]) : values[a] < values[b];
    });
    return input.frame.picked(rows);
}

} // namespace

Result<Frame> joined(const std::vector<JoinInput> &inputs, JoinMode mode)
{
    if (inputs.empty())
        return Frame{};
    if (inputs.size() == 1)
        return sortedByKey(inputs.front());
    if (mode == JoinMode::Inner)
        return inner(inputs);
    if (mode == JoinMode::OuterTabular)
        return outerTabular(inputs);
    const bool texts = std::any_of(inputs.begin(), inputs.end(), [](const JoinInput &input) {
        return keys(input).type() == FieldType::Text;
    });
    return texts ? outerOfTexts(inputs) : outerOfNumbers(inputs);
}

std::vector<JoinInput> byTime(const Frames &frames)
{
    std::vector<JoinInput> inputs;
    for (const Frame &frame : frames) {
        if (const auto time = frame.firstField(FieldType::Time))
            inputs.push_back({frame, *time});
    }
    return inputs;
}

} // namespace yagura::dashboards::frames
