#include "dashboards/lists/incidentlistview.h"

#include "dashboards/lists/panelfeeds.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHeaderView>

namespace yagura::dashboards {

using kit::ColorRole;

namespace {

constexpr int narrowWidth = 480;

QString statusText(IncidentLineStatus status)
{
    switch (status) {
    case IncidentLineStatus::Acknowledged:
        return IncidentListView::tr("Acknowledged");
    case IncidentLineStatus::Resolved:
        return IncidentListView::tr("Resolved");
    case IncidentLineStatus::Triggered:
        break;
    }
    return IncidentListView::tr("Triggered");
}

kit::Shape shapeOf(const IncidentLine &line)
{
    switch (line.status) {
    case IncidentLineStatus::Acknowledged:
        return kit::Shape::HalfCircle;
    case IncidentLineStatus::Resolved:
        return kit::Shape::Tick;
    case IncidentLineStatus::Triggered:
        break;
    }
    return line.isUrgent ? kit::Shape::Octagon : kit::Shape::Triangle;
}

ColorRole colorOf(const IncidentLine &line)
{
    switch (line.status) {
    case IncidentLineStatus::Acknowledged:
        return ColorRole::Warning;
    case IncidentLineStatus::Resolved:
        return ColorRole::Ok;
    case IncidentLineStatus::Triggered:
        break;
    }
    return line.isUrgent ? ColorRole::Critical : ColorRole::Warning;
}

QString listed(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString ownerText(const IncidentLine &line)
{
    return line.owner.isEmpty() ? IncidentListView::tr("nobody") : line.owner;
}

} // namespace

IncidentListView::IncidentListView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_model(new kit::LinesModel<IncidentLine>(
          ColumnCount,
          [](const IncidentLine &line) -> QString { return line.sourceId + QLatin1Char('/') + line.id; },
          [](const IncidentLine &line) {
              return QStringLiteral("%1 %2, %3").arg(line.number, line.title, statusText(line.status));
          },
          this))
{
    table()->setModel(m_model);
    table()->horizontalHeader()->hide();
    table()->setRowHeight(kit::size::twoLineRow);
    setUpColumns();
}

void IncidentListView::setUpColumns()
{
    table()->setColumns({{kit::ColumnWidth::Stretch, 160},
                         {kit::ColumnWidth::Content, 100},
                         {kit::ColumnWidth::Content, 60, 1, Qt::AlignRight}});
    const auto line
        = [this](const QModelIndex &index) -> const IncidentLine & { return m_model->line(index.row()); };
    const auto set
        = [&](Column column, kit::TwoLineCell (IncidentListView::*cell)(const IncidentLine &) const) {
              table()->setItemDelegateForColumn(
                  column,
                  new kit::TwoLineDelegate(
                      [this, line, cell](const QModelIndex &index) { return (this->*cell)(line(index)); },
                      table()));
          };
    set(WhatColumn, &IncidentListView::whatCell);
    set(WhoColumn, &IncidentListView::whoCell);
    set(AgeColumn, &IncidentListView::ageCell);
}

kit::TwoLineCell IncidentListView::whatCell(const IncidentLine &line) const
{
    const bool isOpen = line.status != IncidentLineStatus::Resolved;
    kit::TwoLineCell cell;
    cell.first = line.title;
    cell.firstPrefix = line.number;
    cell.firstStyle = isOpen ? kit::TextStyle::Name : kit::TextStyle::Body;
    cell.firstColor = isOpen ? ColorRole::Text : ColorRole::TextMuted;
    cell.shape = shapeOf(line);
    cell.shapeColor = colorOf(line);
    QStringList parts{line.service, line.priority};
    if (m_isNarrow)
        parts << ownerText(line) << statusText(line.status);
    cell.second = listed(parts);
    if (m_isNarrow && !line.pendingWrite.isEmpty())
        cell.chip = kit::ChipContent{.kind = kit::ChipKind::Pending, .text = line.pendingWrite};
    return cell;
}

kit::TwoLineCell IncidentListView::whoCell(const IncidentLine &line) const
{
    kit::TwoLineCell cell;
    cell.first = ownerText(line);
    cell.firstColor = line.owner.isEmpty() ? ColorRole::TextMuted : ColorRole::Text;
    cell.second = statusText(line.status);
    if (!line.pendingWrite.isEmpty())
        cell.chip = kit::ChipContent{.kind = kit::ChipKind::Pending, .text = line.pendingWrite};
    return cell;
}

kit::TwoLineCell IncidentListView::ageCell(const IncidentLine &line) const
{
    kit::TwoLineCell cell;
    cell.alignment = Qt::AlignRight;
    cell.first = kit::spanText(now() - line.since);
    cell.firstStyle = kit::TextStyle::Strong;
    cell.second = tr("since %1").arg(kit::shortTimeText(line.since, now(), question().zone));
    return cell;
}

bool IncidentListView::isRunning() const
{
    return feeds() && feeds()->incidentHealth().isConfigured && !feeds()->incidentHealth().isSettled;
}

void IncidentListView::askNow()
{
    follow(&PanelFeeds::incidentsChanged, &IncidentListView::askAgain);
    if (!feeds() || !feeds()->incidentHealth().isConfigured) {
        setMissing(tr("No PagerDuty source is configured."), tr("Add one in the settings."),
                   kit::IconName::Incidents);
        return;
    }
    const FeedHealth &health = feeds()->incidentHealth();
    const auto selection = selectIncidents(feeds()->incidents(),
                                           incidentListOptions(question().panel.options), question().plan);
    m_model->setLines(QList<IncidentLine>(selection.lines.begin(), selection.lines.end()));
    setFootCount(static_cast<int>(selection.lines.size()), selection.matching);
    if (!health.isSettled && selection.lines.empty())
        return; // still loading
    ListState state;
    state.hasContent = !selection.lines.empty();
    state.error = health.error;
    state.confirmedAt = health.confirmedAt;
    state.sentence = tr("No incident");
    state.explanation = tr("Nothing passes the panel's filters.");
    setState(state);
}

void IncidentListView::openRow(int row)
{
    const IncidentLine &line = m_model->line(row);
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Incidents;
    pivot.incidentId = line.id;
    pivot.sourceId = line.sourceId;
    pivot.service = line.service;
    Q_EMIT pivotRequested(pivot);
}

void IncidentListView::resizeEvent(QResizeEvent *event)
{
    ListPanelView::resizeEvent(event);
    m_isNarrow = width() < narrowWidth;
    if (m_isNarrow != table()->isColumnHidden(WhoColumn)) {
        table()->setColumnHidden(WhoColumn, m_isNarrow);
        table()->scheduleLayout();
    }
}

} // namespace yagura::dashboards
