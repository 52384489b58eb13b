// What to search for: a line that opens any pasted trace, and the fields of a search. Checks before anything
// is sent. Owned by the search page; GUI thread.
#pragma once

#include "traces/tracereference.h"
#include "traces/tracesearch.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace yagura::kit {
class Button;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::traces {

class SearchForm : public QWidget
{
    Q_OBJECT
public:
    explicit SearchForm(QWidget *parent = nullptr);

    // Shown only if there is more than one.
    void setSources(const QStringList &names);
    [[nodiscard]] int sourceIndex() const;
    void setSourceIndex(int index);

    // The chosen one stays if it is still there.
    void setServices(const QStringList &services);
    void setOperations(const std::vector<Operation> &operations);
    [[nodiscard]] QString service() const;
    void setService(const QString &service);
    [[nodiscard]] QString operation() const;
    void setOperation(const QString &operation);

    // Everything but the time range. Empty, with the problem shown at its field, when something cannot be
    // read.
    [[nodiscard]] std::optional<TraceQuery> query();
    void focusLine();
    void setSearching(bool isSearching);

Q_SIGNALS:
    void searchRequested();
    void cancelRequested();
    void traceRequested(const yagura::traces::TraceReference &reference);
    void serviceChanged(const QString &service);
    void sourceChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *field(const QString &label, QWidget *control);
    void lineEntered();
    void clear();
    void complain(const QString &text);
    [[nodiscard]] std::optional<Duration> duration(const QLineEdit *edit, bool &isGood);

    kit::SearchField *m_line;
    kit::Button *m_search;
    kit::PlainLabel *m_problem;
    QWidget *m_sourceField = nullptr;
    QComboBox *m_source;
    QComboBox *m_service;
    QComboBox *m_operation;
    QLineEdit *m_shortest;
    QLineEdit *m_longest;
    QLineEdit *m_tags;
    QComboBox *m_limit;
    bool m_isSearching = false;
};

} // namespace yagura::traces
