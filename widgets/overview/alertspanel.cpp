#include "overview/alertspanel.h"

#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHBoxLayout>

namespace yagura::overview {

using kit::ColorRole;

namespace {

constexpr int RowsAtLeast = 3;
// Always the same, so that alerts that come and go move nothing else.
constexpr int RowsWanted = 14;
constexpr int SummaryColumn = 2;
// Below this a summary would show two words.
constexpr int NarrowWidth = 540;

} // namespace

AlertsPanel::AlertsPanel(QWidget *parent)
    : TablePanel(tr("Firing alerts"), parent)
    , m_model(new kit::LinesModel<AlertLine>(
          5, [](const AlertLine &line) { return line.fingerprint; },
          [](const AlertLine &line) { return line.name; }, this))
{
    m_model->setHeaders({tr("Alert"), tr("Service"), tr("Summary"), tr("Since"), tr("Age")});
    table()->setModel(m_model);
    setUpColumns();
    table()->setMinimumHeight(kit::size::tableHeader + RowsAtLeast * kit::size::row);
    connect(table(), &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT alertOpened(m_model->line(index.row()).fingerprint); });
}

void AlertsPanel::setUpWidths(bool isNarrow)
{
    table()->setColumns({{kit::ColumnWidth::Content, 150},
                         isNarrow ? kit::ColumnSpec{kit::ColumnWidth::Stretch, 90}
                                  : kit::ColumnSpec{kit::ColumnWidth::Content, 70},
                         {kit::ColumnWidth::Stretch, 60},
                         {kit::ColumnWidth::Content, 44, 1, Qt::AlignRight},
                         {kit::ColumnWidth::Content, 50, 1, Qt::AlignRight}});
}

void AlertsPanel::setUpColumns()
{
    setUpWidths(false);
    const auto line
        = [this](const QModelIndex &index) -> const AlertLine & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(0,
                                      new kit::SeverityDelegate(
                                          [line](const QModelIndex &index) {
                                              return kit::SeverityCell{line(index).severity,
                                                                       line(index).name};
                                          },
                                          table()));
    table()->setItemDelegateForColumn(
        1, new kit::TextDelegate(table(), [line](const QModelIndex &index) {
            return kit::TextCell{line(index).service, kit::TextStyle::Body, ColorRole::TextMuted, {}, true};
        }));
    table()->setItemDelegateForColumn(2, new kit::TextDelegate(table(), [line](const QModelIndex &index) {
                                          return kit::TextCell{line(index).summary, kit::TextStyle::Label,
                                                               ColorRole::TextFaint};
                                      }));
    table()->setItemDelegateForColumn(3,
                                      new kit::NumberDelegate(
                                          [this, line](const QModelIndex &index) {
                                              return kit::NumberCell{
                                                  {kit::shortTimeText(line(index).since, m_now, m_zone), {}},
                                                  ColorRole::TextMuted};
                                          },
                                          table()));
    table()->setItemDelegateForColumn(4,
                                      new kit::NumberDelegate(
                                          [this, line](const QModelIndex &index) {
                                              return kit::NumberCell{
                                                  {kit::spanText(m_now - line(index).since), {}}};
                                          },
                                          table()));
}

void AlertsPanel::resizeEvent(QResizeEvent *event)
{
    TablePanel::resizeEvent(event);
    const bool isNarrow = width() < NarrowWidth;
    if (isNarrow == table()->isColumnHidden(SummaryColumn))
        return;
    table()->setColumnHidden(SummaryColumn, isNarrow);
    // Something has to take the rest of the width.
    setUpWidths(isNarrow);
}

QSize AlertsPanel::sizeHint() const
{
    return {TablePanel::sizeHint().width(),
            kit::size::panelHeader + kit::size::tableHeader + RowsWanted * kit::size::row + 2};
}

void AlertsPanel::setAlerts(const QList<AlertLine> &alerts, const PartState &state, Instant now,
                            const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setLines(alerts);
    table()->viewport()->update();
    setSubtitle(alerts.isEmpty() ? QString() : QString::number(alerts.size()));
    showState(
        !alerts.isEmpty(), state, now,
        {tr("No Alertmanager or Prometheus is connected"), kit::IconName::Alerts, tr("No alert is firing")});
}

} // namespace yagura::overview
