// One tab of the panel editor: shows its part of a panel and hands the whole panel over when something was
// changed in it. Owned by PanelEditor; GUI thread.
#pragma once

#include "dashboards/panel.h"
#include "dashboards/paneldata.h"

#include <QWidget>

namespace yagura::dashboards {

class EditorPage : public QWidget
{
    Q_OBJECT
public:
    explicit EditorPage(QWidget *parent = nullptr)
        : QWidget(parent)
    { }

    // Fields in which the operator is typing keep their text, unless the panel is another one.
    virtual void setPanel(const Panel &panel, bool isAnother) = 0;
    // What the panel shows at the moment, for the names and numbers in it; null where it shows nothing.
    virtual void setData(const SharedPanelData &shown) { Q_UNUSED(shown) }
    // Hands over what is still being typed.
    virtual void commit() { }

Q_SIGNALS:
    void edited(const yagura::dashboards::Panel &panel);

protected:
    // The panel with a change: handed over if it is one.
    void hand(Panel panel)
    {
        if (panel == m_panel)
            return;
        m_panel = std::move(panel);
        Q_EMIT edited(m_panel);
    }

    Panel m_panel;
};

} // namespace yagura::dashboards
