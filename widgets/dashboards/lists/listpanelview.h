// The base of panels that list things which no PromQL answers: asks by itself when its frame says so, tells
// how that went, and where its rows lead. A table, with room above and a line of small print below. Owned by
// its PanelFrame; GUI thread.
#pragma once

#include "correlate/pivot.h"
#include "dashboards/panelview.h"
#include "kit/icons.h"
#include "metrics/promclient.h"
#include "net/source.h"

class QVBoxLayout;

namespace yagura {
class Clock;
}
namespace yagura::kit {
class DataTable;
class ElidedLabel;
} // namespace yagura::kit
namespace yagura::metrics {
class QueryScheduler;
}

namespace yagura::dashboards {

class PanelFeeds;

struct ListQuestion
{
    Panel panel;
    PlanContext plan;
    QTimeZone zone = QTimeZone::utc();
    QString dashboardUid; // of the dashboard the panel is on
    PanelFeeds *feeds = nullptr; // null: nothing is configured
    const Source<metrics::PromClient> *metrics = nullptr; // lives until the question returns
    metrics::QueryScheduler *scheduler = nullptr;
    const Clock *clock = nullptr;
};

// How the latest question went; the frame shows it.
struct ListState
{
    bool hasContent = false; // there are rows, or a figure
    std::optional<Error> error; // what is shown is of before it, if there is anything
    std::optional<Instant> confirmedAt; // of what is shown
    QString sentence; // in place of content
    QString explanation;
    kit::IconName icon = kit::IconName::OkRing;
    QStringList notices;
};

// Another dashboard, and what goes with the operator.
struct DashboardLink
{
    QString id;
    bool keepsVariables = false;
    bool keepsTime = false;
    QString address = {}; // with values of its variables, as withAddressValues takes them
};

class ListPanelView : public PanelView
{
    Q_OBJECT
public:
    ListPanelView(const QString &accessibleName, QWidget *parent);

    void ask(const ListQuestion &question);
    [[nodiscard]] virtual bool isRunning() const { return false; }
    virtual void stop() { }
    [[nodiscard]] const ListState &state() const { return m_state; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

    void setContent(const PanelContent &) override { } // asks by itself

Q_SIGNALS:
    void stateChanged();
    void dashboardRequested(const yagura::dashboards::DashboardLink &link);

protected:
    // Asks servers or reads feeds, now that question() is new.
    virtual void askNow() = 0;
    // Enter or a double click.
    virtual void openRow(int row) = 0;

    [[nodiscard]] const ListQuestion &question() const { return m_question; }
    [[nodiscard]] PanelFeeds *feeds() const { return m_question.feeds; }
    [[nodiscard]] Instant now() const;
    void setState(const ListState &state);
    // Nothing to show and this is why; what the source of that kind is called is in the sentence.
    void setMissing(const QString &sentence, const QString &advice, kit::IconName icon);
    // Small print below the rows; empty hides it.
    void setFoot(const QString &text);
    // "20 of 34", where not all are shown.
    void setFootCount(int shown, int matching);
    [[nodiscard]] QVBoxLayout *column() const { return m_layout; }
    // Runs again whenever the feeds say so, as long as this is seen.
    template <typename Signal> void follow(Signal changed, void (ListPanelView::*again)())
    {
        disconnect(m_following);
        if (m_question.feeds)
            m_following = connect(m_question.feeds, changed, this, [this, again] {
                if (isVisible())
                    (this->*again)();
            });
    }
    void askAgain() { askNow(); }

private:
    ListQuestion m_question;
    ListState m_state;
    QMetaObject::Connection m_following;
    QVBoxLayout *m_layout;
    kit::DataTable *m_table;
    QWidget *m_footRow;
    kit::ElidedLabel *m_foot;
};

// The source whose id or name is wanted; the first when none is, null when there is none such.
template <typename Client>
[[nodiscard]] const Source<Client> *chosenAmong(const Sources<Client> &sources, const QString &wanted)
{
    for (const auto &source : sources) {
        if (wanted.isEmpty() || source.id == wanted || source.name == wanted)
            return &source;
    }
    // Dashboards made elsewhere name sources by ids of elsewhere.
    return sources.isEmpty() ? nullptr : &sources.front();
}

} // namespace yagura::dashboards
