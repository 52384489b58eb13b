// A small line without axes, beside a figure or in a cell. It has a least range, so that healthy noise looks
// healthy. The painting functions serve delegates and tiles; the widget is for panels. GUI thread.
#pragma once

#include "kit/charts/chartdata.h"

#include <QWidget>

#include <span>

namespace yagura::kit {

struct SparklineLook
{
    ColorRole color = ColorRole::TextMuted;
    bool isFilled = false;
    bool hasEndDot = true;
    double leastRange = 0; // the height stands for at least this much; 0: a tenth of the greatest value
    std::optional<double> limit{}; // dashed line
    std::optional<double> floor{}; // the value at the bottom; absent: the least value, 0 where near
};

// Evenly spaced values, NaN is a gap.
void paintSparkline(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const SparklineLook &look, const Theme &theme);
// Columns from 0 upwards: lines of a pattern per minute and the like. The height stands for at least
// leastRange.
void paintSparkBars(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const QColor &color, const Theme &theme, double leastRange = 0);

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const QString &accessibleName, QWidget *parent = nullptr);

    void setValues(std::vector<double> values);
    void setLook(const SparklineLook &look);

    [[nodiscard]] QSize sizeHint() const override { return {88, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_values;
    SparklineLook m_look;
};

} // namespace yagura::kit
