// States over time, a row a thing: what was up, down, firing, on which version, and for how long. Or, as a
// status history, one cell a sample. Many rows are paged by wheel, scroll bar and keys. Owned by its parent;
// GUI thread.
#pragma once

#include "kit/charts/parts/timechart.h"
#include "kit/charts/states/statedata.h"

#include <functional>

class QScrollBar;

namespace yagura::kit {

class StateTimelineChart : public TimeChart
{
    Q_OBJECT
public:
    explicit StateTimelineChart(const QString &accessibleName = {}, QWidget *parent = nullptr);

    void setRows(std::vector<StateRow> rows);
    void setLook(const StateLook &look);
    // Shows one state and fades the others; empty shows all.
    void setIsolated(const std::optional<QString> &state);
    [[nodiscard]] const std::optional<QString> &isolated() const { return m_isolated; }
    void setTooltipNotes(std::function<QStringList(Instant)> notes) { m_notes = std::move(notes); }

    // Rows of this page and where they lie.
    void setFirstRow(int row);
    [[nodiscard]] int firstRow() const { return m_first; }
    [[nodiscard]] int pageRows();
    [[nodiscard]] std::optional<int> currentRow() const { return m_row; }
    [[nodiscard]] QRectF rowRect(int row);
    // What is drawn of a row: merged, or the samples themselves.
    [[nodiscard]] const std::vector<StateSpan> &spans(int row) const;
    [[nodiscard]] QRectF spanRect(int row, int span);
    [[nodiscard]] const ItemLegend &legend() const { return m_legend; }

Q_SIGNALS:
    void isolatedChanged(const std::optional<QString> &state);
    void spanActivated(int row, yagura::Instant at); // double click, or Shift+Return

protected:
    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    void updateTooltip() override;
    [[nodiscard]] double steppedX(double x, int direction) const override;
    bool pressed(const QPointF &point, Qt::KeyboardModifiers modifiers) override;
    bool keyPressed(QKeyEvent *event) override;
    void pointed(std::optional<QPointF> point) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void rearrange(); // merge anew, count the states
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] std::optional<int> spanAt(int row, Instant at) const;
    [[nodiscard]] QRectF barOf(const StateSpan &span, const QRectF &row) const;
    [[nodiscard]] QRectF placeOf(int row) const;
    [[nodiscard]] int nameWidth() const;
    void stepRow(int rows);
    void paintRow(QPainter &painter, int row) const;
    void paintName(QPainter &painter, int row, const QRectF &place) const;
    [[nodiscard]] bool isFaded(const StateSpan &span) const { return m_isolated && *m_isolated != span.text; }
    [[nodiscard]] QColor fillOf(const StateSpan &span, const Theme &theme) const;
    void paintEdge(QPainter &painter, const QRectF &bar, const StateSpan &span) const;
    void paintValue(QPainter &painter, const QRectF &bar, const StateSpan &span) const;
    void describe();

    std::vector<StateRow> m_rows;
    std::vector<std::vector<StateSpan>> m_shown; // as drawn, a list a row
    StateLook m_look;
    std::optional<QString> m_isolated;
    ItemLegend m_legend;
    std::vector<LegendItem> m_states;
    QScrollBar *m_scrollBar;
    int m_first = 0;
    int m_page = 1;
    std::optional<int> m_row; // under the pointer or chosen by keyboard
    std::function<QStringList(Instant)> m_notes;
};

} // namespace yagura::kit
