// Finds out what the variables of a dashboard can be: each is asked once a round, as soon as those it needs
// are known, and what several ask alike is asked once; chosen values are kept where they still exist. One
// resolution at a time; a newer one replaces the older. GUI thread; owned by the screen.
#pragma once

#include "core/callcombinators.h"
#include "core/timerange.h"
#include "dashboards/variablequery.h"

#include <QObject>

#include <map>

namespace yagura::metrics {
class PromClient;
}

namespace yagura::dashboards {

struct Scope;

// A source that queries go to and data source variables choose from.
struct VariableSource
{
    QString id;
    QString name;
    QString type = QStringLiteral("prometheus"); // Grafana's plugin id
    std::shared_ptr<metrics::PromClient> client = {};
};

// What a data source variable chooses from: sources of its plugin id whose name its regex matches.
[[nodiscard]] std::vector<VariableOption> sourceOptions(const Variable &variable,
                                                        const std::vector<VariableSource> &sources);

// Why variables are looked up, which says what has to be asked again.
enum class VariableTrigger {
    Load, // everything
    TimeChanged, // what refreshes with the time, and what depends on what became of that
    ValueChosen, // what depends on the variable chosen
};

class VariableResolver : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Request
    {
        std::vector<Variable> variables;
        TimeRange range;
        // For variables that name no source that is known; none: queries keep the options they have.
        std::shared_ptr<metrics::PromClient> client;
        std::vector<VariableSource> sources = {};
        VariableTrigger trigger = VariableTrigger::Load;
        QString chosen = {}; // ValueChosen: the variable's name
    };
    void resolve(Request request);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

    [[nodiscard]] const std::vector<Variable> &variables() const { return m_request.variables; }
    // By name; of the latest resolution.
    [[nodiscard]] const QHash<QString, Error> &errors() const { return m_errors; }

Q_SIGNALS:
    void resolved();

private:
    enum class Step { Waiting, Asked, Done };
    using Answer = Result<QStringList>;

    // A question and who waits for its answer.
    struct Asked
    {
        std::vector<size_t> variables;
        std::optional<Answer> answer;
        Latest<std::shared_ptr<const QStringList>> names;
        Latest<std::shared_ptr<const std::vector<Labels>>> series;
        Latest<metrics::SharedResult> result;
    };

    void advance();
    [[nodiscard]] bool isReady(size_t index) const;
    [[nodiscard]] bool mustAsk(size_t index) const;
    void start(size_t index);
    void resolveLocally(Variable &variable);
    void chooseSource(Variable &variable) const;
    void ask(size_t index);
    void send(const QString &key, const VariableQuery &query, const metrics::PromClient &client);
    void answer(const QString &key, Answer given);
    void take(size_t index, const Answer &given);
    void finish(size_t index);
    void fail(size_t index, const Error &error);
    [[nodiscard]] Scope scope() const;
    // Null: there is none to ask.
    [[nodiscard]] std::shared_ptr<metrics::PromClient> clientOf(const Variable &variable) const;

    Request m_request;
    std::vector<Variable> m_before; // as they came
    std::vector<std::vector<size_t>> m_needed;
    std::vector<QString> m_circles; // by variable; empty: in none
    std::vector<Step> m_steps;
    std::map<QString, Asked> m_asked;
    bool m_running = false;
    bool m_isAdvancing = false;
    QHash<QString, Error> m_errors;
};

} // namespace yagura::dashboards
