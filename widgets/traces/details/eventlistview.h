// The events of a span in time order: when after its start, and what; each can be chosen, with the mouse or
// the arrow keys. Owned by the details pane; GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QWidget>

namespace yagura::traces {

class EventListView : public QWidget
{
    Q_OBJECT
public:
    explicit EventListView(QWidget *parent = nullptr);
    void setSpan(const OpenTrace *open, std::uint32_t row);
    [[nodiscard]] int lineCount() const { return static_cast<int>(m_lines.size()); }
    // What is most worth reading: the first error, else the first event with something in it. -1: none.
    [[nodiscard]] int notableLine() const;
    void choose(int line);
    [[nodiscard]] int currentLine() const { return m_current; }
    [[nodiscard]] QRect rectOf(int line) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    // fields: the attributes of the event.
    void chosen(int line, yagura::traces::Slice fields);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Line
    {
        QString offset;
        QString text;
        QString whole; // all fields, for the tooltip
        bool isError = false;
        Slice fields;
    };
    std::vector<Line> m_lines;
    int m_hidden = 0;
    int m_current = -1;
};

} // namespace yagura::traces
