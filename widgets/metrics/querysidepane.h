// Beside the results of Explore: the parts of the query, and the inspector. Owned by MetricsScreen; GUI
// thread.
#pragma once

#include <QWidget>

class QStackedWidget;

namespace yagura::kit {
class TabStrip;
}

namespace yagura::metrics {

class InspectorPane;
class SubexpressionPane;

class QuerySidePane : public QWidget
{
    Q_OBJECT
public:
    explicit QuerySidePane(QWidget *parent = nullptr);

    [[nodiscard]] SubexpressionPane &parts() const { return *m_parts; }
    [[nodiscard]] InspectorPane &inspector() const { return *m_inspector; }
    [[nodiscard]] kit::TabStrip &tabs() const { return *m_tabs; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::TabStrip *m_tabs;
    SubexpressionPane *m_parts;
    InspectorPane *m_inspector;
    QStackedWidget *m_pages;
};

} // namespace yagura::metrics
