// What lies over the panels while they are handled: the pill that says where they would land, the flat shadow
// under the lifted ones, the band that ticks several. None takes the mouse. Owned by GridView; GUI thread.
#pragma once

#include "kit/controls/plainlabel.h"

#include <QWidget>

namespace yagura::dashboards {

class DestinationLabel : public kit::PlainLabel
{
    Q_OBJECT
public:
    explicit DestinationLabel(QWidget *parent);

    // Inside the landing area, but not over the title of what floats.
    void say(const QString &text, const QRect &landing, const QRect &lifted);

protected:
    void paintEvent(QPaintEvent *event) override;
};

class LiftShadow : public QWidget
{
    Q_OBJECT
public:
    explicit LiftShadow(QWidget *parent);

    // Under these rectangles of the parent.
    void cast(const std::vector<QRect> &lifted);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<QRect> m_shadows;
};

class SelectionBand : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBand(QWidget *parent);

    void stretch(const QRect &rect);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace yagura::dashboards
