#include "kit/controls/dropdownbutton.h"

#include "kit/controls/chippainter.h"
#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int padding = 10;
constexpr int chevron = 12;
constexpr int swatchRoom = 14;

QFont labelFont(DropDownLabel kind)
{
    QFont font = textFont(kind == DropDownLabel::Boxed ? TextStyle::Mono : TextStyle::Body);
    font.setPixelSize(12);
    return font;
}

} // namespace

DropDownButton::DropDownButton(const QString &label, DropDownLabel kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_label(safeText(label))
    , m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_label);
    connect(this, &QAbstractButton::clicked, this, &DropDownButton::openMenu);
}

void DropDownButton::setValue(const QString &value)
{
    m_value = safeText(value, LineBreaks::Shown, 80);
    setAccessibleDescription(m_value);
    updateGeometry();
    update();
}

void DropDownButton::setMenu(QMenu *menu)
{
    m_menu = menu;
}

void DropDownButton::setChoices(const QStringList &choices, int current)
{
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        QString text = safeText(choices[i], LineBreaks::Shown, 80);
        QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(i == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i, value = choices[i]] {
            setValue(value);
            Q_EMIT chosen(static_cast<int>(i));
        });
    }
    delete m_menu;
    m_menu = menu;
    setValue(choices.value(current));
}

void DropDownButton::setSwatch(const QColor &color)
{
    m_swatch = color;
    updateGeometry();
    update();
}

int DropDownButton::labelWidth() const
{
    if (m_label.isEmpty())
        return 0;
    const int text = QFontMetrics(labelFont(m_kind)).horizontalAdvance(m_label);
    return m_kind == DropDownLabel::Boxed ? text + 2 * space::small : text + 5;
}

QSize DropDownButton::sizeHint() const
{
    const int value = QFontMetrics(textFont(TextStyle::Name)).horizontalAdvance(m_value);
    return {labelWidth() + 2 * padding + value + 6 + chevron + (m_swatch.isValid() ? swatchRoom : 0),
            size::control};
}

void DropDownButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QColor line = theme.color(ColorRole::LineStrong);
    paintBox(painter, rect(), theme.color(underMouse() ? ColorRole::Hover : ColorRole::Raised), line);
    int x = padding;
    painter.setFont(labelFont(m_kind));
    painter.setPen(theme.color(ColorRole::TextMuted));
    if (m_kind == DropDownLabel::Boxed) {
        painter.drawText(QRect(space::small, 0, labelWidth(), height()), Qt::AlignLeft | Qt::AlignVCenter,
                         m_label);
        painter.fillRect(QRect(labelWidth(), 1, width() - labelWidth() - 4, height() - 2),
                         theme.color(ColorRole::Surface));
        painter.fillRect(QRect(labelWidth(), 1, 1, height() - 2), line);
        x = labelWidth() + padding;
    } else {
        painter.drawText(QRect(x, 0, labelWidth(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_label);
        x += labelWidth();
    }
    if (m_swatch.isValid()) {
        paintSwatch(painter, QPointF(x + 4, height() / 2.0), m_swatch);
        x += swatchRoom;
    }
    painter.setFont(textFont(TextStyle::Name));
    painter.setPen(theme.color(isEnabled() ? ColorRole::Text : ColorRole::TextFaint));
    painter.drawText(QRect(x, 0, width() - x - chevron - 6, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     m_value);
    paintIcon(painter, QRectF(width() - chevron - 8, (height() - chevron) / 2.0, chevron, chevron),
              IconName::ChevronDown, theme.color(ColorRole::TextMuted));
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

void DropDownButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DropDownButton::openMenu()
{
    if (m_menu)
        m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

} // namespace yagura::kit
