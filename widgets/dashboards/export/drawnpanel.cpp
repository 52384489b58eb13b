#include "dashboards/export/drawnpanel.h"

#include "dashboards/export/picture.h"
#include "dashboards/lists/listpanelview.h"
#include "kit/controls/statepane.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

// Widths of columns and the like are settled in the next turns of the event loop.
void settle()
{
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

} // namespace

DrawnPanel::DrawnPanel(const Panel &panel, const PlanContext &plan, const QSize &size)
    : m_frame({}, kit::PanelBody::Flush)
    , m_slot(new QWidget(&m_frame))
    , m_stack(new kit::ContentStack(m_slot, &m_frame))
    , m_view(makePanelView(panel.kind, panel.title, m_slot))
    , m_list(qobject_cast<ListPanelView *>(m_view))
{
    auto *layout = new QVBoxLayout(m_slot);
    const bool isFlush = panel.kind == PanelKind::Table || panel.kind == PanelKind::Unsupported || m_list;
    const int margin = isFlush ? 0 : kit::space::medium;
    layout->setContentsMargins(margin, 0, margin, isFlush ? 1 : margin);
    layout->addWidget(m_view);
    m_frame.bodyLayout()->addWidget(m_stack, 1);
    m_frame.setAttribute(Qt::WA_DontShowOnScreen);
    m_frame.setTitle(shownText(panel.title, plan));
    m_frame.resize(size);
    m_content.panel = panel;
    m_content.title = shownText(panel.title, plan);
    m_content.text = shownText(panel.text, plan);
    m_content.range = panelRange(panel, plan.range, plan.zone);
    m_content.zone = plan.zone;
    m_content.now = plan.range.to;
    m_frame.show();
}

void DrawnPanel::showData(SharedPanelData data)
{
    PanelContent content = m_content;
    if (!data)
        content.text.clear();
    content.data = data ? std::move(data) : std::make_shared<const PanelData>();
    m_view->setContent(content);
    m_stack->setContent();
    settle();
}

void DrawnPanel::showMissing()
{
    ListQuestion question;
    question.panel = m_content.panel;
    m_list->ask(question);
    const ListState &state = m_list->state();
    m_stack->setEmpty(state.sentence, state.explanation, state.icon);
    settle();
}

QImage DrawnPanel::whole()
{
    return Picture(m_frame).image();
}

QImage DrawnPanel::inside()
{
    return m_view->grab().toImage();
}

} // namespace yagura::dashboards
