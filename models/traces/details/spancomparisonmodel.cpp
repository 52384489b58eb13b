#include "traces/details/spancomparisonmodel.h"

#include "core/text.h"
#include "traces/details/attributetext.h"

#include <QHash>

namespace yagura::traces {

namespace {

constexpr qsizetype ShownCharacters = 500;

bool hasText(AttributeType type)
{
    return type == AttributeType::Text || type == AttributeType::Binary || type == AttributeType::Json;
}

bool isSameValue(const Trace &left, const Attribute &a, const Trace &right, const Attribute &b)
{
    if (a.type != b.type)
        return false;
    return hasText(a.type) ? left.textOf(a.text()) == right.textOf(b.text()) : a.bits == b.bits;
}

} // namespace

void SpanComparisonModel::setSpans(std::vector<ComparedSpan> spans)
{
    beginResetModel();
    m_spans = std::move(spans);
    collect();
    show();
    endResetModel();
}

void SpanComparisonModel::setOnlyDifferent(bool isOnly)
{
    beginResetModel();
    m_isOnlyDifferent = isOnly;
    show();
    endResetModel();
}

int SpanComparisonModel::differences() const
{
    return static_cast<int>(std::ranges::count_if(m_all, [](const Row &row) {
        return row.differs && (row.line == Line::Tag || row.line == Line::ProcessTag);
    }));
}

Slice SpanComparisonModel::tagsOf(const ComparedSpan &span, Line line) const
{
    const auto &trace = span.open->trace;
    return line == Line::Tag ? trace.spanAttributes[span.span()]
                             : trace.processes[trace.processOf[span.span()]].attributes;
}

std::int64_t SpanComparisonModel::figureOf(const ComparedSpan &span, Line line) const
{
    switch (line) {
    case Line::Duration:
        return span.open->duration(span.row);
    case Line::Self:
        return span.open->self[span.row];
    default:
        return span.open->start(span.row) - span.open->tree.start;
    }
}

void SpanComparisonModel::collect()
{
    m_all.clear();
    if (m_spans.empty())
        return;
    for (const auto line : {Line::Duration, Line::Self, Line::Start}) {
        const auto first = figureOf(m_spans.front(), line);
        const bool differs = std::ranges::any_of(
            m_spans, [&](const ComparedSpan &span) { return figureOf(span, line) != first; });
        m_all.push_back({line, {}, {}, differs});
    }
    addTags(Line::Tag);
    addTags(Line::ProcessTag);
}

// In the order of the first span, then what only later ones have. Of a key given twice the first counts.
void SpanComparisonModel::addTags(Line line)
{
    QHash<QString, size_t> places;
    for (size_t column = 0; column < m_spans.size(); ++column) {
        const auto &trace = m_spans[column].open->trace;
        for (const auto &attribute : trace.attributesOf(tagsOf(m_spans[column], line))) {
            const auto &key = trace.names[attribute.key];
            auto place = places.constFind(key);
            if (place == places.constEnd()) {
                place = places.insert(key, m_all.size());
                m_all.push_back({line, key, std::vector<const Attribute *>(m_spans.size()), false});
            }
            auto &value = m_all[*place].values[column];
            if (!value)
                value = &attribute;
        }
    }
    for (auto &row : m_all) {
        if (row.line == line)
            row.differs = !areEqual(row);
    }
}

bool SpanComparisonModel::areEqual(const Row &row) const
{
    const auto *first = row.values.front();
    for (size_t column = 1; column < m_spans.size(); ++column) {
        const auto *value = row.values[column];
        if (!first || !value
            || !isSameValue(m_spans.front().open->trace, *first, m_spans[column].open->trace, *value))
            return false;
    }
    return first != nullptr;
}

void SpanComparisonModel::show()
{
    m_shown.clear();
    for (size_t i = 0; i < m_all.size(); ++i) {
        if (!m_isOnlyDifferent || m_all[i].differs)
            m_shown.push_back(i);
    }
}

int SpanComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SpanComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_spans.size());
}

QVariant SpanComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 1
        || section > static_cast<int>(m_spans.size()))
        return {};
    const auto &span = m_spans[static_cast<size_t>(section - 1)];
    return span.open->operation(span.row);
}

QVariant SpanComparisonModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_all[m_shown[static_cast<size_t>(index.row())]];
    const bool isTag = row.line == Line::Tag || row.line == Line::ProcessTag;
    if (role == LineRole)
        return static_cast<int>(row.line);
    if (role == DiffersRole)
        return row.differs;
    if (index.column() == 0)
        return role == Qt::DisplayRole && isTag ? QVariant(row.key) : QVariant();
    const auto column = static_cast<size_t>(index.column() - 1);
    if (role == NanosecondsRole && !isTag)
        return static_cast<qlonglong>(figureOf(m_spans[column], row.line));
    const auto *value = isTag ? row.values[column] : nullptr;
    if (role == IsMissingRole)
        return isTag && !value;
    if (role == Qt::DisplayRole && value)
        return shownValue(m_spans[column].open->trace, *value, ShownCharacters);
    return {};
}

} // namespace yagura::traces
