// A splitter with a line of one pixel that can be grabbed a few pixels wide, and moved with the arrow keys
// when focused. Owned by its parent; GUI thread.
#pragma once

#include <QSplitter>

namespace yagura::kit {

class Splitter : public QSplitter
{
    Q_OBJECT
public:
    explicit Splitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace yagura::kit
