#include "traces/attributemodel.h"

#include "core/text.h"
#include "traces/details/attributetext.h"
#include "traces/filter/textneedle.h"

namespace yagura::traces {

namespace {

constexpr qsizetype ShownCharacters = 2'000;

// A search looks no further into a value: 50 MB must not be gone through at every key.
constexpr size_t SearchedBytes = 64 * 1024;

} // namespace

void AttributeModel::setAttributes(std::shared_ptr<const OpenTrace> open, Slice attributes)
{
    beginResetModel();
    m_open = std::move(open);
    m_attributes = attributes;
    rebuild();
    endResetModel();
}

void AttributeModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text;
    rebuild();
    endResetModel();
}

void AttributeModel::rebuild()
{
    m_rows.clear();
    if (!m_open)
        return;
    const auto &trace = m_open->trace;
    const TextNeedle needle(m_filter);
    const auto isFound = [&](const Attribute &attribute) {
        if (trace.names[attribute.key].contains(m_filter, Qt::CaseInsensitive))
            return true;
        if (attribute.type == AttributeType::Text || attribute.type == AttributeType::Json)
            return needle.isIn(trace.textOf(attribute.text()).substr(0, SearchedBytes));
        return shownValue(trace, attribute, ShownCharacters).contains(m_filter, Qt::CaseInsensitive);
    };
    for (const auto &attribute : trace.attributesOf(m_attributes)) {
        if (m_filter.isEmpty() || isFound(attribute))
            m_rows.push_back(&attribute);
    }
}

int AttributeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AttributeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttributeModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &attribute = *m_rows[static_cast<size_t>(index.row())];
    if (role == TypeRole)
        return static_cast<int>(attribute.type);
    if (role == FullValueRole)
        return wholeValue(m_open->trace, attribute);
    if (role == FormRole)
        return static_cast<int>(formOf(m_open->trace, attribute));
    if (role == BytesRole)
        return static_cast<qlonglong>(valueBytes(m_open->trace, attribute));
    if (role == TellsFailureRole)
        return tellsFailure(m_open->trace, attribute);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case KeyColumn:
        return m_open->trace.names[attribute.key];
    case TypeColumn:
        return attributeTypeName(attribute.type);
    default:
        return shownValue(m_open->trace, attribute, ShownCharacters);
    }
}

} // namespace yagura::traces
