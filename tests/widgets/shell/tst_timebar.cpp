#include "shellbench.h"

#include "kit/accessibility.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "shell/timerangepopup.h"
#include "shell/topbar.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::shell;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TimeBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quickRangeByMouse();
    void quickRangeByKeyboard();
    void typedRange();
    void badRangeIsExplained();
    void escapeLeavesTheRange();
    void zoneIsChosen();
    void backAndForward();
    void refreshMenu();
    void quickRangesCanBeRead();
    void pictures();
};

namespace {

TimeRangePopup *popupOf(ShellBench &bench)
{
    bench.key(Qt::Key_T, Qt::ControlModifier);
    auto *popup = bench.window.findChild<TimeRangePopup *>();
    return popup && popup->isVisible() ? popup : nullptr;
}

QLineEdit *field(TimeRangePopup *popup, const QString &name)
{
    for (auto *edit : popup->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

template <typename Widget> Widget *named(QWidget &root, const QString &name)
{
    for (auto *widget : root.findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

QAction *refreshAction(ShellBench &bench, const QString &text)
{
    for (const QMenu *menu : bench.window.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
    }
    return nullptr;
}

} // namespace

void TimeBarTest::quickRangeByMouse()
{
    ShellBench bench;
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    auto *list = popup->findChild<QListWidget *>();
    QCOMPARE(list->currentItem()->text(), u"Last 1 hour"_s);
    QListWidgetItem *wanted = list->findItems(u"Last 6 hours"_s, Qt::MatchExactly).value(0);
    QVERIFY(wanted);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(wanted).center());
    QCOMPARE(bench.time.expression().from, u"now-6h"_s);
    QVERIFY(!popup->isVisible());
}

void TimeBarTest::quickRangeByKeyboard()
{
    ShellBench bench;
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    auto *list = popup->findChild<QListWidget *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(bench.time.expression().from, u"now-3h"_s);
    QVERIFY(!popup->isVisible());
}

void TimeBarTest::typedRange()
{
    ShellBench bench;
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    QLineEdit *from = field(popup, u"From"_s);
    QCOMPARE(from->text(), u"now-1h"_s);
    from->selectAll();
    QTest::keyClicks(from, u"now-45m"_s);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(bench.time.expression(), (TimeRangeExpression{u"now-45m"_s, u"now"_s}));
    QCOMPARE(bench.time.range().length(), Duration(45min));
    QVERIFY(!popup->isVisible());
}

void TimeBarTest::badRangeIsExplained()
{
    ShellBench bench;
    QVERIFY(bench.show());
    const TimeRange before = bench.time.range();
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    const auto texts = [popup] {
        QStringList all;
        for (const auto *label : popup->findChildren<kit::PlainLabel *>()) {
            if (!label->text().isEmpty())
                all << label->text();
        }
        return all;
    };
    const QStringList calm = texts();
    QLineEdit *to = field(popup, u"To"_s);
    to->selectAll();
    QTest::keyClicks(to, u"yesterdayish"_s);
    QTest::keyClick(to, Qt::Key_Return);
    QVERIFY(popup->isVisible());
    QCOMPARE(texts().size(), calm.size() + 1);
    QCOMPARE(bench.time.range(), before);
    to->selectAll();
    QTest::keyClicks(to, u"now-2h"_s); // ends before it begins
    QTest::keyClick(to, Qt::Key_Return);
    QVERIFY(popup->isVisible());
    QCOMPARE(bench.time.range(), before);
    to->selectAll();
    QTest::keyClicks(to, u"now-30m"_s);
    QTest::keyClick(to, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    QCOMPARE(bench.time.range().length(), Duration(30min));
}

void TimeBarTest::escapeLeavesTheRange()
{
    ShellBench bench;
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    QLineEdit *from = field(popup, u"From"_s);
    from->setText(u"now-2d"_s);
    QTest::keyClick(from, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(bench.time.expression().from, u"now-1h"_s);
}

void TimeBarTest::zoneIsChosen()
{
    ShellBench bench;
    bench.time.setZone(QTimeZone("Asia/Tokyo"));
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    auto *zones = popup->findChild<kit::SegmentedControl *>();
    QSignalSpy chosen(popup, &TimeRangePopup::zoneChosen);
    zones->setCurrentIndex(0);
    zones->setFocus();
    QTest::keyClick(zones, Qt::Key_Right);
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(bench.time.zone(), QTimeZone::utc());
}

void TimeBarTest::backAndForward()
{
    ShellBench bench;
    QVERIFY(bench.show());
    auto *back = named<kit::IconButton>(bench.window, u"Previous time range"_s);
    auto *forward = named<kit::IconButton>(bench.window, u"Next time range"_s);
    QVERIFY(back && forward);
    QVERIFY(!back->isEnabled());
    QVERIFY(bench.time.setExpression({u"now-6h"_s, u"now"_s}));
    QVERIFY(back->isEnabled());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(bench.time.expression().from, u"now-1h"_s);
    QVERIFY(!back->isEnabled());
    QTest::mouseClick(forward, Qt::LeftButton);
    QCOMPARE(bench.time.expression().from, u"now-6h"_s);
    QVERIFY(!forward->isEnabled());
}

void TimeBarTest::refreshMenu()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QSignalSpy refreshed(&bench.time, &correlate::TimeContext::refreshed);
    QAction *now = refreshAction(bench, u"Refresh now"_s);
    QVERIFY(now);
    now->trigger();
    QCOMPARE(refreshed.count(), 1);
    QAction *minute = refreshAction(bench, u"Every 1 min"_s);
    QVERIFY(minute);
    minute->trigger();
    QCOMPARE(bench.time.refreshInterval(), std::chrono::milliseconds(60s));
    QVERIFY(minute->isChecked());
    QAction *off = refreshAction(bench, u"Off"_s);
    QVERIFY(!off->isChecked());
    off->trigger();
    QCOMPARE(bench.time.refreshInterval(), std::chrono::milliseconds(0));
    QVERIFY(off->isChecked());
    QVERIFY(!minute->isChecked());
}

void TimeBarTest::quickRangesCanBeRead()
{
    const ManualClock clock;
    for (const QuickRange &range : quickRanges()) {
        QVERIFY2(resolve(range.expression, clock.now(), QTimeZone::utc()), qPrintable(range.name));
        QCOMPARE(rangeName(range.expression), range.name);
    }
    QVERIFY(rangeName({u"now-7m"_s, u"now"_s}).contains(u"now-7m"_s));
}

void TimeBarTest::pictures()
{
    kit::ThemeManager themes(application());
    ShellBench bench;
    QVERIFY(bench.show());
    TimeRangePopup *popup = popupOf(bench);
    QVERIFY(popup);
    QCOMPARE(kit::namelessControls(popup), QStringList());
    savePicture(*popup, themes, u"timerange"_s);
    popup->showError(u"“yesterdayish” is not a time."_s);
    savePicture(*popup, themes, u"timerange-error"_s);
    popup->hide();
    QMenu *menu = refreshAction(bench, u"Off"_s)->menu();
    QVERIFY(!menu);
    for (QMenu *candidate : bench.window.findChildren<QMenu *>()) {
        candidate->popup(QPoint(100, 100));
        savePicture(*candidate, themes, u"refreshmenu"_s);
        candidate->hide();
    }
}

QTEST_MAIN(TimeBarTest)
#include "tst_timebar.moc"
