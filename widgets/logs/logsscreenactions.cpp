#include "kit/actionregistry.h"
#include "logs/fieldspane.h"
#include "logs/filterpane.h"
#include "logs/logdetailspane.h"
#include "logs/logquerypane.h"
#include "logs/logsscreen.h"
#include "logs/logtableview.h"

namespace yagura::logs {

void LogsScreen::registerActions(kit::ActionRegistry &actions)
{
    using Direction = LogTableView::Direction;
    const QString group = tr("Logs");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &shortcut,
                         kit::IconName icon, std::function<void()> act) {
        actions.add(this, {QString::fromLatin1(id), text, group, shortcut, icon, kit::ActionScope::Screen},
                    std::move(act));
    };
    add("logs.run", tr("Run the query"), QKeySequence(Qt::CTRL | Qt::Key_Return), kit::IconName::Play,
        [this] { run(); });
    add("logs.query", tr("Edit the query"), QKeySequence(Qt::Key_Slash), kit::IconName::Search,
        [this] { m_query->focusText(); });
    add("logs.addFilter", tr("Add a filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        kit::IconName::Filter, [this] { m_query->filters()->addFilter(); });
    add("logs.clear", tr("Clear query and filters"), QKeySequence(Qt::CTRL | Qt::Key_Backspace),
        kit::IconName::Close, [this] {
            m_query->clear();
            run();
        });
    add("logs.findField", tr("Find a field"), QKeySequence(Qt::CTRL | Qt::Key_F), kit::IconName::Columns,
        [this] { m_fields->focusSearch(); });
    add("logs.nextLine", tr("Next line"), QKeySequence(Qt::Key_J), kit::IconName::ArrowDown,
        [this] { m_table->step(Direction::Down); });
    add("logs.previousLine", tr("Previous line"), QKeySequence(Qt::Key_K), kit::IconName::ArrowUp,
        [this] { m_table->step(Direction::Up); });
    add("logs.nextError", tr("Next error"), QKeySequence(Qt::Key_E), kit::IconName::Critical,
        [this] { m_table->stepToError(Direction::Down); });
    add("logs.previousError", tr("Previous error"), QKeySequence(Qt::SHIFT | Qt::Key_E),
        kit::IconName::Critical, [this] { m_table->stepToError(Direction::Up); });
    add("logs.openTrace", tr("Trace of the line"), QKeySequence(Qt::Key_T), kit::IconName::Traces, [this] {
        if (!m_details->isHidden() && m_details->entry().trace.isValid())
            goTo(LineTarget::Trace);
    });
    add("logs.copyLine", tr("Copy the line"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        kit::IconName::Copy, [this] { copyLine(); });
    add("logs.closeDetails", tr("Close details"), QKeySequence(Qt::Key_Escape), kit::IconName::Close,
        [this] { closeDetails(); });
}

} // namespace yagura::logs
