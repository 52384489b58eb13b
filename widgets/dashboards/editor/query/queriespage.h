// The tab of what a panel asks: its queries, one below the other. Owned by PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"
#include "dashboards/editor/query/targetedit.h"

class QVBoxLayout;

namespace yagura::dashboards {

class QueriesPage : public EditorPage
{
    Q_OBJECT
public:
    explicit QueriesPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void commit() override;
    void setSources(const QuerySources &sources);

private:
    void addEdit();
    void addTarget(const SourceRef &source);
    void act(size_t index, TargetEdit::Act what);
    void showTargets(bool isAnother);
    [[nodiscard]] SourceRef usualSource() const;

    QVBoxLayout *m_layout;
    std::vector<TargetEdit *> m_edits;
    QuerySources m_sources;
    bool m_isTaking = false;
};

} // namespace yagura::dashboards
