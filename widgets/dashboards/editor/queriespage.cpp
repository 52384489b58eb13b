#include "dashboards/editor/queriespage.h"

#include "kit/controls/button.h"

#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr size_t mostTargets = 26;

QString freeRefId(const Panel &panel)
{
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const QString refId(QLatin1Char{letter});
        const bool isTaken = std::any_of(panel.targets.begin(), panel.targets.end(),
                                         [&](const Target &one) { return one.refId == refId; });
        if (!isTaken)
            return refId;
    }
    return QStringLiteral("Q%1").arg(panel.targets.size() + 1);
}

} // namespace

QueriesPage::QueriesPage(QWidget *parent)
    : EditorPage(parent)
    , m_layout(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_layout->setSpacing(kit::space::medium);
    layout->addLayout(m_layout);
    auto *add = new kit::Button(tr("Add query"), kit::ButtonKind::Link, this);
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(add, &QAbstractButton::clicked, this, &QueriesPage::addTarget);
}

void QueriesPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    while (m_edits.size() > panel.targets.size()) {
        m_edits.back()->hide();
        m_edits.back()->deleteLater();
        m_edits.pop_back();
    }
    while (m_edits.size() < panel.targets.size())
        addEdit();
    for (size_t i = 0; i < m_edits.size(); ++i) {
        m_edits[i]->setTarget(panel.targets[i], isAnother);
        m_edits[i]->setPlace(i, m_edits.size());
    }
}

void QueriesPage::commit()
{
    Panel panel = m_panel;
    for (size_t i = 0; i < panel.targets.size() && i < m_edits.size(); ++i)
        panel.targets[i] = m_edits[i]->targetFromFields(std::move(panel.targets[i]));
    hand(std::move(panel));
}

void QueriesPage::setServer(const std::shared_ptr<metrics::PromClient> &client,
                            std::optional<Duration> scrapeInterval)
{
    m_client = client;
    m_scrapeInterval = scrapeInterval;
    for (TargetEdit *edit : m_edits)
        edit->setServer(client, scrapeInterval);
}

void QueriesPage::addEdit()
{
    const size_t index = m_edits.size();
    auto *edit = new TargetEdit(this);
    edit->setServer(m_client, m_scrapeInterval);
    connect(edit, &TargetEdit::edited, this, &QueriesPage::commit);
    connect(edit, &TargetEdit::actRequested, this, [this, index](TargetEdit::Act what) { act(index, what); });
    m_layout->addWidget(edit);
    m_edits.push_back(edit);
}

void QueriesPage::addTarget()
{
    commit();
    Panel panel = m_panel;
    if (panel.targets.size() >= mostTargets)
        return;
    Target target;
    target.refId = freeRefId(panel);
    panel.targets.push_back(target);
    hand(std::move(panel));
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
    if (what == TargetEdit::Act::Remove) {
        targets.erase(at);
    } else if (what == TargetEdit::Act::Duplicate && targets.size() < mostTargets) {
        Target copy = *at;
        copy.refId = freeRefId(panel);
        if (!copy.model.isEmpty())
            copy.model.insert(QStringLiteral("refId"), copy.refId);
        targets.insert(at + 1, std::move(copy));
    } else if (what == TargetEdit::Act::MoveUp && index > 0) {
        std::iter_swap(at, at - 1);
    } else if (what == TargetEdit::Act::MoveDown && index + 1 < targets.size()) {
        std::iter_swap(at, at + 1);
    }
    hand(std::move(panel));
}

} // namespace yagura::dashboards
