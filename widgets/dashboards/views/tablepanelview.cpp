#include "dashboards/views/tablepanelview.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/tablelinks.h"
#include "dashboards/views/contentcells.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/tablepager.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/valueaxis.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
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
#include <utility>

namespace yagura::dashboards {

namespace {

constexpr int extraLine = 16; // pixels, of rows higher than one line
constexpr int mostLines = 6; // of a text that wraps
constexpr int rowsMeasured = 200;

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

kit::IconName iconOf(frames::FieldType type)
{
    switch (type) {
    case frames::FieldType::Number:
        return kit::IconName::Hash;
    case frames::FieldType::Text:
        return kit::IconName::Letter;
    case frames::FieldType::Time:
        return kit::IconName::Clock;
    case frames::FieldType::Boolean:
        return kit::IconName::Toggle;
    case frames::FieldType::Trend:
        break;
    }
    return kit::IconName::Shapes;
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
    , m_pager(new TablePager(this))
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
    layout->addWidget(m_pager);
    layout->addWidget(m_choice);
    m_filter->hide();
    m_pager->hide();
    m_table->viewport()->installEventFilter(this);
    connect(m_pager, &TablePager::pageChosen, this, &TablePanelView::filterRows);
    connect(m_table, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { m_inspected = index; });
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
        if (QGuiApplication::mouseButtons() != Qt::NoButton)
            return;
        const std::vector<FieldLink> links = linksOfRow(index);
        links.empty() ? inspect(index) : follow(links);
    });
    connect(m_table, &kit::DataTable::rowClicked, this,
            [this](const QModelIndex &index) { follow(linksOf(index)); });
    m_footer->setModel(m_footerModel);
    m_footer->horizontalHeader()->hide();
    m_footer->setFocusPolicy(Qt::NoFocus);
    m_footer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->hide();
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_footer->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int pixels) {
                m_footer->setColumnWidth(column, pixels);
                fitRows();
            });
}

namespace {

const TableCell &cellAt(const QModelIndex &index)
{
    const auto *model = static_cast<const TableModel *>(index.model());
    return model->frame().rows[static_cast<size_t>(index.row())].cells[static_cast<size_t>(index.column())];
}

// What is well stays in the colour of text.
std::optional<kit::SeriesColor> inkOf(const TableCell &cell)
{
    return severityOf(cell) == kit::Severity::Ok ? std::nullopt : colorOf(cell.color);
}

// Of one value: its own colour where a mapping or a limit gives one, otherwise always the same for a text.
std::vector<Pill> pillsOf(const QModelIndex &index)
{
    const TableCell &cell = cellAt(index);
    const QStringList texts = pillTexts(index.data().toString());
    const auto own = texts.size() == 1 ? colorOf(cell.color) : std::nullopt;
    std::vector<Pill> pills;
    for (const QString &text : texts)
        pills.push_back({text, own.value_or(kit::SeriesColor::service(text))});
    return pills;
}

} // namespace

FieldCell TablePanelView::cellFor(const QModelIndex &index) const
{
    const auto column = static_cast<size_t>(index.column());
    const TableColumn &description = m_model->column(index.column());
    const CellLook &look = m_looks[column];
    const TableCell &shown = cellAt(index);
    FieldCell cell;
    cell.isNumber = description.kind == ColumnKind::Number && shown.text.isEmpty();
    cell.text = cell.isNumber ? textOf(shown).joined() : index.data().toString();
    cell.alignment = alignmentOf(description);
    cell.wraps = look.wraps && !cell.isNumber;
    const bool isName = index.column() == 0 && description.kind == ColumnKind::Text;
    cell.style = look.isCode ? kit::TextStyle::Mono : isName ? kit::TextStyle::Name : kit::TextStyle::Body;
    if (look.hasInk)
        cell.ink = inkOf(shown);
    for (size_t c = 0; c < m_looks.size() && !cell.ground; ++c) {
        const bool isOwn = c == column && look.ground;
        if (isOwn || (m_looks[c].paintsRow && !look.ground)) {
            cell.ground = colorOf(m_model->frame().rows[static_cast<size_t>(index.row())].cells[c].color);
            cell.drawing = *m_looks[c].ground;
        }
    }
    const std::vector<FieldLink> links = linksOf(index);
    cell.isLink = !links.empty();
    if (look.kind == CellKind::Links) {
        QStringList titles;
        for (const FieldLink &link : links)
            titles << link.title;
        cell.text = titles.join(QStringLiteral(" · "));
        cell.isNumber = false;
    } else if (!look.unsupported.isEmpty()) {
        cell.text = tr("Not run from here");
        cell.isNumber = false;
    }
    return cell;
}

kit::FigureItem TablePanelView::barOf(const QModelIndex &index) const
{
    const TableColumn &description = m_model->column(index.column());
    const TableCell &shown = cellAt(index);
    kit::FigureItem item;
    item.value = shown.number;
    item.text = textOf(shown);
    item.min = description.field.minimum.value_or(std::min(0.0, description.low));
    item.max = description.high;
    item.color = colorOf(shown.color).value_or(kit::SeriesColor::role(kit::ColorRole::Accent));
    item.steps = stepsOf(description.field, {item.min, item.max});
    if (item.steps.size() == 1) // the absence of limits
        item.steps.clear();
    // A bar in the colour of text would look like more than one of a warning.
    for (size_t i = 0; i < item.steps.size(); ++i) {
        if (description.field.thresholds->steps[static_cast<qsizetype>(i)].color == QLatin1String("text"))
            item.steps[i].color = kit::SeriesColor::role(kit::ColorRole::Accent);
    }
    return item;
}

QAbstractItemDelegate *TablePanelView::trendDelegate(const CellLook &look)
{
    const auto cellOf = [hasValue = look.hasTrendValue](const QModelIndex &index) {
        kit::SparklineCell cell;
        if (const auto &trend = cellAt(index).trend) {
            const auto values = trend->values.raw();
            cell.values.assign(values.begin(), values.end());
        }
        if (hasValue)
            cell.text = textOf(cellAt(index));
        return cell;
    };
    return new kit::SparklineDelegate(cellOf, m_table);
}

QAbstractItemDelegate *TablePanelView::delegateFor(int column)
{
    const CellLook &look = m_looks[static_cast<size_t>(column)];
    switch (look.kind) {
    case CellKind::Bar:
        return new BarCellDelegate([this](const QModelIndex &index) { return barOf(index); }, look.bar,
                                   look.barValue, m_table);
    case CellKind::Trend:
        return trendDelegate(look);
    case CellKind::Picture: {
        const QVariantMap options
            = m_model->column(column).field.custom.value(QStringLiteral("cellOptions")).toMap();
        return new PictureCellDelegate(textAt(options, u"alt"), m_table);
    }
    case CellKind::Pills:
        return new PillCellDelegate([](const QModelIndex &index) { return pillsOf(index); }, m_table);
    case CellKind::Markdown:
        return new MarkdownCellDelegate(m_table);
    case CellKind::Text:
    case CellKind::Links:
        break;
    }
    return new FieldCellDelegate([this](const QModelIndex &index) { return cellFor(index); }, m_table);
}

// As high as the longest of the texts that wrap, within reason; all rows alike.
void TablePanelView::fitRows()
{
    int lines = tableOptions(m_content.panel.options).cellLines;
    for (int column = 0; column < static_cast<int>(m_looks.size()); ++column) {
        if (!m_looks[static_cast<size_t>(column)].wraps || column >= m_model->columnCount())
            continue;
        const int width = m_table->columnWidth(column) - 2 * kit::cellMargin;
        for (int row = 0; row < std::min(m_model->rowCount(), rowsMeasured) && lines < mostLines; ++row)
            lines = std::max(lines, linesOf(cellFor(m_model->index(row, column)), width, mostLines));
    }
    m_table->setRowHeight(kit::size::row + (lines - 1) * extraLine);
}

void TablePanelView::setUpColumns()
{
    m_columns = m_model->frame().columns;
    m_looks.clear();
    std::transform(m_columns.begin(), m_columns.end(), std::back_inserter(m_looks), cellLook);
    std::vector<kit::ColumnSpec> specs;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (const auto *old = m_table->itemDelegateForColumn(column))
            delete old;
        m_table->setItemDelegateForColumn(column, delegateFor(column));
        kit::ColumnSpec spec;
        const TableColumn &description = m_model->column(column);
        const CellKind kind = m_looks[static_cast<size_t>(column)].kind;
        const bool isDrawing = kind == CellKind::Bar || kind == CellKind::Trend;
        const int wish = pixelsOf(description, QStringLiteral("width"));
        const int least = pixelsOf(description, QStringLiteral("minWidth"));
        spec.width = wish > 0 ? kit::ColumnWidth::Fixed
            : isDrawing       ? kit::ColumnWidth::Stretch
                              : kit::ColumnWidth::Content;
        spec.pixels = wish > 0 ? wish : std::max(least, isDrawing ? 110 : 48);
        spec.alignment = alignmentOf(description);
        if (m_hasTypeIcons)
            spec.icon = iconOf(description.type);
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
    if (m_model->frame().columns != m_columns || options.hasTypeIcons != m_hasTypeIcons) {
        m_hasTypeIcons = options.hasTypeIcons;
        setUpColumns();
    }
    fitRows();
    const bool canFilter = std::any_of(m_columns.begin(), m_columns.end(), isFilterable);
    m_filter->setVisible(canFilter);
    if (!canFilter)
        m_filter->clear();
    filterRows();
    showFooter();
}

// With the words in any of the columns that may be filtered by.
bool TablePanelView::isOfFilter(int row, const QString &words) const
{
    bool isWanted = words.isEmpty();
    for (int column = 0; !isWanted && column < m_model->columnCount(); ++column)
        isWanted = isFilterable(m_model->column(column))
            && m_model->index(row, column).data().toString().contains(words, Qt::CaseInsensitive);
    return isWanted;
}

// The rows of the filter, and of these those of the page.
void TablePanelView::filterRows()
{
    const QString words = m_filter->text().trimmed();
    std::vector<int> wanted;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (isOfFilter(row, words))
            wanted.push_back(row);
    }
    const bool hasPages = tableOptions(m_content.panel.options).hasPages;
    m_pager->setVisible(hasPages);
    const int height = std::max(1, m_table->verticalHeader()->defaultSectionSize());
    m_pager->setRows(static_cast<int>(wanted.size()), m_table->viewport()->height() / height);
    size_t next = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool isWanted = next < wanted.size() && wanted[next] == row;
        m_table->setRowHidden(row, !isWanted || (hasPages && !m_pager->contains(static_cast<int>(next))));
        next += isWanted ? 1 : 0;
    }
}

bool TablePanelView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize && m_pager->isVisibleTo(this))
        QMetaObject::invokeMethod(this, &TablePanelView::filterRows, Qt::QueuedConnection);
    // Every press and release takes a tooltip away: it waits for the last of a double click.
    if (event->type() == QEvent::MouseButtonRelease && m_inspected.isValid())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (const QModelIndex index = std::exchange(m_inspected, {}); index.isValid())
                    inspect(index);
            },
            Qt::QueuedConnection);
    return PanelView::eventFilter(watched, event);
}

// The whole text of a cell, where its column asks for it.
void TablePanelView::inspect(const QModelIndex &index)
{
    if (!m_model->column(index.column()).field.custom.value(QStringLiteral("inspect")).toBool())
        return;
    const QPoint below = m_table->visualRect(index).bottomLeft();
    kit::showPlainToolTip(m_table->viewport()->mapToGlobal(below), cellFor(index).text, m_table->viewport());
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

std::vector<FieldLink> TablePanelView::linksOf(const QModelIndex &index) const
{
    return cellLinks(m_model->frame(), static_cast<size_t>(index.row()), static_cast<size_t>(index.column()));
}

// From a cell without a way of its own: the first of its row.
std::vector<FieldLink> TablePanelView::linksOfRow(const QModelIndex &index) const
{
    std::vector<FieldLink> found = linksOf(index);
    for (int column = 0; found.empty() && column < m_model->columnCount(); ++column)
        found = linksOf(index.siblingAtColumn(column));
    return found;
}

std::vector<FieldLink> TablePanelView::links() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? linksOfRow(current) : std::vector<FieldLink>();
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
