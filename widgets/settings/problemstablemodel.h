// What is wrong with files of the workspace: file and line, reason, remedy. Owned by the settings screen; GUI
// thread.
#pragma once

#include "core/finding.h"

#include <QAbstractTableModel>

namespace yagura::settings {

class ProblemsTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FileColumn, ReasonColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // Paths below folder are shown relative to it. Findings that stay keep their rows.
    void setProblems(const Findings &problems, const QString &folder);
    [[nodiscard]] const Finding &problem(int row) const { return m_problems[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString placeText(const Finding &finding) const;

    Findings m_problems;
    QString m_folder;
};

} // namespace yagura::settings
