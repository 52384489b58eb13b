#include "dashboards/editor/stepedit.h"

#include "core/error.h"
#include "dashboards/editor/optionform.h"
#include "dashboards/editor/organizeedit.h"
#include "dashboards/editor/query/queryedit.h"
#include "dashboards/editor/transformsections.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

const QString optionsKey = QStringLiteral("options");

} // namespace

StepEdit::StepEdit(const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_names(names)
    , m_title(new kit::PlainLabel({}, kit::TextStyle::Strong, kit::ColorRole::Text, this))
    , m_trace(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical, this))
    , m_disabled(new kit::IconButton(kit::IconName::Pause, tr("Leave the step out"), this))
    , m_up(new kit::IconButton(kit::IconName::ArrowUp, tr("Move the step up"), this))
    , m_down(new kit::IconButton(kit::IconName::ArrowDown, tr("Move the step down"), this))
    , m_form(new OptionForm(this))
    , m_organize(new OrganizeEdit(this))
    , m_json(new QueryEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildHead();
    layout->addWidget(m_trace);
    layout->addWidget(m_form);
    layout->addWidget(m_organize);
    layout->addWidget(m_json);
    m_json->setAccessibleName(tr("Options, JSON"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    connect(m_organize, &OrganizeEdit::changed, this, [this](const QVariantMap &options) {
        QVariantMap entry = m_step.entry;
        entry.insert(optionsKey, options);
        say(entry);
    });
    connect(m_json, &QueryEdit::finished, this, &StepEdit::takeJson);
    connect(m_form, &OptionForm::changed, this, [this](const QString &path, const QVariant &value) {
        const QVariantMap options = m_step.entry.value(optionsKey).toMap();
        QVariantMap entry = m_step.entry;
        entry.insert(optionsKey, TransformSections::withValue(m_step.id, options, path, value));
        say(entry);
    });
}

void StepEdit::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title);
    head->addStretch(1);
    m_disabled->setCheckable(true);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove the step"), this);
    for (kit::IconButton *button : {m_disabled, m_up, m_down, remove}) {
        button->setControlSize(kit::ControlSize::Small);
        head->addWidget(button);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
    connect(m_disabled, &QAbstractButton::clicked, this, [this](bool isDisabled) {
        say(withOption(m_step.entry, u"disabled", isDisabled ? QVariant(true) : QVariant()));
    });
    connect(m_up, &QAbstractButton::clicked, this, [this] { Q_EMIT actRequested(Act::MoveUp); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { Q_EMIT actRequested(Act::MoveDown); });
    connect(remove, &QAbstractButton::clicked, this, [this] { Q_EMIT actRequested(Act::Remove); });
}

void StepEdit::setStep(const frames::Transformation &step, bool isAnother)
{
    m_step = step;
    m_title->setText(TransformSections::nameOf(step.id));
    m_title->setColorRole(step.disabled ? kit::ColorRole::TextFaint : kit::ColorRole::Text);
    m_disabled->setChecked(step.disabled);
    const QVariantMap options = step.entry.value(optionsKey).toMap();
    const auto sections = TransformSections::of(step.id, m_names);
    m_form->setSections(sections.value_or(OptionSections()));
    m_form->setVisible(sections && !sections->empty());
    m_form->setValues(TransformSections::shown(step.id, options), isAnother);
    const bool isOrganize = step.id == QLatin1String("organize");
    m_organize->setVisible(isOrganize);
    if (isOrganize)
        m_organize->setOptions(options, m_names);
    const bool isJson = !sections && !isOrganize;
    m_json->setVisible(isJson);
    const QString text = frames::optionsText(options);
    if (isJson && (isAnother || !m_json->hasFocus()) && m_json->toPlainText() != text)
        m_json->setPlainText(text);
    m_problem->setText(step.problem);
    m_problem->setVisible(!step.problem.isEmpty());
}

void StepEdit::setTrace(const std::optional<frames::StepTrace> &trace)
{
    m_trace->setVisible(trace.has_value());
    if (trace)
        m_trace->setText(trace->ran ? tr("%1 rows in, %2 rows out").arg(trace->rowsIn).arg(trace->rowsOut)
                                    : tr("Not done"));
}

void StepEdit::setPlace(size_t index, size_t count)
{
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
}

void StepEdit::commit()
{
    m_form->commit();
    if (m_json->isVisibleTo(this))
        takeJson();
}

// A text that cannot be read stays in the field, with the reason below it.
void StepEdit::takeJson()
{
    if (m_json->toPlainText() == frames::optionsText(m_step.entry.value(optionsKey).toMap()))
        return;
    const auto options = frames::optionsOfText(m_json->toPlainText());
    if (!options) {
        m_problem->setText(options.error().detail);
        m_problem->show();
        return;
    }
    QVariantMap entry = m_step.entry;
    entry.insert(optionsKey, *options);
    say(entry);
}

void StepEdit::say(const QVariantMap &entry)
{
    const frames::Transformation step = frames::transformationOf(entry);
    if (step == m_step)
        return;
    setStep(step, false);
    Q_EMIT changed(m_step);
}

} // namespace yagura::dashboards
