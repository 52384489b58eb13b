#include "dashboards/files/panelclipfile.h"

#include "dashboards/files/grafanapanelfile.h"

namespace yagura::dashboards {

QByteArray writePanels(const std::vector<Panel> &panels)
{
    if (panels.size() == 1)
        return dumpJson(detail::writePanel(panels.front()), 2) + '\n';
    OrderedJson all = OrderedJson::array();
    for (const Panel &panel : panels)
        all.push_back(detail::writePanel(panel));
    return dumpJson(all, 2) + '\n';
}

Result<std::vector<Panel>> readPanels(QByteArrayView text, const QString &where)
{
    const auto json = parseOrderedJson(text, where);
    if (!json)
        return std::unexpected(json.error());
    const OrderedJsonView root(*json);
    std::vector<Panel> panels;
    const auto take = [&](const OrderedJsonView &view) {
        if (view.isObject() && view.at("type").exists() && panels.size() < mostClippedPanels)
            panels.push_back(detail::readPanel(view));
    };
    if (root.isArray())
        root.forEach(take);
    else
        take(root);
    if (panels.empty())
        return failure(ErrorKind::Unsupported, where, QStringLiteral("this is no panel of a dashboard"));
    return panels;
}

} // namespace yagura::dashboards
