#include "dashboards/editor/query/expressionform.h"

#include "dashboards/editor/optionform.h"
#include "dashboards/editor/query/expressionsections.h"
#include "dashboards/editor/query/formulaedit.h"
#include "dashboards/editor/query/partsedit.h"
#include "dashboards/editor/query/problemtext.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/plainlabel.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

const QString typeKey = QStringLiteral("type");
const QString formulaKey = QStringLiteral("expression");
const QString conditionsKey = QStringLiteral("conditions");
const QString evaluatorPath = QStringLiteral("evaluator.type");
const QString math = QStringLiteral("math");
const QString classic = QStringLiteral("classic_conditions");

} // namespace

ExpressionForm::ExpressionForm(QWidget *parent)
    : QueryForm(parent)
    , m_form(new OptionForm(this))
    , m_formula(new FormulaEdit(this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical, this))
    , m_conditions(new PartsEdit(conditionParts(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    m_formula->setAccessibleName(tr("Formula"));
    m_formula->setPlaceholderText(tr("A formula over queries, for instance $A / $B * 100"));
    m_problem->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_form, m_formula, m_problem, m_conditions})
        layout->addWidget(part);
    connect(m_formula, &QueryEdit::finished, this, &ExpressionForm::takeFormula);
    connect(m_conditions, &PartsEdit::changed, this,
            [this](const QVariantList &parts) { say(withOption(m_model, conditionsKey, parts)); });
    connect(m_form, &OptionForm::changed, this, [this](const QString &path, const QVariant &value) {
        if (path == typeKey)
            return say(withType(value.toString()));
        if (!path.endsWith(evaluatorPath))
            return say(withOption(m_model, path, value));
        const QVariantMap condition = optionAt(m_model, u"conditions.0").toMap();
        say(withOption(m_model, u"conditions.0",
                       ExpressionSections::withEvaluator(condition, value.toString())));
    });
}

PartsKind ExpressionForm::conditionParts()
{
    PartsKind kind;
    kind.name = tr("Condition %1");
    kind.addText = tr("Add condition");
    kind.least = 1;
    kind.sections = [this](const QVariantMap &part) { return ExpressionSections::condition(part, m_others); };
    kind.added = [this](const QVariantList &parts) {
        return parts + QVariantList{ExpressionSections::newCondition(m_others.value(0))};
    };
    kind.changed = [](const QVariantMap &part, const QString &path, const QVariant &value) {
        return path == evaluatorPath ? ExpressionSections::withEvaluator(part, value.toString())
                                     : withOption(part, path, value);
    };
    return kind;
}

// What the command reads goes on being read where both have one input.
QVariantMap ExpressionForm::withType(const QString &type) const
{
    const QString was = textAt(m_model, typeKey);
    const bool hadInput = was != math && was != classic;
    const QString input = hadInput ? textAt(m_model, formulaKey) : m_others.value(0);
    QVariantMap model{{typeKey, type}};
    if (type == math)
        model.insert(formulaKey, input.isEmpty() ? QString() : QString(QLatin1Char('$') + input));
    else if (type != classic)
        model.insert(formulaKey, input);
    if (type == QLatin1String("reduce"))
        model.insert(QStringLiteral("reducer"), QStringLiteral("mean"));
    if (type == QLatin1String("resample")) {
        model.insert(QStringLiteral("window"), QStringLiteral("1m"));
        model.insert(QStringLiteral("downsampler"), QStringLiteral("mean"));
        model.insert(QStringLiteral("upsampler"), QStringLiteral("fillna"));
    }
    if (type == classic || type == QLatin1String("threshold"))
        model.insert(conditionsKey,
                     QVariantList{ExpressionSections::newCondition(type == classic ? input : QString())});
    return model;
}

void ExpressionForm::setTarget(const Target &target, const Panel &panel, bool isAnother)
{
    m_model = target.model;
    m_others.clear();
    for (const Target &one : panel.targets) {
        if (one.refId != target.refId)
            m_others << one.refId;
    }
    const QString type = textAt(m_model, typeKey);
    const QString formula = textAt(m_model, formulaKey);
    QVariantMap shown = m_model;
    if (type != math && formula.startsWith(QLatin1Char('$')))
        shown.insert(formulaKey, formula.mid(1)); // both say the same
    m_form->setSections(ExpressionSections::of(m_model, m_others));
    m_form->setValues(shown, isAnother);
    m_formula->setVisible(type == math);
    m_formula->setQueries(m_others);
    if (type == math && (isAnother || !m_formula->hasFocus()) && m_formula->toPlainText() != formula)
        m_formula->setPlainText(formula);
    m_conditions->setVisible(type == classic);
    m_conditions->setParts(type == classic ? m_model.value(conditionsKey).toList() : QVariantList(),
                           isAnother);
    const auto sentences = ProblemText::sentences(targetProblems(target, panel));
    m_form->setProblems(sentences);
    m_conditions->setProblems(ProblemText::inside(sentences, conditionsKey));
    const QString ofFormula = type == math ? sentences.value(formulaKey) : QString();
    m_problem->setText(ofFormula);
    m_problem->setVisible(!ofFormula.isEmpty());
    m_formula->setAccessibleDescription(ofFormula);
}

Target ExpressionForm::targetFromFields(Target target)
{
    m_form->commit();
    m_conditions->commit();
    takeFormula();
    return withModel(std::move(target), m_model);
}

void ExpressionForm::takeFormula()
{
    if (textAt(m_model, typeKey) == math)
        say(withOption(m_model, formulaKey, m_formula->toPlainText()));
}

void ExpressionForm::say(const QVariantMap &model)
{
    if (model == m_model)
        return;
    m_model = model;
    Q_EMIT edited();
}

} // namespace yagura::dashboards
