// The tab of overrides: settings that some of the panel's fields have instead of the panel's. Owned by
// PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"
#include "dashboards/editor/overrideedit.h"

class QVBoxLayout;

namespace yagura::dashboards {

class OverridesPage : public EditorPage
{
    Q_OBJECT
public:
    explicit OverridesPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void setData(const SharedPanelData &shown) override;
    void commit() override;

private:
    void rebuild();
    void add();

    QVBoxLayout *m_layout;
    QWidget *m_box = nullptr;
    std::vector<OverrideEdit *> m_edits;
    OverrideNames m_names;
    PanelKind m_kind = PanelKind::Unsupported;
};

} // namespace yagura::dashboards
