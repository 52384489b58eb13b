#include "dashboards/framemodel.h"

#include "dashboards/frames/framecsv.h"

namespace yagura::dashboards {

namespace {

bool isNumber(frames::FieldType type)
{
    return type == frames::FieldType::Number || type == frames::FieldType::Trend;
}

} // namespace

void FrameModel::setFrame(frames::Frame frame, const QStringList &names)
{
    beginResetModel();
    m_frame = std::move(frame);
    m_names = names;
    endResetModel();
}

int FrameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<size_t>(m_frame.length(), INT_MAX));
}

int FrameModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frame.fields.size());
}

QVariant FrameModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const frames::Field &field = m_frame.fields[static_cast<size_t>(index.column())];
    if (role == Qt::DisplayRole)
        return frames::plainText(field, static_cast<size_t>(index.row()));
    if (role == Qt::TextAlignmentRole && isNumber(field.type()))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant FrameModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return m_names.value(section, m_frame.fields[static_cast<size_t>(section)].name);
}

} // namespace yagura::dashboards
