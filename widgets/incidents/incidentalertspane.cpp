#include "incidents/incidentalertspane.h"

#include "core/rowdifference.h"
#include "core/severity.h"
#include "core/text.h"
#include "kit/controls/statepane.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace yagura::incidents {

namespace {

kit::Severity severityOf(const IncidentAlert &alert)
{
    if (alert.isResolved)
        return kit::Severity::Ok;
    switch (severityFromText(alert.severity)) {
    case Severity::Critical:
        return kit::Severity::Critical;
    case Severity::Warning:
        return kit::Severity::Warning;
    case Severity::Info:
        return kit::Severity::Info;
    default:
        return kit::Severity::Unknown;
    }
}

} // namespace

void IncidentAlertModel::setAlerts(const std::vector<IncidentAlert> &alerts)
{
    applyRows(m_alerts, alerts, [](const IncidentAlert &one) { return one.id; },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }});
}

int IncidentAlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alerts.size());
}

int IncidentAlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncidentAlertModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return index.column() == Summary ? alert(index.row()).summary : QString();
}

IncidentAlertsPane::IncidentAlertsPane(QWidget *parent)
    : Panel(tr("Alerts"), kit::PanelBody::Flush, parent)
    , m_model(new IncidentAlertModel(this))
{
    auto *table = new kit::DataTable(tr("Alerts of the incident"));
    m_stack = new kit::ContentStack(table);
    setHeaderLine(true);
    table->setModel(m_model);
    table->horizontalHeader()->hide();
    table->setRowHeight(kit::size::row);
    table->setColumns({{kit::ColumnWidth::Stretch, 120},
                       {kit::ColumnWidth::Content, 80},
                       {kit::ColumnWidth::Content, 60, 1, Qt::AlignRight}});
    table->setItemDelegateForColumn(
        IncidentAlertModel::Summary, new kit::TextDelegate(table, [this](const QModelIndex &index) {
            return kit::TextCell{.text = m_model->alert(index.row()).summary, .style = kit::TextStyle::Name};
        }));
    table->setItemDelegateForColumn(IncidentAlertModel::SeverityColumn,
                                    new kit::SeverityDelegate(
                                        [this](const QModelIndex &index) {
                                            const IncidentAlert &alert = m_model->alert(index.row());
                                            const kit::Severity severity = severityOf(alert);
                                            return kit::SeverityCell{.severity = severity,
                                                                     .text = alert.isResolved
                                                                         ? tr("Resolved")
                                                                         : kit::severityText(severity),
                                                                     .role = kit::ColorRole::TextMuted,
                                                                     .style = kit::TextStyle::Body,
                                                                     .shape = {}};
                                        },
                                        table));
    table->setItemDelegateForColumn(IncidentAlertModel::Since,
                                    new kit::NumberDelegate(
                                        [this](const QModelIndex &index) {
                                            const Instant at = m_model->alert(index.row()).createdAt;
                                            return kit::NumberCell{
                                                .value = {kit::shortTimeText(at, m_now, m_zone), {}},
                                                .role = kit::ColorRole::TextMuted};
                                        },
                                        table));
    bodyLayout()->addWidget(m_stack, 1);
}

void IncidentAlertsPane::setAlerts(const std::vector<IncidentAlert> &alerts, Instant now,
                                   const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setAlerts(alerts);
    setSubtitle(alerts.empty() ? QString() : QString::number(alerts.size()));
    if (alerts.empty())
        m_stack->setEmpty(tr("No alerts in this incident"), tr("It was made by hand."));
    else
        m_stack->setContent();
}

} // namespace yagura::incidents
