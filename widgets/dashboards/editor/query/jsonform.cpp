#include "dashboards/editor/query/jsonform.h"

#include "dashboards/editor/query/queryedit.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "kit/controls/plainlabel.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

JsonForm::JsonForm(QWidget *parent)
    : QueryForm(parent)
    , m_json(new QueryEdit(this))
    , m_sentence(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    for (kit::PlainLabel *label : {m_sentence, m_problem})
        label->setWordWrap(true);
    m_json->setAccessibleName(tr("Query, JSON"));
    m_problem->hide();
    layout->addWidget(m_sentence);
    layout->addWidget(m_json);
    layout->addWidget(m_problem);
    connect(m_json, &QueryEdit::finished, this, &JsonForm::edited);
}

void JsonForm::setTarget(const Target &target, const Panel &panel, bool isAnother)
{
    m_sentence->setText(tr("Sources of the kind \"%1\" are not asked; the query is kept as it is.")
                            .arg(sourceOf(target, panel).type));
    const QString text = frames::optionsText(target.model);
    if (!isAnother && m_json->hasFocus())
        return;
    if (m_json->toPlainText() != text)
        m_json->setPlainText(text);
    m_problem->hide();
}

Target JsonForm::targetFromFields(Target target)
{
    if (m_json->toPlainText() == frames::optionsText(target.model))
        return target;
    const auto model = frames::optionsOfText(m_json->toPlainText());
    m_problem->setVisible(!model);
    if (!model) {
        m_problem->setText(model.error().detail);
        return target;
    }
    return withModel(std::move(target), *model);
}

} // namespace yagura::dashboards
