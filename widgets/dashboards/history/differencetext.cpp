#include "dashboards/history/differencetext.h"

#include "dashboards/grid/gridview.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace yagura::dashboards {

namespace {

struct DifferenceText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)
};

QString placeText(const GridRect &rect)
{
    return DifferenceText::tr("column %1, row %2").arg(rect.x + 1).arg(rect.y + 1);
}

QString sizeText(const GridRect &rect)
{
    return DifferenceText::tr("%1 × %2").arg(rect.w).arg(rect.h);
}

// The name between the brackets of "targets[A].expr".
QString nameIn(const QString &path)
{
    return path.section(QLatin1Char('['), 1).section(QLatin1Char(']'), 0, 0);
}

QString settingName(const QString &path)
{
    if (path == QLatin1String("title"))
        return DifferenceText::tr("Title of the dashboard");
    if (path.startsWith(QLatin1String("time.")))
        return DifferenceText::tr("Time range");
    if (path == QLatin1String("refresh"))
        return DifferenceText::tr("Refresh");
    if (path == QLatin1String("yagura.layout"))
        return DifferenceText::tr("Layout");
    if (path.startsWith(QLatin1String("tags")))
        return DifferenceText::tr("Tags");
    if (path.startsWith(QLatin1String("templating.list[")))
        return DifferenceText::tr("Variable %1").arg(nameIn(path));
    return path;
}

} // namespace

QString countsText(const DifferenceCounts &counts)
{
    QStringList parts;
    if (counts.added)
        parts << DifferenceText::tr("%n panel(s) added", nullptr, counts.added);
    if (counts.removed)
        parts << DifferenceText::tr("%n panel(s) deleted", nullptr, counts.removed);
    if (counts.moved)
        parts << DifferenceText::tr("%n panel(s) moved", nullptr, counts.moved);
    if (counts.changed)
        parts << DifferenceText::tr("%n panel(s) changed", nullptr, counts.changed);
    if (counts.settings)
        parts << DifferenceText::tr("%n setting(s)", nullptr, counts.settings);
    return parts.isEmpty() ? DifferenceText::tr("Nothing that shows") : parts.join(DifferenceText::tr(", "));
}

QString panelText(const PanelDifference &panel)
{
    if (panel.fate == PanelFate::Added)
        return DifferenceText::tr("is added at %1, %2").arg(placeText(panel.after), sizeText(panel.after));
    if (panel.fate == PanelFate::Removed)
        return DifferenceText::tr("is deleted from %1").arg(placeText(panel.before));
    QStringList parts;
    if (panel.isMoved())
        parts
            << DifferenceText::tr("moves from %1 to %2").arg(placeText(panel.before), placeText(panel.after));
    if (panel.isResized())
        parts << DifferenceText::tr("%1 becomes %2").arg(sizeText(panel.before), sizeText(panel.after));
    return parts.isEmpty() ? DifferenceText::tr("changes") : parts.join(DifferenceText::tr(", "));
}

QString fieldName(const QString &path, bool isSetting)
{
    if (isSetting)
        return settingName(path);
    static const QRegularExpression target(QStringLiteral("^targets\\[(.+)\\]\\.(expr|legendFormat)$"));
    if (const auto match = target.match(path); match.hasMatch()) {
        return match.captured(2) == QLatin1String("expr")
            ? DifferenceText::tr("Query %1").arg(match.captured(1))
            : DifferenceText::tr("Legend %1").arg(match.captured(1));
    }
    if (path == QLatin1String("title"))
        return DifferenceText::tr("Title");
    if (path == QLatin1String("description"))
        return DifferenceText::tr("Description");
    if (path == QLatin1String("type"))
        return DifferenceText::tr("Kind");
    if (path == QLatin1String("fieldConfig.defaults.unit"))
        return DifferenceText::tr("Unit");
    if (path == QLatin1String("options.content"))
        return DifferenceText::tr("Text");
    return path;
}

QString fieldText(const FieldDifference &field)
{
    if (field.path == QLatin1String("yagura.layout")) {
        return DifferenceText::tr("%1 → %2").arg(layoutModeText(layoutModeNamed(field.before)),
                                                 layoutModeText(layoutModeNamed(field.after)));
    }
    if (field.before.isNull())
        return DifferenceText::tr("set to %1").arg(field.after);
    if (field.after.isNull())
        return DifferenceText::tr("%1 is taken away").arg(field.before);
    return DifferenceText::tr("%1 → %2").arg(field.before, field.after);
}

} // namespace yagura::dashboards
