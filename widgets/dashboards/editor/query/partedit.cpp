#include "dashboards/editor/query/partedit.h"

#include "dashboards/editor/optionform.h"
#include "dashboards/editor/query/problemtext.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::dashboards {

PartEdit::PartEdit(const PartsKind &kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_title(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_up(new kit::IconButton(kit::IconName::ArrowUp, {}, this))
    , m_down(new kit::IconButton(kit::IconName::ArrowDown, {}, this))
    , m_remove(new kit::IconButton(kit::IconName::Trash, {}, this))
    , m_form(new OptionForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildHead();
    layout->addWidget(m_form);
    connect(m_form, &OptionForm::changed, this, [this](const QString &path, const QVariant &value) {
        const QVariantMap part
            = m_kind.changed ? m_kind.changed(m_part, path, value) : withOption(m_part, path, value);
        Q_EMIT changed(part);
    });
}

void PartEdit::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title);
    head->addStretch(1);
    const std::pair<kit::IconButton *, PartsEdit::Act> acts[]{{m_up, PartsEdit::Act::MoveUp},
                                                              {m_down, PartsEdit::Act::MoveDown},
                                                              {m_remove, PartsEdit::Act::Remove}};
    for (const auto &[button, act] : acts) {
        button->setControlSize(kit::ControlSize::Small);
        head->addWidget(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, what = static_cast<int>(act)] { Q_EMIT actRequested(what); });
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void PartEdit::setPart(const QVariantMap &part, bool isAnother)
{
    m_part = part;
    m_form->setSections(m_kind.sections(part));
    m_form->setValues(part, isAnother);
    showInner(isAnother);
    setSuggestions(m_suggestions);
}

void PartEdit::showInner(bool isAnother)
{
    const QString path = m_kind.innerPath ? m_kind.innerPath(m_part) : QString();
    if (m_inner && path != m_innerPath) {
        m_inner->hide();
        m_inner->deleteLater();
        m_inner = nullptr;
    }
    m_innerPath = path;
    if (path.isEmpty())
        return;
    if (!m_inner) {
        m_inner = new PartsEdit(m_kind.inner(m_part), this);
        m_inner->setContentsMargins(kit::space::medium, 0, 0, 0);
        layout()->addWidget(m_inner);
        connect(m_inner, &PartsEdit::changed, this, [this](const QVariantList &parts) {
            Q_EMIT changed(withOption(m_part, m_innerPath, parts));
        });
    }
    m_inner->setKind(m_kind.inner(m_part));
    m_inner->setParts(optionAt(m_part, path).toList(), isAnother);
}

void PartEdit::setPlace(qsizetype index, qsizetype count)
{
    const QString name = m_kind.name.arg(index + 1);
    m_title->setText(name);
    setAccessibleName(name);
    const std::pair<kit::IconButton *, QString> words[]{{m_up, tr("Move up: %1").arg(name)},
                                                        {m_down, tr("Move down: %1").arg(name)},
                                                        {m_remove, tr("Remove: %1").arg(name)}};
    for (const auto &[button, text] : words) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
    m_remove->setEnabled(count > m_kind.least);
}

void PartEdit::setProblems(const QHash<QString, QString> &sentences)
{
    m_form->setProblems(sentences);
    if (m_inner)
        m_inner->setProblems(ProblemText::inside(sentences, m_innerPath));
}

void PartEdit::setSuggestions(const QHash<QString, QStringList> &names)
{
    m_suggestions = names;
    for (auto it = names.begin(); it != names.end(); ++it)
        m_form->setSuggestions(it.key(), it.value());
}

void PartEdit::focusAct(PartsEdit::Act act)
{
    kit::IconButton *button = act == PartsEdit::Act::MoveUp ? m_up : m_down;
    if (!button->isEnabled())
        button = button == m_up ? m_down : m_up;
    button->setFocus(Qt::OtherFocusReason);
}

void PartEdit::commit()
{
    m_form->commit();
    if (m_inner)
        m_inner->commit();
}

} // namespace yagura::dashboards
