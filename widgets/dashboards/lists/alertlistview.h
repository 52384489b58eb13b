// The alert list: live alerts that pass the panel's filters, in its order and groups, or their number as one
// figure. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/lists/alertselection.h"
#include "dashboards/lists/listpanelview.h"
#include "kit/severity.h"
#include "kit/tables/linesmodel.h"

namespace yagura::dashboards {

// The number of alerts with the shape of the worst; a click or Enter opens them.
class AlertFigure : public QWidget
{
    Q_OBJECT
public:
    explicit AlertFigure(QWidget *parent);

    void setCount(int count, kit::Severity worst);
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_count = 0;
    kit::Severity m_worst = kit::Severity::Ok;
};

class AlertListView : public ListPanelView
{
    Q_OBJECT
public:
    explicit AlertListView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] const kit::LinesModel<AlertListRow> &model() const { return *m_model; }
    [[nodiscard]] AlertFigure *figure() const { return m_figure; }

protected:
    void askNow() override;
    void openRow(int row) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { NameColumn, SummaryColumn, ServiceColumn, AgeColumn, ColumnCount };

    void setUpWidths(bool isNarrow);
    void setUpColumns();
    void showSelection(const AlertSelection &selection, const AlertListOptions &options);
    [[nodiscard]] QStringList sourceIds(const AlertListOptions &options, QStringList &notices) const;

    kit::LinesModel<AlertListRow> *m_model;
    AlertFigure *m_figure;
};

} // namespace yagura::dashboards
