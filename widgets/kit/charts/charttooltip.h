// What the cursor of a chart says: the time, the values, notes. It floats over the whole window, lets the
// pointer through, and stands beside the cursor, never over what it explains. Made and owned by its chart;
// GUI thread.
#pragma once

#include "kit/theme.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace yagura::kit {

enum class TooltipMode {
    Single, // the series nearest to the pointer
    All,
    None,
};
enum class TooltipSort { None, Ascending, Descending };

struct TooltipOptions
{
    TooltipMode mode = TooltipMode::All;
    TooltipSort sort = TooltipSort::Descending;
    bool hidesZeros = false; // series that are 0 there are not told
    int maxHeightPx = 0; // what does not fit is counted; 0: twelve series
    int maxWidthPx = 0; // 0: as the house has it
};

struct TooltipRow
{
    QColor color;
    QString name;
    QString value;
    bool isEmphasised = false;
};

struct TooltipContent
{
    QString title;
    QString note; // right of the title: "Pinned on all panels"
    std::vector<TooltipRow> rows;
    QStringList notes; // under the rows
    int maxWidthPx = 0; // as TooltipOptions has it
};

// A row with the number that it says, to be put in order.
struct TooltipValue
{
    TooltipRow row;
    double value = 0;
};
// Adds the rows as the options ask: without zeros, in order, as many as have room. The others are counted in
// a note that moreText words. Notes that are to stand below should be there before.
void addRows(TooltipContent &content, std::vector<TooltipValue> values, const TooltipOptions &options,
             const std::function<QString(int)> &moreText);

// How many rows beside that many notes; at least one.
[[nodiscard]] size_t tooltipRows(const TooltipOptions &options, int notes);

// Where a box of this size goes: beside the line at cursorX, on the side with more room; below or above the
// plot where neither side has enough. All in the coordinates of the window.
[[nodiscard]] QPoint tooltipPlace(const QSize &box, const QRect &plot, int cursorX, const QRect &window);

class ChartTooltip : public QWidget
{
    Q_OBJECT
public:
    explicit ChartTooltip(QWidget *parent);

    // plot and cursorX in coordinates of the parent (a window).
    void showAt(const TooltipContent &content, const QRect &plot, int cursorX);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize boxSize() const;

    TooltipContent m_content;
};

} // namespace yagura::kit
