// One panel in its frame, as a board has it, off the screen: for pictures of panels that no board holds. GUI
// thread.
#pragma once

#include "dashboards/panelview.h"
#include "kit/controls/panel.h"

#include <QImage>

namespace yagura::kit {
class ContentStack;
}

namespace yagura::dashboards {

class ListPanelView;

class DrawnPanel
{
public:
    DrawnPanel(const Panel &panel, const PlanContext &plan, const QSize &size);

    // Asks by itself, so that showMissing is all there is without servers.
    [[nodiscard]] bool isList() const { return m_list; }
    // Nothing: as it is without answers.
    void showData(SharedPanelData data);
    void showMissing();

    [[nodiscard]] QImage whole();
    [[nodiscard]] QImage inside(); // without its frame

private:
    PanelContent m_content;
    kit::Panel m_frame;
    QWidget *m_slot;
    kit::ContentStack *m_stack;
    PanelView *m_view;
    ListPanelView *m_list; // m_view, where it is one
};

} // namespace yagura::dashboards
