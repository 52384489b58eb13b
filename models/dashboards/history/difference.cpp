#include "dashboards/history/difference.h"

#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/grafanapanelfile.h"

#include <QSet>

#include <map>

namespace yagura::dashboards {

namespace {

constexpr qsizetype longestValue = 400;
constexpr size_t mostFields = 200; // of one panel

using Fields = std::vector<std::pair<QString, QString>>; // path and value, in the order of the file

QString valueText(const OrderedJsonView &view)
{
    const QString text = view.isString() ? view.stringOr() : QString::fromUtf8(dumpJson(view.json()));
    return text.size() > longestValue ? QString(text.left(longestValue) + QStringLiteral(" …")) : text;
}

// Elements keep their name when others come before them, if they have one.
QString elementName(const OrderedJsonView &element, size_t index)
{
    for (const char *key : {"refId", "name", "id"}) {
        if (element.isObject() && element.at(key).isString() && !element.at(key).stringOr().isEmpty())
            return element.at(key).stringOr();
    }
    return QString::number(index);
}

void flatten(const OrderedJsonView &view, const QString &path, const QSet<QString> &skipped, Fields &fields)
{
    if (skipped.contains(path))
        return;
    const bool isBranch = (view.isObject() || view.isArray()) && view.size() > 0;
    if (!isBranch) {
        if (view.exists())
            fields.emplace_back(path, valueText(view));
        return;
    }
    view.forEachMember([&](const QString &key, const OrderedJsonView &member) {
        flatten(member, path.isEmpty() ? key : QString(path + QLatin1Char('.') + key), skipped, fields);
    });
    for (size_t i = 0; view.isArray() && i < view.size(); ++i) {
        const auto element = view.at(i);
        flatten(element, path + QLatin1Char('[') + elementName(element, i) + QLatin1Char(']'), skipped,
                fields);
    }
}

std::vector<FieldDifference> fieldDifferences(const Fields &before, const Fields &after)
{
    const std::map<QString, QString> old(before.begin(), before.end());
    std::vector<FieldDifference> differences;
    QSet<QString> seen;
    for (const auto &[path, value] : after) {
        seen.insert(path);
        const auto was = old.find(path);
        if (was == old.end())
            differences.push_back({path, {}, value});
        else if (was->second != value)
            differences.push_back({path, was->second, value});
    }
    for (const auto &[path, value] : before) {
        if (!seen.contains(path))
            differences.push_back({path, value, {}});
    }
    if (differences.size() > mostFields)
        differences.resize(mostFields);
    return differences;
}

Fields fieldsOf(const Panel &panel)
{
    const OrderedJson json = detail::writePanel(panel);
    Fields fields;
    // The place is told apart, the panels of a row one by one; ids are what panels are told apart by.
    flatten(OrderedJsonView(json), {},
            {QStringLiteral("gridPos"), QStringLiteral("panels"), QStringLiteral("id")}, fields);
    return fields;
}

Fields settingsOf(const Dashboard &dashboard)
{
    Fields fields;
    const auto root = parseOrderedJson(writeGrafanaClassic(dashboard), dashboard.title);
    if (!root)
        return fields;
    flatten(
        OrderedJsonView(*root), {},
        {QStringLiteral("panels"), QStringLiteral("version"), QStringLiteral("id"), QStringLiteral("rows")},
        fields);
    return fields;
}

std::vector<const Panel *> allPanels(const Dashboard &dashboard)
{
    std::vector<const Panel *> all;
    for (const Panel &panel : dashboard.panels) {
        all.push_back(&panel);
        for (const Panel &child : panel.children)
            all.push_back(&child);
    }
    return all;
}

const Panel *panelOf(const std::vector<const Panel *> &panels, int id)
{
    const auto it
        = std::find_if(panels.begin(), panels.end(), [id](const Panel *panel) { return panel->id == id; });
    return it == panels.end() ? nullptr : *it;
}

} // namespace

DashboardDifference dashboardDifference(const Dashboard &before, const Dashboard &after)
{
    DashboardDifference difference;
    const auto oldPanels = allPanels(before);
    const auto newPanels = allPanels(after);
    for (const Panel *old : oldPanels) {
        if (!panelOf(newPanels, old->id))
            difference.panels.push_back({old->id, old->title, PanelFate::Removed, old->grid, {}, {}});
    }
    for (const Panel *now : newPanels) {
        const Panel *old = panelOf(oldPanels, now->id);
        if (!old) {
            difference.panels.push_back({now->id, now->title, PanelFate::Added, {}, now->grid, {}});
            continue;
        }
        if (*old == *now)
            continue;
        PanelDifference one{now->id,   now->title, PanelFate::Kept,
                            old->grid, now->grid,  fieldDifferences(fieldsOf(*old), fieldsOf(*now))};
        if (one.isMoved() || one.isResized() || !one.fields.empty())
            difference.panels.push_back(std::move(one));
    }
    difference.settings = fieldDifferences(settingsOf(before), settingsOf(after));
    return difference;
}

DifferenceCounts countsOf(const DashboardDifference &difference)
{
    DifferenceCounts counts;
    counts.settings = static_cast<int>(difference.settings.size());
    for (const PanelDifference &panel : difference.panels) {
        counts.added += panel.fate == PanelFate::Added ? 1 : 0;
        counts.removed += panel.fate == PanelFate::Removed ? 1 : 0;
        counts.moved += panel.isMoved() || panel.isResized() ? 1 : 0;
        counts.changed += panel.fields.empty() ? 0 : 1;
    }
    return counts;
}

} // namespace yagura::dashboards
