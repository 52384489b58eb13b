// Markdown, with no loaded resources, no HTML and no links that open by themselves. Owned by its PanelFrame;
// GUI thread.
#pragma once

#include "dashboards/panelview.h"

#include <QTextBrowser>

namespace yagura::dashboards {

class TextView : public PanelView
{
    Q_OBJECT
public:
    explicit TextView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;

private:
    class Browser;
    Browser *m_browser;
};

} // namespace yagura::dashboards
