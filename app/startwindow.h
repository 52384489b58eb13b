// What is shown while the demo world starts: the logo, the stage, a progress bar. Owned by main; GUI thread.
#pragma once

#include <QWidget>

class QProgressBar;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura {

class StartWindow : public QWidget
{
    Q_OBJECT
public:
    StartWindow();

    void setProgress(const QString &stage, double fraction);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::PlainLabel *m_stage;
    QProgressBar *m_bar;
};

} // namespace yagura
