// Where the critical path is spent: one stacked bar and a line a service or operation, each to be chosen with
// the mouse or the arrow keys. Owned by the critical path's card; GUI thread.
#pragma once

#include "traces/analysis/whatif.h"

#include <QWidget>

#include <optional>

namespace yagura::traces {

class CriticalShareView : public QWidget
{
    Q_OBJECT
public:
    explicit CriticalShareView(QWidget *parent = nullptr);

    // The chosen line stays chosen where there is one of the same name.
    void setShares(std::vector<PathShare> shares);
    [[nodiscard]] const std::vector<PathShare> &shares() const { return m_shares; }
    // More than these are one line together.
    void setMostLines(int lines);
    [[nodiscard]] const PathShare *current() const;
    void choose(int line);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] int lineCount() const; // those with a share of their own
    [[nodiscard]] int lineAt(const QPoint &position) const; // -1: none
    [[nodiscard]] QRect rectOf(int line) const;
    [[nodiscard]] QString nameOf(const PathShare &share) const;
    void paintBar(QPainter &painter) const;
    void paintLine(QPainter &painter, int line) const;
    void paintRest(QPainter &painter) const;
    void paintFigures(QPainter &painter, const QRect &rect, double share, std::int64_t time) const;
    void describe();

    std::vector<PathShare> m_shares;
    int m_mostLines = 6;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace yagura::traces
