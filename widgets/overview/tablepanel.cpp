#include "overview/tablepanel.h"

#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"

#include <QHBoxLayout>

namespace yagura::overview {

TablePanel::TablePanel(const QString &title, QWidget *parent)
    : Panel(title, kit::PanelBody::Flush, parent)
    , m_table(new kit::DataTable(title))
    , m_stack(new kit::ContentStack(m_table))
    , m_stale(new kit::StaleBadge)
{
    bodyLayout()->addWidget(m_stack);
    headerLayout()->addWidget(m_stale);
}

void TablePanel::showState(bool hasRows, const PartState &state, Instant now, const Words &words)
{
    m_stale->setAge(state.confirmedAt, now);
    if (hasRows)
        m_stack->setContent();
    else if (!state.configured)
        m_stack->setEmpty(words.unconnected, tr("Add one in the settings."), words.icon);
    else if (state.error)
        m_stack->setError(*state.error);
    else if (state.settled)
        m_stack->setEmpty(words.nothing, words.advice);
    else
        m_stack->setLoading();
}

} // namespace yagura::overview
