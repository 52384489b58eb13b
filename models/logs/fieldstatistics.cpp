#include "logs/fieldstatistics.h"

#include "logs/sourcewire.h"

#include <algorithm>
#include <unordered_map>

namespace yagura::logs {

namespace {

constexpr size_t mostDistinct = 2'000;
constexpr size_t longestValue = 200; // bytes; longer ones are prose, not values to count

struct Counter
{
    FieldKind guessed = FieldKind::Other;
    int filled = 0;
    int lastRow = -1;
    std::unordered_map<std::string, int> values;
    bool capped = false;
    bool prose = false;

    void see(int row, sourcewire::ScalarKind kind, std::string_view text)
    {
        using sourcewire::ScalarKind;
        if (kind == ScalarKind::Null)
            return;
        if (row != lastRow)
            ++filled;
        lastRow = row;
        guessed = kind == ScalarKind::Number ? FieldKind::Number
            : kind == ScalarKind::Boolean    ? FieldKind::Boolean
                                             : FieldKind::Keyword;
        if (text.size() > longestValue) {
            prose = true;
            return;
        }
        if (const auto found = values.find(std::string(text)); found != values.end())
            ++found->second;
        else if (values.size() < mostDistinct)
            values.emplace(text, 1);
        else
            capped = true;
    }
};

std::vector<ValueCount> topValues(const Counter &counter, int top)
{
    std::vector<ValueCount> all;
    all.reserve(counter.values.size());
    for (const auto &[value, rows] : counter.values)
        all.push_back({QString::fromStdString(value), rows});
    const auto kept = std::min(all.size(), static_cast<size_t>(top));
    std::ranges::partial_sort(
        all, all.begin() + static_cast<std::ptrdiff_t>(kept),
        [](const auto &a, const auto &b) { return a.rows != b.rows ? a.rows > b.rows : a.value < b.value; });
    all.resize(kept);
    return all;
}

FieldStatistics statisticsOf(const std::string &path, const Counter &counter, const FieldCatalogue &catalogue,
                             int top)
{
    FieldStatistics field;
    field.name = QString::fromStdString(path);
    const auto mapped = catalogue.find(field.name);
    field.kind = mapped ? mapped->kind : counter.guessed;
    field.filled = counter.filled;
    field.distinct = static_cast<int>(counter.values.size());
    field.distinctIsCapped = counter.capped;
    const auto role = roleOf(path);
    const bool isMessage = role && (role->role == FieldRole::Message || role->role == FieldRole::Stack);
    if (field.kind != FieldKind::Date && !counter.prose && !isMessage)
        field.top = topValues(counter, top);
    return field;
}

// Time, level, service and message lead; the others follow by name.
int orderOf(const FieldStatistics &field)
{
    const auto role = roleOf(field.name.toStdString());
    if (!role || role->role > FieldRole::Message || role->rank > 0)
        return 100;
    return static_cast<int>(role->role);
}

} // namespace

const FieldStatistics *FieldSummary::find(const QString &name) const
{
    const auto found = std::ranges::find(fields, name, &FieldStatistics::name);
    return found == fields.end() ? nullptr : &*found;
}

FieldSummary summarise(const std::vector<SharedPage> &pages, const FieldCatalogue &catalogue, int mostRows,
                       int top)
{
    size_t total = 0;
    for (const SharedPage &page : pages)
        total += page->rows.size();
    const size_t step = std::max<size_t>(
        1, (total + static_cast<size_t>(mostRows) - 1) / static_cast<size_t>(std::max(mostRows, 1)));
    std::unordered_map<std::string, Counter> counters;
    FieldSummary summary;
    size_t number = 0;
    for (const SharedPage &page : pages) {
        for (size_t row = 0; row < page->rows.size(); ++row, ++number) {
            if (number % step != 0)
                continue;
            sourcewire::forEachValue(
                page->rows.source(row),
                [&](const std::string &path, sourcewire::ScalarKind kind, std::string_view text) {
                    counters[path].see(summary.rows, kind, text);
                });
            ++summary.rows;
        }
    }
    for (const auto &[path, counter] : counters)
        if (counter.filled > 0)
            summary.fields.push_back(statisticsOf(path, counter, catalogue, top));
    std::ranges::sort(summary.fields, [](const FieldStatistics &a, const FieldStatistics &b) {
        const int first = orderOf(a);
        const int second = orderOf(b);
        return first != second ? first < second : a.name < b.name;
    });
    return summary;
}

} // namespace yagura::logs
