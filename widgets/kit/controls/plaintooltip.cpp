#include "kit/controls/plaintooltip.h"

#include "kit/safetext.h"

#include <QToolTip>
#include <QWidget>

namespace yagura::kit {

QString plainToolTip(const QString &text, const QKeySequence &shortcut)
{
    if (text.isEmpty())
        return {};
    QString html = safeText(text, LineBreaks::Kept, tooltipCap).toHtmlEscaped();
    html.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    if (!shortcut.isEmpty()) {
        const QString keys = shortcut.toString(QKeySequence::NativeText).toHtmlEscaped();
        html += QStringLiteral("&nbsp;&nbsp;<b>") + keys + QStringLiteral("</b>");
    }
    // Long texts wrap at a fixed width, short ones stay on their line.
    const bool isLong = text.size() > 70;
    return isLong ? QString(QStringLiteral("<qt><table width=\"420\"><tr><td>") + html
                            + QStringLiteral("</td></tr></table></qt>"))
                  : QString(QStringLiteral("<qt><span style=\"white-space:pre\">") + html
                            + QStringLiteral("</span></qt>"));
}

void setPlainToolTip(QWidget *widget, const QString &text, const QKeySequence &shortcut)
{
    widget->setToolTip(plainToolTip(text, shortcut));
    if (widget->accessibleName().isEmpty())
        widget->setAccessibleName(safeText(text));
}

void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *widget)
{
    QToolTip::showText(globalPosition, plainToolTip(text), widget);
}

void hidePlainToolTip()
{
    QToolTip::hideText();
}

} // namespace yagura::kit
