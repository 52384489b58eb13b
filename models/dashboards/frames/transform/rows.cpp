// Steps that choose and order rows and frames.
#include "dashboards/frames/transform/apply.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yagura::dashboards::frames {

namespace {

struct Test
{
    std::optional<size_t> field; // absent: the frame has no such field, nothing matches
    ValueTest passes;
};

std::vector<Test> testsFor(const FilterByValue &step, const Frame &frame, const QStringList &names)
{
    std::vector<Test> tests;
    for (const FilterByValue::Test &test : step.tests) {
        const qsizetype at = names.lastIndexOf(test.field);
        const auto field = at < 0 || static_cast<size_t>(at) >= frame.fields.size()
            ? std::nullopt
            : std::optional(static_cast<size_t>(at));
        tests.push_back({field, ValueTest(test.matcher)});
    }
    return tests;
}

bool passes(const std::vector<Test> &tests, const Frame &frame, size_t row, bool all)
{
    const auto holds = [&](const Test &test) {
        return test.field && test.passes(frame.fields[*test.field].values.cell(row));
    };
    return all ? std::all_of(tests.begin(), tests.end(), holds)
               : std::any_of(tests.begin(), tests.end(), holds);
}

Cell interpolatedCell(const Cell &cell, const TransformContext &context)
{
    const auto *text = std::get_if<QString>(&cell);
    return text ? Cell{interpolated(*text, context)} : cell;
}

FilterByValue interpolatedStep(FilterByValue step, const TransformContext &context)
{
    for (FilterByValue::Test &test : step.tests) {
        if (test.matcher.kind == ValueMatcher::Kind::Regex)
            continue; // $ belongs to the pattern
        test.matcher.value = interpolatedCell(test.matcher.value, context);
        test.matcher.to = interpolatedCell(test.matcher.to, context);
    }
    return step;
}

std::vector<size_t> rowsBy(const Column &values, bool descending)
{
    std::vector<size_t> rows(values.size());
    std::iota(rows.begin(), rows.end(), size_t{0});
    const auto sort = [&](auto less) {
        std::stable_sort(rows.begin(), rows.end(),
                         [&](size_t a, size_t b) { return descending ? less(b, a) : less(a, b); });
    };
    if (values.type() == FieldType::Boolean) {
        sort([&](size_t a, size_t b) { return values.number(a) > values.number(b); }); // true comes first
    } else if (values.type() != FieldType::Text) {
        std::vector<double> keys;
        for (size_t row = 0; row < values.size(); ++row) {
            const double value = values.isNull(row) ? 0 : values.number(row); // null sorts as 0
            keys.push_back(std::isnan(value) ? std::numeric_limits<double>::infinity() : value);
        }
        sort([&](size_t a, size_t b) { return keys[a] < keys[b]; });
    } else {
        const QCollator collator{QLocale(QLocale::English)};
        std::vector<std::pair<bool, QCollatorSortKey>> keys; // empty texts come last
        for (size_t row = 0; row < values.size(); ++row)
            keys.emplace_back(values.text(row).isEmpty(), collator.sortKey(values.text(row)));
        sort([&](size_t a, size_t b) {
            return keys[a].first != keys[b].first ? !keys[a].first : keys[a].second < keys[b].second;
        });
    }
    return rows;
}

} // namespace

Result<Frames> applied(const FilterByRefId &step, const Frames &frames, const TransformContext &)
{
    Frames out = frames;
    const auto filter = [&](const QString &text, bool wanted) -> Status {
        if (text.isEmpty())
            return {};
        const auto pattern = patternOf(text);
        if (!pattern)
            return std::unexpected(pattern.error());
        std::erase_if(out, [&](const Frame &frame) { return pattern->matches(frame.refId) != wanted; });
        return {};
    };
    for (const Status &status : {filter(step.include, true), filter(step.exclude, false)}) {
        if (!status)
            return std::unexpected(status.error());
    }
    return out;
}

Result<Frames> applied(const FilterByValue &step, const Frames &frames, const TransformContext &context)
{
    if (step.tests.empty())
        return frames;
    const FilterByValue ready = interpolatedStep(step, context);
    const FieldNames names(frames);
    Frames out;
    for (const Frame &frame : frames) {
        const std::vector<Test> tests = testsFor(ready, frame, names.of(frame));
        std::vector<size_t> kept;
        for (size_t row = 0; row < frame.length(); ++row) {
            if (passes(tests, frame, row, ready.all) != ready.exclude)
                kept.push_back(row);
        }
        out.push_back(frame.picked(kept));
    }
    return out;
}

Result<Frames> applied(const SortBy &step, const Frames &frames, const TransformContext &context)
{
    const QString field = interpolated(step.field, context);
    Frames out;
    for (const Frame &frame : frames) {
        const qsizetype at = FieldNames({frame}).of(frame).indexOf(field);
        out.push_back(
            at < 0 ? frame
                   : frame.picked(rowsBy(frame.fields[static_cast<size_t>(at)].values, step.descending)));
    }
    return out;
}

Result<Frames> applied(const Limit &step, const Frames &frames, const TransformContext &)
{
    Frames out;
    const auto most = static_cast<size_t>(std::abs(static_cast<std::int64_t>(step.rows)));
    for (const Frame &frame : frames) {
        if (frame.length() <= most) {
            out.push_back(frame);
            continue;
        }
        std::vector<size_t> rows(most);
        std::iota(rows.begin(), rows.end(), step.rows < 0 ? frame.length() - most : size_t{0});
        out.push_back(frame.picked(rows));
    }
    return out;
}

} // namespace yagura::dashboards::frames
