// The inside of a panel: draws answers as one kind of panel does. Knows neither servers nor the grid. Owned
// by its PanelFrame; GUI thread.
#pragma once

#include "core/timerange.h"
#include "correlate/pivot.h"
#include "dashboards/fieldlinks.h"
#include "dashboards/overlays/paneloverlays.h"
#include "dashboards/paneldata.h"
#include "metrics/exemplar.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QMenu;

namespace yagura::dashboards {

struct PanelContent
{
    Panel panel;
    QString title; // variables put in
    QString text; // of a text panel, variables put in
    SharedPanelData data; // never null
    TimeRange range;
    QTimeZone zone = QTimeZone::utc();
    std::optional<Instant> now = {};
};

class PanelView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setContent(const PanelContent &content) = 0;
    // What is marked besides; views that have no room for it take no notice.
    virtual void setOverlays(const PanelOverlays &overlays) { (void)overlays; }
    virtual void setExemplars(const std::vector<metrics::Exemplar> &exemplars) { (void)exemplars; }
    // The console's cursor and the pinned one; views without a time axis take no notice.
    virtual void setCursor(std::optional<Instant> at) { (void)at; }
    virtual void setPinned(std::optional<Instant> at) { (void)at; }
    // Where that leads which is under the pointer or chosen by keyboard.
    [[nodiscard]] virtual std::vector<FieldLink> links() const { return {}; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void pinToggled(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    void zoomOutRequested();
    void pivotRequested(const yagura::correlate::Pivot &pivot);
    // A link was followed; variables of the dashboard are still in it.
    void addressRequested(const QString &address);

protected:
    // At once where there is one way, after a choice where there are several.
    void follow(const std::vector<FieldLink> &links);
};

// An entry that follows the link from the view.
void addLink(QMenu &menu, const FieldLink &link, PanelView *view);

[[nodiscard]] PanelView *makePanelView(PanelKind kind, const QString &accessibleName, QWidget *parent);

} // namespace yagura::dashboards
