#include "overview/errorspanel.h"

#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHBoxLayout>

namespace yagura::overview {

using kit::ColorRole;

namespace {

constexpr int RowsAtLeast = 3;
// Always the same, so that lines that come and go move nothing else.
constexpr int RowsWanted = 6;

} // namespace

ErrorsPanel::ErrorsPanel(QWidget *parent)
    : TablePanel(tr("Newest errors"), parent)
    , m_model(new kit::LinesModel<ErrorLine>(
          5, [](const ErrorLine &line) -> QString { return line.service + QLatin1Char('\n') + line.message; },
          [](const ErrorLine &line) { return line.message; }, this))
{
    m_model->setHeaders({tr("Last"), tr("Service"), tr("Message"), tr("In this range"), tr("Lines")});
    table()->setModel(m_model);
    setUpColumns();
    table()->setMinimumHeight(kit::size::tableHeader + RowsAtLeast * kit::size::row);
    connect(table(), &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT lineOpened(m_model->line(index.row())); });
}

void ErrorsPanel::setUpColumns()
{
    table()->setColumns({{kit::ColumnWidth::Content, 60},
                         {kit::ColumnWidth::Content, 80},
                         {kit::ColumnWidth::Stretch, 160},
                         {kit::ColumnWidth::Fixed, 120},
                         {kit::ColumnWidth::Content, 48, 1, Qt::AlignRight}});
    const auto line
        = [this](const QModelIndex &index) -> const ErrorLine & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(
        0, new kit::TextDelegate(table(), [this, line](const QModelIndex &index) {
            return kit::TextCell{kit::clockText(line(index).at, m_zone, kit::ClockPrecision::Seconds),
                                 kit::TextStyle::Body,
                                 ColorRole::TextMuted,
                                 {},
                                 true};
        }));
    table()->setItemDelegateForColumn(
        1, new kit::TextDelegate(table(), [line](const QModelIndex &index) {
            return kit::TextCell{line(index).service, kit::TextStyle::Body, ColorRole::Text, {}, true};
        }));
    table()->setItemDelegateForColumn(2, new kit::TextDelegate(table(), [line](const QModelIndex &index) {
                                          return kit::TextCell{line(index).message, kit::TextStyle::Mono,
                                                               ColorRole::Text};
                                      }));
    table()->setItemDelegateForColumn(
        3,
        new kit::SparklineDelegate(
            [line](const QModelIndex &index) {
                return kit::SparklineCell{
                    line(index).trend, {.color = ColorRole::Critical, .leastRange = 3}, true};
            },
            table()));
    table()->setItemDelegateForColumn(4,
                                      new kit::NumberDelegate(
                                          [line](const QModelIndex &index) {
                                              return kit::NumberCell{
                                                  {kit::groupedNumber(line(index).count), {}}};
                                          },
                                          table()));
}

QSize ErrorsPanel::sizeHint() const
{
    return {TablePanel::sizeHint().width(),
            kit::size::panelHeader + kit::size::tableHeader + RowsWanted * kit::size::row + 2};
}

void ErrorsPanel::setLines(const QList<ErrorLine> &lines, const PartState &state, Instant now,
                           const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setLines(lines);
    setSubtitle(lines.isEmpty() ? QString() : tr("of the time range, alike ones together"));
    showState(!lines.isEmpty(), state, now,
              {tr("No Elasticsearch or OpenSearch is connected"), kit::IconName::Logs,
               tr("No error lines in this time")});
}

} // namespace yagura::overview
