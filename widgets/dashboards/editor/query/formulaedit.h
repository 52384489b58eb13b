// A formula over queries, with completion of their letters and of the functions there are. Owned by its form;
// GUI thread.
#pragma once

#include "dashboards/editor/query/queryedit.h"

#include <QStringList>

class QCompleter;
class QStringListModel;

namespace yagura::dashboards {

class FormulaEdit : public QueryEdit
{
    Q_OBJECT
public:
    explicit FormulaEdit(QWidget *parent = nullptr);

    // The letters of the queries that may stand in it.
    void setQueries(const QStringList &refIds);
    // What the list shows at the moment.
    [[nodiscard]] QStringList offered() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void complete(const QString &typed);
    void take(const QString &word);
    [[nodiscard]] QString typedWord() const;

    QStringListModel *m_words;
    QCompleter *m_completer;
};

} // namespace yagura::dashboards
