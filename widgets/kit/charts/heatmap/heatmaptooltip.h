// What a column of a heatmap says: the cell under the pointer, the whole column as a small histogram, its
// quantiles. Floats over the window like ChartTooltip and stands where that would. Made and owned by its
// chart; GUI thread.
#pragma once

#include <QColor>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace yagura::kit {

struct HeatmapTip
{
    struct Row
    {
        QString name;
        QString value;
        QColor color{}; // invalid: no swatch
    };
    QString title;
    QString note; // right of the title
    std::vector<Row> rows; // the cell
    std::vector<double> column; // counts from the least bucket up; empty: no histogram
    std::optional<int> current; // in the column
    std::vector<Row> quantiles;
    QStringList notes;
};

class HeatmapTooltip : public QWidget
{
    Q_OBJECT
public:
    explicit HeatmapTooltip(QWidget *parent);

    // plot and cursorX in coordinates of the parent (a window).
    void showAt(const HeatmapTip &tip, const QRect &plot, int cursorX);
    [[nodiscard]] const HeatmapTip &tip() const { return m_tip; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize boxSize() const;
    void paintRow(QPainter &painter, const HeatmapTip::Row &row, int top) const;
    void paintColumn(QPainter &painter, const QRectF &rect) const;

    HeatmapTip m_tip;
};

} // namespace yagura::kit
