#include "metrics/querysidepane.h"

#include "kit/controls/iconbutton.h"
#include "kit/controls/tabstrip.h"
#include "metrics/inspectorpane.h"
#include "metrics/subexpressionpane.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr int paneWidth = 400;

} // namespace

QuerySidePane::QuerySidePane(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new kit::TabStrip(tr("Inspection"), {{tr("Parts")}, {tr("Request")}}, this))
    , m_parts(new SubexpressionPane)
    , m_inspector(new InspectorPane)
    , m_pages(new QStackedWidget(this))
{
    setFixedWidth(paneWidth);
    m_pages->addWidget(m_parts);
    m_pages->addWidget(m_inspector);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the inspection"), this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, 0, kit::space::small, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &kit::TabStrip::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(close, &QAbstractButton::clicked, this, &QuerySidePane::closed);
}

void QuerySidePane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::metrics
