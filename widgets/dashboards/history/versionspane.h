// The pane beside a dashboard with every save that is kept: when, what it changed, and for the chosen one
// what restoring it would change, in words and as a picture. Restoring is asked of the screen, as an edit
// that can be undone. Owned by DashboardsScreen; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/history/editstore.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura {
class Clock;
}
namespace yagura::kit {
class Button;
class ContentStack;
class DataTable;
class PlainLabel;
struct TwoLineCell;
} // namespace yagura::kit

namespace yagura::dashboards {

class DifferenceModel;
class LayoutMap;
class VersionModel;

class VersionsPane : public QWidget
{
    Q_OBJECT
public:
    explicit VersionsPane(const Clock &clock, QWidget *parent = nullptr);
    ~VersionsPane() override;

    // Asks for the versions anew; what was chosen stays chosen. The store outlives the pane.
    void showVersions(EditStore &store, const QString &dashboardId, const Dashboard &shown);
    void focusList();
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    [[nodiscard]] bool isSettled() const { return !m_loading.isRunning() && !m_comparing.isRunning(); }
    [[nodiscard]] kit::DataTable &list() const { return *m_list; }

Q_SIGNALS:
    void restoreRequested(const yagura::dashboards::Dashboard &version);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildList();
    void buildComparison();
    void choose(int row);
    void showComparison(const Result<ComparedVersion> &compared);
    [[nodiscard]] kit::TwoLineCell versionCell(int row) const;
    [[nodiscard]] kit::TwoLineCell lineCell(int row) const;

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::utc();
    EditStore *m_store = nullptr;
    QString m_dashboardId;
    Dashboard m_shown;
    std::optional<qint64> m_chosen;
    std::optional<Dashboard> m_version;
    Latest<std::vector<KeptVersion>> m_loading;
    Latest<ComparedVersion> m_comparing;
    VersionModel *m_versions;
    DifferenceModel *m_differences;
    kit::DataTable *m_list;
    kit::ContentStack *m_stack;
    QWidget *m_comparison;
    kit::PlainLabel *m_heading;
    LayoutMap *m_map;
    kit::DataTable *m_lines;
    kit::Button *m_restore;
};

} // namespace yagura::dashboards
