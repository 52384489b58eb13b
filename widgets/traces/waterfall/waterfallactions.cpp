#include "traces/waterfall/waterfallactions.h"

#include "kit/actionregistry.h"
#include "traces/waterfall/waterfallview.h"

namespace yagura::traces {

namespace {

using kit::IconName;

constexpr double ZoomStep = 0.7;
constexpr double FastZoomStep = 0.4;
constexpr double PanStep = 0.15;
constexpr double FastPanStep = 0.5;
constexpr std::uint32_t MostLevels = 9;

class Registrar
{
public:
    Registrar(kit::ActionRegistry &registry, QWidget *owner, WaterfallView *waterfall)
        : m_registry(registry)
        , m_owner(owner)
        , m_view(waterfall)
    { }

    void addMoves();
    void addZoom();
    void addFolds();

private:
    // The first key is the one shown.
    void add(const char *id, const QString &text, const QList<QKeySequence> &keys, IconName icon,
             std::function<void()> run)
    {
        auto *action = m_registry.add(m_owner,
                                      {QString::fromLatin1(id), text, WaterfallView::tr("Waterfall"),
                                       keys.value(0), icon, kit::ActionScope::Screen},
                                      std::move(run));
        if (keys.size() > 1)
            action->setShortcuts(keys);
    }

    kit::ActionRegistry &m_registry;
    QWidget *m_owner;
    WaterfallView *m_view;
};

void Registrar::addMoves()
{
    using Target = WaterfallView::Target;
    auto *view = m_view;
    const auto previous = WaterfallView::Direction::Previous;
    add("traces.nextRow", WaterfallView::tr("Next row"), {Qt::Key_J}, IconName::ArrowDown,
        [view] { view->moveCurrent(1); });
    add("traces.previousRow", WaterfallView::tr("Previous row"), {Qt::Key_K}, IconName::ArrowUp,
        [view] { view->moveCurrent(-1); });
    add("traces.nextError", WaterfallView::tr("Next span with an error"), {Qt::Key_N}, IconName::Critical,
        [view] { view->goTo(Target::Error); });
    add("traces.previousError", WaterfallView::tr("Previous span with an error"), {Qt::SHIFT | Qt::Key_N},
        IconName::Critical, [view] { view->goTo(Target::Error, previous); });
    add("traces.nextCritical", WaterfallView::tr("Next span on the critical path"), {Qt::Key_C},
        IconName::ArrowDown, [view] { view->goTo(Target::CriticalPath); });
    add("traces.previousCritical", WaterfallView::tr("Previous span on the critical path"),
        {Qt::SHIFT | Qt::Key_C}, IconName::ArrowUp, [view] { view->goTo(Target::CriticalPath, previous); });
    add("traces.nextMatch", WaterfallView::tr("Next match of the filter"), {Qt::Key_F3, Qt::Key_Period},
        IconName::ArrowDown, [view] { view->goTo(Target::Match); });
    add("traces.previousMatch", WaterfallView::tr("Previous match of the filter"),
        {Qt::SHIFT | Qt::Key_F3, Qt::Key_Comma}, IconName::ArrowUp,
        [view] { view->goTo(Target::Match, previous); });
}

void Registrar::addZoom()
{
    auto *view = m_view;
    add("traces.zoomIn", WaterfallView::tr("Zoom in"),
        {Qt::Key_W, Qt::SHIFT | Qt::Key_Up, Qt::Key_Plus, Qt::Key_Equal}, IconName::Plus,
        [view] { view->zoomBy(ZoomStep); });
    add("traces.zoomOut", WaterfallView::tr("Zoom out"), {Qt::Key_S, Qt::SHIFT | Qt::Key_Down, Qt::Key_Minus},
        IconName::Minus, [view] { view->zoomBy(1 / ZoomStep); });
    add("traces.zoomInFar", WaterfallView::tr("Zoom far in"), {Qt::SHIFT | Qt::Key_W}, IconName::Plus,
        [view] { view->zoomBy(FastZoomStep); });
    add("traces.zoomOutFar", WaterfallView::tr("Zoom far out"), {Qt::SHIFT | Qt::Key_S}, IconName::Minus,
        [view] { view->zoomBy(1 / FastZoomStep); });
    add("traces.earlier", WaterfallView::tr("Earlier"), {Qt::Key_A, Qt::SHIFT | Qt::Key_Left},
        IconName::ChevronLeft, [view] { view->panBy(-PanStep); });
    add("traces.later", WaterfallView::tr("Later"), {Qt::Key_D, Qt::SHIFT | Qt::Key_Right},
        IconName::ChevronRight, [view] { view->panBy(PanStep); });
    add("traces.muchEarlier", WaterfallView::tr("Half a window earlier"), {Qt::SHIFT | Qt::Key_A},
        IconName::ChevronLeft, [view] { view->panBy(-FastPanStep); });
    add("traces.muchLater", WaterfallView::tr("Half a window later"), {Qt::SHIFT | Qt::Key_D},
        IconName::ChevronRight, [view] { view->panBy(FastPanStep); });
    add("traces.fit", WaterfallView::tr("Show the whole trace"), {Qt::Key_F}, IconName::Maximize,
        [view] { view->fit(); });
    add("traces.fitSpan", WaterfallView::tr("Zoom to the span"), {Qt::Key_Z}, IconName::Zoom,
        [view] { view->fitCurrent(); });
    add("traces.zoomBack", WaterfallView::tr("Back to the window before"), {Qt::Key_Backspace},
        IconName::Undo, [view] { view->zoomBack(); });
    add("traces.zoomForward", WaterfallView::tr("Forward to the next window"),
        {Qt::SHIFT | Qt::Key_Backspace}, IconName::Redo, [view] { view->zoomForward(); });
}

void Registrar::addFolds()
{
    auto *view = m_view;
    // Only while the rows have the focus: elsewhere on the page Space presses buttons.
    m_registry.add(view,
                   {QStringLiteral("traces.toggleFold"), WaterfallView::tr("Fold or unfold"),
                    WaterfallView::tr("Waterfall"), Qt::Key_Space, IconName::ChevronDown,
                    kit::ActionScope::Screen},
                   [view] { view->toggleCurrent(); });
    add("traces.foldAll", WaterfallView::tr("Fold all spans"), {Qt::Key_BracketRight}, IconName::ChevronRight,
        [view] { view->foldAll(); });
    add("traces.unfoldAll", WaterfallView::tr("Unfold all spans"), {Qt::Key_BracketLeft},
        IconName::ChevronDown, [view] { view->unfoldAll(); });
    add("traces.foldLevel", WaterfallView::tr("Fold the deepest level"), {Qt::Key_P}, IconName::ChevronRight,
        [view] { view->foldOneLevel(); });
    add("traces.unfoldLevel", WaterfallView::tr("Unfold the next level"), {Qt::Key_O}, IconName::ChevronDown,
        [view] { view->unfoldOneLevel(); });
    add("traces.foldChildren", WaterfallView::tr("Fold the children of the span"), {Qt::Key_H},
        IconName::ChevronRight, [view] { view->foldChildrenOfCurrent(); });
    add("traces.foldService", WaterfallView::tr("Fold all spans of the service"), {Qt::SHIFT | Qt::Key_H},
        IconName::ChevronRight, [view] { view->foldServiceOfCurrent(); });
    add("traces.foldShorter", WaterfallView::tr("Fold spans shorter than this one"), {Qt::Key_X},
        IconName::ChevronRight, [view] {
            if (view->currentRow() != NoIndex)
                view->foldShorterThan(view->trace()->duration(view->currentRow()));
        });
    for (std::uint32_t level = 1; level <= MostLevels; ++level) {
        const QByteArray id = "traces.foldToLevel" + QByteArray::number(level);
        add(id.constData(), WaterfallView::tr("Fold to level %1").arg(level),
            {QKeySequence(static_cast<int>(Qt::Key_0 + level))}, IconName::ChevronRight,
            [view, level] { view->foldToLevels(level); });
    }
}

} // namespace

void registerWaterfallActions(kit::ActionRegistry &registry, QWidget *owner, WaterfallView *waterfall)
{
    Registrar registrar(registry, owner, waterfall);
    registrar.addMoves();
    registrar.addZoom();
    registrar.addFolds();
}

} // namespace yagura::traces
