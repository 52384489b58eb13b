// The head of Explore: which server, the query, how it is asked, and what is wrong with it. Owned by
// MetricsScreen; GUI thread.
#pragma once

#include "dashboards/panel.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class DropDownButton;
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::metrics {

class QueryField;

class MetricQueryPane : public QWidget
{
    Q_OBJECT
public:
    explicit MetricQueryPane(QWidget *parent = nullptr);

    // current -1: there are none, and nothing can be asked.
    void setSources(const QStringList &names, int current);
    void showSource(int current);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    // What stands in the line joins the history.
    void remember();
    [[nodiscard]] dashboards::QueryMode mode() const { return m_mode; }
    void setMode(dashboards::QueryMode mode);
    // Under the line; empty hides it.
    void setProblem(const QString &problem);
    void focusText();

Q_SIGNALS:
    void runRequested();
    void sourceChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_sourceNames;
    int m_source = -1;
    dashboards::QueryMode m_mode = dashboards::QueryMode::Range;
    kit::DropDownButton *m_sourceButton;
    QueryField *m_line;
    kit::SegmentedControl *m_modes;
    kit::Button *m_run;
    kit::PlainLabel *m_problem;
};

} // namespace yagura::metrics
