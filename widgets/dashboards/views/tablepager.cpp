#include "dashboards/views/tablepager.h"

#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/numbers.h"

#include <QHBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

TablePager::TablePager(QWidget *parent)
    : QWidget(parent)
    , m_label(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_back(new kit::IconButton(kit::IconName::ChevronLeft, tr("Previous page"), this))
    , m_forth(new kit::IconButton(kit::IconName::ChevronRight, tr("Next page"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, 0, kit::space::small, 0);
    layout->setSpacing(kit::space::tiny);
    layout->addStretch();
    layout->addWidget(m_label);
    for (kit::IconButton *button : {m_back, m_forth}) {
        button->setControlSize(kit::ControlSize::Small);
        layout->addWidget(button);
    }
    connect(m_back, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(m_forth, &QAbstractButton::clicked, this, [this] { step(1); });
}

void TablePager::setRows(int rows, int perPage)
{
    m_rows = rows;
    m_perPage = std::max(1, perPage);
    m_page = std::min(m_page, lastPage());
    showPage();
}

QString TablePager::text() const
{
    return m_label->text();
}

void TablePager::step(int pages)
{
    m_page = std::clamp(m_page + pages, 0, lastPage());
    showPage();
    Q_EMIT pageChosen();
}

void TablePager::showPage()
{
    const int first = m_page * m_perPage;
    const int end = std::min(m_rows, first + m_perPage);
    m_label->setText(tr("%1 to %2 of %3")
                         .arg(kit::groupedNumber(m_rows > 0 ? first + 1 : 0), kit::groupedNumber(end),
                              kit::groupedNumber(m_rows)));
    m_back->setEnabled(m_page > 0);
    m_forth->setEnabled(m_page < lastPage());
}

} // namespace yagura::dashboards
