#include "overview/errorspanel.h"

#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
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
    : Panel(tr("Newest errors"), kit::PanelBody::Flush, parent)
    , m_model(new kit::LinesModel<ErrorLine>(
          5, [](const ErrorLine &line) -> QString { return line.service + QLatin1Char('\n') + line.message; },
          [](const ErrorLine &line) { return line.message; }, this))
    , m_table(new kit::DataTable(tr("Newest errors")))
    , m_stack(new kit::ContentStack(m_table))
    , m_stale(new kit::StaleBadge)
{
    m_model->setHeaders({tr("Last"), tr("Service"), tr("Message"), tr("In this range"), tr("Lines")});
    m_table->setModel(m_model);
    setUpColumns();
    m_table->setMinimumHeight(kit::size::tableHeader + RowsAtLeast * kit::size::row);
    bodyLayout()->addWidget(m_stack);
    headerLayout()->addWidget(m_stale);
    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT lineOpened(m_model->line(index.row())); });
}

void ErrorsPanel::setUpColumns()
{
    m_table->setColumns({{kit::ColumnWidth::Content, 60},
                         {kit::ColumnWidth::Content, 80},
                         {kit::ColumnWidth::Stretch, 160},
                         {kit::ColumnWidth::Fixed, 120},
                         {kit::ColumnWidth::Content, 48, 1, Qt::AlignRight}});
    const auto line
        = [this](const QModelIndex &index) -> const ErrorLine & { return m_model->line(index.row()); };
    m_table->setItemDelegateForColumn(
        0, new kit::TextDelegate(m_table, [this, line](const QModelIndex &index) {
            return kit::TextCell{kit::clockText(line(index).at, m_zone, kit::ClockPrecision::Seconds),
                                 kit::TextStyle::Body,
                                 ColorRole::TextMuted,
                                 {},
                                 true};
        }));
    m_table->setItemDelegateForColumn(
        1, new kit::TextDelegate(m_table, [line](const QModelIndex &index) {
            return kit::TextCell{line(index).service, kit::TextStyle::Body, ColorRole::Text, {}, true};
        }));
    m_table->setItemDelegateForColumn(2, new kit::TextDelegate(m_table, [line](const QModelIndex &index) {
                                          return kit::TextCell{line(index).message, kit::TextStyle::Mono,
                                                               ColorRole::Text};
                                      }));
    m_table->setItemDelegateForColumn(
        3,
        new kit::SparklineDelegate(
            [line](const QModelIndex &index) {
                return kit::SparklineCell{
                    line(index).trend, {.color = ColorRole::Critical, .leastRange = 3}, true};
            },
            m_table));
    m_table->setItemDelegateForColumn(4,
                                      new kit::NumberDelegate(
                                          [line](const QModelIndex &index) {
                                              return kit::NumberCell{
                                                  {kit::groupedNumber(line(index).count), {}}};
                                          },
                                          m_table));
}

QSize ErrorsPanel::sizeHint() const
{
    return {Panel::sizeHint().width(),
            kit::size::panelHeader + kit::size::tableHeader + RowsWanted * kit::size::row + 2};
}

void ErrorsPanel::setLines(const QList<ErrorLine> &lines, const PartState &state, Instant now,
                           const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setLines(lines);
    setSubtitle(lines.isEmpty() ? QString() : tr("of the time range, alike ones together"));
    m_stale->setAge(state.confirmedAt, now);
    if (!lines.isEmpty())
        m_stack->setContent();
    else if (!state.configured)
        m_stack->setEmpty(tr("No Elasticsearch or OpenSearch is connected"), tr("Add one in the settings."),
                          kit::IconName::Logs);
    else if (state.error)
        m_stack->setError(*state.error);
    else if (state.settled)
        m_stack->setEmpty(tr("No error lines in this time"));
    else
        m_stack->setLoading();
}

} // namespace yagura::overview
