// One part of a PartsEdit: its title, its place, its form and the list inside of it. Owned by its PartsEdit;
// GUI thread.
#pragma once

#include "dashboards/editor/query/partsedit.h"

namespace yagura::dashboards {

class PartEdit : public QWidget
{
    Q_OBJECT
public:
    // kind: of all parts of the list, which outlives them.
    PartEdit(const PartsKind &kind, QWidget *parent);

    void setPart(const QVariantMap &part, bool isAnother);
    void setPlace(qsizetype index, qsizetype count);
    void setProblems(const QHash<QString, QString> &sentences);
    void setSuggestions(const QHash<QString, QStringList> &names);
    void focusAct(PartsEdit::Act act);
    void commit();

Q_SIGNALS:
    void changed(const QVariantMap &part);
    void actRequested(int act);

private:
    void buildHead();
    void showInner(bool isAnother);

    const PartsKind &m_kind;
    QVariantMap m_part;
    QHash<QString, QStringList> m_suggestions;
    kit::PlainLabel *m_title;
    kit::IconButton *m_up;
    kit::IconButton *m_down;
    kit::IconButton *m_remove;
    OptionForm *m_form;
    QString m_innerPath;
    PartsEdit *m_inner = nullptr;
};

} // namespace yagura::dashboards
