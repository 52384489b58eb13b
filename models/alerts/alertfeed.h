// Asks every Alertmanager and Prometheus again and again and keeps the latest alerts, joined into one list. A
// source that fails keeps its last ones, with their age. GUI thread; owned by app/, runs while the program
// does.
#pragma once

#include "alerts/alertmanagerclient.h"
#include "core/callcombinators.h"
#include "metrics/promclient.h"
#include "net/source.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace yagura {
class Clock;
}

namespace yagura::alerts {

struct AlertSourceState
{
    QString id;
    QString name;
    std::optional<Instant> confirmedAt; // of the latest good answer
    std::optional<Error> error; // of the latest failure; nothing after a success
    int alerts = 0;
    int failingRules = 0; // Prometheus: rules whose evaluation fails, which can therefore never fire
    bool isAlertmanager = false;
};

class AlertFeed : public QObject
{
    Q_OBJECT
public:
    // workers: where lists are joined; outlives the feed.
    AlertFeed(const Clock &clock, QThreadPool &workers, QObject *parent = nullptr);
    ~AlertFeed() override;

    void setSources(const Sources<AlertmanagerClient> &alertmanagers,
                    const Sources<metrics::PromClient> &prometheuses);
    [[nodiscard]] AlertmanagerClient *alertmanager(const QString &sourceId) const;
    [[nodiscard]] const Sources<AlertmanagerClient> &alertmanagers() const { return m_alertmanagers; }
    // Zero: only when asked.
    void setInterval(std::chrono::milliseconds interval);
    void refresh();

    // Worst first; never null.
    [[nodiscard]] const std::shared_ptr<const Alerts> &alerts() const { return m_alerts; }
    [[nodiscard]] int countOf(AlertState state) const;
    [[nodiscard]] const Alert *alert(const QString &fingerprint) const;
    [[nodiscard]] std::vector<AlertSourceState> sourceStates() const;
    // True once every source has been answered, well or badly.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void changed();

private:
    struct Slot
    {
        AlertSourceState state;
        std::shared_ptr<const Alerts> alerts = std::make_shared<const Alerts>();
        Latest<std::shared_ptr<const Alerts>> received;
        Latest<std::shared_ptr<const std::vector<metrics::RuleGroup>>> rules;
    };
    enum class Kind { Alertmanager, Prometheus };

    void addSlot(Kind kind, const QString &id, const QString &name,
                 std::map<QString, std::unique_ptr<Slot>> &old);
    void askAlertmanager(const Source<AlertmanagerClient> &source);
    void askPrometheus(const Source<metrics::PromClient> &source);
    void fail(Slot &place, const Error &error);
    void accept(Slot &place, std::shared_ptr<const Alerts> alerts);
    void join();
    [[nodiscard]] static QString slotKey(Kind kind, const QString &id);

    const Clock &m_clock;
    QThreadPool &m_workers;
    Sources<AlertmanagerClient> m_alertmanagers;
    Sources<metrics::PromClient> m_prometheuses;
    std::map<QString, std::unique_ptr<Slot>> m_slots;
    std::shared_ptr<const Alerts> m_alerts = std::make_shared<const Alerts>();
    Latest<std::shared_ptr<const Alerts>> m_joining;
    QTimer m_timer;
    bool m_isJoining = false; // until the result has arrived
    bool m_joinAgain = false;
};

} // namespace yagura::alerts
