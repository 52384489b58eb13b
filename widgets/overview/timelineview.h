// One hour at a glance: errors of everything as a line, deploys as diamonds, alerts and incidents as bars on
// the same time axis. A click on a bar opens what it stands for. Painted; owned by the overview.
#pragma once

#include "correlate/servicehealth.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura::overview {

struct TimelineContent
{
    TimeRange range;
    QTimeZone zone;
    correlate::Trend errors; // points over range
    QList<DeployLine> deploys;
    QList<AlertLine> alerts;
    QList<IncidentLine> incidents;
};

class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setContent(TimelineContent content);

    // Rows of bars; more of them show more alerts and incidents at once.
    static constexpr int RowHeight = 16;
    static constexpr int RowsLeast = 4;
    static constexpr int RowsUsual = 5;
    static constexpr int RowsMost = 9;
    [[nodiscard]] static int heightFor(int rows);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void incidentClicked(const QString &id);
    void alertClicked(const QString &fingerprint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Bar
    {
        QRect rect;
        QString text;
        QString tail;
        kit::Severity severity = kit::Severity::Warning;
        bool filled = false;
        bool dashed = false;
        int mark = -1; // x of the acknowledgement
        QString incidentId;
        QString fingerprint;
    };

    [[nodiscard]] int xOf(Instant at) const;
    [[nodiscard]] QRect plot() const;
    void layoutBars();
    void paintLanes(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintTrouble(QPainter &painter) const;
    void paintErrors(QPainter &painter, const QRect &lane) const;
    void paintDeploys(QPainter &painter, const QRect &lane) const;
    void paintBar(QPainter &painter, const Bar &bar) const;
    [[nodiscard]] const Bar *barAt(const QPoint &position) const;
    void resizeEvent(QResizeEvent *event) override;

    TimelineContent m_content;
    std::vector<Bar> m_bars;
    QRect m_alertLane;
    QRect m_incidentLane;
    int m_hiddenAlerts = 0; // bars that found no row
    int m_hiddenIncidents = 0;
};

} // namespace yagura::overview
