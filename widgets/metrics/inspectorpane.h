// What was asked and what came: the request, what became of its macros, size and time of the answer,
// warnings; and the request as a curl command without its secrets. Owned by QuerySidePane; GUI thread.
#pragma once

#include "metrics/explorequery.h"

#include <QWidget>

class QPlainTextEdit;

namespace yagura {
struct Endpoint;
}

namespace yagura::kit {
class Button;
}

namespace yagura::metrics {

// One request as the pane tells it; text and command are plain.
struct Inspection
{
    QString text;
    QString command;
};
// result may be null: not answered; error: how it failed.
[[nodiscard]] Inspection inspectionOf(const AskedQuery &query, const Endpoint &endpoint,
                                      const SharedResult &result, const std::optional<Error> &error);

class InspectorPane : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPane(QWidget *parent = nullptr);

    void setInspections(const std::vector<Inspection> &inspections);
    [[nodiscard]] QString text() const;

private:
    QString m_commands;
    QPlainTextEdit *m_text;
    kit::Button *m_copyCommand;
    kit::Button *m_copyAll;
};

} // namespace yagura::metrics
