#include "dashboards/views/tablepanelview.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/plainlabel.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"

#include <QComboBox>
#include <QHeaderView>
#include <QVBoxLayout>

#include <cmath>

namespace yagura::dashboards {

namespace {

enum class CellLook { Plain, ColoredText, ColoredBackground, Bar };

CellLook lookOf(const TableColumn &column)
{
    const QVariantMap options = column.field.custom.value(QStringLiteral("cellOptions")).toMap();
    // "displayMode" is what files of before Grafana 9.3 have.
    const QString mode
        = textAt(options, u"type", column.field.custom.value(QStringLiteral("displayMode")).toString());
    if (mode == QLatin1String("color-text"))
        return CellLook::ColoredText;
    if (mode.startsWith(QLatin1String("color-background")))
        return CellLook::ColoredBackground;
    const bool isBar = mode == QLatin1String("gauge") || mode.endsWith(QLatin1String("-gauge"))
        || mode == QLatin1String("basic");
    return isBar ? CellLook::Bar : CellLook::Plain;
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

int widthOf(const TableColumn &column)
{
    return std::clamp(column.field.custom.value(QStringLiteral("width")).toInt(), 0, 4000);
}

kit::ValueText textOf(const TableCell &cell)
{
    if (!cell.text.isEmpty())
        return {cell.text, {}};
    if (std::isnan(cell.number))
        return {kit::missingText(), {}};
    return {cell.shown.prefix + cell.shown.number, cell.shown.unit};
}

kit::Severity severityOf(const TableCell &cell)
{
    return cell.color.kind == frames::ColorMeaning::Kind::Named ? severityOfColor(cell.color.name)
                                                                : kit::Severity::Info;
}

} // namespace

TablePanelView::TablePanelView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_notice(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, this))
    , m_model(new TableModel(this))
    , m_table(new kit::DataTable(accessibleName, this))
    , m_choice(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_choice);
    m_choice->setAccessibleName(tr("Which answer is shown"));
    m_choice->hide();
    connect(m_choice, &QComboBox::activated, this, [this](int chosen) {
        m_chosen = chosen;
        showFrame();
    });
    m_notice->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::tiny);
    m_notice->hide();
    m_table->setModel(m_model);
    // The order the panel asks for, until the operator chooses another.
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
}

const TableCell &TablePanelView::cellAt(const QModelIndex &index) const
{
    return m_model->frame().rows[static_cast<size_t>(index.row())].cells[static_cast<size_t>(index.column())];
}

void TablePanelView::setUpTextColumn(int column)
{
    const bool isFirst = column == 0;
    const bool isColored = lookOf(m_model->column(column)) != CellLook::Plain;
    m_table->setItemDelegateForColumn(
        column, new kit::TextDelegate(m_table, [this, isFirst, isColored](const QModelIndex &index) {
            kit::TextCell cell;
            cell.text = index.data().toString();
            cell.style = isFirst ? kit::TextStyle::Name : kit::TextStyle::Body;
            cell.isName = true;
            if (isColored)
                cell.role = figureRole(severityOf(cellAt(index)));
            return cell;
        }));
}

void TablePanelView::setUpBarColumn(int column)
{
    const auto cellOf = [this, column](const QModelIndex &index) {
        const TableColumn &description = m_model->column(column);
        const TableCell &shown = cellAt(index);
        const double low = description.field.minimum.value_or(std::min(0.0, description.low));
        const kit::Severity severity = severityOf(shown);
        const bool trouble = figureRole(severity) != kit::ColorRole::Text;
        kit::ShareCell cell;
        cell.share = description.high > low
            ? std::clamp((shown.number - low) / (description.high - low), 0.0, 1.0)
            : 0;
        cell.text = textOf(shown);
        cell.color = trouble ? kit::colorOf(severity) : kit::ColorRole::Accent;
        cell.isUnknown = std::isnan(shown.number);
        return cell;
    };
    constexpr int figureRoom = 64;
    m_table->setItemDelegateForColumn(column, new kit::ShareDelegate(cellOf, m_table, figureRoom));
}

void TablePanelView::setUpColumn(int column)
{
    const TableColumn &description = m_model->column(column);
    if (description.kind != ColumnKind::Number) {
        setUpTextColumn(column);
        return;
    }
    const CellLook look = lookOf(description);
    if (look == CellLook::Bar) {
        setUpBarColumn(column);
        return;
    }
    const auto cellOf = [this, look](const QModelIndex &index) {
        const TableCell &shown = cellAt(index);
        kit::NumberCell cell;
        cell.value = textOf(shown);
        if (look != CellLook::Plain)
            cell.role = figureRole(severityOf(shown));
        return cell;
    };
    m_table->setItemDelegateForColumn(column, new kit::NumberDelegate(cellOf, m_table));
}

void TablePanelView::setUpColumns()
{
    m_columns = m_model->frame().columns;
    std::vector<kit::ColumnSpec> specs;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (const auto *old = m_table->itemDelegateForColumn(column))
            delete old;
        setUpColumn(column);
        kit::ColumnSpec spec;
        const TableColumn &description = m_model->column(column);
        const bool isBar = description.kind == ColumnKind::Number && lookOf(description) == CellLook::Bar;
        const int wish = widthOf(description);
        spec.width = isBar ? kit::ColumnWidth::Stretch : kit::ColumnWidth::Content;
        spec.pixels = wish > 0 ? wish : isBar ? 110 : 48;
        spec.alignment = alignmentOf(description);
        specs.push_back(spec);
    }
    // Somebody has to take what is left of the width.
    const auto stretches
        = [](const kit::ColumnSpec &spec) { return spec.width == kit::ColumnWidth::Stretch; };
    if (!specs.empty() && std::none_of(specs.begin(), specs.end(), stretches))
        specs.front().width = kit::ColumnWidth::Stretch;
    m_table->setColumns(std::move(specs));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TablePanelView::showFrame()
{
    const bool isTable = m_content.panel.kind == PanelKind::Table;
    TableOptions options = tableOptions(m_content.panel.options);
    if (m_chosen >= 0)
        options.frame = m_chosen;
    const TableContext context{m_content.zone, m_content.now};
    const QStringList choices = isTable ? tableChoices(*m_content.data) : QStringList();
    m_choice->setVisible(choices.size() > 1);
    m_choice->clear();
    m_choice->addItems(choices);
    m_choice->setCurrentIndex(std::min(options.frame, static_cast<int>(choices.size()) - 1));
    m_model->setFrame(isTable ? tableOf(*m_content.data, options, context)
                              : latestValues(*m_content.data, context));
    m_table->horizontalHeader()->setVisible(options.hasHeader);
    if (m_model->frame().columns != m_columns)
        setUpColumns();
}

void TablePanelView::setContent(const PanelContent &content)
{
    m_content = content;
    const bool isTable = content.panel.kind == PanelKind::Table;
    m_notice->setVisible(!isTable);
    if (!isTable)
        m_notice->setText(tr("Panel type \"%1\" is shown as its data").arg(content.panel.typeName));
    showFrame();
}

} // namespace yagura::dashboards
