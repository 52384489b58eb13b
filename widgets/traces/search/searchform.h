// What to search for: a line that says it all or opens any pasted trace, and the fields that say the same;
// what is changed in one appears in the other. Checks before anything is sent. Owned by the search page; GUI
// thread.
#pragma once

#include "traces/search/savedsearchfile.h"
#include "traces/search/searchline.h"
#include "traces/tracereference.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QMenu;

namespace yagura::kit {
class Button;
class DropDownButton;
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

    // What can be chosen; what is chosen stays.
    void setKnownServices(const QStringList &services);
    void setKnownOperations(QStringList names);
    void setSavedSearches(std::vector<SavedSearch> searches);

    [[nodiscard]] const QStringList &services() const { return m_conditions.services; }
    void setServices(const QStringList &services);
    void setOperation(const QString &operation);
    // Both of them, and the line.
    void setConditions(const SearchConditions &conditions);
    // Empty, with the problem shown, when something cannot be read.
    [[nodiscard]] std::optional<SearchConditions> conditions();
    void focusLine();
    void setSearching(bool isSearching);
    void openSavedSearches();

Q_SIGNALS:
    void searchRequested();
    void cancelRequested();
    void traceRequested(const yagura::traces::TraceReference &reference);
    void servicesChanged(const QStringList &services);
    void sourceChanged(int index);
    void saveRequested(const yagura::traces::SavedSearch &search);
    void removeRequested(const QString &title);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *field(const QString &label, QWidget *control);
    void layOut();
    void connectLine();
    void connectFields();
    void lineEdited();
    void lineEntered();
    // Fields → conditions → line.
    void fieldsEdited();
    [[nodiscard]] bool readFields();
    void showConditions();
    void showLine();
    void clear();
    void complain(const QString &text);
    [[nodiscard]] QString sentence(const SearchLineProblem &problem) const;
    [[nodiscard]] std::optional<Duration> duration(const QLineEdit *edit, bool &isGood);
    void pick(kit::DropDownButton *button, const QString &title, QStringList SearchConditions::*list);
    void fillSavedMenu();

    SearchConditions m_conditions;
    QStringList m_known; // services
    std::vector<SavedSearch> m_saved;
    kit::SearchField *m_line;
    kit::Button *m_search;
    kit::Button *m_savedButton;
    QMenu *m_savedMenu;
    kit::PlainLabel *m_problem;
    QWidget *m_sourceField = nullptr;
    QComboBox *m_source;
    kit::DropDownButton *m_service;
    QComboBox *m_operation;
    kit::DropDownButton *m_through;
    QLineEdit *m_shortest;
    QLineEdit *m_longest;
    QLineEdit *m_tags;
    QComboBox *m_outcome;
    QComboBox *m_limit;
    bool m_isSearching = false;
    bool m_isShowing = false; // the fields are being filled, not edited
};

} // namespace yagura::traces
