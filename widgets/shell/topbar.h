// The strip at the top: the screen's title, the way to the command palette, and the one time range of the
// console with back, forward and refresh. Owned by the main window.
#pragma once

#include "correlate/timecontext.h"

#include <QWidget>

class QActionGroup;
class QMenu;

namespace yagura::kit {
class Button;
class IconButton;
class PlainLabel;
class ElidedLabel;
} // namespace yagura::kit

namespace yagura::shell {

class TimeRangePopup;

class TopBar : public QWidget
{
    Q_OBJECT
public:
    TopBar(correlate::TimeContext &time, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &breadcrumb);
    void openTimeRange();
    void retranslate();

Q_SIGNALS:
    void paletteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildRefreshMenu();
    void updateTime();
    void choose(const TimeRangeExpression &expression);

    correlate::TimeContext &m_time;
    kit::PlainLabel *m_title;
    kit::ElidedLabel *m_breadcrumb;
    kit::Button *m_palette;
    kit::IconButton *m_back;
    kit::Button *m_range;
    kit::IconButton *m_forward;
    kit::Button *m_refresh;
    QMenu *m_refreshMenu;
    QActionGroup *m_refreshChoices = nullptr; // one of them is in force
    TimeRangePopup *m_popup = nullptr;
};

} // namespace yagura::shell
