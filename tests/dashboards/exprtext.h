// Results of expressions as short texts: "5" is a scalar, "{a=1} 5" a number, "{a=1} @1:5 @2:~" a series,
// "none" no data; several are apart by " | ", ~ is null.
#pragma once

#include "dashboards/frames/expression/exprvalue.h"
#include "dashboards/frametext.h"

namespace yagura::dashboards::frames::test {

inline std::optional<double> exprNumber(const QString &text)
{
    const Cell cell = cellOf(text, QLatin1Char('n'));
    return isNull(cell) ? std::nullopt : numberOf(cell);
}

inline ExprValue exprValue(const QString &text)
{
    if (text == QLatin1String("none"))
        return {};
    if (!text.startsWith(QLatin1Char('{')))
        return scalarValue(exprNumber(text));
    Labels labels;
    for (const QString &label :
         text.section(QLatin1Char('}'), 0, 0).mid(1).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        labels.set(label.section(QLatin1Char('='), 0, 0), label.section(QLatin1Char('='), 1));
    const QString rest = text.section(QLatin1Char('}'), 1).trimmed();
    if (!rest.contains(QLatin1Char('@')))
        return numberValue(labels, exprNumber(rest));
    std::vector<double> times;
    std::vector<Cell> values;
    for (const QString &sample : rest.split(QLatin1Char('@'), Qt::SkipEmptyParts)) {
        if (!sample.contains(QLatin1Char(':')))
            continue;
        times.push_back(sample.section(QLatin1Char(':'), 0, 0).toDouble());
        values.push_back(cellOf(sample.section(QLatin1Char(':'), 1).trimmed(), QLatin1Char('n')));
    }
    return seriesValue(labels, Column::times(times), Column::of(FieldType::Number, values));
}

inline ExprValues exprValues(const QString &text)
{
    ExprValues values;
    for (const QString &one : text.split(QStringLiteral(" | "), Qt::SkipEmptyParts))
        values.push_back(exprValue(one));
    return values;
}

inline QString text(const ExprValue &value)
{
    if (value.kind == ExprKind::NoData)
        return QStringLiteral("none");
    const QString number = text(value.number ? Cell{*value.number} : Cell{});
    if (value.kind == ExprKind::Scalar)
        return number;
    QStringList labels;
    for (const auto &[name, label] : value.labels.pairs())
        labels << name + QLatin1Char('=') + label;
    const QString head = QLatin1Char('{') + labels.join(QLatin1Char(' ')) + QLatin1Char('}');
    if (value.kind == ExprKind::Number)
        return head + QLatin1Char(' ') + number;
    QStringList samples;
    for (size_t row = 0; row < value.times.size(); ++row)
        samples << QStringLiteral("@%1:%2").arg(text(value.times.cell(row)), text(value.values.cell(row)));
    return QString(head + QLatin1Char(' ')
                   + (samples.isEmpty() ? QStringLiteral("@") : samples.join(QLatin1Char(' '))));
}

inline QString text(const ExprValues &values)
{
    QStringList all;
    for (const ExprValue &value : values)
        all << text(value);
    return all.join(QStringLiteral(" | "));
}

} // namespace yagura::dashboards::frames::test
