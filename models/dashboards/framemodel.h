// A data frame as a Qt model, cell for cell and without any look: what the inspector shows and copies. GUI
// thread; owned by its view.
#pragma once

#include "dashboards/frames/frame.h"

#include <QAbstractTableModel>

namespace yagura::dashboards {

class FrameModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    // names: of the fields as shown; may be shorter.
    void setFrame(frames::Frame frame, const QStringList &names);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    frames::Frame m_frame;
    QStringList m_names;
};

} // namespace yagura::dashboards
