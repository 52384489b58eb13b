#include "dashboards/frames/expression/exprcommands.h"

#include "core/duration.h"
#include "dashboards/frames/reducer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

using Number = std::optional<double>;
using Numbers = std::vector<Number>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::unexpected<Error> invalid(const QString &detail)
{
    return failure(ErrorKind::InvalidInput, {}, detail);
}

bool isReal(const Number &number)
{
    return number && std::isfinite(*number);
}

Numbers numbersOf(const Column &values)
{
    Numbers numbers;
    numbers.reserve(values.size());
    for (size_t row = 0; row < values.size(); ++row)
        numbers.push_back(values.isNull(row) ? std::nullopt : Number(values.number(row)));
    return numbers;
}

bool isReducer(const QString &name)
{
    static const QStringList known{QStringLiteral("sum"),   QStringLiteral("mean"),  QStringLiteral("min"),
                                   QStringLiteral("max"),   QStringLiteral("count"), QStringLiteral("last"),
                                   QStringLiteral("median")};
    return known.contains(name);
}

// Strict: a null or NaN anywhere makes NaN, as does the least of nothing.
Number strictly(const QString &reducer, const Numbers &numbers)
{
    if (reducer == QLatin1String("count"))
        return static_cast<double>(numbers.size());
    if (reducer == QLatin1String("last"))
        return numbers.empty() ? Number(notANumber) : numbers.back();
    std::vector<double> values;
    for (const Number &number : numbers) {
        if (!number || std::isnan(*number))
            return notANumber;
        values.push_back(*number);
    }
    const bool sum = reducer == QLatin1String("sum");
    if (values.empty())
        return sum ? 0 : notANumber;
    return numberOf(calculated(Column::numbers(std::move(values)), reducer));
}

Numbers prepared(const ReduceCommand &command, Numbers numbers)
{
    if (command.mode == ReduceMode::Drop)
        std::erase_if(numbers, [](const Number &number) { return !isReal(number); });
    if (command.mode == ReduceMode::Replace)
        std::replace_if(
            numbers.begin(), numbers.end(), [](const Number &number) { return !isReal(number); },
            Number(command.replacement));
    return numbers;
}

Number settled(const ReduceCommand &command, Number number)
{
    if (!number || !std::isnan(*number) || command.mode == ReduceMode::Strict)
        return number;
    return command.mode == ReduceMode::Drop ? std::nullopt : Number(command.replacement);
}

bool isDownsampler(const QString &name)
{
    return isReducer(name) && name != QLatin1String("count") && name != QLatin1String("median");
}

bool isUpsampler(const QString &name)
{
    return name == QLatin1String("pad") || name == QLatin1String("backfilling")
        || name == QLatin1String("fillna");
}

// Steps through the samples of one series as the resampled times go by.
class Resampling
{
public:
    Resampling(const ResampleCommand &command, const ExprValue &series)
        : m_command(command)
        , m_series(series)
    { }

    Number at(double time)
    {
        Numbers taken;
        while (m_next < m_series.times.size() && m_series.times.number(m_next) <= time)
            taken.push_back(sample(m_next++));
        if (!taken.empty()) {
            m_last = taken.back();
            return taken.size() == 1 ? taken.front() : strictly(m_command.downsampler, taken);
        }
        if (m_command.upsampler == QLatin1String("pad"))
            return m_last;
        const bool more = m_next < m_series.times.size();
        return m_command.upsampler == QLatin1String("backfilling") && more ? sample(m_next) : std::nullopt;
    }

private:
    [[nodiscard]] Number sample(size_t row) const
    {
        return m_series.values.isNull(row) ? std::nullopt : Number(m_series.values.number(row));
    }

    const ResampleCommand &m_command;
    const ExprValue &m_series;
    size_t m_next = 0;
    Number m_last;
};

ExprValue resampled(const ResampleCommand &command, const ExprValue &series, const std::vector<double> &times)
{
    Resampling resampling(command, series);
    std::vector<double> values;
    std::vector<bool> nulls;
    for (const double time : times) {
        const Number value = resampling.at(time);
        values.push_back(value.value_or(0));
        nulls.push_back(!value);
    }
    return seriesValue(series.labels, Column::times(times),
                       Column::numbers(std::move(values), std::move(nulls)));
}

Status checked(const Evaluator &evaluator, bool classic)
{
    if (classic && evaluator.type == QLatin1String("no_value"))
        return {};
    const size_t needed = parameterCount(evaluator.type);
    if (needed == 0)
        return invalid(QStringLiteral("unknown comparison \"%1\"").arg(evaluator.type));
    if (evaluator.parameters.size() < needed)
        return invalid(QStringLiteral("\"%1\" needs %2 numbers, not %3")
                           .arg(evaluator.type)
                           .arg(needed)
                           .arg(evaluator.parameters.size()));
    return {};
}

bool holdsOnce(const QString &type, double value, double limit)
{
    if (type == QLatin1String("gt"))
        return value > limit;
    if (type == QLatin1String("lt"))
        return value < limit;
    if (type == QLatin1String("eq"))
        return value == limit;
    if (type == QLatin1String("ne"))
        return value != limit;
    return type == QLatin1String("gte") || type == QLatin1String("ge") ? value >= limit : value <= limit;
}

bool holds(const Evaluator &evaluator, double value, bool eitherOrder)
{
    if (parameterCount(evaluator.type) == 1)
        return holdsOnce(evaluator.type, value, evaluator.parameters[0]);
    double low = evaluator.parameters[0];
    double high = evaluator.parameters[1];
    if (eitherOrder && low > high)
        std::swap(low, high);
    if (evaluator.type == QLatin1String("within_range"))
        return value > low && value < high;
    if (evaluator.type == QLatin1String("within_range_included"))
        return value >= low && value <= high;
    if (evaluator.type == QLatin1String("outside_range"))
        return value < low || value > high;
    return value <= low || value >= high;
}

Number change(const QString &reducer, double newest, double oldest)
{
    if (reducer == QLatin1String("diff"))
        return newest - oldest;
    if (reducer == QLatin1String("diff_abs"))
        return std::abs(newest - oldest);
    if (reducer == QLatin1String("percent_diff"))
        return (newest - oldest) / std::abs(oldest) * 100;
    if (reducer == QLatin1String("percent_diff_abs"))
        return std::abs((newest - oldest) / oldest * 100);
    return std::nullopt;
}

// Nulls and NaN do not count, except for count.
Number classically(const QString &reducer, const Numbers &numbers)
{
    if (numbers.empty())
        return std::nullopt;
    if (reducer == QLatin1String("count"))
        return static_cast<double>(numbers.size());
    std::vector<double> values;
    for (const Number &number : numbers) {
        if (number && !std::isnan(*number))
            values.push_back(*number);
    }
    if (values.empty())
        return std::nullopt;
    if (reducer == QLatin1String("count_non_null"))
        return static_cast<double>(values.size());
    if (const Number changed = change(reducer, values.back(), values.front()))
        return changed;
    return numberOf(calculated(Column::numbers(std::move(values)), reducer)); // avg is an old name of mean
}

bool isClassicReducer(const QString &name)
{
    return (isReducer(name) && name != QLatin1String("mean")) || name == QLatin1String("avg")
        || change(name, 1, 1) || name == QLatin1String("count_non_null");
}

struct Outcome
{
    bool firing = false;
    bool noData = false;
};

Result<Outcome> outcomeOf(const ClassicCondition &condition, const ExprValues &input)
{
    const bool wantsNone = condition.evaluator.type == QLatin1String("no_value");
    Outcome outcome{wantsNone && input.empty(), false};
    size_t none = 0;
    for (const ExprValue &value : input) {
        if (value.kind == ExprKind::Scalar)
            return invalid(
                QStringLiteral("a condition needs series or numbers with labels, not a plain number"));
        const Number number = value.kind == ExprKind::Series
            ? classically(condition.reducer, numbersOf(value.values))
            : value.number;
        const bool firing = wantsNone ? !number : number && holds(condition.evaluator, *number, true);
        outcome.firing = outcome.firing || firing;
        none += !firing && !number ? 1 : 0;
    }
    outcome.noData = none == input.size() && !outcome.firing;
    return outcome;
}

} // namespace

size_t parameterCount(const QString &type)
{
    static const QHash<QString, size_t> counts{
        {QStringLiteral("gt"), 1},
        {QStringLiteral("lt"), 1},
        {QStringLiteral("eq"), 1},
        {QStringLiteral("ne"), 1},
        {QStringLiteral("gte"), 1},
        {QStringLiteral("lte"), 1},
        {QStringLiteral("ge"), 1},
        {QStringLiteral("le"), 1},
        {QStringLiteral("within_range"), 2},
        {QStringLiteral("outside_range"), 2},
        {QStringLiteral("within_range_included"), 2},
        {QStringLiteral("outside_range_included"), 2},
    };
    return counts.value(type, 0);
}

Result<ExprValues> reducedValues(const ReduceCommand &command, const ExprValues &input)
{
    const QString reducer = command.reducer.toLower();
    if (!isReducer(reducer))
        return invalid(QStringLiteral("unknown function \"%1\"").arg(command.reducer));
    ExprValues out;
    for (const ExprValue &value : input) {
        if (value.kind == ExprKind::Scalar)
            return invalid(QStringLiteral("only series can be reduced, not a plain number"));
        if (value.kind == ExprKind::NoData) {
            out.emplace_back();
            continue;
        }
        const bool isSeries = value.kind == ExprKind::Series;
        const Numbers numbers = prepared(command, isSeries ? numbersOf(value.values) : Numbers{value.number});
        if (isSeries)
            out.push_back(numberValue(value.labels, settled(command, strictly(reducer, numbers))));
        else if (!numbers.empty())
            out.push_back(numberValue(value.labels, numbers.front()));
    }
    return out;
}

Result<ExprValues> resampledValues(const ResampleCommand &command, const ExprValues &input,
                                   const TimeRange &range)
{
    constexpr double mostPoints = 1'000'000;
    const auto window = parseDuration(command.window);
    if (!window || *window <= Duration::zero())
        return invalid(QStringLiteral("\"%1\" is no window of time").arg(command.window));
    if (!isDownsampler(command.downsampler))
        return invalid(QStringLiteral("unknown downsampling \"%1\"").arg(command.downsampler));
    if (!isUpsampler(command.upsampler))
        return invalid(QStringLiteral("unknown upsampling \"%1\"").arg(command.upsampler));
    if (range.length() < *window)
        return invalid(QStringLiteral("the time range is shorter than the window"));
    if (toSeconds(range.length()) / toSeconds(*window) > mostPoints)
        return failure(ErrorKind::TooLarge, {}, QStringLiteral("over %1 points").arg(mostPoints));
    std::vector<double> times;
    for (Instant time = range.from; time <= range.to; time += *window)
        times.push_back(toUnixSeconds(time) * 1000);
    ExprValues out;
    for (const ExprValue &value : input) {
        if (value.kind == ExprKind::NoData)
            return ExprValues{ExprValue{}};
        if (value.kind != ExprKind::Series)
            return invalid(QStringLiteral("only series can be resampled"));
        out.push_back(resampled(command, value, times));
    }
    return out;
}

Result<ExprValues> thresholdValues(const ThresholdCommand &command, const ExprValues &input)
{
    if (const Status status = checked(command.evaluator, false); !status)
        return std::unexpected(status.error());
    const auto tested = [&](const Number &number) -> Number {
        return number ? Number(holds(command.evaluator, *number, false) ? 1 : 0) : std::nullopt;
    };
    ExprValues out;
    for (ExprValue value : input) {
        if (value.kind == ExprKind::Series) {
            std::vector<double> values;
            std::vector<bool> nulls;
            for (const Number &number : numbersOf(value.values)) {
                values.push_back(tested(number).value_or(0));
                nulls.push_back(!number);
            }
            value.values = Column::numbers(std::move(values), std::move(nulls));
        }
        value.number = tested(value.number);
        out.push_back(std::move(value));
    }
    return out;
}

Result<ExprValues> classicValues(const ClassicCommand &command, const std::vector<ExprValues> &inputs)
{
    if (command.conditions.empty())
        return invalid(QStringLiteral("there is no condition"));
    Outcome whole;
    for (size_t i = 0; i < command.conditions.size(); ++i) {
        const ClassicCondition &condition = command.conditions[i];
        if (const Status status = checked(condition.evaluator, true); !status)
            return std::unexpected(status.error());
        if (!isClassicReducer(condition.reducer))
            return invalid(QStringLiteral("unknown function \"%1\"").arg(condition.reducer));
        const auto outcome = outcomeOf(condition, inputs[i]);
        if (!outcome)
            return std::unexpected(outcome.error());
        const auto with
            = [&](bool before, bool now) { return condition.either ? before || now : before && now; };
        whole.firing = i == 0 ? outcome->firing : with(whole.firing, outcome->firing);
        whole.noData = i == 0 ? outcome->noData : with(whole.noData, outcome->noData);
    }
    return ExprValues{numberValue({}, whole.noData ? std::nullopt : Number(whole.firing ? 1 : 0))};
}

} // namespace yagura::dashboards::frames
