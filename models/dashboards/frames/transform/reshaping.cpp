// Steps that turn labels, rows and types into other shapes of the same data.
#include "core/units/momentformat.h"
#include "dashboards/frames/transform/apply.h"

#include <QDateTime>
#include <QSet>

#include <cmath>

namespace yagura::dashboards::frames {

namespace {

Frame labelRows(const Frame &frame, const Field &field, const QString &shown, const QStringList &keep)
{
    std::vector<QString> keys;
    std::vector<QString> values;
    if (keep.isEmpty()) {
        for (const auto &[name, value] : field.labels.pairs()) {
            keys.push_back(name);
            values.push_back(value);
        }
    }
    for (const QString &name : keep) {
        keys.push_back(name);
        values.push_back(field.labels.contains(name) ? field.labels.value(name) : QString());
    }
    Frame out{shown, frame.refId, FrameKind::Table, {}};
    out.fields.push_back({QStringLiteral("label"), Column::texts(std::move(keys))});
    out.fields.push_back({QStringLiteral("value"), Column::texts(std::move(values))});
    return out;
}

Frame labelColumns(const LabelsToFields &step, const Frame &frame)
{
    std::vector<Field> fields;
    QStringList names;
    QHash<QString, QStringList> values; // each value once
    QSet<QString> known;
    for (const Field &field : frame.fields) {
        fields.push_back(field);
        if (field.labels.isEmpty())
            continue;
        Field &plain = fields.back();
        plain.labels = {};
        plain.config.displayName.reset();
        plain.config.sourceName.clear();
        for (const auto &[name, value] : field.labels.pairs()) {
            if (!step.keep.isEmpty() && !step.keep.contains(name))
                continue;
            if (name == step.valueLabel) {
                plain.name = value;
                continue;
            }
            if (!values.contains(name))
                names << name;
            const QString pair = name + QChar(0x1f) + value;
            if (!known.contains(pair))
                values[name] << value;
            known.insert(pair);
        }
    }
    for (const QString &name : names) {
        for (const QString &value : values.value(name))
            fields.push_back({name, Column::repeated(value, frame.length())});
    }
    return frame.withFields(std::move(fields));
}

// The browser's date format in Qt's letters, for reading.
QString qtFormat(QString format)
{
    return format.replace(QLatin1String("YYYY"), QLatin1String("yyyy"))
        .replace(QLatin1String("YY"), QLatin1String("yy"))
        .replace(QLatin1Char('D'), QLatin1Char('d'))
        .replace(QLatin1String("SSS"), QLatin1String("zzz"))
        .replace(QLatin1Char('A'), QLatin1String("AP"))
        .replace(QLatin1Char('a'), QLatin1String("ap"));
}

std::optional<double> momentIn(const QString &text, const QString &format, const QTimeZone &zone)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && (format == QLatin1String("X") || format == QLatin1String("x")))
        return format == QLatin1String("X") ? number * 1000 : number;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    const bool hasZone = time.isValid() && time.timeSpec() != Qt::LocalTime;
    if (!format.isEmpty() && !hasZone)
        time = QDateTime::fromString(text, qtFormat(format));
    if (!time.isValid())
        time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (!time.isValid())
        return std::nullopt;
    if (!hasZone)
        time = QDateTime(time.date(), time.time(), zone);
    return static_cast<double>(time.toMSecsSinceEpoch());
}

Cell asMoment(const Cell &cell, const QString &format, const QTimeZone &zone)
{
    if (const auto *text = std::get_if<QString>(&cell)) {
        const auto moment = momentIn(*text, format, zone);
        return moment ? Cell{*moment} : Cell{};
    }
    const auto number = numberOf(cell);
    return number ? Cell{*number * (format == QLatin1String("X") ? 1000 : 1)} : Cell{};
}

Cell asNumber(const Cell &cell)
{
    const auto *text = std::get_if<QString>(&cell);
    const auto number = numberOf(text ? Cell{QString(*text).remove(QLatin1Char(','))} : cell);
    return number && std::isfinite(*number) ? Cell{*number} : Cell{};
}

Cell asText(const Cell &cell, FieldType from, const QString &format, const QTimeZone &zone)
{
    const auto *number = std::get_if<double>(&cell);
    if (from != FieldType::Time || !number || !(std::abs(*number) < 9e15))
        return isNull(cell) ? Cell{} : Cell{textOf(cell)};
    const auto time = QDateTime::fromMSecsSinceEpoch(std::llround(*number), zone);
    return units::momentText(time, format.isEmpty() ? QStringLiteral("YYYY-MM-DD HH:mm:ss") : format);
}

Cell asTruth(const Cell &cell)
{
    if (const auto *text = std::get_if<QString>(&cell))
        return !text->isEmpty();
    const double number = numberOf(cell).value_or(0);
    return number != 0 && !std::isnan(number);
}

Column converted(const Column &values, const ConvertFieldType::Conversion &to, const QTimeZone &zone)
{
    std::vector<Cell> cells;
    cells.reserve(values.size());
    for (size_t row = 0; row < values.size(); ++row) {
        const Cell cell = values.cell(row);
        if (to.type == FieldType::Time)
            cells.push_back(asMoment(cell, to.dateFormat, zone));
        else if (to.type == FieldType::Number)
            cells.push_back(asNumber(cell));
        else if (to.type == FieldType::Text)
            cells.push_back(asText(cell, values.type(), to.dateFormat, zone));
        else
            cells.push_back(asTruth(cell));
    }
    return Column::of(to.type, cells);
}

std::optional<size_t> fieldFor(const Frame &frame, const QString &name, FieldType type)
{
    return name.isEmpty() ? frame.firstField(type) : FieldSelector(byName(name), {frame}).firstOf(frame);
}

} // namespace

Result<Frames> applied(const LabelsToFields &step, const Frames &frames, const TransformContext &)
{
    const FieldNames names(frames);
    Frames out;
    for (const Frame &frame : frames) {
        if (!step.rows) {
            out.push_back(labelColumns(step, frame));
            continue;
        }
        const QStringList shown = names.of(frame);
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            if (!frame.fields[i].labels.isEmpty())
                out.push_back(labelRows(frame, frame.fields[i], shown[static_cast<qsizetype>(i)], step.keep));
        }
    }
    return out;
}

Result<Frames> applied(const ConvertFieldType &step, const Frames &frames, const TransformContext &context)
{
    Frames out = frames;
    for (const ConvertFieldType::Conversion &conversion : step.conversions) {
        if (conversion.field.isEmpty())
            continue;
        const FieldSelector selector(byName(conversion.field), out);
        for (Frame &frame : out) {
            const std::vector<bool> chosen = selector.of(frame);
            for (size_t i = 0; i < chosen.size(); ++i) {
                if (chosen[i])
                    frame.fields[i].values = converted(frame.fields[i].values, conversion, context.zone);
            }
        }
    }
    return out;
}

Result<Frames> applied(const RowsToFields &step, const Frames &frames, const TransformContext &)
{
    Frames out;
    for (const Frame &frame : frames) {
        const auto name = fieldFor(frame, step.nameField, FieldType::Text);
        const auto value = fieldFor(frame, step.valueField, FieldType::Number);
        if (!name || !value)
            return failure(ErrorKind::InvalidInput, QStringLiteral("rowsToFields"),
                           QStringLiteral("a frame has no field for the names or none for the values"));
        std::vector<Field> fields;
        for (size_t row = 0; row < frame.length(); ++row) {
            const size_t one[]{row};
            Field field{textOf(frame.fields[*name].values.cell(row)),
                        frame.fields[*value].values.picked(one),
                        {},
                        frame.fields[*value].config};
            for (size_t i = 0; i < frame.fields.size(); ++i) {
                if (i != *name && i != *value)
                    field.labels.set(frame.fields[i].name, textOf(frame.fields[i].values.cell(row)));
            }
            fields.push_back(std::move(field));
        }
        out.push_back(frame.withFields(std::move(fields)));
    }
    return out;
}

} // namespace yagura::dashboards::frames
