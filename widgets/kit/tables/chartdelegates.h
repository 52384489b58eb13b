// Cells that show a course or a share: sparkline, bars, state per minute, marks, budget. Told by the screen's
// function what to draw. Owned by the table; GUI thread.
#pragma once

#include "kit/charts/sparkline.h"
#include "kit/charts/statestrip.h"
#include "kit/tables/celldelegate.h"

namespace yagura::kit {

// A line, or columns where isBars.
struct SparklineCell
{
    std::vector<double> values{};
    SparklineLook look{};
    bool isBars = false;
    ValueText text{}; // behind it; empty: none
};
class SparklineDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<SparklineCell(const QModelIndex &)>;
    SparklineDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

// A figure and a bar filled to its share: budget left, share of lines.
struct ShareCell
{
    double share = 0; // 0 … 1
    ValueText text{}; // empty: only the bar
    ColorRole color = ColorRole::Ok;
    ColorRole textColor = ColorRole::Text;
    bool isUnknown = false; // a dashed outline
};
class ShareDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<ShareCell(const QModelIndex &)>;
    ShareDelegate(Describe describe, QObject *parent, int textPixels = 44);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
    int m_textPixels;
};

// State per minute; marks instead where there are marks.
struct StateStripCell
{
    std::vector<Severity> states{};
    std::vector<StripMark> marks{};
};
class StateStripDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<StateStripCell(const QModelIndex &)>;
    StateStripDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

} // namespace yagura::kit
