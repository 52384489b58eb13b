#include "dashboards/frames/reducer.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Name
{
    const char *id;
    const char *name;
};

constexpr std::array names{
    Name{"lastNotNull", "Last *"},
    Name{"last", "Last"},
    Name{"firstNotNull", "First *"},
    Name{"first", "First"},
    Name{"min", "Min"},
    Name{"max", "Max"},
    Name{"mean", "Mean"},
    Name{"median", "Median"},
    Name{"variance", "Variance"},
    Name{"stdDev", "StdDev"},
    Name{"sum", "Total"},
    Name{"count", "Count"},
    Name{"countAll", "Count all"},
    Name{"range", "Range"},
    Name{"delta", "Delta"},
    Name{"step", "Step"},
    Name{"diff", "Difference"},
    Name{"diffperc", "Difference percent"},
    Name{"logmin", "Min (above zero)"},
    Name{"allIsZero", "All Zeros"},
    Name{"allIsNull", "All Nulls"},
    Name{"changeCount", "Change Count"},
    Name{"distinctCount", "Distinct Count"},
    Name{"allValues", "All values"},
    Name{"uniqueValues", "All unique values"},
};

std::optional<int> percentileIn(const QString &id)
{
    bool ok = false;
    const int percent = id.startsWith(QLatin1Char('p')) ? id.mid(1).toInt(&ok) : 0;
    return ok && percent >= 1 && percent <= 99 && id == QLatin1Char('p') + QString::number(percent)
        ? std::optional(percent)
        : std::nullopt;
}

QString ordinal(int number)
{
    const bool teen = number / 10 == 1;
    const char *ending = teen ? "th"
        : number % 10 == 1    ? "st"
        : number % 10 == 2    ? "nd"
        : number % 10 == 3    ? "rd"
                              : "th";
    return QString::number(number) + QLatin1String(ending);
}

// The numbers that count, in order.
std::vector<double> present(const Column &values, NullMode nulls)
{
    std::vector<double> numbers;
    if (values.type() == FieldType::Text)
        return numbers;
    numbers.reserve(values.size());
    for (size_t row = 0; row < values.size(); ++row) {
        if (!values.isNull(row))
            numbers.push_back(values.number(row));
        else if (nulls == NullMode::AsZero)
            numbers.push_back(0);
    }
    return numbers;
}

Cell edge(const Column &values, bool first, bool skipNulls)
{
    for (size_t i = 0; i < values.size(); ++i) {
        const size_t row = first ? i : values.size() - 1 - i;
        if (!skipNulls || !values.isNull(row))
            return values.cell(row);
    }
    return {};
}

Cell bounded(double value)
{
    return std::isinf(value) && value == infinity ? Cell{} : Cell{value};
}

// The least that passes; infinite results of an empty search are null.
template <typename Passes> Cell least(const std::vector<double> &numbers, Passes passes)
{
    std::optional<double> found;
    for (const double value : numbers) {
        if (!std::isnan(value) && passes(value) && (!found || value < *found))
            found = value;
    }
    return found ? Cell{*found} : Cell{};
}

Cell greatest(const std::vector<double> &numbers)
{
    std::optional<double> found;
    for (const double value : numbers) {
        if (!std::isnan(value) && (!found || value > *found))
            found = value;
    }
    return found ? Cell{*found} : Cell{};
}

double sumOf(const std::vector<double> &numbers)
{
    double sum = 0;
    for (const double value : numbers)
        sum += value;
    return sum;
}

// The growth of a counter. A fall is a restart: what is counted is the value reached next, or that of the
// last sample.
double growth(const std::vector<double> &numbers, bool lastRowCounts)
{
    double grown = 0;
    bool rising = true;
    for (size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i - 1] > numbers[i]) {
            rising = false;
            grown += i + 1 == numbers.size() && lastRowCounts ? numbers[i] : 0;
        } else {
            grown += rising ? numbers[i] - numbers[i - 1] : numbers[i];
            rising = true;
        }
    }
    return grown;
}

Cell smallestStep(const std::vector<double> &numbers)
{
    double step = infinity;
    for (size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] - numbers[i - 1] < step)
            step = numbers[i] - numbers[i - 1];
    }
    return bounded(step);
}

double varianceOf(const std::vector<double> &numbers)
{
    double squares = 0;
    double mean = 0;
    double count = 0;
    for (const double value : numbers) {
        const double before = mean;
        mean += (value - before) / ++count;
        squares += (value - before) * (value - mean);
    }
    return count > 0 ? squares / count : 0;
}

std::vector<double> sortedNumbers(std::vector<double> numbers)
{
    std::erase_if(numbers, [](double v) { return std::isnan(v); });
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Cell medianOf(std::vector<double> numbers)
{
    const std::vector<double> sorted = sortedNumbers(std::move(numbers));
    if (sorted.empty())
        return {};
    const size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The nearest rank, halves up.
Cell percentileOf(std::vector<double> numbers, int percent)
{
    const std::vector<double> sorted = sortedNumbers(std::move(numbers));
    if (sorted.empty())
        return {};
    const double rank = std::floor(static_cast<double>(sorted.size() - 1) * percent / 100 + 0.5);
    return sorted[static_cast<size_t>(rank)];
}

bool passedOver(const Column &values, size_t row, NullMode nulls)
{
    return nulls == NullMode::Ignore && values.isNull(row);
}

Cell counted(const Column &values, size_t row, NullMode nulls)
{
    const Cell cell = values.cell(row);
    return isNull(cell) && nulls == NullMode::AsZero ? Cell{0.0} : cell;
}

double changes(const Column &values, NullMode nulls)
{
    double count = 0;
    std::optional<Cell> last;
    for (size_t row = 0; row < values.size(); ++row) {
        if (passedOver(values, row, nulls))
            continue;
        Cell cell = counted(values, row, nulls);
        const auto *number = std::get_if<double>(&cell);
        const bool unlikeAnything = number && std::isnan(*number);
        count += last && (unlikeAnything || !sameCell(*last, cell)) ? 1 : 0;
        last = std::move(cell);
    }
    return count;
}

QStringList distinct(const Column &values, NullMode nulls)
{
    QSet<QString> seen;
    QStringList texts;
    for (size_t row = 0; row < values.size(); ++row) {
        if (passedOver(values, row, nulls))
            continue;
        const Cell cell = counted(values, row, nulls);
        const QString key = keyOf(cell);
        if (seen.contains(key))
            continue;
        seen.insert(key);
        texts << textOf(cell);
    }
    return texts;
}

Cell allValues(const Column &values)
{
    QStringList texts;
    for (size_t row = 0; row < values.size(); ++row)
        texts << textOf(values.cell(row));
    return texts.join(QLatin1Char(','));
}

size_t nonNull(const Column &values)
{
    size_t count = 0;
    for (size_t row = 0; row < values.size(); ++row)
        count += values.isNull(row) ? 0 : 1;
    return count;
}

// Those that any type of column has.
std::optional<Cell> calculatedOfAny(const Column &values, const QString &id, NullMode nulls)
{
    if (id == QLatin1String("lastNotNull") || id == QLatin1String("last"))
        return edge(values, false, id != QLatin1String("last"));
    if (id == QLatin1String("firstNotNull") || id == QLatin1String("first"))
        return edge(values, true, id != QLatin1String("first"));
    if (id == QLatin1String("count"))
        return static_cast<double>(nulls == NullMode::Ignore ? values.size() : nonNull(values));
    if (id == QLatin1String("countAll"))
        return static_cast<double>(values.size());
    if (id == QLatin1String("changeCount"))
        return changes(values, nulls);
    if (id == QLatin1String("distinctCount"))
        return static_cast<double>(distinct(values, nulls).size());
    if (id == QLatin1String("uniqueValues"))
        return distinct(values, nulls).join(QLatin1Char(','));
    if (id == QLatin1String("allValues"))
        return allValues(values);
    if (id == QLatin1String("allIsNull"))
        return nulls == NullMode::AsZero ? values.size() == 0 : nonNull(values) == 0;
    return std::nullopt;
}

Cell differenceOf(const std::vector<double> &numbers, bool relative)
{
    if (numbers.empty())
        return relative ? Cell{0.0} : Cell{};
    const double difference = numbers.back() - numbers.front();
    return relative ? difference / numbers.front() : difference;
}

Cell rangeOf(const std::vector<double> &numbers)
{
    const Cell low = least(numbers, [](double) { return true; });
    return isNull(low) ? Cell{} : Cell{std::get<double>(greatest(numbers)) - std::get<double>(low)};
}

Cell calculatedOfNumbers(const std::vector<double> &numbers, const QString &id, bool lastRowCounts)
{
    if (id == QLatin1String("sum"))
        return sumOf(numbers);
    if (id == QLatin1String("mean"))
        return numbers.empty() ? Cell{} : Cell{sumOf(numbers) / static_cast<double>(numbers.size())};
    if (id == QLatin1String("min"))
        return least(numbers, [](double) { return true; });
    if (id == QLatin1String("logmin"))
        return least(numbers, [](double v) { return v > 0; });
    if (id == QLatin1String("max"))
        return greatest(numbers);
    if (id == QLatin1String("range"))
        return rangeOf(numbers);
    if (id == QLatin1String("median"))
        return medianOf(numbers);
    if (id == QLatin1String("variance"))
        return varianceOf(numbers);
    if (id == QLatin1String("stdDev"))
        return std::sqrt(varianceOf(numbers));
    if (id == QLatin1String("diff") || id == QLatin1String("diffperc"))
        return differenceOf(numbers, id != QLatin1String("diff"));
    if (id == QLatin1String("delta"))
        return growth(numbers, lastRowCounts);
    if (id == QLatin1String("step"))
        return smallestStep(numbers);
    if (id == QLatin1String("allIsZero"))
        return !numbers.empty()
            && std::all_of(numbers.begin(), numbers.end(), [](double v) { return v == 0; });
    if (const auto percent = percentileIn(id))
        return percentileOf(numbers, *percent);
    return {};
}

Cell calculatedOfNothing(const QString &id)
{
    if (id == QLatin1String("sum") || id == QLatin1String("count") || id == QLatin1String("countAll"))
        return 0.0;
    if (id == QLatin1String("allIsZero"))
        return false;
    return id == QLatin1String("allIsNull") ? Cell{true} : Cell{};
}

} // namespace

QString calculationId(const QString &id)
{
    if (id == QLatin1String("current"))
        return QStringLiteral("lastNotNull");
    if (id == QLatin1String("avg"))
        return QStringLiteral("mean");
    return id == QLatin1String("total") ? QStringLiteral("sum") : id;
}

bool isCalculation(const QString &id)
{
    const QString today = calculationId(id);
    return percentileIn(today) || std::any_of(names.begin(), names.end(), [&](const Name &name) {
               return today == QLatin1String(name.id);
           });
}

QString calculationName(const QString &id)
{
    const QString today = calculationId(id);
    for (const Name &name : names) {
        if (today == QLatin1String(name.id))
            return QString::fromLatin1(name.name);
    }
    const auto percent = percentileIn(today);
    return percent ? QString(ordinal(*percent) + QStringLiteral(" %")) : id;
}

QStringList calculationIds()
{
    QStringList ids;
    for (const Name &name : names)
        ids << QString::fromLatin1(name.id);
    for (int percent = 1; percent <= 99; ++percent)
        ids << QLatin1Char('p') + QString::number(percent);
    return ids;
}

FieldType calculationType(const QString &id, FieldType of)
{
    const QString today = calculationId(id);
    if (today == QLatin1String("allIsNull") || today == QLatin1String("allIsZero"))
        return FieldType::Boolean;
    if (today == QLatin1String("allValues") || today == QLatin1String("uniqueValues"))
        return FieldType::Text;
    const bool number = today.contains(QLatin1String("ount")) || of == FieldType::Boolean;
    const bool kept = today.startsWith(QLatin1String("first")) || today.startsWith(QLatin1String("last"));
    return number && !(kept && of == FieldType::Boolean) ? FieldType::Number : of;
}

Cell calculated(const Column &values, const QString &id, NullMode nulls)
{
    const QString today = calculationId(id);
    if (values.size() == 0)
        return calculatedOfNothing(today);
    if (const auto cell = calculatedOfAny(values, today, nulls))
        return *cell;
    if (values.type() == FieldType::Text)
        return {};
    const bool lastRowCounts = nulls == NullMode::AsZero || !values.isNull(values.size() - 1);
    return calculatedOfNumbers(present(values, nulls), today, lastRowCounts);
}

} // namespace yagura::dashboards::frames
