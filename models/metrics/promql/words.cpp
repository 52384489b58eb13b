#include "metrics/promql/functions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

const std::vector<WordInfo> &aggregatorTable()
{
    static const std::vector<WordInfo> all{
        {u"avg"_s, u"avg by (label) (v)"_s, u"The mean over the series of each group."_s, {}},
        {u"bottomk"_s,
         u"bottomk by (label) (k, v)"_s,
         u"The k series with the smallest values of each group."_s,
         {}},
        {u"count"_s, u"count by (label) (v)"_s, u"How many series each group has."_s, {}},
        {u"count_values"_s,
         u"count_values(\"label\", v)"_s,
         u"How many series have each value; the value becomes the label."_s,
         {}},
        {u"group"_s, u"group by (label) (v)"_s, u"1 for each group there is."_s, {}},
        {u"limit_ratio"_s, u"limit_ratio(r, v)"_s, u"About this share of the series, always the same ones."_s,
         Version{2, 54}},
        {u"limitk"_s, u"limitk(k, v)"_s, u"Any k series of each group, always the same ones."_s,
         Version{2, 54}},
        {u"max"_s, u"max by (label) (v)"_s, u"The largest value of each group."_s, {}},
        {u"min"_s, u"min by (label) (v)"_s, u"The smallest value of each group."_s, {}},
        {u"quantile"_s,
         u"quantile by (label) (φ, v)"_s,
         u"The φ-quantile (0 to 1) over the series of each group."_s,
         {}},
        {u"stddev"_s, u"stddev by (label) (v)"_s, u"Standard deviation over the series of each group."_s, {}},
        {u"stdvar"_s, u"stdvar by (label) (v)"_s, u"Variance over the series of each group."_s, {}},
        {u"sum"_s, u"sum by (label) (v)"_s, u"The sum over the series of each group."_s, {}},
        {u"topk"_s,
         u"topk by (label) (k, v)"_s,
         u"The k series with the largest values of each group."_s,
         {}}};
    return all;
}

const std::vector<WordInfo> &keywordTable()
{
    static const std::vector<WordInfo> all{
        {u"by"_s,
         u"sum by (label) (v)"_s,
         u"Keeps only these labels: one group for each of their values."_s,
         {}},
        {u"without"_s, u"sum without (label) (v)"_s, u"Drops these labels and groups by all others."_s, {}},
        {u"on"_s, u"a / on (label) b"_s, u"Series match where just these labels are equal."_s, {}},
        {u"ignoring"_s,
         u"a / ignoring (label) b"_s,
         u"Series match where all labels but these are equal."_s,
         {}},
        {u"group_left"_s,
         u"a * on (label) group_left (more) b"_s,
         u"Many series on the left may match one on the right, whose labels more are copied."_s,
         {}},
        {u"group_right"_s,
         u"a * on (label) group_right (more) b"_s,
         u"Many series on the right may match one on the left, whose labels more are copied."_s,
         {}},
        {u"bool"_s, u"a > bool b"_s, u"Answers 1 or 0 instead of filtering."_s, {}},
        {u"offset"_s, u"v offset 1h"_s, u"As it was so long ago."_s, {}},
        {u"start"_s, u"v @ start()"_s, u"The beginning of the graph's time range."_s, {}},
        {u"end"_s, u"v @ end()"_s, u"The end of the graph's time range."_s, {}},
        {u"and"_s, u"a and b"_s, u"Series of a that have a partner in b."_s, {}},
        {u"or"_s, u"a or b"_s, u"All series of a, and those of b without a partner in a."_s, {}},
        {u"unless"_s, u"a unless b"_s, u"Series of a that have no partner in b."_s, {}},
        {u"atan2"_s, u"a atan2 b"_s, u"The angle of the point (b, a), in radians."_s, {}},
        {u"@"_s, u"v @ 1700000000"_s, u"As it was at this time, wherever in the graph."_s, {}},
        {u"=="_s, u"a == b"_s, u"Keeps what is equal."_s, {}},
        {u"!="_s, u"a != b"_s, u"Keeps what differs."_s, {}},
        {u"<"_s, u"a < b"_s, u"Keeps what is smaller."_s, {}},
        {u"<="_s, u"a <= b"_s, u"Keeps what is not larger."_s, {}},
        {u">"_s, u"a > b"_s, u"Keeps what is larger."_s, {}},
        {u">="_s, u"a >= b"_s, u"Keeps what is not smaller."_s, {}},
        {u"+"_s, u"a + b"_s, u"Sum of matching series."_s, {}},
        {u"-"_s, u"a - b"_s, u"Difference of matching series."_s, {}},
        {u"*"_s, u"a * b"_s, u"Product of matching series."_s, {}},
        {u"/"_s, u"a / b"_s, u"Quotient of matching series; division by 0 gives Inf or NaN."_s, {}},
        {u"%"_s, u"a % b"_s, u"Remainder, with the sign of a."_s, {}},
        {u"^"_s, u"a ^ b"_s, u"a to the power of b; groups from the right."_s, {}},
        {u"=~"_s, u"{label=~\"a|b\"}"_s, u"The whole value matches the RE2 expression."_s, {}},
        {u"!~"_s, u"{label!~\"a|b\"}"_s, u"The whole value does not match the RE2 expression."_s, {}}};
    return all;
}

const WordInfo *find(const std::vector<WordInfo> &words, const QString &name)
{
    const auto found = std::ranges::find(words, name.toLower(), &WordInfo::name);
    return found == words.end() ? nullptr : &*found;
}

} // namespace

std::span<const WordInfo> aggregators()
{
    return aggregatorTable();
}

std::span<const WordInfo> keywordsAndOperators()
{
    return keywordTable();
}

const WordInfo *findAggregator(const QString &name)
{
    return find(aggregatorTable(), name);
}

const WordInfo *findKeyword(const QString &name)
{
    return find(keywordTable(), name);
}

bool aggregatorHasParameter(const QString &lowerName)
{
    static const std::array names{u"topk"_s,         u"bottomk"_s, u"quantile"_s,
                                  u"count_values"_s, u"limitk"_s,  u"limit_ratio"_s};
    return std::ranges::find(names, lowerName) != names.end();
}

QString aggregatorHint(const QString &lowerName)
{
    const WordInfo *const info = findAggregator(lowerName);
    return info ? QString(u"As in "_s + info->usage + u'.') : QString();
}

} // namespace yagura::metrics::promql
