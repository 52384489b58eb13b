#include "overview/incidentspanel.h"

#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "overview/incidentdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>

namespace yagura::overview {

IncidentsPanel::IncidentsPanel(QWidget *parent)
    : Panel(tr("Open incidents"), kit::PanelBody::Flush, parent)
    , m_model(new LinesModel<IncidentLine>(
          3, [](const IncidentLine &line) { return line.id; },
          [](const IncidentLine &line) -> QString { return line.number + QLatin1Char(' ') + line.title; }, this))
    , m_table(new kit::DataTable(tr("Open incidents")))
    , m_stack(new kit::ContentStack(m_table))
    , m_stale(new kit::StaleBadge)
{
    m_table->setModel(m_model);
    m_table->setRowHeight(kit::size::twoLineRow);
    m_table->horizontalHeader()->hide();
    m_table->setColumns({{kit::ColumnWidth::Stretch, 200}, {kit::ColumnWidth::Content, 110}, {kit::ColumnWidth::Content, 70}});
    const auto describe = [this](const QModelIndex &index) {
        return IncidentRow {&m_model->line(index.row()), m_now, m_zone};
    };
    m_table->setItemDelegateForColumn(0, new IncidentDelegate(IncidentPart::What, describe, m_table));
    m_table->setItemDelegateForColumn(1, new IncidentDelegate(IncidentPart::Who, describe, m_table));
    m_table->setItemDelegateForColumn(2, new IncidentDelegate(IncidentPart::When, describe, m_table));
    setHeaderLine(true);
    bodyLayout()->addWidget(m_stack);
    headerLayout()->addWidget(m_stale);
    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT incidentOpened(m_model->line(index.row()).id); });
}

void IncidentsPanel::setIncidents(const QList<IncidentLine> &incidents, const PartState &state, Instant now,
                                  const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    m_model->setLines(incidents);
    m_table->viewport()->update();
    setSubtitle(incidents.isEmpty() ? QString() : QString::number(incidents.size()));
    m_stale->setAge(state.confirmedAt, now);
    if (!incidents.isEmpty())
        m_stack->setContent();
    else if (!state.configured)
        m_stack->setEmpty(tr("No PagerDuty is connected"), tr("Add one in the settings (Ctrl+8)."), kit::IconName::Incidents);
    else if (state.error)
        m_stack->setError(*state.error);
    else if (state.settled)
        m_stack->setEmpty(tr("No open incidents"));
    else
        m_stack->setLoading();
}

} // namespace yagura::overview
