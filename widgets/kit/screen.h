// What the shell knows of a screen. Each screen is one widget, made once by app/, shown and hidden by the
// shell. A hidden screen asks no server anything. GUI thread.
#pragma once

#include "core/timerange.h"
#include "correlate/pivot.h"

#include <QWidget>

namespace yagura::kit {

class Screen : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    // Shown in the top bar, translated; screens with a sub-page add it in breadcrumb().
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString breadcrumb() const { return {}; }

    // The operator came from elsewhere with a question. Only called with this screen's target.
    virtual void openPivot(const correlate::Pivot &pivot) = 0;

    // True once everything the screen asked for has been answered, well or badly, and laid out: snapshots
    // wait for it.
    [[nodiscard]] virtual bool isSettled() const = 0;

    // Between shown and hidden: may ask servers. The shell calls these.
    virtual void activate() = 0;
    virtual void deactivate() = 0;

    // On a wall: without anything to press. Nothing by default.
    virtual void setPresenting(bool isPresenting) { (void)isPresenting; }

Q_SIGNALS:
    void titleChanged();
    void pivotRequested(const yagura::correlate::Pivot &pivot);
};

} // namespace yagura::kit
