// One alert: state, labels, annotations, where it comes from, the incident it paged, the ways to its signals.
// Owned by the screen; GUI thread.
#pragma once

#include "alerts/alert.h"
#include "correlate/pivot.h"

#include <QTimeZone>
#include <QWidget>

class QFormLayout;
class QVBoxLayout;

namespace yagura::kit {
class Button;
class Chip;
class MarkdownView;
class Panel;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::alerts {

class AlertDetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit AlertDetailsPane(QWidget *parent = nullptr);

    // sourceNames: by id.
    void setAlert(const Alert &alert, const QHash<QString, QString> &sourceNames, Instant now,
                  const QTimeZone &zone);
    // "#4812 Payment: …"; empty: none is known.
    void setIncident(const QString &title);

Q_SIGNALS:
    void goTo(yagura::correlate::Target target);
    void incidentOpened();
    void labelChosen(const QString &name, const QString &value);

private:
    [[nodiscard]] kit::Panel *makeHead();
    [[nodiscard]] kit::Panel *makeFacts();
    [[nodiscard]] kit::Panel *makeEvidence();
    void showLabels(const Labels &labels);
    void showAnnotations(const Labels &annotations);
    void addFact(const QString &name, const QString &value);

    kit::Chip *m_severity;
    kit::PlainLabel *m_name;
    kit::PlainLabel *m_state;
    QWidget *m_labels;
    QVBoxLayout *m_facts;
    QWidget *m_factRows = nullptr;
    kit::MarkdownView *m_description;
    kit::Button *m_runbook;
    kit::Button *m_generator;
    kit::Button *m_incident;
    QString m_runbookUrl;
    QString m_generatorUrl;
    Labels m_shownLabels;
    Alert m_shownFacts;
};

} // namespace yagura::alerts
