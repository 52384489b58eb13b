#include "kit/controls/panel.h"

#include "kit/controls/elidedlabel.h"
#include "kit/paintparts.h"

#include <QBoxLayout>
#include <QPainter>

namespace yagura::kit {

Panel::Panel(const QString &title, PanelBody body, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, TextStyle::Strong))
    , m_subtitle(new ElidedLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_header(new QWidget)
    , m_controls(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_header->setFixedHeight(size::panelHeader);
    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(space::medium, 2, space::medium, 0);
    header->setSpacing(space::small);
    header->addWidget(m_title);
    header->addWidget(m_subtitle, 1);
    // The title has its room first.
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_controls->setSpacing(space::small);
    header->addLayout(m_controls);

    const bool isPadded = body == PanelBody::Padded;
    const int side = isPadded ? space::medium : 1;
    m_body->setContentsMargins(side, isPadded ? space::tiny : 0, side, isPadded ? space::medium : 1);
    m_body->setSpacing(isPadded ? space::small : 0);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(m_body, 1);
    m_subtitle->hide();
    setTitle(title);
}

void Panel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    updateHeader();
}

void Panel::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    updateHeader();
}

void Panel::updateHeader()
{
    const bool hasHeader = !m_title->text().isEmpty() || !m_subtitle->text().isEmpty();
    m_header->setVisible(hasHeader);
    const QMargins margins = m_body->contentsMargins();
    if (margins.left() > 1)
        m_body->setContentsMargins(margins.left(), hasHeader ? space::tiny : space::medium, margins.right(),
                                   margins.bottom());
}

void Panel::setFrame(PanelFrame frame)
{
    m_frame = frame;
    update();
}

void Panel::setSeverity(std::optional<Severity> severity)
{
    m_severity = severity;
    update();
}

void Panel::setHeaderLine(bool isShown)
{
    m_hasHeaderLine = isShown;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QColor fill = theme.color(m_severity ? surfaceOf(*m_severity) : ColorRole::Surface);
    if (m_frame == PanelFrame::Pane)
        painter.fillRect(rect(), fill);
    else
        paintBox(painter, rect(), fill, theme.color(m_severity ? colorOf(*m_severity) : ColorRole::Line),
                 size::radiusPanel);
    if (m_hasHeaderLine && !m_header->isHidden())
        painter.fillRect(QRect(1, m_header->geometry().bottom(), width() - 2, 1),
                         theme.color(ColorRole::Line));
}

} // namespace yagura::kit
