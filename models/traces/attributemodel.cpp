#include "traces/attributemodel.h"

#include "core/text.h"

namespace yagura::traces {

namespace {

constexpr qsizetype ShownCharacters = 2'000;

// The names are those of the data format, not of a language.
QString typeName(AttributeType type)
{
    switch (type) {
    case AttributeType::Text:
        return QStringLiteral("str");
    case AttributeType::Boolean:
        return QStringLiteral("bool");
    case AttributeType::Integer:
        return QStringLiteral("int");
    case AttributeType::Real:
        return QStringLiteral("float");
    case AttributeType::Binary:
        return QStringLiteral("bin");
    case AttributeType::Json:
        return QStringLiteral("json");
    case AttributeType::Null:
        return QStringLiteral("null");
    }
    return {};
}

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
    for (const auto &attribute : trace.attributesOf(m_attributes)) {
        if (m_filter.isEmpty() || trace.names[attribute.key].contains(m_filter, Qt::CaseInsensitive)
            || trace.valueText(attribute).contains(m_filter, Qt::CaseInsensitive))
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
        return m_open->trace.valueText(attribute, std::numeric_limits<qsizetype>::max() / 8);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case KeyColumn:
        return m_open->trace.names[attribute.key];
    case TypeColumn:
        return typeName(attribute.type);
    default:
        return m_open->trace.valueText(attribute, ShownCharacters);
    }
}

} // namespace yagura::traces
