// A query of a source that is not asked here: the target as its file has it. Owned by TargetEdit; GUI thread.
#pragma once

#include "dashboards/editor/query/queryform.h"

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::dashboards {

class QueryEdit;

class JsonForm : public QueryForm
{
    Q_OBJECT
public:
    explicit JsonForm(QWidget *parent);

    void setTarget(const Target &target, const Panel &panel, bool isAnother) override;
    // As it was, where the text is no JSON object; the reason stands below it.
    [[nodiscard]] Target targetFromFields(Target target) override;

private:
    QueryEdit *m_json;
    kit::PlainLabel *m_sentence;
    kit::PlainLabel *m_problem;
};

} // namespace yagura::dashboards
