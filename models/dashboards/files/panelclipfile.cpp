#include "dashboards/files/panelclipfile.h"

#include "dashboards/files/grafanapanelfile.h"

namespace yagura::dashboards {

QByteArray writePanelClip(const Panel &panel)
{
    return dumpJson(detail::writePanel(panel), 2);
}

Result<Panel> readPanelClip(QByteArrayView text)
{
    const QString where = QStringLiteral("panel");
    const auto root = parseOrderedJson(text, where);
    if (!root)
        return std::unexpected(root.error());
    const OrderedJsonView view(*root, where);
    if (!view.isObject() || (!view.at("type").isString() && !view.at("targets").isArray()))
        return failure(ErrorKind::Malformed, where, QStringLiteral("a panel is an object with a type"));
    return detail::readPanel(view);
}

} // namespace yagura::dashboards
