#include "dashboards/frames/timeorder.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards::frames {

namespace {

void tidy(std::vector<double> &times)
{
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
}

bool same(std::span<const double> a, std::span<const double> b)
{
    return a.data() == b.data() || std::equal(a.begin(), a.end(), b.begin(), b.end());
}

// Calls visit(row, place of its time in all) for each row that has a time.
template <typename Visit> void forEachPlace(const Column &times, const std::vector<double> &all, Visit visit)
{
    const auto values = times.raw();
    size_t place = 0;
    for (size_t row = 0; row < values.size(); ++row) {
        if (std::isnan(values[row]))
            continue;
        if (place >= all.size() || all[place] != values[row])
            place = static_cast<size_t>(std::lower_bound(all.begin(), all.end(), values[row]) - all.begin());
        visit(row, place++);
    }
}

} // namespace

std::vector<double> allNumbers(std::span<const Column> times)
{
    constexpr size_t batch = 64; // keeps thousands of nearly equal series small
    std::vector<double> all;
    for (size_t i = 0; i < times.size(); ++i) {
        const auto values = times[i].raw();
        if (i > 0 && same(values, times[i - 1].raw()))
            continue;
        std::copy_if(values.begin(), values.end(), std::back_inserter(all),
                     [](double v) { return !std::isnan(v); });
        if (i % batch == batch - 1)
            tidy(all);
    }
    tidy(all);
    return all;
}

std::vector<TimedRow> rowsByTime(std::span<const Column> times, Qt::SortOrder order)
{
    const std::vector<double> all = allNumbers(times);
    std::vector<size_t> counts(all.size(), 0);
    for (const Column &column : times)
        forEachPlace(column, all, [&](size_t, size_t place) { ++counts[place]; });
    std::vector<size_t> next(all.size(), 0); // where the rows of each time begin
    size_t total = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        const size_t place = order == Qt::AscendingOrder ? i : all.size() - 1 - i;
        next[place] = total;
        total += counts[place];
    }
    std::vector<TimedRow> rows(total);
    for (size_t column = 0; column < times.size(); ++column) {
        forEachPlace(times[column], all, [&](size_t row, size_t place) {
            rows[next[place]++] = {all[place], static_cast<quint32>(column), static_cast<quint32>(row)};
        });
    }
    return rows;
}

} // namespace yagura::dashboards::frames
