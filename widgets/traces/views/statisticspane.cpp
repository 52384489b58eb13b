#include "traces/views/statisticspane.h"

#include "core/csv.h"
#include "kit/controls/button.h"
#include "kit/controls/chippainter.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "traces/analysis/statisticsmodel.h"
#include "traces/filter/filterwords.h"
#include "traces/tracetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;
using Column = StatisticsModel::Column;

constexpr int MostTags = 30; // offered to group by
constexpr int SwatchRoom = 16;

QString headerOf(int column)
{
    switch (column) {
    case Column::GroupColumn:
        return StatisticsPane::tr("Group");
    case Column::CountColumn:
        return StatisticsPane::tr("Spans");
    case Column::TotalColumn:
        return StatisticsPane::tr("Total");
    case Column::SelfColumn:
        return StatisticsPane::tr("Self");
    case Column::AverageColumn:
        return StatisticsPane::tr("Average");
    case Column::ShortestColumn:
        return StatisticsPane::tr("Shortest");
    case Column::LongestColumn:
        return StatisticsPane::tr("Longest");
    case Column::P50Column:
        return QStringLiteral("p50");
    case Column::P95Column:
        return QStringLiteral("p95");
    case Column::P99Column:
        return QStringLiteral("p99");
    case Column::ErrorColumn:
        return StatisticsPane::tr("Errors");
    case Column::CriticalColumn:
        return StatisticsPane::tr("Critical");
    default:
        return StatisticsPane::tr("Of path");
    }
}

QString tipOf(int column)
{
    switch (column) {
    case Column::TotalColumn:
        return StatisticsPane::tr("Sum of the durations; nested and parallel spans count each");
    case Column::SelfColumn:
        return StatisticsPane::tr("Time that no child covers");
    case Column::ErrorColumn:
        return StatisticsPane::tr("Share of spans that failed");
    case Column::CriticalColumn:
        return StatisticsPane::tr("Time on the critical path");
    case Column::CriticalShareColumn:
        return StatisticsPane::tr("Share of the critical path");
    default:
        return headerOf(column);
    }
}

// The table's headers in words; the model knows none.
class HeadedModel : public StatisticsModel
{
public:
    using StatisticsModel::StatisticsModel;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::DisplayRole)
            return headerOf(section);
        return role == Qt::ToolTipRole ? tipOf(section) : QVariant();
    }
};

QString groupText(const SpanStatistics &group, GroupKind kind)
{
    if (kind == GroupKind::Tag)
        return group.hasValue ? kit::safeText(group.value, kit::LineBreaks::Shown, 200)
                              : StatisticsPane::tr("without the tag");
    if (kind == GroupKind::Service)
        return serviceText(group.service);
    return kit::safeText(group.operation, kit::LineBreaks::Shown, 200);
}

// A swatch of the service, what the group is, and whose it is.
class GroupDelegate : public kit::CellDelegate
{
public:
    GroupDelegate(const StatisticsModel &model, QObject *parent)
        : CellDelegate(parent)
        , m_model(model)
    { }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        QRect text = rect;
        const auto &group = m_model.at(index.row());
        if (hasService()) {
            kit::paintSwatch(painter, QPointF(rect.left() + 5, rect.center().y() + 0.5),
                             kit::serviceColor(serviceText(group.service)));
            text.setLeft(rect.left() + SwatchRoom);
        }
        kit::paintTextCell(painter, text, cellOf(index), theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        const auto cell = cellOf(index);
        const QFontMetrics name(kit::textFont(TextStyle::Name));
        const QFontMetrics label(kit::textFont(TextStyle::Label));
        return SwatchRoom + name.horizontalAdvance(cell.text) + label.horizontalAdvance(cell.suffix) + 8;
    }

private:
    [[nodiscard]] bool hasService() const
    {
        const auto kind = m_model.table().grouping.kind;
        return kind == GroupKind::Service || kind == GroupKind::ServiceAndOperation;
    }
    [[nodiscard]] kit::TextCell cellOf(const QModelIndex &index) const
    {
        const auto &group = m_model.at(index.row());
        const auto kind = m_model.table().grouping.kind;
        kit::TextCell cell{.text = groupText(group, kind), .style = TextStyle::Name};
        if (kind == GroupKind::ServiceAndOperation)
            cell.suffix = serviceText(group.service);
        if (!group.hasValue)
            cell.role = ColorRole::TextMuted;
        return cell;
    }

    const StatisticsModel &m_model;
};

kit::NumberCell numberOf(const QModelIndex &index)
{
    const double value = index.data(StatisticsModel::ValueRole).toDouble();
    switch (StatisticsModel::unitOf(index.column())) {
    case StatisticsModel::Count:
        return {.value = {kit::groupedNumber(value), {}}};
    case StatisticsModel::Nanoseconds:
        return {.value = durationOf(std::llround(value)),
                .style = index.column() == Column::SelfColumn ? TextStyle::Strong : TextStyle::Body};
    case StatisticsModel::Share:
        if (value <= 0)
            return {.value = {kit::missingText(), {}}, .role = ColorRole::TextMuted};
        return {.value = kit::percentText(value),
                .role = index.column() == Column::ErrorColumn ? ColorRole::Critical : ColorRole::Text};
    case StatisticsModel::Text:
        break;
    }
    return {};
}

} // namespace

StatisticsPane::StatisticsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new HeadedModel(this))
    , m_by(new kit::DropDownButton(tr("Group by")))
    , m_sum(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_table(new kit::DataTable(tr("Statistics of the spans")))
{
    auto *copy = new kit::Button(tr("Copy as CSV"), kit::ButtonKind::Quiet);
    copy->setControlSize(kit::ControlSize::Small);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    head->setSpacing(kit::space::small);
    head->addWidget(m_by);
    head->addWidget(m_sum, 1);
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    setUpTable();
    offerGroupings();
    connect(m_by, &kit::DropDownButton::chosen, this, [this](int index) {
        m_grouping = m_offered[static_cast<size_t>(index)];
        sumUp();
    });
    connect(copy, &QAbstractButton::clicked, this, &StatisticsPane::copyCsv);
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT rowsChosen(m_model->at(index.row()).rows);
    };
    connect(m_table, &kit::DataTable::rowActivated, this, choose);
    connect(m_table, &kit::DataTable::rowClicked, this, choose);
}

void StatisticsPane::setUpTable()
{
    using kit::ColumnWidth;
    m_table->setModel(m_model);
    std::vector<kit::ColumnSpec> columns{{.width = ColumnWidth::Stretch, .pixels = 220}};
    for (int column = 1; column < StatisticsModel::ColumnCount; ++column)
        columns.push_back({.width = ColumnWidth::Content, .pixels = 64, .alignment = Qt::AlignRight});
    m_table->setColumns(std::move(columns));
    m_table->setItemDelegateForColumn(Column::GroupColumn, new GroupDelegate(*m_model, m_table));
    for (int column = 1; column < StatisticsModel::ColumnCount; ++column)
        m_table->setItemDelegateForColumn(column, new kit::NumberDelegate(numberOf, m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(Column::SelfColumn, Qt::DescendingOrder);
}

void StatisticsPane::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_matches.clear();
    m_tags.reset();
    offerGroupings();
    sumUp();
}

void StatisticsPane::setMatches(const std::vector<bool> &matches)
{
    if (matches == m_matches)
        return;
    m_matches = matches;
    sumUp();
}

void StatisticsPane::setGrouping(const Grouping &grouping)
{
    m_grouping = grouping;
    offerGroupings();
    sumUp();
}

void StatisticsPane::offerGroupings()
{
    m_offered = {{GroupKind::Service, {}}, {GroupKind::Operation, {}}, {GroupKind::ServiceAndOperation, {}}};
    QStringList names{tr("service"), tr("operation"), tr("service and operation")};
    QStringList tags = m_tags.value_or(QStringList());
    if (m_grouping.kind == GroupKind::Tag && !tags.contains(m_grouping.tag))
        tags.prepend(m_grouping.tag);
    for (const auto &tag : tags) {
        m_offered.push_back({GroupKind::Tag, tag});
        names.append(tr("tag %1").arg(tag));
    }
    const auto current = std::ranges::find(m_offered, m_grouping) - m_offered.begin();
    m_by->setChoices(names, static_cast<int>(current));
}

// A hidden pane works nothing out.
void StatisticsPane::sumUp()
{
    m_isStale = !isVisible();
    if (m_isStale || !m_open)
        return;
    m_isAwaited = true;
    const bool isFiltered = m_matches.size() == m_open->rowCount();
    m_sums.start(runOnWorker(QThreadPool::globalInstance(),
                             [open = m_open, grouping = m_grouping, only = m_matches, isFiltered,
                              hasTags = m_tags.has_value()]() -> Result<Sums> {
                                 Sums sums{std::make_shared<const StatisticsTable>(
                                               spanStatistics(*open, grouping, isFiltered ? &only : nullptr)),
                                           std::nullopt};
                                 if (!hasTags)
                                     sums.tags = filterWords(*open, MostTags).keys;
                                 return sums;
                             }),
                 this, [this](Result<Sums> sums) {
                     m_isAwaited = false;
                     if (!sums)
                         return;
                     if (sums->tags) {
                         m_tags = sums->tags;
                         offerGroupings();
                     }
                     showTable(*sums->table);
                 });
}

void StatisticsPane::showTable(StatisticsTable table)
{
    const auto &all = table.all;
    QStringList parts{tr("%n groups", nullptr, static_cast<int>(table.groups.size())),
                      tr("%n spans", nullptr, static_cast<int>(all.count)),
                      tr("%1 self time").arg(durationOf(all.self).joined())};
    if (all.errors > 0)
        parts.append(tr("%n failed", nullptr, static_cast<int>(all.errors)));
    if (m_open && m_matches.size() == m_open->rowCount())
        parts.append(tr("only what the filter matches"));
    m_sum->setText(parts.join(QStringLiteral(" · ")));
    m_model->setTable(std::move(table));
}

QByteArray StatisticsPane::csv() const
{
    std::vector<QStringList> rows;
    QStringList header;
    for (int column = 0; column < StatisticsModel::ColumnCount; ++column)
        header.append(StatisticsModel::unitOf(column) == StatisticsModel::Nanoseconds
                          ? headerOf(column) + QStringLiteral(" (µs)")
                          : headerOf(column));
    if (m_grouping.kind == GroupKind::ServiceAndOperation)
        header.prepend(tr("Service"));
    rows.push_back(header);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto &group = m_model->at(row);
        QStringList cells;
        if (m_grouping.kind == GroupKind::ServiceAndOperation)
            cells.append(group.service);
        cells.append(groupText(group, m_grouping.kind));
        for (int column = 1; column < StatisticsModel::ColumnCount; ++column) {
            const double value = StatisticsModel::valueOf(group, column);
            const bool isTime = StatisticsModel::unitOf(column) == StatisticsModel::Nanoseconds;
            cells.append(QString::number(isTime ? value / 1000 : value, 'g', 12));
        }
        rows.push_back(cells);
    }
    return writeCsv(rows);
}

void StatisticsPane::copyCsv()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(csv()));
}

// What says least goes first where there is no room.
void StatisticsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    struct Need
    {
        int width;
        std::vector<int> columns;
    };
    const Need needs[] = {{1100, {Column::ShortestColumn, Column::LongestColumn}},
                          {940, {Column::P50Column, Column::P99Column}},
                          {780, {Column::TotalColumn, Column::CriticalColumn}}};
    for (const auto &need : needs) {
        for (const int column : need.columns)
            m_table->setColumnHidden(column, width() < need.width);
    }
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        sumUp();
}

void StatisticsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kit::Theme::of(this).color(ColorRole::Surface));
}

} // namespace yagura::traces
