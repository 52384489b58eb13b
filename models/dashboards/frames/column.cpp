#include "dashboards/frames/column.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

bool sameNumber(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

// A browser writes exponents without leading zeros: 1e-7.
QString shortExponent(std::string_view text)
{
    const size_t e = text.find('e');
    if (e == std::string_view::npos || e + 2 >= text.size())
        return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    size_t digits = e + 2;
    while (digits + 1 < text.size() && text[digits] == '0')
        ++digits;
    const std::string joined = std::string(text.substr(0, e + 2)) + std::string(text.substr(digits));
    return QString::fromLatin1(joined.data(), static_cast<qsizetype>(joined.size()));
}

std::shared_ptr<const std::vector<bool>> sharedNulls(std::vector<bool> nulls)
{
    const bool any = std::find(nulls.begin(), nulls.end(), true) != nulls.end();
    return any ? std::make_shared<const std::vector<bool>>(std::move(nulls)) : nullptr;
}

} // namespace

std::optional<double> numberOf(const Cell &cell)
{
    if (const auto *value = std::get_if<double>(&cell))
        return *value;
    if (const auto *truth = std::get_if<bool>(&cell))
        return *truth ? 1 : 0;
    if (const auto *text = std::get_if<QString>(&cell)) {
        bool ok = false;
        const double value = text->toDouble(&ok);
        if (ok)
            return value;
    }
    if (const auto *trend = std::get_if<std::shared_ptr<const Trend>>(&cell))
        return *trend ? (*trend)->value : std::nullopt;
    return std::nullopt;
}

QString plainNumberText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-Infinity") : QStringLiteral("Infinity");
    if (value == 0)
        return QStringLiteral("0");
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const auto format
        = size >= 1e-6 && size < 1e21 ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    return shortExponent({buffer.data(), static_cast<size_t>(end - buffer.data())});
}

QString textOf(const Cell &cell)
{
    if (const auto *text = std::get_if<QString>(&cell))
        return *text;
    if (const auto *truth = std::get_if<bool>(&cell))
        return *truth ? QStringLiteral("true") : QStringLiteral("false");
    const auto value = numberOf(cell);
    return value ? plainNumberText(*value) : QString();
}

bool sameCell(const Cell &a, const Cell &b)
{
    if (a.index() != b.index())
        return false;
    if (const auto *value = std::get_if<double>(&a))
        return sameNumber(*value, std::get<double>(b));
    return a == b;
}

QString keyOf(const Cell &cell)
{
    static constexpr char16_t kinds[] = {u'0', u'b', u'n', u't', u's'};
    const auto *trend = std::get_if<std::shared_ptr<const Trend>>(&cell);
    const QString own = trend ? QString::number(reinterpret_cast<quintptr>(trend->get())) : textOf(cell);
    return QString(QChar(kinds[cell.index()])) + own;
}

Column::Column(FieldType type, std::vector<double> values, std::vector<bool> nulls)
    : m_type(type)
    , m_nulls(sharedNulls(std::move(nulls)))
{
    for (size_t i = 0; m_nulls && i < values.size(); ++i) {
        if ((*m_nulls)[i])
            values[i] = nothing;
    }
    m_numbers = std::make_shared<const std::vector<double>>(std::move(values));
}

Column Column::times(std::vector<double> milliseconds, std::vector<bool> nulls)
{
    return {FieldType::Time, std::move(milliseconds), std::move(nulls)};
}

Column Column::numbers(std::vector<double> values, std::vector<bool> nulls)
{
    return {FieldType::Number, std::move(values), std::move(nulls)};
}

Column Column::shared(std::shared_ptr<const std::vector<double>> values)
{
    Column column;
    column.m_numbers = std::move(values);
    return column;
}

Column Column::booleans(const std::vector<bool> &values)
{
    std::vector<double> numbers;
    numbers.reserve(values.size());
    for (const bool value : values)
        numbers.push_back(value ? 1 : 0);
    return {FieldType::Boolean, std::move(numbers), {}};
}

Column Column::texts(std::vector<QString> values)
{
    Column column;
    column.m_type = FieldType::Text;
    column.m_texts = std::make_shared<const std::vector<QString>>(std::move(values));
    return column;
}

Column Column::trends(std::vector<std::shared_ptr<const Trend>> values)
{
    Column column;
    column.m_type = FieldType::Trend;
    column.m_trends = std::make_shared<const std::vector<std::shared_ptr<const Trend>>>(std::move(values));
    return column;
}

Column Column::repeated(const QString &text, size_t rows)
{
    return texts(std::vector<QString>(rows, text));
}

Column Column::of(FieldType type, std::span<const Cell> cells)
{
    if (type == FieldType::Text) {
        std::vector<QString> values;
        values.reserve(cells.size());
        for (const Cell &cell : cells)
            values.push_back(frames::isNull(cell) ? QString() : textOf(cell));
        return texts(std::move(values));
    }
    if (type == FieldType::Trend) {
        std::vector<std::shared_ptr<const Trend>> values;
        for (const Cell &cell : cells) {
            const auto *trend = std::get_if<std::shared_ptr<const Trend>>(&cell);
            values.push_back(trend ? *trend : nullptr);
        }
        return trends(std::move(values));
    }
    std::vector<double> values(cells.size(), nothing);
    std::vector<bool> nulls(cells.size(), false);
    for (size_t i = 0; i < cells.size(); ++i) {
        const auto number = numberOf(cells[i]);
        nulls[i] = !number;
        if (number)
            values[i] = type == FieldType::Boolean ? (*number != 0 ? 1 : 0) : *number;
    }
    return {type, std::move(values), std::move(nulls)};
}

size_t Column::size() const
{
    if (m_texts)
        return m_texts->size();
    if (m_trends)
        return m_trends->size();
    return m_numbers ? m_numbers->size() : 0;
}

bool Column::isNull(size_t row) const
{
    if (m_trends)
        return !(*m_trends)[row];
    return m_texts ? (*m_texts)[row].isNull() : m_nulls && (*m_nulls)[row];
}

double Column::number(size_t row) const
{
    if (m_trends)
        return (*m_trends)[row] ? (*m_trends)[row]->value.value_or(nothing) : nothing;
    return m_texts ? nothing : (*m_numbers)[row];
}

QString Column::text(size_t row) const
{
    return m_texts ? (*m_texts)[row] : QString();
}

Cell Column::cell(size_t row) const
{
    if (isNull(row))
        return {};
    if (m_texts)
        return (*m_texts)[row];
    if (m_trends)
        return (*m_trends)[row];
    if (m_type == FieldType::Boolean)
        return (*m_numbers)[row] != 0;
    return (*m_numbers)[row];
}

std::span<const double> Column::raw() const
{
    return m_numbers ? std::span<const double>(*m_numbers) : std::span<const double>();
}

Column Column::picked(std::span<const size_t> rows) const
{
    size_t next = 0;
    if (rows.size() == size()
        && std::all_of(rows.begin(), rows.end(), [&](size_t row) { return row == next++; }))
        return *this; // all of them, as they are
    if (m_texts) {
        std::vector<QString> values;
        values.reserve(rows.size());
        for (const size_t row : rows)
            values.push_back(row == noRow ? QString() : (*m_texts)[row]);
        return texts(std::move(values));
    }
    if (m_trends) {
        std::vector<std::shared_ptr<const Trend>> values;
        for (const size_t row : rows)
            values.push_back(row == noRow ? nullptr : (*m_trends)[row]);
        return trends(std::move(values));
    }
    std::vector<double> values(rows.size(), nothing);
    std::vector<bool> nulls(rows.size(), false);
    for (size_t i = 0; i < rows.size(); ++i) {
        nulls[i] = rows[i] == noRow || isNull(rows[i]);
        if (!nulls[i])
            values[i] = (*m_numbers)[rows[i]];
    }
    return {m_type, std::move(values), std::move(nulls)};
}

Column Column::meaning(FieldType type) const
{
    Column column = *this;
    if (m_numbers && type != FieldType::Text && type != FieldType::Trend)
        column.m_type = type;
    return column;
}

bool Column::operator==(const Column &other) const
{
    if (m_type != other.m_type || size() != other.size())
        return false;
    for (size_t i = 0; i < size(); ++i) {
        if (!sameCell(cell(i), other.cell(i)))
            return false;
    }
    return true;
}

FieldType guessedType(std::span<const Cell> cells)
{
    for (const Cell &cell : cells) {
        if (std::holds_alternative<bool>(cell))
            return FieldType::Boolean;
        if (std::holds_alternative<QString>(cell))
            return FieldType::Text;
        if (std::holds_alternative<std::shared_ptr<const Trend>>(cell))
            return FieldType::Trend;
        if (!isNull(cell))
            break;
    }
    return FieldType::Number;
}

} // namespace yagura::dashboards::frames
