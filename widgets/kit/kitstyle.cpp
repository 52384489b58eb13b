#include "kit/kitstyle.h"

#include "kit/icons.h"
#include "kit/paintparts.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace yagura::kit {

namespace {

constexpr int scrollBarWidth = 10;
constexpr int comboArrowWidth = 24;
constexpr int fieldPadding = 5; // besides the 3 px that QLineEdit keeps itself

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const bool hasFocus = option->state & QStyle::State_HasFocus;
    const bool isEnabled = option->state & QStyle::State_Enabled;
    paintBox(*painter, option->rect, theme.color(isEnabled ? ColorRole::Window : ColorRole::Surface),
             theme.color(hasFocus ? ColorRole::Accent : ColorRole::LineStrong));
}

bool isDefaultButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features & QStyleOptionButton::DefaultButton
        && button->state & QStyle::State_Enabled;
}

void drawCommandButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const bool isHot = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    if (isDefaultButton(option)) {
        const QColor accent = theme.color(ColorRole::Accent);
        paintBox(*painter, option->rect, isHot ? blend(accent, theme.color(ColorRole::Text), 0.12) : accent,
                 {});
    } else {
        paintBox(*painter, option->rect, theme.color(isHot ? ColorRole::Hover : ColorRole::Raised),
                 theme.color(ColorRole::LineStrong));
    }
    if (option->state & QStyle::State_HasFocus)
        paintFocusRing(*painter, option->rect, theme);
}

CheckMark checkMarkOf(QStyle::State state)
{
    if (state & QStyle::State_NoChange)
        return CheckMark::Partial;
    return state & QStyle::State_On ? CheckMark::On : CheckMark::Off;
}

void drawRadio(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const bool isOn = option->state & QStyle::State_On;
    const QColor accent = theme.color(ColorRole::Accent);
    const QRectF box = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isOn ? accent : theme.color(ColorRole::TextFaint), 1.2));
    painter->setBrush(theme.color(ColorRole::Surface));
    painter->drawEllipse(box);
    if (isOn) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent);
        painter->drawEllipse(box.center(), box.width() * 0.27, box.height() * 0.27);
    }
    painter->restore();
}

void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                   const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const QRect handle
        = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool isHot
        = option->state & QStyle::State_MouseOver || option->activeSubControls & QStyle::SC_ScrollBarSlider;
    const bool isVertical = slider->orientation == Qt::Vertical;
    const QRectF thumb
        = isVertical ? QRectF(handle).adjusted(3, 2, -2, -2) : QRectF(handle).adjusted(2, 3, -2, -2);
    const qreal radius = (isVertical ? thumb.width() : thumb.height()) / 2;
    paintBox(*painter, thumb, theme.color(isHot ? ColorRole::TextFaint : ColorRole::LineStrong), {}, radius);
}

void drawComboFrame(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (combo && combo->editable)
        drawField(option, painter, widget);
    else
        drawCommandButton(option, painter, widget);
    const QRect r = option->rect;
    const QRectF arrow(r.right() - comboArrowWidth + 2, r.top(), comboArrowWidth - 6, r.height());
    paintIcon(*painter, arrow.adjusted(2, 0, 0, 0), IconName::ChevronDown, theme.color(ColorRole::TextMuted));
}

void drawSlider(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const QRectF groove = style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderGroove, widget);
    const QRectF handle = style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, widget);
    const bool isVertical = slider && slider->orientation == Qt::Vertical;
    const QPointF c = handle.center();
    const QRectF track = isVertical ? QRectF(c.x() - 2, groove.top(), 4, groove.height())
                                    : QRectF(groove.left(), c.y() - 2, groove.width(), 4);
    paintBox(*painter, track, theme.color(ColorRole::Hover), {}, 2);
    QRectF filled = track;
    if (isVertical)
        filled.setTop(c.y());
    else
        filled.setRight(c.x());
    paintBox(*painter, filled, theme.color(ColorRole::Accent), {}, 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hasFocus = option->state & QStyle::State_HasFocus;
    painter->setPen(QPen(theme.color(ColorRole::Accent), hasFocus ? 3 : 1.5));
    painter->setBrush(theme.color(ColorRole::Surface));
    painter->drawEllipse(c, 6, 6);
    painter->restore();
}

void drawSpinBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                 const QWidget *widget)
{
    drawField(option, painter, widget);
    const Theme &theme = Theme::of(widget);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, IconName name, QAbstractSpinBox::StepEnabledFlag flag) {
        const QRectF place = style->subControlRect(QStyle::CC_SpinBox, option, part, widget);
        const bool isHot = option->activeSubControls & part;
        const ColorRole role = !(spin->stepEnabled & flag) ? ColorRole::LineStrong
            : isHot                                        ? ColorRole::Text
                                                           : ColorRole::TextMuted;
        paintIcon(*painter, QRectF(place.center() - QPointF(5, 5), QSizeF(10, 10)), name, theme.color(role));
    };
    arrow(QStyle::SC_SpinBoxUp, IconName::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, IconName::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

void drawProgress(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const QRectF track(option->rect.left(), option->rect.center().y() - 2.0, option->rect.width(), 4);
    paintBox(*painter, track, theme.color(ColorRole::Hover), {}, 2);
    const int span = bar->maximum - bar->minimum;
    if (span <= 0)
        return;
    QRectF filled = track;
    filled.setWidth(track.width() * (bar->progress - bar->minimum) / span);
    paintBox(*painter, filled, theme.color(ColorRole::Accent), {}, 2);
}

} // namespace

KitStyle::KitStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

int KitStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_FocusFrameHMargin:
        return 6;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::small;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_TabBarIconSize:
        return size::icon;
    case PM_MenuVMargin:
        return space::tiny;
    case PM_ToolTipLabelFrameWidth:
        return space::small;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int KitStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ComboBox_ListMouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize KitStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_PushButton:
    case CT_SpinBox:
        result.setHeight(std::max(size::control, type == CT_LineEdit ? 0 : size.height()));
        if (type == CT_ComboBox)
            result.setWidth(size.width() + space::small + comboArrowWidth + space::tiny);
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), size::controlSmall));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), size::controlSmall + 2));
        break;
    default:
        break;
    }
    return result;
}

QRect KitStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Fields inside spin boxes and combo boxes have no frame of their own.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(fieldPadding, 0, -fieldPadding, 0);
    return rect;
}

QRect KitStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider)
            return {};
        const bool isVertical = slider->orientation == Qt::Vertical;
        const QRect r = slider->rect;
        const int length = isVertical ? r.height() : r.width();
        const qint64 span = qint64(slider->maximum) - slider->minimum;
        int thumb = length;
        if (span > 0)
            thumb = static_cast<int>(qint64(length) * slider->pageStep / (span + slider->pageStep));
        thumb = std::min(length, std::max(28, thumb));
        const int at = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                               length - thumb, slider->upsideDown);
        const auto piece = [&](int from, int extent) {
            return isVertical ? QRect(r.left(), r.top() + from, r.width(), extent)
                              : QRect(r.left() + from, r.top(), extent, r.height());
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return piece(at, thumb);
        case SC_ScrollBarSubPage:
            return piece(0, at);
        case SC_ScrollBarAddPage:
            return piece(at + thumb, length - at - thumb);
        case SC_ScrollBarGroove:
            return r;
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        if (part == SC_ComboBoxArrow)
            return QRect(r.right() - comboArrowWidth + 1, r.top(), comboArrowWidth, r.height());
        if (part == SC_ComboBoxEditField)
            return r.adjusted(space::small, 1, -comboArrowWidth, -1);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void KitStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return; // the chosen row says it
        paintFocusRing(*painter, option->rect, theme);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const bool isEnabled = option->state & State_Enabled;
        paintCheckBox(*painter, option->rect, checkMarkOf(option->state), isEnabled, theme);
        return;
    }
    case PE_IndicatorRadioButton:
        drawRadio(option, painter, widget);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        drawCommandButton(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameGroupBox:
        return; // the title and the space are enough
    case PE_Frame:
        painter->setPen(theme.color(ColorRole::Line));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.color(ColorRole::Raised));
        painter->setPen(theme.color(ColorRole::LineStrong));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void KitStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    switch (element) {
    case CE_PushButtonLabel:
        if (isDefaultButton(option)) {
            QStyleOptionButton onAccent = *qstyleoption_cast<const QStyleOptionButton *>(option);
            onAccent.palette.setColor(QPalette::ButtonText, theme.color(ColorRole::OnAccent));
            QProxyStyle::drawControl(element, &onAccent, painter, widget);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
            painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                              theme.color(ColorRole::LineStrong));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.color(ColorRole::Line));
        return;
    case CE_ProgressBarGroove:
        return;
    case CE_ProgressBarContents:
        drawProgress(option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.color(ColorRole::Surface));
        painter->setPen(theme.color(ColorRole::Line));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void KitStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(this, option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboFrame(option, painter, widget);
        return;
    case CC_Slider:
        drawSlider(this, option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(this, option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace yagura::kit
