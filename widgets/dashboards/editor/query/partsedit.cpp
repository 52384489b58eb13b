#include "dashboards/editor/query/partsedit.h"

#include "dashboards/editor/query/partedit.h"
#include "dashboards/editor/query/problemtext.h"
#include "kit/controls/button.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

PartsEdit::PartsEdit(PartsKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(std::move(kind))
    , m_layout(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    m_layout->setSpacing(kit::space::small);
    layout->addLayout(m_layout);
    auto *add = new kit::Button(m_kind.addText, kit::ButtonKind::Link, this);
    layout->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QAbstractButton::clicked, this, [this] {
        commit();
        say(m_kind.added(m_parts), true);
    });
}

void PartsEdit::setParts(const QVariantList &parts, bool isAnother)
{
    m_parts = parts;
    const auto count = static_cast<size_t>(parts.size());
    while (m_edits.size() > count) {
        m_edits.back()->hide();
        m_edits.back()->disconnect(this);
        m_edits.back()->deleteLater();
        m_edits.pop_back();
    }
    while (m_edits.size() < count) {
        const auto index = static_cast<qsizetype>(m_edits.size());
        auto *edit = new PartEdit(m_kind, this);
        edit->setSuggestions(m_suggestions);
        connect(edit, &PartEdit::changed, this, [this, index](const QVariantMap &part) {
            QVariantList changedParts = m_parts;
            changedParts[index] = part;
            say(changedParts);
        });
        connect(edit, &PartEdit::actRequested, this,
                [this, index](int what) { act(index, static_cast<Act>(what)); });
        m_layout->addWidget(edit);
        m_edits.push_back(edit);
    }
    for (size_t i = 0; i < count; ++i) {
        m_edits[i]->setPart(parts[static_cast<qsizetype>(i)].toMap(), isAnother);
        m_edits[i]->setPlace(static_cast<qsizetype>(i), parts.size());
    }
}

void PartsEdit::say(QVariantList parts, bool isMoved)
{
    if (parts == m_parts)
        return;
    setParts(parts, isMoved);
    Q_EMIT changed(m_parts);
}

void PartsEdit::act(qsizetype index, Act what)
{
    commit();
    QVariantList parts = m_parts;
    if (index >= parts.size())
        return;
    const qsizetype to = what == Act::MoveUp ? index - 1 : index + 1;
    if (what == Act::Remove)
        parts.removeAt(index);
    else if (to >= 0 && to < parts.size())
        parts.swapItemsAt(index, to);
    say(parts, true);
    if (what != Act::Remove && to >= 0 && to < m_parts.size())
        m_edits[static_cast<size_t>(to)]->focusAct(what);
}

void PartsEdit::setProblems(const QHash<QString, QString> &sentences)
{
    for (size_t i = 0; i < m_edits.size(); ++i)
        m_edits[i]->setProblems(ProblemText::inside(sentences, QString::number(i)));
}

void PartsEdit::setSuggestions(const QString &path, const QStringList &names)
{
    m_suggestions.insert(path, names);
    for (PartEdit *edit : m_edits)
        edit->setSuggestions(m_suggestions);
}

void PartsEdit::commit()
{
    const std::vector<PartEdit *> edits = m_edits; // a change may lead to other ones
    for (PartEdit *edit : edits)
        edit->commit();
}

} // namespace yagura::dashboards
