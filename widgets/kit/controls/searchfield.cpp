#include "kit/controls/searchfield.h"

#include "kit/icons.h"
#include "kit/paintparts.h"

#include <QInputMethodEvent>
#include <QPainter>
#include <QTextCharFormat>
#include <QTimer>

namespace yagura::kit {

namespace {

constexpr int iconRoom = 20; // besides the padding of every field
constexpr int typingPauseMs = 200;

} // namespace

SearchField::SearchField(const QString &placeholder, const QString &keyHint, QWidget *parent)
    : QLineEdit(parent)
    , m_keyHint(keyHint)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setFixedHeight(size::control);
    setKeyHint(keyHint);
    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(typingPauseMs);
    connect(this, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(text()); });
    connect(this, &QLineEdit::returnPressed, this, [this, pause] {
        pause->stop();
        Q_EMIT searchChanged(text());
    });
}

void SearchField::setMono(bool isMono)
{
    setFont(textFont(isMono ? TextStyle::Mono : TextStyle::Body));
}

void SearchField::setKeyHint(const QString &keyHint)
{
    m_keyHint = keyHint;
    setTextMargins(iconRoom, 0, keyHint.isEmpty() ? 4 : keyCapWidth(keyHint) + space::small, 0);
    update();
}

void SearchField::setColoring(std::function<std::vector<ColoredRun>(const QString &, const Theme &)> coloring)
{
    if (!m_coloring)
        connect(this, &QLineEdit::textChanged, this, &SearchField::color);
    m_coloring = std::move(coloring);
    color();
}

// QLineEdit takes formats only the way input methods give them; positions count from the cursor.
void SearchField::color()
{
    if (!m_coloring)
        return;
    QList<QInputMethodEvent::Attribute> attributes;
    for (const ColoredRun &run : m_coloring(text(), Theme::of(this))) {
        QTextCharFormat format;
        format.setForeground(run.color);
        attributes.append({QInputMethodEvent::TextFormat, static_cast<int>(run.start) - cursorPosition(),
                           static_cast<int>(run.length), format});
    }
    QInputMethodEvent event({}, attributes);
    QLineEdit::inputMethodEvent(&event);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintIcon(painter, QRectF(7, (height() - 14) / 2.0, 14, 14), IconName::Search,
              theme.color(ColorRole::TextMuted));
    if (text().isEmpty() && !hasFocus() && !m_keyHint.isEmpty()) {
        const int width_ = keyCapWidth(m_keyHint);
        paintKeyCap(painter,
                    QRectF(width() - width_ - 7, (height() - keyCapHeight) / 2.0, width_, keyCapHeight),
                    m_keyHint, theme.color(ColorRole::TextMuted), theme.color(ColorRole::LineStrong));
    }
}

} // namespace yagura::kit
