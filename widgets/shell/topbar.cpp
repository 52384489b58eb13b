#include "shell/topbar.h"

#include "core/clock.h"
#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/errortext.h"
#include "kit/timetext.h"
#include "shell/timerangepopup.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace yagura::shell {

using kit::ColorRole;
using kit::IconName;
using kit::TextStyle;

namespace {

constexpr std::chrono::seconds refreshChoices[] = {
    std::chrono::seconds(0),  std::chrono::seconds(1),  std::chrono::seconds(5),   std::chrono::seconds(10),
    std::chrono::seconds(30), std::chrono::seconds(60), std::chrono::seconds(300),
};

} // namespace

TopBar::TopBar(correlate::TimeContext &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_title(new kit::PlainLabel({}, TextStyle::Title, ColorRole::Text, this))
    , m_breadcrumb(new kit::ElidedLabel({}, TextStyle::Body, ColorRole::TextMuted, this))
    , m_palette(new kit::Button({}, kit::ButtonKind::Outlined, this))
    , m_back(new kit::IconButton(IconName::ChevronLeft, tr("Previous time range"), this))
    , m_range(new kit::Button({}, kit::ButtonKind::Outlined, this))
    , m_forward(new kit::IconButton(IconName::ChevronRight, tr("Next time range"), this))
    , m_refresh(new kit::Button({}, kit::ButtonKind::Outlined, this))
    , m_refreshMenu(new QMenu(this))
{
    setFixedHeight(kit::size::topBar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::large, 0, kit::space::large, 0);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_title);
    layout->addWidget(m_breadcrumb, 1);
    layout->addWidget(m_palette);
    layout->addWidget(m_back);
    layout->addWidget(m_range);
    layout->addWidget(m_forward);
    layout->addWidget(m_refresh);
    m_palette->setIconName(IconName::Search);
    m_palette->setKeyHint(QStringLiteral("Ctrl K"));
    m_back->setFramed(true);
    m_forward->setFramed(true);
    m_range->setIconName(IconName::Clock);
    m_refresh->setIconName(IconName::Refresh);
    m_refresh->setMenu(m_refreshMenu);
    connect(m_palette, &QPushButton::clicked, this, &TopBar::paletteRequested);
    connect(m_back, &QToolButton::clicked, &m_time, &correlate::TimeContext::goBack);
    connect(m_forward, &QToolButton::clicked, &m_time, &correlate::TimeContext::goForward);
    connect(m_range, &QPushButton::clicked, this, &TopBar::openTimeRange);
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, &TopBar::updateTime);
    connect(&m_time, &correlate::TimeContext::historyChanged, this, &TopBar::updateTime);
    connect(&m_time, &correlate::TimeContext::refreshIntervalChanged, this, &TopBar::updateTime);
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, &TopBar::updateTime);
    retranslate();
}

void TopBar::setTitle(const QString &title, const QString &breadcrumb)
{
    m_title->setText(title);
    m_breadcrumb->setText(breadcrumb.isEmpty() ? QString() : QStringLiteral("\u203a  ") + breadcrumb);
}

void TopBar::retranslate()
{
    m_palette->setText(tr("Search or run a command"));
    kit::setPlainToolTip(m_palette, tr("Search or run a command"), QKeySequence(Qt::CTRL | Qt::Key_K));
    kit::setPlainToolTip(m_range, tr("Choose the time range"), QKeySequence(Qt::CTRL | Qt::Key_T));
    kit::setPlainToolTip(m_refresh, tr("Refresh now or choose how often"), QKeySequence(Qt::Key_F5));
    m_back->setAccessibleName(tr("Previous time range"));
    m_forward->setAccessibleName(tr("Next time range"));
    buildRefreshMenu();
    updateTime();
}

void TopBar::buildRefreshMenu()
{
    m_refreshMenu->clear();
    delete m_refreshChoices;
    m_refreshChoices = new QActionGroup(this);
    m_refreshMenu->addAction(tr("Refresh now"), &m_time, &correlate::TimeContext::refresh);
    m_refreshMenu->addSeparator();
    for (const std::chrono::seconds seconds : refreshChoices) {
        QString name = seconds.count() == 0 ? tr("Off") : tr("Every %1 s").arg(seconds.count());
        if (seconds.count() >= 60)
            name = tr("Every %1 min").arg(seconds.count() / 60);
        QAction *action
            = m_refreshMenu->addAction(name, this, [this, seconds] { m_time.setRefreshInterval(seconds); });
        action->setCheckable(true);
        m_refreshChoices->addAction(action);
        action->setData(static_cast<int>(seconds.count()));
    }
}

void TopBar::updateTime()
{
    m_range->setText(QStringLiteral("%1  %2").arg(rangeName(m_time.expression()),
                                                  kit::zoneText(m_time.zone(), m_time.range().to)));
    m_back->setEnabled(m_time.canGoBack());
    m_forward->setEnabled(m_time.canGoForward());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_time.refreshInterval()).count();
    if (seconds == 0)
        m_refresh->setText(tr("Off", "refresh interval"));
    else
        m_refresh->setText(seconds >= 60 ? tr("%1 min").arg(seconds / 60) : tr("%1 s").arg(seconds));
    const QList<QAction *> actions = m_refreshMenu->actions();
    for (QAction *action : actions) {
        if (action->isCheckable())
            action->setChecked(action->data().toInt() == seconds);
    }
}

void TopBar::openTimeRange()
{
    delete m_popup;
    m_popup = new TimeRangePopup(this);
    m_popup->setExpression(m_time.expression());
    m_popup->setZone(m_time.zone());
    connect(m_popup, &TimeRangePopup::expressionChosen, this, &TopBar::choose);
    connect(m_popup, &TimeRangePopup::zoneChosen, &m_time, &correlate::TimeContext::setZone);
    m_popup->adjustSize();
    const QPoint corner
        = m_range->mapToGlobal(QPoint(m_range->width(), m_range->height() + kit::space::tiny));
    m_popup->move(corner.x() - m_popup->width(), corner.y());
    m_popup->show();
}

void TopBar::choose(const TimeRangeExpression &expression)
{
    const Status status = m_time.setExpression(expression);
    if (status)
        m_popup->hide();
    else
        m_popup->showError(kit::errorSentence(status.error()));
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
}

} // namespace yagura::shell
