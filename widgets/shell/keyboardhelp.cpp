#include "shell/keyboardhelp.h"

#include "kit/controls/plainlabel.h"
#include "kit/paintparts.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMap>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yagura::shell {

using kit::ColorRole;
using kit::PlainLabel;
using kit::TextStyle;

KeyboardHelp::KeyboardHelp(const kit::ActionRegistry &actions, QWidget *parent)
    : QFrame(parent)
    , m_actions(actions)
    , m_title(new PlainLabel(tr("Keys"), TextStyle::Title, ColorRole::Text, this))
    , m_area(new QScrollArea(this))
{
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::large, kit::space::medium, kit::space::medium, kit::space::medium);
    layout->addWidget(m_title);
    layout->addWidget(m_area, 1);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setAccessibleName(tr("Keys"));
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    hide();
}

void KeyboardHelp::place()
{
    const QWidget *window = parentWidget();
    const int most = window->height() - 2 * kit::size::topBar - kit::size::statusBar;
    const QMargins margins = layout()->contentsMargins();
    const int wanted = m_area->widget() ? m_area->widget()->sizeHint().height() + layout()->spacing()
            + margins.top() + margins.bottom() + m_title->sizeHint().height()
                                        : most;
    const int height = std::min(most, wanted);
    const int width = std::min(720, window->width() - kit::size::navigationRail - 2 * kit::space::huge);
    setGeometry((window->width() - width) / 2, kit::size::topBar + kit::space::large, width, height);
}

void KeyboardHelp::fill()
{
    QMap<QString, QList<kit::ActionRegistry::Entry>> groups;
    QStringList order;
    const auto entries = m_actions.entries();
    for (const auto &entry : entries) {
        if (entry.description.shortcut.isEmpty())
            continue;
        if (!groups.contains(entry.description.group))
            order << entry.description.group;
        groups[entry.description.group].append(entry);
    }
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, kit::space::medium, 0);
    grid->setHorizontalSpacing(kit::space::huge);
    grid->setVerticalSpacing(kit::space::tiny);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QString &group : order) {
        grid->setRowMinimumHeight(row++, kit::space::medium);
        grid->addWidget(new PlainLabel(group, TextStyle::LabelStrong, ColorRole::TextMuted), row++, 0, 1, 2);
        for (const auto &entry : groups.value(group)) {
            grid->addWidget(new PlainLabel(entry.description.text), row, 0);
            grid->addWidget(new PlainLabel(entry.description.shortcut.toString(QKeySequence::NativeText),
                                           TextStyle::Mono, ColorRole::TextMuted),
                            row++, 1, Qt::AlignRight);
        }
    }
    grid->setRowStretch(row, 1);
    m_area->setWidget(content);
    content->setAutoFillBackground(false); // the scroll area has just set it
}

void KeyboardHelp::dismiss()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void KeyboardHelp::showEvent(QShowEvent *event)
{
    m_focusBefore = QApplication::focusWidget();
    fill();
    place();
    raise();
    setFocus();
    QFrame::showEvent(event);
}

void KeyboardHelp::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void KeyboardHelp::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
                  kit::size::radiusPanel);
}

} // namespace yagura::shell
