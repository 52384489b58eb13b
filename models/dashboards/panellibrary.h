// The panels of all dashboards that are at hand, to be searched and taken over. Made on a worker, shown
// through a model whose rows can be dragged onto a dashboard. GUI thread for the model; owned by its pane.
#pragma once

#include "dashboards/dashboard.h"

#include <QAbstractListModel>

namespace yagura::dashboards {

struct LibraryPanel
{
    QString dashboard; // title
    Panel panel;

    bool operator==(const LibraryPanel &) const = default;
};

// Those of one dashboard, children of folded rows included, rows left out.
void addLibraryPanels(std::vector<LibraryPanel> &panels, const Dashboard &dashboard);

class PanelLibraryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setPanels(std::vector<LibraryPanel> panels);
    // Every word must be in title, dashboard, type or a query, upper and lower case alike.
    void setFilter(const QString &text);
    [[nodiscard]] const LibraryPanel *panel(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    void filter();

    std::vector<LibraryPanel> m_panels;
    std::vector<size_t> m_shown;
    QStringList m_words;
};

} // namespace yagura::dashboards
