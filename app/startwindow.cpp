#include "startwindow.h"

#include "kit/controls/plainlabel.h"
#include "kit/icons.h"

#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace yagura {

namespace {

constexpr int LogoSide = 72;

} // namespace

StartWindow::StartWindow()
    : m_stage(new kit::PlainLabel({}, kit::TextStyle::Body, kit::ColorRole::TextMuted, this))
    , m_bar(new QProgressBar(this))
{
    setWindowTitle(QStringLiteral("Yagura"));
    setFixedSize(420, 260);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress of the start"));
    m_stage->setAlignment(Qt::AlignHCenter);
    auto *title = new kit::PlainLabel(tr("Starting the demo world"), kit::TextStyle::Title,
                                      kit::ColorRole::Text, this);
    title->setAlignment(Qt::AlignHCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 40 + LogoSide, 48, 40);
    layout->setSpacing(kit::space::small);
    layout->addStretch();
    layout->addWidget(title);
    layout->addWidget(m_stage);
    layout->addWidget(m_bar);
}

void StartWindow::setProgress(const QString &stage, double fraction)
{
    m_stage->setText(stage);
    m_bar->setValue(static_cast<int>(fraction * 1000));
}

void StartWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Window));
    kit::paintIcon(painter, QRectF((width() - LogoSide) / 2.0, 36, LogoSide, LogoSide), kit::IconName::Logo,
                   theme.color(kit::ColorRole::Accent));
}

} // namespace yagura
