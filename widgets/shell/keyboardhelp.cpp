#include "shell/keyboardhelp.h"

#include "kit/controls/plainlabel.h"
#include "kit/paintparts.h"

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
    , m_area(new QScrollArea(this))
{
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::large, kit::space::medium, kit::space::medium, kit::space::medium);
    layout->addWidget(new PlainLabel(tr("Keys"), TextStyle::Title));
    layout->addWidget(m_area, 1);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    hide();
}

void KeyboardHelp::place()
{
    const QWidget *window = parentWidget();
    const int height = window->height() - 2 * kit::size::topBar - kit::size::statusBar;
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
            grid->addWidget(new PlainLabel(entry.description.shortcut.toString(QKeySequence::NativeText), TextStyle::Mono,
                                           ColorRole::TextMuted),
                            row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    m_area->setWidget(content);
}

void KeyboardHelp::showEvent(QShowEvent *event)
{
    fill();
    place();
    raise();
    setFocus();
    QFrame::showEvent(event);
}

void KeyboardHelp::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
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
