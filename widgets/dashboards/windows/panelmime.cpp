#include "dashboards/windows/panelmime.h"

#include "dashboards/files/panelclipfile.h"

#include <QMimeData>

namespace yagura::dashboards {

QMimeData *panelMime(const std::vector<Panel> &panels)
{
    auto *data = new QMimeData;
    const QByteArray text = writePanels(panels);
    data->setData(panelMimeType, text);
    data->setText(QString::fromUtf8(text));
    return data;
}

std::vector<Panel> panelsOf(const QMimeData &data)
{
    const QByteArray text = data.hasFormat(panelMimeType) ? data.data(panelMimeType) : data.text().toUtf8();
    return readPanels(text, panelMimeType).value_or(std::vector<Panel>());
}

} // namespace yagura::dashboards
