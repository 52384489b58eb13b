#include "dashboards/editor/query/targetedit.h"

#include "dashboards/editor/query/elasticform.h"
#include "dashboards/editor/query/expressionform.h"
#include "dashboards/editor/query/jsonform.h"
#include "dashboards/editor/query/promqlform.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace yagura::dashboards {

TargetEdit::TargetEdit(QWidget *parent)
    : QWidget(parent)
    , m_name(new kit::PlainLabel({}, kit::TextStyle::LabelStrong, kit::ColorRole::TextMuted, this))
    , m_sourceBox(new QComboBox(this))
    , m_hidden(new kit::IconButton(kit::IconName::Eye, tr("Hide what the query gives"), this))
    , m_up(new kit::IconButton(kit::IconName::ArrowUp, tr("Move the query up"), this))
    , m_down(new kit::IconButton(kit::IconName::ArrowDown, tr("Move the query down"), this))
    , m_copy(new kit::IconButton(kit::IconName::Copy, tr("Duplicate the query"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildHead();
    showForm(TargetKind::PromQl);
}

void TargetEdit::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_name);
    head->addSpacing(kit::space::small);
    m_sourceBox->setAccessibleName(tr("Data source"));
    m_sourceBox->setMinimumContentsLength(6);
    m_sourceBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_sourceBox, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_choices.size()))
            Q_EMIT sourceChosen(m_choices[static_cast<size_t>(index)].source);
    });
    head->addWidget(m_sourceBox, 1);
    head->addSpacing(kit::space::tiny);
    m_hidden->setCheckable(true);
    connect(m_hidden, &QAbstractButton::clicked, this, &TargetEdit::edited);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove the query"), this);
    const std::pair<kit::IconButton *, Act> acts[]{
        {m_up, Act::MoveUp}, {m_down, Act::MoveDown}, {m_copy, Act::Duplicate}, {remove, Act::Remove}};
    m_hidden->setControlSize(kit::ControlSize::Small);
    head->addWidget(m_hidden);
    for (const auto &[button, act] : acts) {
        button->setControlSize(kit::ControlSize::Small);
        head->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, what = act] { Q_EMIT actRequested(what); });
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void TargetEdit::showForm(TargetKind kind)
{
    if (m_form && kind == m_kind)
        return;
    if (m_form) {
        m_form->hide();
        m_form->disconnect(this); // a field that is left while it goes says nothing any more
        m_form->deleteLater(); // it may be the one whose change leads here
    }
    m_kind = kind;
    switch (kind) {
    case TargetKind::PromQl:
        m_form = new PromqlForm(this);
        break;
    case TargetKind::Elastic:
        m_form = new ElasticForm(this);
        break;
    case TargetKind::Expression:
        m_form = new ExpressionForm(this);
        break;
    case TargetKind::Other:
        m_form = new JsonForm(this);
        break;
    }
    connect(m_form, &QueryForm::edited, this, &TargetEdit::edited);
    layout()->addWidget(m_form);
    m_form->setSources(m_sources, m_source);
}

// What a file names and nothing here is called by stays among the choices.
void TargetEdit::showSource()
{
    m_choices = m_sources.choices();
    int place = QuerySources::placeOf(m_choices, m_source);
    if (place < 0) {
        m_choices.push_back({m_source.uid.isEmpty() ? m_source.type : m_source.uid, m_source});
        place = static_cast<int>(m_choices.size()) - 1;
    }
    m_sourceBox->clear();
    for (const SourceChoice &choice : m_choices)
        m_sourceBox->addItem(choice.text);
    m_sourceBox->setCurrentIndex(place);
}

void TargetEdit::setTarget(const Target &target, const Panel &panel, bool isAnother)
{
    const SourceRef source = sourceOf(target, panel);
    const bool isOtherSource = source != m_source || m_choices.empty();
    m_source = source;
    if (isOtherSource)
        showSource();
    const TargetKind kind = targetKind(target, panel.sourceType);
    const bool isOtherKind = kind != m_kind;
    showForm(kind);
    if (isOtherSource && !isOtherKind)
        m_form->setSources(m_sources, m_source);
    m_name->setText(target.calculation ? tr("Calculation %1").arg(target.refId)
                                       : tr("Query %1").arg(target.refId));
    setAccessibleName(m_name->text());
    m_hidden->setChecked(target.hidden);
    m_form->setTarget(target, panel, isAnother || isOtherKind);
}

Target TargetEdit::targetFromFields(Target target)
{
    if (target.hidden != m_hidden->isChecked())
        target = hiddenTarget(std::move(target), m_hidden->isChecked());
    return m_form->targetFromFields(std::move(target));
}

void TargetEdit::setPlace(size_t index, size_t count)
{
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
}

void TargetEdit::setSources(const QuerySources &sources)
{
    m_sources = sources;
    showSource();
    m_form->setSources(m_sources, m_source);
}

void TargetEdit::focusAct(Act act)
{
    kit::IconButton *button = act == Act::MoveUp ? m_up : act == Act::MoveDown ? m_down : m_copy;
    if (!button->isEnabled())
        button = button == m_up ? m_down : m_up;
    button->setFocus(Qt::OtherFocusReason);
}

void TargetEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (isAlt && event->key() == Qt::Key_Up && m_up->isEnabled())
        Q_EMIT actRequested(Act::MoveUp);
    else if (isAlt && event->key() == Qt::Key_Down && m_down->isEnabled())
        Q_EMIT actRequested(Act::MoveDown);
    else
        QWidget::keyPressEvent(event);
}

} // namespace yagura::dashboards
