#include "dashboards/editor/query/queriespage.h"

#include "kit/controls/button.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr size_t mostTargets = 26;

} // namespace

QueriesPage::QueriesPage(QWidget *parent)
    : EditorPage(parent)
    , m_layout(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_layout->setSpacing(kit::space::large);
    layout->addLayout(m_layout);
    auto *add = new kit::Button(tr("Add query"), kit::ButtonKind::Link, this);
    auto *calculate = new kit::Button(tr("Add expression"), kit::ButtonKind::Link, this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kit::space::medium);
    buttons->addWidget(add);
    buttons->addWidget(calculate);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(add, &QAbstractButton::clicked, this, [this] { addTarget(usualSource()); });
    connect(calculate, &QAbstractButton::clicked, this, [this] { addTarget(expressionSource()); });
}

void QueriesPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    while (m_edits.size() > panel.targets.size()) {
        m_edits.back()->hide();
        m_edits.back()->disconnect(this);
        m_edits.back()->deleteLater();
        m_edits.pop_back();
    }
    while (m_edits.size() < panel.targets.size())
        addEdit();
    showTargets(isAnother);
}

void QueriesPage::showTargets(bool isAnother)
{
    for (size_t i = 0; i < m_edits.size(); ++i) {
        m_edits[i]->setTarget(m_panel.targets[i], m_panel, isAnother);
        m_edits[i]->setPlace(i, m_edits.size());
    }
}

void QueriesPage::commit()
{
    if (m_isTaking) // fields that are taken say so themselves
        return;
    Panel panel = m_panel;
    {
        const QScopedValueRollback taking(m_isTaking, true);
        for (size_t i = 0; i < panel.targets.size() && i < m_edits.size(); ++i)
            panel.targets[i] = m_edits[i]->targetFromFields(std::move(panel.targets[i]));
    }
    hand(std::move(panel));
}

void QueriesPage::setSources(const QuerySources &sources)
{
    m_sources = sources;
    for (TargetEdit *edit : m_edits)
        edit->setSources(sources);
}

void QueriesPage::addEdit()
{
    const size_t index = m_edits.size();
    auto *edit = new TargetEdit(this);
    edit->setSources(m_sources);
    connect(edit, &TargetEdit::edited, this, &QueriesPage::commit);
    connect(edit, &TargetEdit::sourceChosen, this, [this, index](const SourceRef &source) {
        commit();
        hand(withTargetSource(m_panel, index, source));
    });
    connect(edit, &TargetEdit::actRequested, this, [this, index](TargetEdit::Act what) { act(index, what); });
    m_layout->addWidget(edit);
    m_edits.push_back(edit);
}

// A new query asks what the last one does.
SourceRef QueriesPage::usualSource() const
{
    for (auto it = m_panel.targets.rbegin(); it != m_panel.targets.rend(); ++it) {
        if (!it->calculation)
            return sourceOf(*it, m_panel);
    }
    return isMixed(m_panel.source) ? SourceRef() : SourceRef{m_panel.sourceType, m_panel.source};
}

void QueriesPage::addTarget(const SourceRef &source)
{
    commit();
    if (m_panel.targets.size() < mostTargets)
        hand(withTargetAdded(m_panel, source));
}

// A moved query takes what its fields show along: they are filled anew.
void QueriesPage::act(size_t index, TargetEdit::Act what)
{
    commit();
    Panel panel = m_panel;
    auto &targets = panel.targets;
    if (index >= targets.size())
        return;
    const auto at = targets.begin() + static_cast<std::ptrdiff_t>(index);
    size_t to = index;
    if (what == TargetEdit::Act::Remove) {
        targets.erase(at);
    } else if (what == TargetEdit::Act::Duplicate && targets.size() < mostTargets) {
        targets.insert(at + 1, renamedTarget(*at, freeRefId(panel)));
    } else if (what == TargetEdit::Act::MoveUp && index > 0) {
        to = index - 1;
        std::iter_swap(at, at - 1);
    } else if (what == TargetEdit::Act::MoveDown && index + 1 < targets.size()) {
        to = index + 1;
        std::iter_swap(at, at + 1);
    }
    hand(std::move(panel));
    showTargets(true);
    if (to != index && to < m_edits.size())
        m_edits[to]->focusAct(what);
}

} // namespace yagura::dashboards
