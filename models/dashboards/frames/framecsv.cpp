#include "dashboards/frames/framecsv.h"

#include "core/csv.h"

#include <QDateTime>

#include <cmath>

namespace yagura::dashboards::frames {

namespace {

QString isoText(double milliseconds)
{
    if (!std::isfinite(milliseconds) || std::abs(milliseconds) > 8.64e15)
        return {};
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds), Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

} // namespace

QString plainText(const Field &field, size_t row)
{
    if (field.values.isNull(row))
        return {};
    if (field.type() == FieldType::Time)
        return isoText(field.values.number(row));
    if (field.type() == FieldType::Number || field.type() == FieldType::Trend) {
        const double number = field.values.number(row);
        return std::isnan(number) ? QString() : plainNumberText(number);
    }
    return textOf(field.values.cell(row));
}

QByteArray frameCsv(const Frame &frame, const QStringList &names)
{
    std::vector<QStringList> rows;
    rows.reserve(frame.length() + 1);
    QStringList head;
    for (size_t i = 0; i < frame.fields.size(); ++i)
        head << names.value(static_cast<qsizetype>(i), frame.fields[i].name);
    rows.push_back(head);
    for (size_t row = 0; row < frame.length(); ++row) {
        QStringList cells;
        cells.reserve(static_cast<qsizetype>(frame.fields.size()));
        for (const Field &field : frame.fields)
            cells << plainText(field, row);
        rows.push_back(std::move(cells));
    }
    return writeCsv(rows);
}

QByteArray framesCsv(const Frames &frames, const std::vector<QStringList> &names)
{
    QByteArray out;
    for (size_t i = 0; i < frames.size(); ++i) {
        if (i > 0)
            out += "\r\n";
        out += frameCsv(frames[i], i < names.size() ? names[i] : QStringList());
    }
    return out;
}

} // namespace yagura::dashboards::frames
