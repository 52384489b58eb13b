// A chart over time and the picture it is drawn into: from the JSON text of a range answer to pixels, as the
// panels have it. GUI thread.
#pragma once

#include "kit/charts/timeseries/timeserieschart.h"

#include <QImage>

#include <string>

namespace yagura::bench {

inline constexpr QSize chartSize(1600, 500);
inline constexpr QSize panelSize(320, 150); // one of fifty

struct Shape
{
    int series = 0;
    int points = 0;

    [[nodiscard]] QByteArray text() const;
    [[nodiscard]] std::string name() const;
};

// The theme of the application; made once.
void useTheme();

class DrawnChart
{
public:
    explicit DrawnChart(QSize size);

    // Reads the answer and draws it over its whole range; false if it cannot be read.
    [[nodiscard]] bool show(const QByteArray &body);
    void draw();
    // To a part of what was shown, from a tenth of the way that is left; another one with every turn.
    void zoom(double share, int turn);

private:
    kit::TimeSeriesChart m_chart;
    QImage m_image;
    TimeRange m_whole;
};

} // namespace yagura::bench
