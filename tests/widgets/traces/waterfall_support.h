// A waterfall in a window with its keys, and ways to use it as an operator does.
#pragma once

#include "traces/traces_support.h"

#include "kit/actionregistry.h"
#include "traces/waterfall/waterfallactions.h"
#include "traces/waterfall/waterfallview.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

namespace yagura::traces::testing {

class Shown
{
public:
    explicit Shown(std::shared_ptr<const OpenTrace> open, QSize size = {900, 400})
    {
        registerWaterfallActions(registry, &view, &view);
        view.resize(size);
        view.show();
        view.activateWindow();
        view.setFocus();
        static_cast<void>(QTest::qWaitForWindowActive(&view, 20'000));
        view.setTrace(std::move(open));
        QCoreApplication::processEvents();
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    void keys(std::initializer_list<Qt::Key> list)
    {
        for (const auto one : list)
            key(one);
    }
    // x: share of the time line.
    [[nodiscard]] QPoint at(double x, int y) const
    {
        return {view.timelineLeft() + static_cast<int>(x * view.timelineWidth()), y};
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton)
    {
        auto *area = view.viewport();
        QTest::mousePress(area, button, {}, from);
        move((from + to) / 2, button);
        move(to, button);
        QTest::mouseRelease(area, button, {}, to);
    }
    void move(QPoint to, Qt::MouseButtons held = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, held, {});
        QApplication::sendEvent(view.viewport(), &event);
    }
    void wheel(QPoint where, QPoint delta, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(where, view.viewport()->mapToGlobal(where), {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void click(QPointF where) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, where.toPoint()); }

    WaterfallView view;
    kit::ActionRegistry registry;
};

// 1(2(3 4) 5) with an error at 4; a millisecond.
inline std::shared_ptr<const OpenTrace> smallTrace()
{
    return std::make_shared<const OpenTrace>(
        openTrace(makeTrace({{1, 0, 0, 1000},
                             {2, 1, 100, 500},
                             {3, 2, 100, 100},
                             {4, 2, 300, 200, "b", SpanKind::Client, ReferenceType::ChildOf, true},
                             {5, 1, 700, 100}})));
}

// A root with `count` calls of one operation, 10 µs apart, the third failed.
inline std::shared_ptr<const OpenTrace> repeatingTrace(std::uint64_t count)
{
    std::vector<Row> rows{{1, 0, 0, static_cast<std::int64_t>(count) * 10}};
    for (std::uint64_t i = 0; i < count; ++i)
        rows.push_back({i + 2, 1, static_cast<std::int64_t>(i) * 10, 9, "db", SpanKind::Client,
                        ReferenceType::ChildOf, i == 2, "SELECT"});
    return std::make_shared<const OpenTrace>(openTrace(makeTrace(rows)));
}

} // namespace yagura::traces::testing
