// Markdown, or code as it is; links of it lead on. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class MarkdownView;
}

namespace yagura::dashboards {

class TextView : public PanelView
{
    Q_OBJECT
public:
    explicit TextView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;

private:
    kit::MarkdownView *m_text;
};

} // namespace yagura::dashboards
