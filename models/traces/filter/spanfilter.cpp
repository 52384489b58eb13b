#include "traces/filter/spanfilter.h"

#include "traces/filter/filterlexer.h"
#include "traces/filter/filterparser.h"
#include "traces/filter/spanmatcher.h"

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

std::expected<SpanFilter, FilterProblem> SpanFilter::read(const QString &text)
{
    auto expression = parseFilter(text);
    if (!expression)
        return std::unexpected(expression.error());
    SpanFilter filter;
    filter.m_text = text.trimmed();
    filter.m_expression = std::move(*expression);
    return filter;
}

Result<SpanFilter> SpanFilter::parse(const QString &text)
{
    auto filter = read(text);
    if (!filter)
        return failure(ErrorKind::InvalidInput, {}, filter.error().message);
    return std::move(*filter);
}

RowMask SpanFilter::matchingRows(const OpenTrace &open) const
{
    if (isEmpty())
        return RowMask(open.rowCount(), true);
    const SpanMatcher matcher(open);
    std::vector<RowMask> stack;
    for (const auto step : m_expression.steps) {
        if (step < m_expression.terms.size()) {
            stack.push_back(matcher.rowsOf(m_expression.terms[step]));
            continue;
        }
        if (step == static_cast<std::uint32_t>(FilterStep::Not)) {
            stack.back().flip();
            continue;
        }
        const auto right = std::move(stack.back());
        stack.pop_back();
        auto &left = stack.back();
        const bool isAnd = step == static_cast<std::uint32_t>(FilterStep::And);
        for (size_t row = 0; row < left.size(); ++row)
            left[row] = isAnd ? left[row] && right[row] : left[row] || right[row];
    }
    return std::move(stack.back());
}

RowMask withContext(const TraceTree &tree, RowMask rows)
{
    for (auto row = tree.size(); row-- > 0;) {
        if (rows[row] && tree.parents[row] != NoIndex)
            rows[tree.parents[row]] = true;
    }
    return rows;
}

std::uint32_t countOf(const RowMask &rows)
{
    return static_cast<std::uint32_t>(std::ranges::count(rows, true));
}

std::vector<std::uint32_t> rowsOf(const RowMask &rows)
{
    std::vector<std::uint32_t> result;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (rows[row])
            result.push_back(row);
    }
    return result;
}

QString filterWord(const QString &text)
{
    const auto tokens = filterTokens(text);
    const bool isPlain = tokens.size() == 1 && tokens.front().kind == FilterTokenKind::Word
        && tokens.front().text == text && !tokens.front().isKeyword;
    QString name = text;
    const auto field = filterField(name);
    const bool isField = field == FilterField::Error || field == FilterField::Critical;
    return isPlain && !isField ? text : quoted(text);
}

QString filterClause(const QString &field, const QString &value)
{
    const QString plain = field + u'=' + value;
    const auto tokens = filterTokens(plain);
    const bool isPlain
        = tokens.size() == 3 && tokens.back().kind == FilterTokenKind::Value && tokens.back().text == value;
    const QString clause = isPlain ? plain : QString(field + u'=' + quoted(value));
    return clause;
}

} // namespace yagura::traces
