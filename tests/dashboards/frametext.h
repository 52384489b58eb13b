// Frames as short texts, so that tables of expectations can be read: "A(name)> Time@t=1,2; v{job=x}@n=1,~".
// Types are t(ime), n(umber), s (text) and b(oolean); ~ is null; frames are apart by " || "; a set display
// name follows the field's as "v as CPU".
#pragma once

#include "dashboards/frames/frame.h"

#include <QStringList>

namespace yagura::dashboards::frames::test {

inline Cell cellOf(const QString &text, QChar type)
{
    if (text == QLatin1String("~"))
        return {};
    if (type == QLatin1Char('s'))
        return text.isNull() ? QStringLiteral("") : text;
    if (type == QLatin1Char('b'))
        return text == QLatin1String("true");
    if (text == QLatin1String("NaN"))
        return std::numeric_limits<double>::quiet_NaN();
    if (text.endsWith(QLatin1String("Inf")))
        return text.startsWith(QLatin1Char('-')) ? -std::numeric_limits<double>::infinity()
                                                 : std::numeric_limits<double>::infinity();
    return text.toDouble();
}

inline FieldType typeOf(QChar letter)
{
    switch (letter.unicode()) {
    case 't':
        return FieldType::Time;
    case 's':
        return FieldType::Text;
    case 'b':
        return FieldType::Boolean;
    default:
        return FieldType::Number;
    }
}

inline Field field(const QString &text) // name{a=b}@t=1,2
{
    const QString head = text.section(QLatin1Char('@'), 0, 0);
    const QString rest = text.section(QLatin1Char('@'), 1);
    std::vector<Cell> cells;
    const QString values = rest.mid(2);
    for (const QString &value : rest.size() > 2 ? values.split(QLatin1Char(',')) : QStringList())
        cells.push_back(cellOf(value, rest[0]));
    Field out{head.section(QLatin1Char('{'), 0, 0), Column::of(typeOf(rest[0]), cells)};
    const QString labels = head.section(QLatin1Char('{'), 1).chopped(head.contains(QLatin1Char('{')) ? 1 : 0);
    for (const QString &label : labels.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        out.labels.set(label.section(QLatin1Char('='), 0, 0), label.section(QLatin1Char('='), 1));
    return out;
}

inline Frame frame(const QString &text)
{
    Frame out;
    QString rest = text;
    if (const qsizetype head = text.indexOf(QLatin1String("> ")); head >= 0) {
        const QString id = text.left(head);
        out.refId = id.section(QLatin1Char('('), 0, 0);
        if (id.contains(QLatin1Char('(')))
            out.name = id.section(QLatin1Char('('), 1).chopped(1);
        rest = text.mid(head + 2);
    }
    for (const QString &one : rest.split(QStringLiteral("; "), Qt::SkipEmptyParts))
        out.fields.push_back(field(one));
    return out;
}

inline Frames frames(const char *text)
{
    Frames out;
    for (const QString &one : QString::fromUtf8(text).split(QStringLiteral(" || "), Qt::SkipEmptyParts))
        out.push_back(frame(one));
    return out;
}

inline Frame frame(const char *text)
{
    return frame(QString::fromUtf8(text));
}

inline QString text(const Cell &cell)
{
    if (isNull(cell))
        return QStringLiteral("~");
    return textOf(cell).replace(QLatin1String("Infinity"), QLatin1String("Inf"));
}

inline QString text(const Field &field)
{
    QStringList labels;
    for (const auto &[name, value] : field.labels.pairs())
        labels << name + QLatin1Char('=') + value;
    QStringList values;
    for (size_t row = 0; row < field.values.size(); ++row)
        values << text(field.values.cell(row));
    const char letter = "tnsbr"[static_cast<int>(field.type())];
    const QString shown
        = field.config.displayName ? QStringLiteral(" as ") + *field.config.displayName : QString();
    const QString braces = labels.isEmpty()
        ? QString()
        : QString(QLatin1Char('{') + labels.join(QLatin1Char(' ')) + QLatin1Char('}'));
    return field.name + braces + shown + QLatin1Char('@') + QLatin1Char(letter) + QLatin1Char('=')
        + values.join(QLatin1Char(','));
}

inline QString text(const Frame &frame)
{
    QStringList fields;
    for (const Field &field : frame.fields)
        fields << text(field);
    QString head = frame.refId;
    if (!frame.name.isEmpty())
        head += QLatin1Char('(') + frame.name + QLatin1Char(')');
    return (head.isEmpty() ? QString() : QString(head + QStringLiteral("> ")))
        + fields.join(QStringLiteral("; "));
}

inline QString text(const Frames &frames)
{
    QStringList all;
    for (const Frame &one : frames)
        all << text(one);
    return all.join(QStringLiteral(" || "));
}

} // namespace yagura::dashboards::frames::test
