// calculateField: a new field out of others, row by row.
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards::frames {

namespace {

using Mode = CalculateField::Mode;
using Values = std::optional<Column>;

std::unexpected<Error> refused(const QString &detail)
{
    return failure(ErrorKind::Unsupported, QStringLiteral("calculateField"), detail);
}

std::optional<double> binary(const QString &operation, double a, double b)
{
    if (operation == QLatin1String("+"))
        return a + b;
    if (operation == QLatin1String("-"))
        return a - b;
    if (operation == QLatin1String("*"))
        return a * b;
    if (operation == QLatin1String("/"))
        return a / b;
    if (operation == QLatin1String("%"))
        return std::fmod(a, b);
    return operation == QLatin1String("**") ? std::optional(std::pow(a, b)) : std::nullopt;
}

std::optional<double> unary(const QString &operation, double a)
{
    if (operation == QLatin1String("abs"))
        return std::abs(a);
    if (operation == QLatin1String("exp"))
        return std::exp(a);
    if (operation == QLatin1String("ln"))
        return std::log(a);
    if (operation == QLatin1String("floor"))
        return std::floor(a);
    if (operation == QLatin1String("ceil"))
        return std::ceil(a);
    if (operation == QLatin1String("round"))
        return std::floor(a + 0.5); // halves go up, also below zero
    return operation == QLatin1String("trunc") ? std::optional(std::trunc(a)) : std::nullopt;
}

// Of each row; a null anywhere makes a null.
template <typename Make> Column computed(size_t rows, Make make)
{
    std::vector<double> values(rows, 0);
    std::vector<bool> nulls(rows, false);
    for (size_t row = 0; row < rows; ++row) {
        const std::optional<double> value = make(row);
        nulls[row] = !value;
        values[row] = value.value_or(0);
    }
    return Column::numbers(std::move(values), std::move(nulls));
}

std::optional<double> present(const Column &values, size_t row)
{
    return values.isNull(row) ? std::nullopt : numberOf(values.cell(row));
}

Column binaryOf(const QString &operation, const Column &left, const Column &right)
{
    return computed(left.size(), [&](size_t row) -> std::optional<double> {
        const auto a = present(left, row);
        const auto b = present(right, row);
        return a && b ? binary(operation, *a, *b) : std::nullopt;
    });
}

// What one step needs to know of the frames it works on.
struct Calculation
{
    const CalculateField &step;
    const TransformContext &context;
    const Frames &frames;
    FieldNames names = FieldNames(frames);
    FieldSelector chosen
        = FieldSelector(step.fields.isEmpty() ? byTypes({FieldType::Number}) : byNames(step.fields), frames);

    [[nodiscard]] Values operandIn(const Frame &frame, const Operand &operand) const
    {
        const QString name = interpolated(operand.name, context);
        const qsizetype at = operand.fixed || name.isEmpty() ? -1 : names.of(frame).indexOf(name);
        if (at >= 0)
            return frame.fields[static_cast<size_t>(at)].values;
        bool isNumber = false;
        const double number = name.toDouble(&isNumber);
        if (!operand.fixed && !isNumber)
            return std::nullopt;
        return Column::numbers(std::vector<double>(frame.length(), operand.fixed.value_or(number)));
    }
};

Values reducedRows(const Calculation &of, const Frame &frame)
{
    const std::vector<bool> chosen = of.chosen.of(frame);
    std::vector<const Column *> columns;
    for (size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i])
            columns.push_back(&frame.fields[i].values);
    }
    const FieldType type = calculationType(of.step.calculation, FieldType::Number);
    std::vector<Cell> results;
    results.reserve(frame.length());
    std::vector<Cell> cells(columns.size());
    for (size_t row = 0; row < frame.length(); ++row) {
        std::transform(columns.begin(), columns.end(), cells.begin(),
                       [&](const Column *c) { return c->cell(row); });
        const FieldType rowType = guessedType(cells) == FieldType::Text ? FieldType::Text : FieldType::Number;
        results.push_back(calculated(Column::of(rowType, cells), of.step.calculation, of.step.nulls));
    }
    return Column::of(type == FieldType::Boolean ? FieldType::Number : type, results);
}

Values unaryOf(const Calculation &of, const Frame &frame)
{
    const qsizetype at = of.names.of(frame).indexOf(of.step.left.name);
    if (at < 0 || frame.fields[static_cast<size_t>(at)].type() != FieldType::Number)
        return std::nullopt;
    const Column &values = frame.fields[static_cast<size_t>(at)].values;
    return computed(values.size(), [&](size_t row) -> std::optional<double> {
        const auto value = present(values, row);
        return value ? unary(of.step.operation, *value) : std::nullopt;
    });
}

const Column *firstChosen(const Calculation &of, const Frame &frame)
{
    const auto at = of.chosen.firstOf(frame);
    return at ? &frame.fields[*at].values : nullptr;
}

Values cumulative(const Calculation &of, const Frame &frame)
{
    const Column *values = firstChosen(of, frame);
    if (!values)
        return std::nullopt;
    double total = 0;
    return computed(values->size(), [&](size_t row) {
        total += present(*values, row).value_or(0);
        return of.step.calculation == QLatin1String("sum") ? total : total / static_cast<double>(row + 1);
    });
}

// Sums over the values up to each row, shifted by their mean so that squares keep their digits.
struct RunningSums
{
    explicit RunningSums(const Column &values)
        : shift(numberOf(calculated(values, QStringLiteral("mean"))).value_or(0))
    {
        for (size_t row = 0; row < values.size(); ++row) {
            const auto value = present(values, row);
            const double moved = value ? *value - shift : 0;
            counts.push_back(counts.back() + (value ? 1 : 0));
            sums.push_back(sums.back() + moved);
            squares.push_back(squares.back() + moved * moved);
        }
    }

    // Of the rows from first to before end.
    [[nodiscard]] double result(const QString &calculation, size_t first, size_t end) const
    {
        const double count = counts[end] - counts[first];
        if (count == 0)
            return 0;
        const double mean = (sums[end] - sums[first]) / count;
        if (calculation == QLatin1String("mean"))
            return mean + shift;
        const double variance = std::max(0.0, (squares[end] - squares[first]) / count - mean * mean);
        return calculation == QLatin1String("variance") ? variance : std::sqrt(variance);
    }

    double shift;
    std::vector<double> counts{0};
    std::vector<double> sums{0};
    std::vector<double> squares{0};
};

Values windowed(const Calculation &of, const Frame &frame)
{
    const Column *values = firstChosen(of, frame);
    if (!values)
        return std::nullopt;
    const bool fraction = of.step.windowSize == CalculateField::WindowSize::Fraction;
    const double rows = std::ceil(of.step.window * (fraction ? static_cast<double>(values->size()) : 1));
    const auto window = static_cast<size_t>(std::clamp(rows, 1.0, 1e12));
    // A centred window of even size reaches one row further back than ahead.
    const size_t behind = of.step.centred ? window / 2 : window - 1;
    const size_t ahead = of.step.centred ? (window + 1) / 2 - 1 : 0;
    const RunningSums sums(*values);
    return computed(values->size(), [&](size_t row) {
        const size_t end = std::min(row + ahead + 1, values->size());
        return sums.result(of.step.calculation, row > behind ? row - behind : 0, end);
    });
}

Values indexed(const Calculation &of, const Frame &frame)
{
    const auto rows = static_cast<double>(frame.length());
    return computed(frame.length(), [&](size_t row) {
        return of.step.fractions ? static_cast<double>(row) / rows : static_cast<double>(row);
    });
}

QString operandText(const Operand &operand)
{
    return operand.fixed ? plainNumberText(*operand.fixed) : operand.name;
}

QString nameOf(const CalculateField &step, const TransformContext &context)
{
    if (!step.alias.isEmpty())
        return interpolated(step.alias, context);
    const QString of = step.fields.isEmpty()
        ? QString()
        : QString(QLatin1Char('(') + step.fields.front() + QLatin1Char(')'));
    switch (step.mode) {
    case Mode::ReduceRow:
        return calculationName(step.calculation);
    case Mode::Binary:
        return operandText(step.left) + QLatin1Char(' ') + step.operation + QLatin1Char(' ')
            + operandText(step.right);
    case Mode::Unary:
        return step.operation + QLatin1Char('(') + step.left.name + QLatin1Char(')');
    case Mode::Cumulative:
        return QStringLiteral("cumulative ") + step.calculation + of;
    case Mode::Window:
        return (step.centred ? QStringLiteral("centered") : QStringLiteral("trailing"))
            + QStringLiteral(" moving ") + step.calculation + of;
    case Mode::Index:
        break;
    }
    return QStringLiteral("Row");
}

Values valuesOf(const Calculation &of, const Frame &frame)
{
    switch (of.step.mode) {
    case Mode::ReduceRow:
        return reducedRows(of, frame);
    case Mode::Binary: {
        const Values left = of.operandIn(frame, of.step.left);
        const Values right = of.operandIn(frame, of.step.right);
        return left && right ? Values(binaryOf(of.step.operation, *left, *right)) : std::nullopt;
    }
    case Mode::Unary:
        return unaryOf(of, frame);
    case Mode::Cumulative:
        return cumulative(of, frame);
    case Mode::Window:
        return windowed(of, frame);
    case Mode::Index:
        return indexed(of, frame);
    }
    return std::nullopt;
}

// The new fields; none where the frame has not what they need.
std::vector<Field> newFields(const Calculation &of, const Frame &frame)
{
    if (of.step.mode == Mode::Binary && of.step.left.type) {
        std::vector<Field> fields;
        const Values right = of.operandIn(frame, of.step.right);
        for (const Field &field : frame.fields) {
            if (right && field.type() == *of.step.left.type)
                fields.push_back({QString(field.name + QLatin1Char(' ') + of.step.operation + QLatin1Char(' ')
                                          + operandText(of.step.right)),
                                  binaryOf(of.step.operation, field.values, *right), field.labels,
                                  field.config});
        }
        return fields;
    }
    const Values values = valuesOf(of, frame);
    if (!values)
        return {};
    Field field{nameOf(of.step, of.context), *values};
    if (of.step.mode == Mode::Index && of.step.fractions)
        field.config.unit = QStringLiteral("percentunit");
    return {std::move(field)};
}

Status checked(const CalculateField &step)
{
    const QString &calculation = step.calculation;
    const bool mean = calculation == QLatin1String("mean");
    if (step.mode == Mode::Binary && !binary(step.operation, 1, 1))
        return refused(QStringLiteral("unknown operator \"%1\"").arg(step.operation));
    if (step.mode == Mode::Unary && !unary(step.operation, 1))
        return refused(QStringLiteral("unknown function \"%1\"").arg(step.operation));
    if (step.mode == Mode::ReduceRow && !isCalculation(calculation))
        return refused(QStringLiteral("unknown calculation \"%1\"").arg(calculation));
    if (step.mode == Mode::Cumulative && !mean && calculation != QLatin1String("sum"))
        return refused(QStringLiteral("cumulative \"%1\"; only sum and mean can be").arg(calculation));
    const bool spread = calculation == QLatin1String("stdDev") || calculation == QLatin1String("variance");
    if (step.mode == Mode::Window && !mean && !spread)
        return refused(
            QStringLiteral("moving \"%1\"; only mean, stdDev and variance can be").arg(calculation));
    if (step.mode == Mode::Window && !(step.window > 0))
        return refused(QStringLiteral("the window must be larger than 0"));
    return {};
}

// All frames on one time axis, when each has a time field of the same name.
Frames onOneTimeAxis(const Frames &frames)
{
    std::optional<QString> name;
    for (const Frame &frame : frames) {
        const auto time = frame.firstField(FieldType::Time);
        if (!time || (name && *name != frame.fields[*time].name))
            return frames;
        name = frame.fields[*time].name;
    }
    if (frames.size() < 2)
        return frames;
    auto one = joined(byTime(frames), JoinMode::Outer);
    return one ? Frames{std::move(*one)} : frames;
}

} // namespace

Result<Frames> applied(const CalculateField &step, const Frames &given, const TransformContext &context)
{
    if (const Status status = checked(step); !status)
        return std::unexpected(status.error());
    const bool joins = step.asTimeSeries && !(step.mode == Mode::Binary && step.right.fixed);
    const Frames frames = joins ? onOneTimeAxis(given) : given;
    const Calculation calculation{step, context, frames};
    Frames out;
    for (const Frame &frame : frames) {
        std::vector<Field> made = newFields(calculation, frame);
        if (made.empty()) {
            if (!step.replaceFields)
                out.push_back(frame);
            continue;
        }
        std::vector<Field> fields = frame.fields;
        const auto time = frame.firstField(FieldType::Time);
        if (step.replaceFields)
            fields = time && step.asTimeSeries && step.mode != Mode::Index ? std::vector{frame.fields[*time]}
                                                                           : std::vector<Field>{};
        fields.insert(fields.end(), made.begin(), made.end());
        out.push_back(frame.withFields(std::move(fields)));
    }
    return out;
}

} // namespace yagura::dashboards::frames
