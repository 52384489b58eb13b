// The legend of a chart: a flowing list, a column or a table that sorts by a clicked header. A click isolates
// a series, Ctrl+click leaves one out or takes it back; a long table has a filter; what does not fit scrolls;
// all by keyboard too, and Ctrl+C copies a name. Owned by its chart; GUI thread.
#pragma once

#include "kit/charts/legend/legendlayout.h"

#include <QWidget>

class QScrollBar;

namespace yagura::kit {

class SearchField;

class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setContent(LegendContent content, LegendLayout::Shape shape, const LegendSort &sort = {});
    [[nodiscard]] const LegendContent &content() const { return m_content; }
    void setStates(const std::vector<LegendState> &states); // of the chart's series
    [[nodiscard]] const LegendSort &sort() const { return m_sort; }

    // What it needs: at most maxHeight high, at most maxWidth wide beside a chart.
    [[nodiscard]] int heightForWidth(int width, int maxHeight) const;
    [[nodiscard]] int widthWithin(int maxWidth) const;

    // Geometry in widget coordinates, for tests: what is seen of the row of a series, and a header.
    [[nodiscard]] QRect entryRect(int series) const;
    [[nodiscard]] QRect headerRect(int column) const; // -1: the names
    [[nodiscard]] int currentSeries() const; // by keyboard; -1: none
    [[nodiscard]] SearchField *filterField() const { return m_filter; }
    [[nodiscard]] QScrollBar *scrollBar() const { return m_bar; }

Q_SIGNALS:
    void isolateRequested(int series);
    void toggleRequested(int series);
    void showAllRequested();
    void sortChanged(const yagura::kit::LegendSort &sort);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    static constexpr int headerRow = -1; // as the current row

    [[nodiscard]] bool isTable() const { return m_shape == LegendLayout::Shape::Table; }
    [[nodiscard]] bool wantsFilter(int height) const;
    [[nodiscard]] int filterHeight() const;
    [[nodiscard]] int listTop() const; // below filter and header
    [[nodiscard]] QPoint inList(const QPoint &point) const; // from widget coordinates
    [[nodiscard]] std::optional<int> rowAt(const QPoint &point) const;
    [[nodiscard]] const LegendEntry &entryOfRow(int row) const;
    [[nodiscard]] QString rowText(int row) const;
    void findRows(); // after content, filter or order changed
    void layOut();
    void setCurrentRow(int row);
    void sortBy(int column);
    bool moveBy(QKeyEvent *event);
    bool activate(QKeyEvent *event);
    void paintHeader(QPainter &painter);
    void paintHeading(QPainter &painter, const QRect &rect, int column);
    void paintRow(QPainter &painter, const QRect &rect, int row);
    void paintFigures(QPainter &painter, const QRect &rect, int row, int nameRight);

    LegendContent m_content;
    LegendLayout::Shape m_shape = LegendLayout::Shape::Flow;
    LegendLayout m_layout;
    LegendSort m_sort;
    std::vector<size_t> m_rows; // entries in order
    int m_current = 0; // row
    int m_currentColumn = -1; // of the header; -1: names
    int m_hovered = -2;
    bool m_hasKeyboardFocus = false;
    SearchField *m_filter;
    QScrollBar *m_bar;
};

} // namespace yagura::kit
