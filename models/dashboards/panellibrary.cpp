#include "dashboards/panellibrary.h"

#include "dashboards/files/panelclipfile.h"

#include <QMimeData>

namespace yagura::dashboards {

void addLibraryPanels(std::vector<LibraryPanel> &panels, const Dashboard &dashboard)
{
    for (const Panel &panel : dashboard.panels) {
        if (panel.kind != PanelKind::Row)
            panels.push_back({dashboard.title, panel});
        for (const Panel &child : panel.children) {
            if (child.kind != PanelKind::Row)
                panels.push_back({dashboard.title, child});
        }
    }
}

void PanelLibraryModel::setPanels(std::vector<LibraryPanel> panels)
{
    beginResetModel();
    m_panels = std::move(panels);
    filter();
    endResetModel();
}

void PanelLibraryModel::setFilter(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    filter();
    endResetModel();
}

void PanelLibraryModel::filter()
{
    m_shown.clear();
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const Panel &panel = m_panels[i].panel;
        QStringList texts{panel.title, m_panels[i].dashboard, panel.typeName};
        for (const Target &target : panel.targets)
            texts << target.expression;
        const auto isIn = [&](const QString &word) {
            return std::any_of(texts.begin(), texts.end(),
                               [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
        };
        if (std::all_of(m_words.begin(), m_words.end(), isIn))
            m_shown.push_back(i);
    }
}

const LibraryPanel *PanelLibraryModel::panel(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_panels[m_shown[static_cast<size_t>(row)]];
}

int PanelLibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PanelLibraryModel::data(const QModelIndex &index, int role) const
{
    const LibraryPanel *one = panel(index.row());
    return one && role == Qt::DisplayRole ? one->panel.title : QVariant();
}

Qt::ItemFlags PanelLibraryModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled;
}

QStringList PanelLibraryModel::mimeTypes() const
{
    return {panelMimeType};
}

QMimeData *PanelLibraryModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<Panel> panels;
    for (const QModelIndex &index : indexes) {
        if (const LibraryPanel *one = panel(index.row()))
            panels.push_back(one->panel);
    }
    if (panels.empty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(panelMimeType, writePanels(panels));
    return data;
}

} // namespace yagura::dashboards
