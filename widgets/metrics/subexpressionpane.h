// The parts of one query: choosing a part asks it alone, at the end of the range, and shows how many
// series it has and their values. Owned by QuerySidePane; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "metrics/explorequery.h"
#include "metrics/subexpressionmodel.h"

#include <QWidget>

class QPlainTextEdit;

namespace yagura::kit {
class ContentStack;
class DataTable;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::metrics {

class PromClient;

class SubexpressionPane : public QWidget
{
    Q_OBJECT
public:
    explicit SubexpressionPane(QWidget *parent = nullptr);

    void setClient(const std::shared_ptr<PromClient> &client);
    // Parts and answers of another expression are forgotten.
    void setQuery(const AskedQuery &query);
    [[nodiscard]] bool isAsking() const { return m_call.isRunning(); }
    [[nodiscard]] kit::DataTable &table() const { return *m_table; }

private:
    void ask(int row);
    void take(int row, const Result<SharedResult> &answer);

    std::shared_ptr<PromClient> m_client;
    AskedQuery m_query;
    SubexpressionModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::PlainLabel *m_summary;
    QPlainTextEdit *m_values;
    Latest<SharedResult> m_call;
};

} // namespace yagura::metrics
