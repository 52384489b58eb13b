// Steps between the shapes of series: beside each other, as a matrix, as one table or many, as trends in a
// table.
#include "dashboards/frames/queryframes.h"
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <set>

namespace yagura::dashboards::frames {

namespace {

Field named(const Field &field, const Frame &frame, const Concatenate &step)
{
    Field out = field;
    if (frame.name.isEmpty() || step.names == Concatenate::Names::Dropped)
        return out;
    if (step.names == Concatenate::Names::InLabel)
        out.labels.set(step.label, frame.name);
    else if (field.name.isEmpty() || field.name == valueFieldName)
        out.name = frame.name;
    else
        out.name = frame.name + QStringLiteral(" · ") + field.name;
    return out;
}

// With nulls behind.
Column lengthened(const Column &values, size_t rows)
{
    if (values.size() == rows)
        return values;
    std::vector<size_t> picked(rows, noRow);
    for (size_t row = 0; row < values.size(); ++row)
        picked[row] = row;
    return values.picked(picked);
}

// The different values of a column in the order in which they appear, and for each row which it has.
struct Distinct
{
    explicit Distinct(const Column &values)
    {
        QHash<QString, size_t> known;
        for (size_t row = 0; row < values.size(); ++row) {
            const Cell cell = values.cell(row);
            const QString key = keyOf(cell);
            if (!known.contains(key)) {
                known.insert(key, cells.size());
                cells.push_back(cell);
            }
            places.push_back(known.value(key));
        }
    }

    std::vector<Cell> cells;
    std::vector<size_t> places;
};

Field matrixColumn(const QString &name, const Field &value, const std::vector<size_t> &rows,
                   const Cell &empty)
{
    std::vector<Cell> cells;
    bool hasEmpty = false;
    for (const size_t row : rows) {
        cells.push_back(row == noRow ? empty : value.values.cell(row));
        hasEmpty = hasEmpty || row == noRow;
    }
    // An empty text among numbers is no number; it is null there, which shows as nothing, too.
    Field field{name, Column::of(value.type(), cells), {}, value.config};
    if (hasEmpty)
        field.config.sourceName.clear();
    return field;
}

Frames manySeries(const Frames &frames)
{
    Frames out;
    for (const Frame &frame : frames) {
        const auto time = frame.firstField(FieldType::Time);
        for (const Field &field : frame.fields) {
            if (!time || (field.type() != FieldType::Number && field.type() != FieldType::Boolean))
                continue;
            Frame one{frame.name, frame.refId, FrameKind::Series, {frame.fields[*time], field}};
            out.push_back(std::move(one));
        }
    }
    return out;
}

std::vector<QString> labelNames(const std::vector<const Frame *> &frames)
{
    std::set<QString> names;
    for (const Frame *frame : frames) {
        for (const auto &[name, value] : frame->fields[1].labels.pairs())
            names.insert(name);
    }
    return {names.begin(), names.end()};
}

// The series of one query as rows: its labels, and the series itself.
Frame trendTable(const QString &refId, const std::vector<const Frame *> &series, const QString &calculation)
{
    std::vector<std::shared_ptr<const Trend>> trends;
    for (const Frame *frame : series) {
        const Column &values = frame->fields[1].values;
        trends.push_back(std::make_shared<const Trend>(
            Trend{frame->fields[0].values, values, numberOf(calculated(values, calculation))}));
    }
    Frame out{{}, refId, FrameKind::Table, {}};
    for (const QString &name : labelNames(series)) {
        std::vector<QString> texts;
        for (const Frame *frame : series)
            texts.push_back(frame->fields[1].labels.contains(name) ? frame->fields[1].labels.value(name)
                                                                   : QString());
        out.fields.push_back({name, Column::texts(std::move(texts))});
    }
    const QString name
        = refId.isEmpty() ? QStringLiteral("Trend") : QString(QStringLiteral("Trend #") + refId);
    out.fields.push_back({name, Column::trends(std::move(trends))});
    return out;
}

} // namespace

Result<Frames> applied(const Concatenate &step, const Frames &frames, const TransformContext &)
{
    if (frames.size() < 2)
        return frames;
    size_t rows = 0;
    for (const Frame &frame : frames)
        rows = std::max(rows, frame.length());
    Frame out;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            out.fields.push_back(named(field, frame, step));
            out.fields.back().values = lengthened(field.values, rows);
        }
    }
    return Frames{std::move(out)};
}

Result<Frames> applied(const GroupingToMatrix &step, const Frames &frames, const TransformContext &)
{
    constexpr size_t mostCells = 5'000'000;
    if (frames.size() != 1)
        return failure(ErrorKind::InvalidInput, QStringLiteral("groupingToMatrix"),
                       QStringLiteral("a matrix is made of one frame, not %1").arg(frames.size()));
    const Frame &frame = frames.front();
    std::vector<size_t> at;
    for (const QString &name : {step.column, step.row, step.value}) {
        const auto field = FieldSelector(byName(name), frames).firstOf(frame);
        if (!field)
            return failure(ErrorKind::InvalidInput, QStringLiteral("groupingToMatrix"),
                           QStringLiteral("there is no field called \"%1\"").arg(name));
        at.push_back(*field);
    }
    const Distinct columns(frame.fields[at[0]].values);
    const Distinct rows(frame.fields[at[1]].values);
    if (columns.cells.size() * rows.cells.size() > mostCells)
        return failure(ErrorKind::TooLarge, QStringLiteral("groupingToMatrix"),
                       QStringLiteral("the matrix has over %1 cells").arg(mostCells));
    std::vector<std::vector<size_t>> filled(columns.cells.size(),
                                            std::vector<size_t>(rows.cells.size(), noRow));
    for (size_t row = 0; row < frame.length(); ++row)
        filled[columns.places[row]][rows.places[row]] = row;
    Frame out{{}, frame.refId, FrameKind::Table, {}};
    out.fields.push_back(
        {step.row + QLatin1Char('\\') + step.column, Column::of(FieldType::Text, rows.cells)});
    for (size_t i = 0; i < columns.cells.size(); ++i)
        out.fields.push_back(
            matrixColumn(textOf(columns.cells[i]), frame.fields[at[2]], filled[i], step.empty));
    return Frames{std::move(out)};
}

Result<Frames> applied(const PrepareTimeSeries &step, const Frames &frames, const TransformContext &)
{
    if (byTime(frames).empty())
        return failure(ErrorKind::InvalidInput, QStringLiteral("prepareTimeSeries"),
                       QStringLiteral("no frame has a time field"));
    if (step.format == PrepareTimeSeries::Format::Many)
        return manySeries(frames);
    if (step.format == PrepareTimeSeries::Format::Long)
        return Frames{longFrame(frames)};
    return frames.size() == 1 ? frames : Frames{wideFrame(frames)};
}

Result<Frames> applied(const TimeSeriesTable &step, const Frames &frames, const TransformContext &)
{
    const Frames series = manySeries(frames);
    QStringList refIds;
    QHash<QString, std::vector<const Frame *>> byRefId;
    for (const Frame &frame : series) {
        if (!refIds.contains(frame.refId))
            refIds << frame.refId;
        byRefId[frame.refId].push_back(&frame);
    }
    Frames out;
    for (const QString &refId : refIds)
        out.push_back(trendTable(refId, byRefId.value(refId),
                                 step.calculations.value(refId, QStringLiteral("lastNotNull"))));
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(out),
                 [](const Frame &f) { return !f.firstField(FieldType::Time); });
    return out;
}

} // namespace yagura::dashboards::frames
