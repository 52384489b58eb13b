// A small picture of a dashboard's grid as a version would make it: panels that come are filled with a plus,
// those that go dashed with a minus, those that move have an arrow from their dashed old place, changed ones
// a dot. Owned by VersionsPane; GUI thread.
#pragma once

#include "dashboards/history/difference.h"

#include <QWidget>

class QPainter;

namespace yagura::dashboards {

class LayoutMap : public QWidget
{
    Q_OBJECT
public:
    explicit LayoutMap(QWidget *parent = nullptr);

    void showVersion(const GridLayout &version, const DashboardDifference &difference);

    [[nodiscard]] QSize sizeHint() const override { return {200, 150}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF rectOf(const GridRect &cells) const;
    [[nodiscard]] const PanelDifference *differenceOf(int id) const;
    void paintPanel(QPainter &painter, const GridItem &item) const;
    void paintOldPlaces(QPainter &painter) const;
    void paintArrow(QPainter &painter, const QPointF &from, const QPointF &to) const;

    GridLayout m_version;
    DashboardDifference m_difference;
    int m_rows = 1;
};

} // namespace yagura::dashboards
