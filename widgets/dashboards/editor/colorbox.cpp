#include "dashboards/editor/colorbox.h"

#include "dashboards/views/thresholdlook.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int patch = 12;

QStringList colorNames()
{
    QStringList names;
    for (const char *color : {"green", "yellow", "orange", "red", "blue", "purple"}) {
        for (const char *shade : {"", "dark-", "semi-dark-", "light-", "super-light-"})
            names << QString::fromUtf8(shade) + QString::fromUtf8(color);
    }
    return names << QStringLiteral("text") << QStringLiteral("transparent");
}

QIcon patchOf(const QString &name, const kit::Theme &theme, qreal ratio)
{
    QPixmap picture(QSize(patch, patch) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(kit::ColorRole::LineStrong));
    const auto color = seriesColor(name);
    painter.setBrush(color ? QBrush(color->resolve(theme)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(0.5, 0.5, patch - 1, patch - 1), 2, 2);
    return picture;
}

} // namespace

ColorBox::ColorBox(const QString &accessibleName, QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(accessibleName);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setIconSize({patch, patch});
    setMinimumContentsLength(6);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addItems(colorNames());
    paintPatches();
    connect(this, &QComboBox::activated, this, [this](int index) { take(itemText(index)); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] { take(currentText().trimmed()); });
}

void ColorBox::setColorName(const QString &name)
{
    m_name = name;
    if (lineEdit()->hasFocus() && lineEdit()->isModified())
        return;
    int index = findText(name);
    if (index < 0 && !name.isEmpty()) {
        insertItem(0, name);
        index = 0;
        paintPatches();
    }
    setCurrentIndex(index);
}

// What is no colour is put back: the patch says what is in force.
void ColorBox::take(const QString &name)
{
    const bool isColor = findText(name) >= 0 || seriesColor(name).has_value();
    if (!isColor || name.isEmpty()) {
        lineEdit()->setModified(false);
        setColorName(m_name);
        return;
    }
    if (name == m_name)
        return;
    lineEdit()->setModified(false);
    setColorName(name);
    Q_EMIT colorChosen(name);
}

void ColorBox::paintPatches()
{
    const kit::Theme &theme = kit::Theme::of(this);
    for (int i = 0; i < count(); ++i)
        setItemIcon(i, patchOf(itemText(i), theme, devicePixelRatioF()));
}

void ColorBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintPatches();
}

} // namespace yagura::dashboards
