#include "dashboards/views/celllook.h"

#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

kit::BarGaugeMode barModeOf(const QString &type, const QString &mode)
{
    if (mode == QLatin1String("lcd") || type == QLatin1String("lcd-gauge"))
        return kit::BarGaugeMode::Lcd;
    if (mode == QLatin1String("gradient") || type == QLatin1String("gradient-gauge"))
        return kit::BarGaugeMode::Gradient;
    return kit::BarGaugeMode::Basic;
}

bool isBar(const QString &type)
{
    return type == QLatin1String("gauge") || type.endsWith(QLatin1String("-gauge"))
        || type == QLatin1String("basic");
}

void readGround(const QString &type, const QVariantMap &options, CellLook &look)
{
    const bool isBasic
        = type.endsWith(QLatin1String("-solid")) || textAt(options, u"mode") == QLatin1String("basic");
    look.paintsRow = truthAt(options, u"applyToRow", false);
    look.ground = look.paintsRow ? CellGround::Row : isBasic ? CellGround::Basic : CellGround::Gradient;
}

// Cells that stand for their text in another shape.
CellKind contentKind(const QString &type)
{
    if (type == QLatin1String("image"))
        return CellKind::Picture;
    if (type == QLatin1String("pill"))
        return CellKind::Pills;
    if (type == QLatin1String("markdown"))
        return CellKind::Markdown;
    return type == QLatin1String("data-links") ? CellKind::Links : CellKind::Text;
}

} // namespace

CellLook cellLook(const TableColumn &column)
{
    const QVariantMap &custom = column.field.custom;
    const QVariantMap options = custom.value(QStringLiteral("cellOptions")).toMap();
    // "displayMode" is what files of before Grafana 9.3 have.
    const QString type = textAt(options, u"type", custom.value(QStringLiteral("displayMode")).toString());
    CellLook look;
    look.wraps = truthAt(options, u"wrapText", truthAt(custom, u"wrapText", false));
    look.hasInk = type == QLatin1String("color-text");
    look.isCode = type == QLatin1String("json-view");
    if (type.startsWith(QLatin1String("color-background")))
        readGround(type, options, look);
    if (column.kind == ColumnKind::Trend) {
        look.kind = CellKind::Trend;
        look.hasTrendValue = type == QLatin1String("sparkline") && !truthAt(options, u"hideValue", false);
    } else if (isBar(type) && column.kind == ColumnKind::Number) {
        look.kind = CellKind::Bar;
        look.bar = barModeOf(type, textAt(options, u"mode"));
        look.barValue = wordIn(textAt(options, u"valueDisplayMode"), {"color", "text", "hidden"},
                               kit::FigureValues::Color);
    } else {
        look.kind = contentKind(type);
    }
    if (type == QLatin1String("actions") || type == QLatin1String("geo"))
        look.unsupported = type;
    return look;
}

Qt::Alignment alignmentOf(const TableColumn &column)
{
    const QString wish = column.field.custom.value(QStringLiteral("align")).toString();
    if (wish == QLatin1String("center"))
        return Qt::AlignHCenter;
    if (wish == QLatin1String("right"))
        return Qt::AlignRight;
    if (wish == QLatin1String("left"))
        return Qt::AlignLeft;
    return column.kind == ColumnKind::Number ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace yagura::dashboards
