#include "dashboards/tablepanelview.h"

#include "dashboards/thresholdlook.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/plainlabel.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <cmath>

namespace yagura::dashboards {

namespace {

kit::ValueText textOf(const TableColumn &column, double number)
{
    if (std::isnan(number))
        return {kit::missingText(), {}};
    return kit::unitText(number, column.field.unit.value_or(QStringLiteral("short")), column.field.decimals);
}

} // namespace

TablePanelView::TablePanelView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_notice(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, this))
    , m_model(new TableModel(this))
    , m_table(new kit::DataTable(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    m_notice->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::tiny);
    m_notice->hide();
    m_table->setModel(m_model);
    // The order the panel asks for, until the operator chooses another.
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
}

void TablePanelView::setUpColumn(int column)
{
    const TableColumn description = m_model->column(column);
    const auto number
        = [](const QModelIndex &index) { return index.data(TableModel::NumberRole).toDouble(); };
    if (description.kind != ColumnKind::Number) {
        const bool isFirst = column == 0;
        m_table->setItemDelegateForColumn(
            column, new kit::TextDelegate(m_table, [isFirst](const QModelIndex &index) {
                kit::TextCell cell;
                cell.text = index.data().toString();
                cell.style = isFirst ? kit::TextStyle::Name : kit::TextStyle::Body;
                cell.isName = true;
                return cell;
            }));
        return;
    }
    const CellKind kind = description.field.cell.value_or(CellKind::Automatic);
    if (kind == CellKind::Gauge) {
        m_table->setItemDelegateForColumn(
            column,
            new kit::ShareDelegate(
                [this, description, column, number](const QModelIndex &index) {
                    const double value = number(index);
                    const double low = description.field.minimum.value_or(0);
                    const double high = description.field.maximum.value_or(m_model->extentOf(column).second);
                    const kit::Severity severity = stepAt(description.field, value).severity;
                    const bool trouble = figureRole(severity) != kit::ColorRole::Text;
                    kit::ShareCell cell;
                    cell.share = high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
                    cell.text = textOf(description, value);
                    cell.color = trouble ? kit::colorOf(severity) : kit::ColorRole::Accent;
                    cell.isUnknown = std::isnan(value);
                    return cell;
                },
                m_table, 64));
        return;
    }
    m_table->setItemDelegateForColumn(column,
                                      new kit::NumberDelegate(
                                          [description, kind, number](const QModelIndex &index) {
                                              kit::NumberCell cell;
                                              cell.value = textOf(description, number(index));
                                              if (kind != CellKind::Automatic)
                                                  cell.role = figureRole(
                                                      stepAt(description.field, number(index)).severity);
                                              return cell;
                                          },
                                          m_table));
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
        const bool isNumber = m_model->column(column).kind == ColumnKind::Number;
        const bool isGauge = m_model->column(column).field.cell == CellKind::Gauge;
        spec.width = isGauge ? kit::ColumnWidth::Stretch : kit::ColumnWidth::Content;
        spec.pixels = isGauge ? 110 : 48;
        spec.alignment = isNumber ? Qt::AlignRight : Qt::AlignLeft;
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

void TablePanelView::setContent(const PanelContent &content)
{
    const bool isTable = content.panel.kind == PanelKind::Table;
    m_notice->setVisible(!isTable);
    if (!isTable)
        m_notice->setText(tr("Panel type \"%1\" is shown as its data").arg(content.panel.typeName));
    m_model->setFrame(isTable ? tableOf(content.panel, content.answers) : latestValues(content.series));
    if (m_model->frame().columns != m_columns)
        setUpColumns();
}

} // namespace yagura::dashboards
