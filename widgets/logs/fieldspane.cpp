#include "logs/fieldspane.h"

#include "kit/controls/searchfield.h"
#include "logs/fieldlistview.h"

#include <QPainter>
#include <QVBoxLayout>

namespace yagura::logs {

FieldsPane::FieldsPane(QWidget *parent)
    : QWidget(parent)
    , m_search(new kit::SearchField(tr("Find a field or value"), {}, this))
    , m_list(new FieldListView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kit::space::small, 0, 0);
    layout->setSpacing(kit::space::tiny);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    setMinimumWidth(220);
    connect(m_search, &kit::SearchField::searchChanged, m_list, &FieldListView::setFilterText);
}

void FieldsPane::setSummary(std::shared_ptr<const FieldSummary> summary)
{
    m_list->setSummary(std::move(summary));
}
void FieldsPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void FieldsPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), kit::Theme::of(this).color(kit::ColorRole::Surface));
}

} // namespace yagura::logs
