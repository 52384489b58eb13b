// The tab of what a panel asks: its queries, one below the other. Owned by PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"
#include "dashboards/editor/targetedit.h"

class QVBoxLayout;

namespace yagura::dashboards {

class QueriesPage : public EditorPage
{
    Q_OBJECT
public:
    explicit QueriesPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void commit() override;
    void setServer(const std::shared_ptr<metrics::PromClient> &client,
                   std::optional<Duration> scrapeInterval);

private:
    void addEdit();
    void addTarget();
    void act(size_t index, TargetEdit::Act what);

    QVBoxLayout *m_layout;
    std::vector<TargetEdit *> m_edits;
    std::shared_ptr<metrics::PromClient> m_client;
    std::optional<Duration> m_scrapeInterval;
};

} // namespace yagura::dashboards
