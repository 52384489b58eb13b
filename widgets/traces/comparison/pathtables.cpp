#include "traces/comparison/pathtables.h"

#include "kit/controls/chippainter.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int Indent = 12;
constexpr int MostIndents = 12;
constexpr int SwatchRoom = 16;

struct PathTables
{
    Q_DECLARE_TR_FUNCTIONS(yagura::traces::PathTables)
};

QString comparisonHeader(int column)
{
    switch (column) {
    case ComparisonModel::PathColumn:
        return PathTables::tr("Path");
    case ComparisonModel::ChangeColumn:
        return PathTables::tr("Change");
    case ComparisonModel::FirstCountColumn:
        return PathTables::tr("Spans A");
    case ComparisonModel::SecondCountColumn:
        return PathTables::tr("Spans B");
    case ComparisonModel::FirstAverageColumn:
        return PathTables::tr("Average A");
    case ComparisonModel::SecondAverageColumn:
        return PathTables::tr("Average B");
    case ComparisonModel::AverageDifferenceColumn:
        return PathTables::tr("B − A");
    case ComparisonModel::TotalDifferenceColumn:
        return PathTables::tr("Total");
    case ComparisonModel::SelfDifferenceColumn:
        return PathTables::tr("Self");
    default:
        return PathTables::tr("Of path");
    }
}

QString baselineHeader(int column)
{
    switch (column) {
    case BaselineModel::PathColumn:
        return PathTables::tr("Path");
    case BaselineModel::PresenceColumn:
        return PathTables::tr("Presence");
    case BaselineModel::CountColumn:
        return PathTables::tr("Spans");
    case BaselineModel::MedianCountColumn:
        return PathTables::tr("Usual");
    case BaselineModel::CountPercentileColumn:
        return PathTables::tr("Rank");
    case BaselineModel::TotalColumn:
        return PathTables::tr("Time");
    case BaselineModel::MedianTotalColumn:
        return PathTables::tr("Usual time");
    case BaselineModel::TotalPercentileColumn:
        return PathTables::tr("Time's rank");
    case BaselineModel::ExcessColumn:
        return PathTables::tr("Excess");
    default:
        return PathTables::tr("In others");
    }
}

template <typename Model> class Headed : public Model
{
public:
    using Header = QString (*)(int);
    Headed(Header header, QObject *parent)
        : Model(parent)
        , m_header(header)
    { }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_header(section) : QVariant();
    }

private:
    Header m_header;
};

struct PathName
{
    QString service;
    QString operation;
    std::uint32_t depth = 0;
};

// Indented by depth while the order is the tree's, with the swatch of the service.
class PathDelegate : public kit::CellDelegate
{
public:
    using NameOf = std::function<PathName(const QModelIndex &)>;
    PathDelegate(NameOf nameOf, const SortedTableModel &model, QObject *parent)
        : CellDelegate(parent)
        , m_nameOf(std::move(nameOf))
        , m_model(model)
    { }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const auto name = m_nameOf(index);
        const int left = rect.left() + indentOf(name);
        kit::paintSwatch(painter, QPointF(left + 5, rect.center().y() + 0.5),
                         kit::serviceColor(serviceText(name.service)));
        kit::paintTextCell(painter, rect.adjusted(left - rect.left() + SwatchRoom, 0, 0, 0), cellOf(name),
                           theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        const auto name = m_nameOf(index);
        const auto cell = cellOf(name);
        return indentOf(name) + SwatchRoom
            + QFontMetrics(kit::textFont(TextStyle::Name)).horizontalAdvance(cell.text)
            + QFontMetrics(kit::textFont(TextStyle::Label)).horizontalAdvance(cell.suffix) + 8;
    }

private:
    [[nodiscard]] int indentOf(const PathName &name) const
    {
        const bool isTree = m_model.sortColumn() < 0;
        return isTree ? Indent * static_cast<int>(std::min<std::uint32_t>(name.depth, MostIndents)) : 0;
    }
    [[nodiscard]] static kit::TextCell cellOf(const PathName &name)
    {
        return {.text = kit::safeText(name.operation, kit::LineBreaks::Shown, 200),
                .style = TextStyle::Name,
                .suffix = serviceText(name.service)};
    }

    NameOf m_nameOf;
    const SortedTableModel &m_model;
};

kit::NumberCell missing()
{
    return {.value = {kit::missingText(), {}}, .role = ColorRole::TextMuted};
}

// Longer is worse.
kit::NumberCell timeDifference(double ns)
{
    if (std::abs(ns) < 1)
        return {.value = {QStringLiteral("0"), {}}, .role = ColorRole::TextMuted};
    auto value = durationOf(std::llround(std::abs(ns)));
    value.number.prepend(ns > 0 ? u'+' : u'−');
    return {.value = value, .role = ns > 0 ? ColorRole::Critical : ColorRole::Ok};
}

kit::NumberCell shareDifference(double share)
{
    if (std::abs(share) < 0.0005)
        return missing();
    auto value = kit::percentText(std::abs(share));
    value.number.prepend(share > 0 ? u'+' : u'−');
    return {.value = value, .role = share > 0 ? ColorRole::Critical : ColorRole::Ok};
}

kit::NumberCell comparisonNumber(const QModelIndex &index)
{
    const auto value = index.data(ComparisonModel::ValueRole);
    if (!value.isValid())
        return missing();
    const double number = value.toDouble();
    switch (index.column()) {
    case ComparisonModel::AverageDifferenceColumn:
    case ComparisonModel::TotalDifferenceColumn:
    case ComparisonModel::SelfDifferenceColumn:
        return timeDifference(number);
    case ComparisonModel::CriticalDifferenceColumn:
        return shareDifference(number);
    case ComparisonModel::FirstCountColumn:
    case ComparisonModel::SecondCountColumn:
        return number > 0 ? kit::NumberCell{.value = {kit::groupedNumber(number), {}}} : missing();
    default:
        return number > 0 ? kit::NumberCell{.value = durationOf(std::llround(number))} : missing();
    }
}

kit::NumberCell baselineNumber(const QModelIndex &index)
{
    const auto value = index.data(BaselineModel::ValueRole);
    if (!value.isValid())
        return missing();
    const double number = value.toDouble();
    switch (BaselineModel::unitOf(index.column())) {
    case BaselineModel::Nanoseconds:
        return index.column() == BaselineModel::ExcessColumn
            ? timeDifference(number)
            : kit::NumberCell{.value = durationOf(std::llround(number))};
    case BaselineModel::Percentile:
        return {.value = {QStringLiteral("p") + QString::number(number, 'f', 0), {}},
                .role = number >= 95 ? ColorRole::Critical : ColorRole::Text};
    case BaselineModel::Share:
        return {.value = kit::percentText(number, 0)};
    case BaselineModel::Count:
        return {.value = {number == std::floor(number) ? kit::groupedNumber(number)
                                                       : QString::number(number, 'f', 1),
                          {}}};
    case BaselineModel::Text:
        break;
    }
    return {};
}

void layOut(kit::DataTable &table, int columns)
{
    using kit::ColumnWidth;
    std::vector<kit::ColumnSpec> specs{{.width = ColumnWidth::Stretch, .pixels = 240},
                                       {.width = ColumnWidth::Content, .pixels = 96}};
    for (int column = 2; column < columns; ++column)
        specs.push_back({.width = ColumnWidth::Content, .pixels = 70, .alignment = Qt::AlignRight});
    table.setColumns(std::move(specs));
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::DescendingOrder);
}

} // namespace

QString changeText(const PathDifference &path)
{
    switch (path.change) {
    case PathChange::Added:
        return PathTables::tr("only in B");
    case PathChange::Removed:
        return PathTables::tr("only in A");
    case PathChange::MoreOften:
        return PathTables::tr("more often");
    case PathChange::LessOften:
        return PathTables::tr("less often");
    case PathChange::Same:
        break;
    }
    return {};
}

QString presenceText(PathPresence presence)
{
    switch (presence) {
    case PathPresence::Missing:
        return PathTables::tr("missing here");
    case PathPresence::Extra:
        return PathTables::tr("only here");
    case PathPresence::Usual:
        break;
    }
    return {};
}

ComparisonModel *makeComparisonTable(kit::DataTable &table)
{
    auto *model = new Headed<ComparisonModel>(comparisonHeader, &table);
    table.setModel(model);
    layOut(table, ComparisonModel::ColumnCount);
    table.setItemDelegateForColumn(ComparisonModel::PathColumn,
                                   new PathDelegate(
                                       [model](const QModelIndex &index) {
                                           const auto &path = model->at(index.row());
                                           return PathName{path.service, path.operation, path.depth};
                                       },
                                       *model, &table));
    table.setItemDelegateForColumn(
        ComparisonModel::ChangeColumn, new kit::TextDelegate(&table, [model](const QModelIndex &index) {
            return kit::TextCell{.text = changeText(model->at(index.row())), .role = ColorRole::TextMuted};
        }));
    for (int column = ComparisonModel::FirstCountColumn; column < ComparisonModel::ColumnCount; ++column)
        table.setItemDelegateForColumn(column, new kit::NumberDelegate(comparisonNumber, &table));
    return model;
}

BaselineModel *makeBaselineTable(kit::DataTable &table)
{
    auto *model = new Headed<BaselineModel>(baselineHeader, &table);
    table.setModel(model);
    layOut(table, BaselineModel::ColumnCount);
    table.setItemDelegateForColumn(BaselineModel::PathColumn,
                                   new PathDelegate(
                                       [model](const QModelIndex &index) {
                                           const auto &path = model->at(index.row());
                                           return PathName{path.service, path.operation, path.depth};
                                       },
                                       *model, &table));
    table.setItemDelegateForColumn(
        BaselineModel::PresenceColumn, new kit::TextDelegate(&table, [model](const QModelIndex &index) {
            return kit::TextCell{.text = presenceText(model->at(index.row()).presence),
                                 .role = ColorRole::TextMuted};
        }));
    for (int column = BaselineModel::CountColumn; column < BaselineModel::ColumnCount; ++column)
        table.setItemDelegateForColumn(column, new kit::NumberDelegate(baselineNumber, &table));
    return model;
}

} // namespace yagura::traces
