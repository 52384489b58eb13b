#include "dashboards/editor/overridespage.h"

#include "kit/controls/button.h"

#include <QFrame>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr size_t mostOverrides = 100;

} // namespace

OverridesPage::OverridesPage(QWidget *parent)
    : EditorPage(parent)
    , m_layout(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_layout);
    auto *add = new kit::Button(tr("Add override"), kit::ButtonKind::Link, this);
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(add, &QAbstractButton::clicked, this, &OverridesPage::add);
}

void OverridesPage::setData(const SharedPanelData &shown)
{
    m_names = {};
    if (!shown)
        return;
    for (const QStringList &names : shown->names) {
        for (const QString &name : names) {
            if (!m_names.fields.contains(name))
                m_names.fields << name;
        }
    }
}

void OverridesPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    m_names.queries.clear();
    for (const Target &target : panel.targets)
        m_names.queries << target.refId;
    const bool isStale = panel.kind != m_kind || m_edits.size() != panel.overrides.size();
    if (isAnother || isStale || !m_box)
        rebuild();
    for (size_t i = 0; i < m_edits.size(); ++i)
        m_edits[i]->setOverride(panel.overrides[i], isAnother);
}

void OverridesPage::rebuild()
{
    if (m_box) {
        m_box->hide();
        m_box->deleteLater();
    }
    m_edits.clear();
    m_kind = m_panel.kind;
    m_box = new QWidget(this);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::medium);
    for (size_t i = 0; i < m_panel.overrides.size(); ++i) {
        auto *edit = new OverrideEdit(m_kind, m_names, m_box);
        layout->addWidget(edit);
        m_edits.push_back(edit);
        connect(edit, &OverrideEdit::changed, this, [this, i](const FieldOverride &override) {
            Panel panel = m_panel;
            if (i < panel.overrides.size())
                panel.overrides[i] = override;
            hand(std::move(panel));
        });
        connect(edit, &OverrideEdit::removeRequested, this, [this, i] {
            Panel panel = m_panel;
            if (i < panel.overrides.size())
                panel.overrides.erase(panel.overrides.begin() + static_cast<std::ptrdiff_t>(i));
            hand(std::move(panel));
        });
    }
    m_layout->addWidget(m_box);
    m_box->show();
}

void OverridesPage::commit()
{
    const std::vector<OverrideEdit *> edits = m_edits;
    for (OverrideEdit *edit : edits)
        edit->commit();
}

void OverridesPage::add()
{
    Panel panel = m_panel;
    if (panel.overrides.size() >= mostOverrides)
        return;
    panel.overrides.push_back({frames::byName(m_names.fields.value(m_names.fields.size() > 1 ? 1 : 0)), {}});
    hand(std::move(panel));
}

} // namespace yagura::dashboards
