#include "dashboards/frames/expression/exprvalue.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yagura::dashboards::frames {

namespace {

Labels labelsOfRow(const Frame &frame, size_t row)
{
    Labels labels;
    for (const Field &field : frame.fields) {
        if (field.type() == FieldType::Text)
            labels.set(field.name, field.values.text(row));
    }
    return labels;
}

std::optional<double> numberAt(const Column &values, size_t row)
{
    return values.isNull(row) ? std::nullopt : std::optional(values.number(row));
}

bool hasTexts(const Frame &frame)
{
    return frame.firstField(FieldType::Text).has_value();
}

void addNumbers(const Frame &frame, const Field &field, ExprValues &out)
{
    for (size_t row = 0; row < field.values.size(); ++row) {
        Labels labels = labelsOfRow(frame, row);
        for (const auto &[name, value] : field.labels.pairs())
            labels.set(name, value);
        out.push_back(numberValue(labels, numberAt(field.values, row)));
    }
}

// Rows of a long table, apart by their texts.
void addLongSeries(const Frame &frame, size_t time, const Field &field, ExprValues &out)
{
    std::map<Labels, std::vector<size_t>> rows;
    const auto times = frame.fields[time].values.raw();
    for (size_t row = 0; row < frame.length(); ++row)
        rows[labelsOfRow(frame, row)].push_back(row);
    for (auto &[labels, own] : rows) {
        std::stable_sort(own.begin(), own.end(), [&](size_t a, size_t b) { return times[a] < times[b]; });
        out.push_back(seriesValue(labels, frame.fields[time].values.picked(own), field.values.picked(own)));
    }
}

// The latest value of a series is what an instant query asked for.
ExprValue latest(const Field &field)
{
    const size_t rows = field.values.size();
    return numberValue(field.labels, rows == 0 ? std::nullopt : numberAt(field.values, rows - 1));
}

void addFrame(const Frame &frame, QueryShape shape, ExprValues &out)
{
    const auto time = frame.firstField(FieldType::Time);
    for (const Field &field : frame.fields) {
        if (field.type() != FieldType::Number || field.values.size() == 0)
            continue;
        if (!time || (shape == QueryShape::Instant && hasTexts(frame)))
            addNumbers(frame, field, out);
        else if (shape == QueryShape::Instant)
            out.push_back(latest(field));
        else if (hasTexts(frame))
            addLongSeries(frame, *time, field, out);
        else
            out.push_back(seriesValue(field.labels, frame.fields[*time].values, field.values));
    }
}

} // namespace

bool ExprValue::operator==(const ExprValue &other) const
{
    const bool sameNumber = number.has_value() == other.number.has_value()
        && (!number || *number == *other.number || (std::isnan(*number) && std::isnan(*other.number)));
    return kind == other.kind && labels == other.labels && sameNumber && times == other.times
        && values == other.values;
}

ExprValue scalarValue(std::optional<double> number)
{
    return {.kind = ExprKind::Scalar, .number = number};
}

ExprValue numberValue(const Labels &labels, std::optional<double> number)
{
    return {.kind = ExprKind::Number, .labels = labels, .number = number};
}

ExprValue seriesValue(const Labels &labels, Column times, Column values)
{
    return {
        .kind = ExprKind::Series, .labels = labels, .times = std::move(times), .values = std::move(values)};
}

ExprValues exprValuesOf(const Frames &frames, QueryShape shape)
{
    ExprValues values;
    for (const Frame &frame : frames)
        addFrame(frame, shape, values);
    if (values.empty())
        values.emplace_back();
    return values;
}

Frames framesOf(const ExprValues &values, const QString &refId)
{
    Frames frames;
    for (const ExprValue &value : values) {
        if (value.kind == ExprKind::NoData)
            continue;
        const bool isSeries = value.kind == ExprKind::Series;
        Frame frame{{}, refId, isSeries ? FrameKind::Series : FrameKind::Table, {}};
        if (isSeries)
            frame.fields.push_back({timeFieldName, value.times});
        const Column single = Column::numbers({value.number.value_or(0)}, {!value.number});
        frame.fields.push_back({refId, isSeries ? value.values : single, value.labels, {}});
        frames.push_back(std::move(frame));
    }
    return frames;
}

} // namespace yagura::dashboards::frames
