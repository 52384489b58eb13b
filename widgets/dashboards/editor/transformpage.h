// The tab of what is made of a panel's answers before they are shown: a chain of transformations. Owned by
// PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"
#include "dashboards/editor/stepedit.h"

class QVBoxLayout;

namespace yagura::dashboards {

class TransformPage : public EditorPage
{
    Q_OBJECT
public:
    explicit TransformPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void setData(const SharedPanelData &shown) override;
    void commit() override;

private:
    void rebuild();
    void showTrace();
    void add(const QString &id);
    void act(size_t index, StepEdit::Act what);

    QVBoxLayout *m_layout;
    QWidget *m_box = nullptr;
    std::vector<StepEdit *> m_edits;
    QStringList m_names; // of the fields there are
    SharedPanelData m_data;
};

} // namespace yagura::dashboards
