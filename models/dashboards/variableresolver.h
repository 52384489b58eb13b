// Finds out what the variables of a dashboard can be: asks one source after another in the order in which
// they depend on each other, and keeps the chosen values where they still exist. One resolution at a time; a
// newer one replaces the older. GUI thread; owned by the screen.
#pragma once

#include "core/callcombinators.h"
#include "core/timerange.h"
#include "dashboards/variablequery.h"

#include <QObject>

namespace yagura::metrics {
class PromClient;
}

namespace yagura::dashboards {

class VariableResolver : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Request
    {
        std::vector<Variable> variables;
        TimeRange range;
        std::shared_ptr<metrics::PromClient> client; // none: queries keep the options they have
        QStringList sourceNames; // what a data source variable chooses from
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
    void next();
    bool resolveLocally(Variable &variable);
    void ask(size_t index);
    void take(size_t index, const QStringList &answers);
    void fail(size_t index, const Error &error);

    Request m_request;
    std::vector<size_t> m_order;
    size_t m_at = 0;
    bool m_running = false;
    QHash<QString, Error> m_errors;
    Latest<std::shared_ptr<const QStringList>> m_names;
    Latest<metrics::SharedResult> m_result;
};

} // namespace yagura::dashboards
