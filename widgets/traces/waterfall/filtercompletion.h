// Offers what can be written next in the filter of a trace: fields, tags, and the values they have in it.
// What a trace has is worked out on a worker, when the field is first typed into. Owned by its field; GUI
// thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/filter/filterwords.h"

#include <QObject>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace yagura::traces {

class FilterCompletion : public QObject
{
    Q_OBJECT
public:
    explicit FilterCompletion(QLineEdit *field);
    ~FilterCompletion() override;

    void setTrace(std::shared_ptr<const OpenTrace> open);
    // Words on offer now; empty when there are none.
    [[nodiscard]] QStringList offered() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Words = std::shared_ptr<const FilterWords>;
    using Values = std::shared_ptr<const QStringList>;

    void offer();
    void learnWords();
    void learnValues(const QString &field);
    void show(const QStringList &words);
    void take(const QString &word);

    QLineEdit *m_field;
    QStringListModel *m_model;
    QCompleter *m_completer;
    std::shared_ptr<const OpenTrace> m_open;
    Words m_words;
    Values m_values;
    QString m_valuesOf; // field
    FilterPlace m_place; // what a choice replaces
    std::unique_ptr<QThreadPool> m_workers;
    Latest<Words> m_learningWords;
    Latest<Values> m_learningValues;
};

} // namespace yagura::traces
