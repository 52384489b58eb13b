// The events of a span in time order: when after its start, and what. Owned by the details pane; GUI thread.
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

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Line
    {
        QString offset;
        QString text;
        QString whole; // all fields, for the tooltip
        bool isError = false;
    };
    std::vector<Line> m_lines;
    int m_hidden = 0;
};

} // namespace yagura::traces
