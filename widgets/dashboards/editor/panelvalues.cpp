#include "dashboards/editor/panelvalues.h"

namespace yagura::dashboards {

namespace {

void setRepeat(Panel &panel, const QString &path, const QVariant &value)
{
    Repeat repeat = panel.repeat.value_or(Repeat());
    if (path == QLatin1String("repeat")) {
        repeat.variable = value.toString();
        if (repeat.variable.startsWith(QLatin1Char('$')))
            repeat.variable.remove(0, 1);
    } else if (path == QLatin1String("direction")) {
        repeat.direction = value.toString() == QLatin1String("v") ? RepeatDirection::Vertical
                                                                  : RepeatDirection::Horizontal;
    } else {
        repeat.mostAcross = value.isValid() ? value.toInt() : Repeat().mostAcross;
    }
    panel.repeat = repeat.variable.isEmpty() ? std::nullopt : std::optional(repeat);
}

} // namespace

QVariantMap panelValues(const Panel &panel)
{
    QVariantMap map;
    const auto text = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            map.insert(QString::fromUtf8(name), value);
    };
    text("description", panel.description);
    text("interval", panel.interval);
    text("timeFrom", panel.timeFrom);
    text("timeShift", panel.timeShift);
    if (panel.maximumPoints > 0)
        map.insert(QStringLiteral("maximumPoints"), panel.maximumPoints);
    if (panel.repeat) {
        const bool isVertical = panel.repeat->direction == RepeatDirection::Vertical;
        text("repeat", panel.repeat->variable);
        text("direction", isVertical ? QStringLiteral("v") : QStringLiteral("h"));
        map.insert(QStringLiteral("mostAcross"), panel.repeat->mostAcross);
    }
    return map;
}

Panel withPanelValue(Panel panel, const QString &path, const QVariant &value)
{
    if (path == QLatin1String("description"))
        panel.description = value.toString();
    else if (path == QLatin1String("interval"))
        panel.interval = value.toString();
    else if (path == QLatin1String("timeFrom"))
        panel.timeFrom = value.toString();
    else if (path == QLatin1String("timeShift"))
        panel.timeShift = value.toString();
    else if (path == QLatin1String("maximumPoints"))
        panel.maximumPoints = value.toInt();
    else
        setRepeat(panel, path, value);
    return panel;
}

} // namespace yagura::dashboards
