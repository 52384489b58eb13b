#include "overview/incidentspanel.h"

#include "kit/tables/datatable.h"
#include "kit/timetext.h"
#include "overview/acknowledgedelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>

namespace yagura::overview {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int RowsAtLeast = 2;
constexpr int RowsAtMost = 6;
// Below this the title would be cut for who has the incident.
constexpr int NarrowWidth = 560;

bool canAcknowledge(const IncidentLine &incident)
{
    return !incident.acknowledged && incident.pendingWrite.isEmpty();
}

QString listed(const QStringList &parts)
{
    return parts.join(QStringLiteral(" \u00b7 "));
}

} // namespace

IncidentsPanel::IncidentsPanel(QWidget *parent)
    : TablePanel(tr("Open incidents"), parent)
    , m_model(new kit::LinesModel<IncidentLine>(
          ColumnCount, [](const IncidentLine &line) { return line.id; },
          [](const IncidentLine &line) -> QString { return line.number + QLatin1Char(' ') + line.title; },
          this))
{
    table()->setModel(m_model);
    table()->setRowHeight(kit::size::twoLineRow);
    table()->setMinimumHeight(RowsAtLeast * kit::size::twoLineRow);
    table()->horizontalHeader()->hide();
    setUpColumns();
    setHeaderLine(true);
    connect(table(), &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT incidentOpened(m_model->line(index.row()).id); });
}

void IncidentsPanel::setUpColumns()
{
    table()->setColumns({{kit::ColumnWidth::Stretch, 200},
                         {kit::ColumnWidth::Content, 110},
                         {kit::ColumnWidth::Content, 70}});
    const auto line
        = [this](const QModelIndex &index) -> const IncidentLine & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(
        WhatColumn,
        new kit::TwoLineDelegate([this, line](const QModelIndex &index) { return whatCell(line(index)); },
                                 table()));
    table()->setItemDelegateForColumn(
        WhoColumn,
        new kit::TwoLineDelegate([this, line](const QModelIndex &index) { return whoCell(line(index)); },
                                 table()));
    auto *end = new AcknowledgeDelegate(
        [this, line](const QModelIndex &index) { return whenCell(line(index)); },
        [line](const QModelIndex &index) { return canAcknowledge(line(index)); }, table());
    table()->setItemDelegateForColumn(WhenColumn, end);
    connect(end, &AcknowledgeDelegate::clicked, this, &IncidentsPanel::acknowledge);
}

kit::TwoLineCell IncidentsPanel::whatCell(const IncidentLine &incident) const
{
    kit::TwoLineCell cell;
    cell.first = incident.title;
    cell.firstPrefix = incident.number;
    cell.firstStyle = incident.severity == kit::Severity::Critical ? TextStyle::Strong : TextStyle::Name;
    cell.shape = kit::shapeOf(incident.severity);
    cell.shapeColor = kit::colorOf(incident.severity);
    cell.secondColor = ColorRole::TextFaint;
    QStringList parts{incident.service};
    // The button takes the place of the age.
    if (canAcknowledge(incident))
        parts << kit::spanText(m_now - incident.since);
    if (m_isNarrow) {
        parts << incident.owner;
        if (!canAcknowledge(incident)) // otherwise the button says it
            parts << stateText(incident);
    }
    parts.removeAll(QString());
    cell.second = listed(parts);
    if (m_isNarrow && !incident.pendingWrite.isEmpty())
        cell.chip = kit::ChipContent{.kind = kit::ChipKind::Pending, .text = incident.pendingWrite};
    return cell;
}

kit::TwoLineCell IncidentsPanel::whoCell(const IncidentLine &incident) const
{
    kit::TwoLineCell cell;
    cell.first = incident.owner.isEmpty() ? tr("nobody") : incident.owner;
    cell.second = stateText(incident);
    cell.secondColor = incident.acknowledged ? ColorRole::TextFaint : ColorRole::Warning;
    if (!incident.pendingWrite.isEmpty())
        cell.chip = kit::ChipContent{.kind = kit::ChipKind::Pending, .text = incident.pendingWrite};
    return cell;
}

kit::TwoLineCell IncidentsPanel::whenCell(const IncidentLine &incident) const
{
    kit::TwoLineCell cell;
    cell.first = kit::spanText(m_now - incident.since);
    cell.firstStyle = TextStyle::Strong;
    cell.second = tr("since %1").arg(kit::shortTimeText(incident.since, m_now, m_zone));
    cell.secondColor = ColorRole::TextFaint;
    cell.alignment = Qt::AlignRight;
    return cell;
}

QString IncidentsPanel::stateText(const IncidentLine &incident) const
{
    if (incident.acknowledgedAt)
        return tr("Acknowledged %1").arg(kit::shortTimeText(*incident.acknowledgedAt, m_now, m_zone));
    return incident.acknowledged ? tr("Acknowledged") : tr("Not acknowledged");
}

void IncidentsPanel::registerActions(kit::ActionRegistry &actions)
{
    actions.add(table(),
                {QStringLiteral("overview.acknowledge"), tr("Acknowledge the incident"), tr("Overview"),
                 QKeySequence(Qt::Key_A), kit::IconName::Check},
                [this] { acknowledge(table()->currentIndex().row()); });
}

void IncidentsPanel::acknowledge(int row)
{
    if (row >= 0 && row < m_model->rowCount() && canAcknowledge(m_model->line(row)))
        Q_EMIT acknowledgeRequested(m_model->line(row).id);
}

QSize IncidentsPanel::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), RowsAtLeast, RowsAtMost);
    return {TablePanel::sizeHint().width(), kit::size::panelHeader + rows * kit::size::twoLineRow + 2};
}

void IncidentsPanel::resizeEvent(QResizeEvent *event)
{
    TablePanel::resizeEvent(event);
    const bool isNarrow = width() < NarrowWidth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    table()->setColumnHidden(WhoColumn, isNarrow);
    table()->scheduleLayout();
}

void IncidentsPanel::setIncidents(const QList<IncidentLine> &incidents, const PartState &state, Instant now,
                                  const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setLines(incidents);
    table()->viewport()->update();
    updateGeometry();
    setSubtitle(incidents.isEmpty() ? QString() : QString::number(incidents.size()));
    showState(!incidents.isEmpty(), state, now,
              {tr("No PagerDuty is connected"), kit::IconName::Incidents, tr("No open incidents")});
}

} // namespace yagura::overview
