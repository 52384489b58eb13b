// What is calculated from other queries of the panel: a formula, or one of the other commands. Owned by
// TargetEdit; GUI thread.
#pragma once

#include "dashboards/editor/optionfield.h"
#include "dashboards/editor/query/queryform.h"

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::dashboards {

class FormulaEdit;
class OptionForm;
class PartsEdit;
struct PartsKind;

class ExpressionForm : public QueryForm
{
    Q_OBJECT
public:
    explicit ExpressionForm(QWidget *parent);

    void setTarget(const Target &target, const Panel &panel, bool isAnother) override;
    [[nodiscard]] Target targetFromFields(Target target) override;

private:
    [[nodiscard]] PartsKind conditionParts();
    [[nodiscard]] OptionSections sections() const;
    [[nodiscard]] QVariantMap withType(const QString &type) const;
    void takeFormula();
    void say(const QVariantMap &model);

    QVariantMap m_model;
    QStringList m_others; // letters of the panel's other queries
    OptionForm *m_form;
    FormulaEdit *m_formula;
    kit::PlainLabel *m_problem; // of the formula
    PartsEdit *m_conditions;
};

} // namespace yagura::dashboards
