#include "dashboards/editor/transformpage.h"

#include "dashboards/editor/transformsections.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "kit/controls/button.h"

#include <QMenu>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr size_t mostSteps = 50;

} // namespace

TransformPage::TransformPage(QWidget *parent)
    : EditorPage(parent)
    , m_layout(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_layout);
    auto *add = new kit::Button(tr("Add transformation"), kit::ButtonKind::Link, this);
    auto *menu = new QMenu(add);
    for (const OptionChoice &choice : TransformSections::all()) {
        const QString id = choice.value.toString();
        connect(menu->addAction(choice.text), &QAction::triggered, this, [this, id] { this->add(id); });
    }
    connect(add, &QAbstractButton::clicked, this,
            [add, menu] { menu->popup(add->mapToGlobal(QPoint(0, add->height()))); });
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addStretch(1);
}

void TransformPage::setData(const SharedPanelData &shown)
{
    m_data = shown;
    QStringList names;
    for (const QStringList &ofFrame : shown ? shown->names : std::vector<QStringList>()) {
        for (const QString &name : ofFrame) {
            if (!names.contains(name))
                names << name;
        }
    }
    m_names = names;
    showTrace();
}

void TransformPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    if (isAnother || !m_box || m_edits.size() != panel.transformations.size())
        rebuild();
    for (size_t i = 0; i < m_edits.size(); ++i) {
        m_edits[i]->setStep(panel.transformations[i], isAnother);
        m_edits[i]->setPlace(i, m_edits.size());
    }
    showTrace();
}

// Only while the data are of this chain.
void TransformPage::showTrace()
{
    const bool fits = m_data && m_data->trace.size() == m_edits.size();
    for (size_t i = 0; i < m_edits.size(); ++i)
        m_edits[i]->setTrace(fits ? std::optional(m_data->trace[i]) : std::nullopt);
}

void TransformPage::rebuild()
{
    if (m_box) {
        m_box->hide();
        m_box->deleteLater();
    }
    m_edits.clear();
    m_box = new QWidget(this);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::medium);
    for (size_t i = 0; i < m_panel.transformations.size(); ++i) {
        auto *edit = new StepEdit(m_names, m_box);
        layout->addWidget(edit);
        m_edits.push_back(edit);
        connect(edit, &StepEdit::changed, this, [this, i](const frames::Transformation &step) {
            Panel panel = m_panel;
            if (i < panel.transformations.size())
                panel.transformations[i] = step;
            hand(std::move(panel));
        });
        connect(edit, &StepEdit::actRequested, this, [this, i](StepEdit::Act what) { act(i, what); });
    }
    m_layout->addWidget(m_box);
    m_box->show();
}

void TransformPage::commit()
{
    const std::vector<StepEdit *> edits = m_edits;
    for (StepEdit *edit : edits)
        edit->commit();
}

void TransformPage::add(const QString &id)
{
    commit();
    Panel panel = m_panel;
    if (panel.transformations.size() >= mostSteps)
        return;
    panel.transformations.push_back(
        frames::transformationOf({{QStringLiteral("id"), id}, {QStringLiteral("options"), QVariantMap()}}));
    hand(std::move(panel));
}

void TransformPage::act(size_t index, StepEdit::Act what)
{
    commit();
    Panel panel = m_panel;
    auto &steps = panel.transformations;
    if (index >= steps.size())
        return;
    const auto at = steps.begin() + static_cast<std::ptrdiff_t>(index);
    if (what == StepEdit::Act::Remove)
        steps.erase(at);
    else if (what == StepEdit::Act::MoveUp && index > 0)
        std::iter_swap(at, at - 1);
    else if (what == StepEdit::Act::MoveDown && index + 1 < steps.size())
        std::iter_swap(at, at + 1);
    hand(std::move(panel));
}

} // namespace yagura::dashboards
