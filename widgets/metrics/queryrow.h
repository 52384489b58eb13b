// One query of Explore: its letter, the editor, what is doubtful or wrong about it, hide and remove. Enter
// asks, Shift+Enter begins a line, Up and Down at the edges walk through the history, Shift+Alt+F formats.
// Owned by MetricQueryPane; GUI thread.
#pragma once

#include "metrics/explorequery.h"
#include "metrics/promql/problem.h"
#include "metrics/queryhistory.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class IconButton;
class PlainLabel;
class PromqlEditor;
class PromqlLookup;
} // namespace yagura::kit

namespace yagura::metrics {

class PromClient;
struct TargetList;

class QueryRow : public QWidget
{
    Q_OBJECT
public:
    QueryRow(const QString &refId, QueryHistory &history, QWidget *parent = nullptr);

    [[nodiscard]] const QString &refId() const { return m_refId; }
    [[nodiscard]] ExploreQuery query() const;
    void setText(const QString &text);
    void setQueryHidden(bool isHidden);
    void setRemovable(bool isRemovable);
    // Whose names are offered; null: the language alone.
    void setClient(const std::shared_ptr<PromClient> &client);
    void setTargets(const std::shared_ptr<const TargetList> &targets);
    // What the server said; empty: nothing.
    void setProblem(const QString &problem);
    void insert(const QString &text); // at the cursor
    void format();
    void focusText();
    [[nodiscard]] kit::PromqlEditor &editor() const { return *m_editor; }

Q_SIGNALS:
    void runRequested();
    void removeRequested();
    void hiddenChanged();
    void focused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    [[nodiscard]] bool walk(int key);
    void fitHeight();
    void showDoubts();

    QString m_refId;
    QueryHistory &m_history;
    bool m_isHidden = false;
    std::optional<promql::Problem> m_doubt; // the first that is not a typing mistake under way
    kit::PromqlEditor *m_editor;
    kit::PromqlLookup *m_lookup;
    kit::IconButton *m_hide;
    kit::IconButton *m_remove;
    kit::PlainLabel *m_problem;
    QWidget *m_doubtLine;
    kit::PlainLabel *m_doubtText;
    kit::Button *m_mend;
};

} // namespace yagura::metrics
