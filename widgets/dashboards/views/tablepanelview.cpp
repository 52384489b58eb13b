#include "dashboards/views/tablepanelview.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/tablelinks.h"
#include "dashboards/views/fieldcelldelegate.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/safetext.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr int extraLine = 16; // pixels, of rows higher than one line

enum class CellLook { Plain, ColoredText, ColoredBackground, SolidBackground, Bar, Trend, Code };

CellLook lookOf(const TableColumn &column)
{
    const QVariantMap options = column.field.custom.value(QStringLiteral("cellOptions")).toMap();
    // "displayMode" is what files of before Grafana 9.3 have.
    const QString mode
        = textAt(options, u"type", column.field.custom.value(QStringLiteral("displayMode")).toString());
    if (mode == QLatin1String("color-text"))
        return CellLook::ColoredText;
    if (mode.startsWith(QLatin1String("color-background"))) {
        const bool isBasic
            = mode.endsWith(QLatin1String("-solid")) || textAt(options, u"mode") == QLatin1String("basic");
        return isBasic ? CellLook::SolidBackground : CellLook::ColoredBackground;
    }
    if (mode == QLatin1String("sparkline") || column.kind == ColumnKind::Trend)
        return CellLook::Trend;
    if (mode == QLatin1String("json-view"))
        return CellLook::Code;
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

int pixelsOf(const TableColumn &column, const QString &name)
{
    return std::clamp(column.field.custom.value(name).toInt(), 0, 4000);
}

bool isFilterable(const TableColumn &column)
{
    return column.field.custom.value(QStringLiteral("filterable")).toBool();
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
    , m_footer(new kit::DataTable(tr("Totals of %1").arg(accessibleName), this))
    , m_footerModel(new TableModel(this))
    , m_filter(new kit::SearchField(tr("Filter rows"), {}, this))
    , m_choice(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);
    layout->addWidget(m_choice);
    m_filter->hide();
    connect(m_filter, &kit::SearchField::searchChanged, this, &TablePanelView::filterRows);
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
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &TablePanelView::filterRows);
    // Enter follows a link at once, the pointer with a click on it.
    connect(m_table, &kit::DataTable::rowActivated, this, [this](const QModelIndex &index) {
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            follow(index);
    });
    connect(m_table, &kit::DataTable::rowClicked, this, [this](const QModelIndex &index) {
        if (!cellAddress(m_model->frame(), static_cast<size_t>(index.row()),
                         static_cast<size_t>(index.column()))
                 .isEmpty())
            follow(index);
    });
    m_footer->setModel(m_footerModel);
    m_footer->horizontalHeader()->hide();
    m_footer->setFocusPolicy(Qt::NoFocus);
    m_footer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->hide();
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_footer->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int pixels) { m_footer->setColumnWidth(column, pixels); });
}

namespace {

const TableCell &cellAt(const QModelIndex &index)
{
    const auto *model = static_cast<const TableModel *>(index.model());
    return model->frame().rows[static_cast<size_t>(index.row())].cells[static_cast<size_t>(index.column())];
}

} // namespace

FieldCell TablePanelView::cellFor(const QModelIndex &index) const
{
    const TableColumn &description = m_model->column(index.column());
    const TableCell &shown = cellAt(index);
    FieldCell cell;
    cell.isNumber = description.kind == ColumnKind::Number && shown.text.isEmpty();
    cell.text = cell.isNumber ? textOf(shown).joined() : index.data().toString();
    cell.alignment = alignmentOf(description);
    const bool isName = index.column() == 0 && description.kind == ColumnKind::Text;
    cell.style = isName ? kit::TextStyle::Name : kit::TextStyle::Body;
    switch (lookOf(description)) {
    case CellLook::ColoredText:
        cell.ink = kit::SeriesColor::role(figureRole(severityOf(shown)));
        break;
    case CellLook::ColoredBackground:
    case CellLook::SolidBackground:
        cell.ground = colorOf(shown.color);
        cell.drawing
            = lookOf(description) == CellLook::SolidBackground ? CellGround::Basic : CellGround::Gradient;
        break;
    case CellLook::Code:
        cell.style = kit::TextStyle::Mono;
        break;
    default:
        break;
    }
    cell.isLink = !cellAddress(m_model->frame(), static_cast<size_t>(index.row()),
                               static_cast<size_t>(index.column()))
                       .isEmpty();
    return cell;
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

// The course that a trend is, beside nothing: its figure is another column's.
void TablePanelView::setUpTrendColumn(int column)
{
    const auto cellOf = [](const QModelIndex &index) {
        kit::SparklineCell cell;
        if (const auto &trend = cellAt(index).trend) {
            const auto values = trend->values.raw();
            cell.values.assign(values.begin(), values.end());
        }
        return cell;
    };
    m_table->setItemDelegateForColumn(column, new kit::SparklineDelegate(cellOf, m_table));
}

void TablePanelView::setUpColumn(int column)
{
    const TableColumn &description = m_model->column(column);
    const CellLook look = lookOf(description);
    if (look == CellLook::Bar && description.kind == ColumnKind::Number)
        setUpBarColumn(column);
    else if (look == CellLook::Trend && description.kind == ColumnKind::Trend)
        setUpTrendColumn(column);
    else
        m_table->setItemDelegateForColumn(
            column,
            new FieldCellDelegate([this](const QModelIndex &index) { return cellFor(index); }, m_table));
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
        const bool isTrend = description.kind == ColumnKind::Trend;
        const int wish = pixelsOf(description, QStringLiteral("width"));
        const int least = pixelsOf(description, QStringLiteral("minWidth"));
        spec.width = wish > 0  ? kit::ColumnWidth::Fixed
            : isBar || isTrend ? kit::ColumnWidth::Stretch
                               : kit::ColumnWidth::Content;
        spec.pixels = wish > 0 ? wish : std::max(least, isBar || isTrend ? 110 : 48);
        spec.alignment = alignmentOf(description);
        specs.push_back(spec);
    }
    // Somebody has to take what is left of the width.
    const auto is = [](kit::ColumnWidth width) {
        return [width](const kit::ColumnSpec &spec) { return spec.width == width; };
    };
    const auto flexible = std::find_if(specs.begin(), specs.end(), is(kit::ColumnWidth::Content));
    if (flexible != specs.end() && std::none_of(specs.begin(), specs.end(), is(kit::ColumnWidth::Stretch)))
        flexible->width = kit::ColumnWidth::Stretch;
    m_table->setColumns(std::move(specs));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TablePanelView::showFrame()
{
    const bool isTable = m_content.panel.kind == PanelKind::Table;
    TableOptions options = tableOptions(m_content.panel.options);
    const bool isOther = isTable && m_chosen >= 0 && m_chosen != options.frame;
    if (isOther)
        options.frame = m_chosen;
    const QStringList choices = isTable ? tableChoices(*m_content.data) : QStringList();
    m_choice->setVisible(choices.size() > 1);
    m_choice->clear();
    m_choice->addItems(choices);
    m_choice->setCurrentIndex(std::min(options.frame, static_cast<int>(choices.size()) - 1));
    m_model->setFrame(isOther ? tableOf(*m_content.data, options, {m_content.zone, m_content.now})
                              : m_content.data->table);
    m_table->horizontalHeader()->setVisible(options.hasHeader);
    m_table->setRowHeight(kit::size::row + (options.cellLines - 1) * extraLine);
    if (m_model->frame().columns != m_columns)
        setUpColumns();
    const bool canFilter = std::any_of(m_columns.begin(), m_columns.end(), isFilterable);
    m_filter->setVisible(canFilter);
    if (!canFilter)
        m_filter->clear();
    filterRows();
    showFooter();
}

// Rows with the words in any of the columns that may be filtered by.
void TablePanelView::filterRows()
{
    const QString words = m_filter->text().trimmed();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        bool isWanted = words.isEmpty();
        for (int column = 0; !isWanted && column < m_model->columnCount(); ++column)
            isWanted = isFilterable(m_model->column(column))
                && m_model->index(row, column).data().toString().contains(words, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !isWanted);
    }
}

// One row below the others that stays where it is.
void TablePanelView::showFooter()
{
    const TableFrame &frame = m_model->frame();
    m_footer->setVisible(!frame.footer.empty());
    if (frame.footer.empty())
        return;
    TableFrame totals;
    TableRow row;
    for (size_t c = 0; c < frame.columns.size(); ++c) {
        TableColumn column = frame.columns[c];
        const Qt::Alignment alignment = alignmentOf(column);
        column.kind = ColumnKind::Text;
        totals.columns.push_back(column);
        row.cells.push_back({frame.footer[c], 0});
        if (const auto *old = m_footer->itemDelegateForColumn(static_cast<int>(c)))
            delete old;
        m_footer->setItemDelegateForColumn(static_cast<int>(c),
                                           new FieldCellDelegate(
                                               [alignment](const QModelIndex &index) {
                                                   FieldCell cell;
                                                   cell.text = index.data().toString();
                                                   cell.isNumber = true;
                                                   cell.style = kit::TextStyle::Name;
                                                   cell.alignment = alignment;
                                                   return cell;
                                               },
                                               m_footer));
    }
    totals.rows.push_back(std::move(row));
    m_footerModel->setFrame(std::move(totals));
    m_footer->setFixedHeight(kit::size::row + 1);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_footer->setColumnWidth(column, m_table->columnWidth(column));
}

void TablePanelView::follow(const QModelIndex &index)
{
    const auto row = static_cast<size_t>(index.row());
    QString address = cellAddress(m_model->frame(), row, static_cast<size_t>(index.column()));
    // From anywhere else in the row: its only way.
    for (size_t c = 0; address.isEmpty() && c < m_model->frame().columns.size(); ++c)
        address = cellAddress(m_model->frame(), row, c);
    if (!address.isEmpty())
        Q_EMIT addressRequested(address);
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
