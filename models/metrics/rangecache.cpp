#include "metrics/rangecache.h"

#include <QRegularExpression>

#include <algorithm>

namespace yagura::metrics {

namespace {

QString keyOf(const QString &source, const QString &expression, Duration step)
{
    return source + QChar(u'\n') + QString::number(step.count()) + QChar(u'\n') + expression;
}

// Samples of [fromMs, toMs) put behind those of target.
void appendPart(Series &target, const Series &part, std::int64_t fromMs, std::int64_t toMs)
{
    const auto begin = std::lower_bound(part.timesMs.begin(), part.timesMs.end(), fromMs);
    const auto end = std::lower_bound(begin, part.timesMs.end(), toMs);
    const auto first = begin - part.timesMs.begin();
    const auto last = end - part.timesMs.begin();
    target.timesMs.insert(target.timesMs.end(), begin, end);
    target.values.insert(target.values.end(), part.values.begin() + first, part.values.begin() + last);
    for (const HistogramSample &sample : part.histograms) {
        if (sample.timeMs >= fromMs && sample.timeMs < toMs)
            target.histograms.push_back(sample);
    }
}

QStringList united(QStringList texts, const QStringList &more)
{
    texts += more;
    texts.removeDuplicates();
    return texts;
}

} // namespace

bool isStepwise(const QString &expression)
{
    // Also true inside a string: then all is asked, which is never wrong.
    static const QRegularExpression ahead(QStringLiteral("@\\s*(start|end)\\s*\\(|\\boffset\\s*-"),
                                          QRegularExpression::CaseInsensitiveOption);
    return !expression.contains(ahead);
}

qint64 bytesOf(const QueryResult &result)
{
    size_t bytes = sizeof(QueryResult);
    for (const Series &series : result.series) {
        bytes += sizeof(Series) + series.timesMs.capacity() * sizeof(std::int64_t)
            + series.values.capacity() * sizeof(double) + series.labels.size() * sizeof(Labels::Pair);
        for (const HistogramSample &sample : series.histograms)
            bytes += sizeof(HistogramSample) + sample.buckets.capacity() * sizeof(HistogramBucket);
    }
    return static_cast<qint64>(bytes);
}

QueryResult continued(const QueryResult &known, const QueryResult &tail, const TimeRange &range)
{
    const std::int64_t fromMs = toUnixMilliseconds(range.from);
    const std::int64_t seamMs = toUnixMilliseconds(tail.range.from);
    const std::int64_t endMs = toUnixMilliseconds(range.to) + 1;
    QueryResult whole;
    whole.type = tail.type;
    whole.range = range;
    whole.step = tail.step;
    whole.warnings = united(known.warnings, tail.warnings);
    whole.infos = united(known.infos, tail.infos);
    QHash<Labels, const Series *> news;
    for (const Series &series : tail.series)
        news.insert(series.labels, &series);
    const auto add = [&](const Labels &labels, const Series *before, const Series *after) {
        Series series;
        series.labels = labels;
        series.timesMs.reserve((before ? before->timesMs.size() : 0) + (after ? after->timesMs.size() : 0));
        series.values.reserve(series.timesMs.capacity());
        if (before)
            appendPart(series, *before, fromMs, seamMs);
        if (after)
            appendPart(series, *after, fromMs, endMs);
        if (!series.isEmpty())
            whole.series.push_back(std::move(series));
    };
    for (const Series &series : known.series)
        add(series.labels, &series, news.take(series.labels));
    if (news.isEmpty())
        return whole;
    for (const Series &series : tail.series) {
        if (news.contains(series.labels))
            add(series.labels, nullptr, &series);
    }
    std::sort(whole.series.begin(), whole.series.end(),
              [](const Series &a, const Series &b) { return a.labels < b.labels; });
    return whole;
}

RangeCache::RangeCache(RangeCacheOptions options)
    : m_options(options)
{ }

RangePlan RangeCache::plan(const QString &source, const QString &expression, const TimeRange &wanted,
                           Duration step)
{
    const auto known = m_places.constFind(keyOf(source, expression, step));
    if (known == m_places.constEnd())
        return {wanted, {}};
    m_entries.splice(m_entries.begin(), m_entries, *known);
    const Entry &entry = m_entries.front();
    const TimeRange before = entry.result->range;
    const bool movedOn = before.from <= wanted.from && wanted.from <= before.to && before.to <= wanted.to;
    if (!movedOn || entry.wholeUntil < wanted.from)
        return {wanted, {}};
    const auto late = (m_options.overlapTime + step - Duration(1)) / step;
    const auto overlap = std::max<std::int64_t>({1, m_options.overlapSteps, late});
    const Instant from = before.to - (overlap - 1) * step;
    if (from <= wanted.from)
        return {wanted, {}};
    return {{from, wanted.to}, entry.result};
}

void RangeCache::keep(const QString &source, const QString &expression, const SharedResult &result,
                      bool isWhole)
{
    if (result->type != ResultType::Matrix || result->step <= Duration::zero() || !isStepwise(expression))
        return;
    const QString key = keyOf(source, expression, result->step);
    Instant wholeUntil = result->range.to;
    if (const auto known = m_places.constFind(key); known != m_places.constEnd()) {
        if (!isWhole)
            wholeUntil = (*known)->wholeUntil;
        remove(*known);
    } else if (!isWhole) {
        return; // forgotten meanwhile, and with it when all was asked
    }
    const qint64 bytes = bytesOf(*result);
    if (bytes > m_options.bytes)
        return;
    m_entries.push_front({key, result, wholeUntil, bytes});
    m_places.insert(key, m_entries.begin());
    m_bytes += bytes;
    while (m_bytes > m_options.bytes)
        remove(std::prev(m_entries.end()));
}

void RangeCache::clear()
{
    m_entries.clear();
    m_places.clear();
    m_bytes = 0;
}

void RangeCache::remove(Place place)
{
    m_bytes -= place->bytes;
    m_places.remove(place->key);
    m_entries.erase(place);
}

} // namespace yagura::metrics
