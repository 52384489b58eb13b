// One column of a data frame: values of one type, immutable and shared, so that copies of a frame cost
// nothing and may go to any thread. A null (no value) is something else than NaN (a value that is not a
// number).
#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace yagura::dashboards::frames {

enum class FieldType { Time, Number, Text, Boolean, Trend };

struct Trend;

// Null, a truth value, a number or a moment (milliseconds since 1970), a text, a small series of its own.
using Cell = std::variant<std::monostate, bool, double, QString, std::shared_ptr<const Trend>>;

[[nodiscard]] inline bool isNull(const Cell &cell)
{
    return std::holds_alternative<std::monostate>(cell);
}
// Truth values are 1 and 0, texts count when they are wholly a number, trends are the value they stand for;
// nothing for null and other texts.
[[nodiscard]] std::optional<double> numberOf(const Cell &cell);
// As a script of the browser would print it: "1000000", "0.1", "1e+21", "true", "" for null.
[[nodiscard]] QString textOf(const Cell &cell);
[[nodiscard]] QString plainNumberText(double value);
// Nulls equal each other, NaN equals NaN, trends only themselves.
[[nodiscard]] bool sameCell(const Cell &a, const Cell &b);
// Distinguishes cells of different type as well: fit as a key.
[[nodiscard]] QString keyOf(const Cell &cell);

inline constexpr size_t noRow = SIZE_MAX;

class Column
{
public:
    Column() = default; // no numbers
    // nulls is empty (there is none) or as long as values.
    [[nodiscard]] static Column times(std::vector<double> milliseconds, std::vector<bool> nulls = {});
    [[nodiscard]] static Column numbers(std::vector<double> values, std::vector<bool> nulls = {});
    // Numbers that somebody else holds as well: nothing is copied.
    [[nodiscard]] static Column shared(std::shared_ptr<const std::vector<double>> values);
    [[nodiscard]] static Column booleans(const std::vector<bool> &values);
    // A null QString is null, an empty one is not.
    [[nodiscard]] static Column texts(std::vector<QString> values);
    // Each cell made into the type; what cannot be is null.
    [[nodiscard]] static Column of(FieldType type, std::span<const Cell> cells);
    // A null pointer is null.
    [[nodiscard]] static Column trends(std::vector<std::shared_ptr<const Trend>> values);
    // The same text in each row.
    [[nodiscard]] static Column repeated(const QString &text, size_t rows);

    [[nodiscard]] FieldType type() const { return m_type; }
    [[nodiscard]] size_t size() const;
    [[nodiscard]] bool isNull(size_t row) const;
    // NaN for null and for texts; a trend's value.
    [[nodiscard]] double number(size_t row) const;
    // Null for null and for anything but texts.
    [[nodiscard]] QString text(size_t row) const;
    [[nodiscard]] Cell cell(size_t row) const;
    // All at once; none for texts and trends. Nulls are NaN here.
    [[nodiscard]] std::span<const double> raw() const;
    [[nodiscard]] bool hasNulls() const { return m_nulls != nullptr; }

    // The rows in that order; noRow gives null.
    [[nodiscard]] Column picked(std::span<const size_t> rows) const;
    // The same numbers with another meaning: numbers as moments or back. Texts and trends stay what they are.
    [[nodiscard]] Column meaning(FieldType type) const;

    // Of values; whether storage is shared does not matter.
    [[nodiscard]] bool operator==(const Column &other) const;

private:
    Column(FieldType type, std::vector<double> values, std::vector<bool> nulls);

    FieldType m_type = FieldType::Number;
    std::shared_ptr<const std::vector<double>> m_numbers;
    std::shared_ptr<const std::vector<QString>> m_texts;
    std::shared_ptr<const std::vector<std::shared_ptr<const Trend>>> m_trends;
    std::shared_ptr<const std::vector<bool>> m_nulls; // absent: none is null
};

// What a sparkline in a cell shows, and the one value it stands for in words and when sorted.
struct Trend
{
    Column times;
    Column values;
    std::optional<double> value;
};

// The type that these cells have in common, by the first that is not null; Number when all are null.
[[nodiscard]] FieldType guessedType(std::span<const Cell> cells);

} // namespace yagura::dashboards::frames
