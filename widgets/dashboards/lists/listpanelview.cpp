#include "dashboards/lists/listpanelview.h"

#include "core/clock.h"
#include "dashboards/lists/panelfeeds.h"
#include "kit/controls/elidedlabel.h"
#include "kit/tables/datatable.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::dashboards {

ListPanelView::ListPanelView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_layout(new QVBoxLayout(this))
    , m_table(new kit::DataTable(accessibleName, this))
    , m_footRow(new QWidget(this))
    , m_foot(new kit::ElidedLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, m_footRow))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout(m_footRow);
    foot->setContentsMargins(kit::space::medium, kit::space::tiny, kit::space::medium, kit::space::tiny);
    foot->addWidget(m_foot);
    m_layout->addWidget(m_footRow);
    m_footRow->hide();
    setFocusProxy(m_table);
    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
}

void ListPanelView::ask(const ListQuestion &question)
{
    m_question = question;
    askNow();
    m_question.metrics = nullptr;
}

Instant ListPanelView::now() const
{
    return m_question.clock->now();
}

void ListPanelView::setState(const ListState &state)
{
    m_state = state;
    m_table->viewport()->update();
    Q_EMIT stateChanged();
}

void ListPanelView::setMissing(const QString &sentence, const QString &advice, kit::IconName icon)
{
    ListState state;
    state.sentence = sentence;
    state.explanation = advice;
    state.icon = icon;
    setFoot({});
    setState(state);
}

void ListPanelView::setFoot(const QString &text)
{
    m_foot->setText(text);
    m_footRow->setVisible(!text.isEmpty());
}

void ListPanelView::setFootCount(int shown, int matching)
{
    setFoot(matching > shown ? tr("%1 of %2").arg(shown).arg(matching) : QString());
}

} // namespace yagura::dashboards
