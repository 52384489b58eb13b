#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/figurelabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/controls/tabstrip.h"
#include "kit/controls/toggleswitch.h"
#include "kit/markdownview.h"
#include "kit/safelinks.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace yagura;
using namespace yagura::kit;
using namespace Qt::StringLiterals;

namespace {
constexpr int keyHintRoom = 16;
}

class ControlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void segmentsByKeyAndMouse();
    void tabsByKey();
    void chipClosesByKeyAndMouse();
    void chipWithoutActionIsNoTabStop();
    void switchByKey();
    void dropDownChooses();
    void buttonsNeverCutTheirText();
    void elidedLabelSaysSo();
    void missingFigureSaysWhy();
    void searchWaitsForThePause();
    void staleBadgeOnlyWhenOld();
    void loadingSignIsPatient();
    void errorsThatMayPassOfferAnotherTry();
    void statesFitTheirRoom();
    void stripLinksAnnounceTheirAction();
    void links_data();
    void links();
    void markdownLoadsNothing();
    void markdownSurvivesDepth();
    void actionsAreFoundByIdAndLeaveWithTheirOwner();
};

void ControlsTest::segmentsByKeyAndMouse()
{
    SegmentedControl control(u"State"_s, {{u"All"_s, u"21"_s}, {u"Firing"_s}, {u"Pending"_s}});
    QSignalSpy spy(&control, &SegmentedControl::currentIndexChanged);
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    QTest::keyClick(&control, Qt::Key_End);
    QTest::keyClick(&control, Qt::Key_Right); // already at the end
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(spy.count(), 2);
    control.resize(control.sizeHint());
    QTest::mouseClick(&control, Qt::LeftButton, {}, QPoint(6, 10));
    QCOMPARE(control.currentIndex(), 0);
    QCOMPARE(control.accessibleDescription(), u"All 21"_s);
    control.setChoices({{u"One"_s}});
    QCOMPARE(control.currentIndex(), 0);
}

void ControlsTest::tabsByKey()
{
    TabStrip tabs(u"View"_s, {{u"Lines"_s}, {u"Patterns"_s, u"86"_s}});
    QSignalSpy spy(&tabs, &TabStrip::currentIndexChanged);
    QTest::keyClick(&tabs, Qt::Key_Right);
    QTest::keyClick(&tabs, Qt::Key_Right);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(tabs.accessibleDescription(), u"Patterns 86"_s);
}

void ControlsTest::chipClosesByKeyAndMouse()
{
    Chip chip(ChipContent{.kind = ChipKind::Filter, .text = u"shop"_s, .prefix = u"namespace"_s});
    chip.setClosable(true);
    chip.resize(chip.sizeHint());
    QSignalSpy closed(&chip, &Chip::closeRequested);
    QSignalSpy clicked(&chip, &Chip::clicked);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 8, chip.height() / 2));
    QCOMPARE(closed.count(), 2);
    QCOMPARE(clicked.count(), 0);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(8, chip.height() / 2));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(chip.accessibleName(), u"namespace shop"_s);
}

void ControlsTest::chipWithoutActionIsNoTabStop()
{
    const Chip chip(kit::Severity::Critical, u"Firing"_s);
    QCOMPARE(chip.focusPolicy(), Qt::NoFocus);
    QCOMPARE(chip.accessibleName(), u"Critical: Firing"_s); // the colour in words
}

void ControlsTest::switchByKey()
{
    ToggleSwitch control(u"Follow"_s);
    QTest::keyClick(&control, Qt::Key_Space);
    QVERIFY(control.isChecked());
}

void ControlsTest::dropDownChooses()
{
    DropDownButton button(u"Group by"_s);
    QSignalSpy spy(&button, &DropDownButton::chosen);
    button.setChoices({u"service"_s, u"a&b"_s}, 0);
    QCOMPARE(button.value(), u"service"_s);
    auto *menu = button.findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().at(1)->trigger();
    QCOMPARE(spy.takeFirst().at(0).toInt(), 1);
    QCOMPARE(button.value(), u"a&b"_s);
}

void ControlsTest::buttonsNeverCutTheirText()
{
    for (const ButtonKind kind : {ButtonKind::Filled, ButtonKind::Outlined, ButtonKind::Quiet,
                                  ButtonKind::Destructive, ButtonKind::Link}) {
        for (const QString &text : {u"Run"_s, u"データを再読み込みする"_s, u"Silence 4 alerts for 2 h"_s}) {
            Button button(text, kind);
            button.setKeyHint(u"A"_s);
            const int textWidth = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(text);
            QVERIFY(button.sizeHint().width() >= textWidth + keyHintRoom);
            QCOMPARE(button.sizeHint().height(), size::control);
            button.setControlSize(ControlSize::Small);
            QCOMPARE(button.sizeHint().height(), size::controlSmall);
        }
    }
}

void ControlsTest::elidedLabelSaysSo()
{
    ElidedLabel label(u"payment gets no database connection: pool 50 of 50, 41 waiting"_s);
    label.resize(60, 20);
    QVERIFY(label.isElided());
    QVERIFY(label.minimumSizeHint().width() < 60);
    QCOMPARE(label.accessibleName(), label.text());
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
}

void ControlsTest::missingFigureSaysWhy()
{
    FigureLabel figure({u"12"_s, u"%"_s});
    QCOMPARE(figure.accessibleName(), u"12\u00A0%"_s);
    figure.setMissing(u"No data for 22 min"_s);
    QCOMPARE(figure.accessibleName(), u"No data for 22 min"_s);
    QVERIFY(figure.toolTip().contains(u"22 min"_s));
    figure.setValue({u"13"_s, u"%"_s});
    QVERIFY(figure.toolTip().isEmpty());
}

void ControlsTest::searchWaitsForThePause()
{
    SearchField field(u"Find a field"_s, u"/"_s);
    QSignalSpy spy(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"pay"_s);
    QCOMPARE(spy.count(), 0);
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), u"pay"_s);
    QTest::keyClicks(&field, u"m"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(spy.last().first().toString(), u"paym"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
}

void ControlsTest::staleBadgeOnlyWhenOld()
{
    StaleBadge badge;
    const Instant now = fromUnixSeconds(std::int64_t{1'800'000'000});
    badge.setAge(now - std::chrono::seconds(20), now);
    QVERIFY(badge.isHidden());
    badge.setAge(now - std::chrono::minutes(3), now);
    QVERIFY(!badge.isHidden());
    QCOMPARE(badge.content().text, u"3 min old"_s);
    badge.setAge(std::nullopt, now);
    QVERIFY(badge.isHidden());
}

void ControlsTest::loadingSignIsPatient()
{
    auto *content = new QLabel(u"content"_s);
    ContentStack stack(content);
    stack.setLoading();
    QVERIFY(stack.isShowingContent()); // nothing flickers for a quick answer
    QTRY_VERIFY(!stack.isShowingContent());
    stack.setContent();
    QVERIFY(stack.isShowingContent());
    stack.setLoading(); // old content stays while new is on its way
    QTest::qWait(700);
    QVERIFY(stack.isShowingContent());
    stack.setError({ErrorKind::Stalled, u"x"_s, u"y"_s, {}});
    QVERIFY(!stack.isShowingContent());
}

void ControlsTest::errorsThatMayPassOfferAnotherTry()
{
    StatePane pane;
    QSignalSpy spy(&pane, &StatePane::actionTriggered);
    pane.showError({ErrorKind::ConnectionRefused, u"prometheus"_s, u"<b>refused</b>"_s, {}});
    auto *button = pane.findChild<Button *>();
    QVERIFY(!button->isHidden());
    button->click();
    QCOMPARE(spy.count(), 1);
    for (const QLabel *label : pane.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    pane.showError({ErrorKind::OutcomeUnknown, {}, {}, {}}); // sending again might do it twice
    QVERIFY(button->isHidden());
}

void ControlsTest::statesFitTheirRoom()
{
    StatePane pane;
    pane.showEmpty(u"No data"_s, u"The query is right, but nothing matches it in this time range."_s);
    const auto labels = pane.findChildren<QLabel *>();
    const auto shown = [&](QStringView beginning) {
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text().startsWith(beginning) && label->isVisible()
                && label->height() >= label->heightForWidth(label->width());
        });
    };
    pane.resize(400, 200);
    pane.setVisible(true);
    QVERIFY(shown(u"No data") && shown(u"The query"));
    pane.resize(180, 46); // a small figure's
    QTRY_VERIFY(shown(u"No data") && !shown(u"The query"));
    QVERIFY(pane.accessibleName().contains(u"The query"_s));
    pane.resize(400, 200);
    QTRY_VERIFY(shown(u"The query"));
}

void ControlsTest::stripLinksAnnounceTheirAction()
{
    StatusStrip strip;
    QSignalSpy spy(&strip, &StatusStrip::actionTriggered);
    strip.setItems({{.text = u"1 of 5 shards failed"_s, .severity = kit::Severity::Warning},
                    {.text = u"Retry"_s, .actionId = u"logs.retry"_s}});
    strip.findChild<Button *>()->click();
    QCOMPARE(spy.first().first().toString(), u"logs.retry"_s);
}

void ControlsTest::links_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<LinkVerdict>("verdict");
    const auto row = [](const char *name, const QString &text, LinkVerdict verdict) {
        QTest::newRow(name) << text << verdict;
    };
    row("https", u"https://runbooks.example/pool?x=1#top"_s, LinkVerdict::Safe);
    row("http with port", u"http://127.0.0.1:9090/graph"_s, LinkVerdict::Safe);
    row("upper case scheme", u"HTTPS://example.org/"_s, LinkVerdict::Safe);
    row("empty", {}, LinkVerdict::NotALink);
    row("relative", u"/etc/passwd"_s, LinkVerdict::NotALink);
    row("no host", u"https:///path"_s, LinkVerdict::NotALink);
    row("words", u"see"_s, LinkVerdict::NotALink);
    row("file", u"file:///etc/passwd"_s, LinkVerdict::SchemeRefused);
    row("javascript", u"javascript:alert(1)"_s, LinkVerdict::SchemeRefused);
    row("data", u"data:text/html;base64,AAAA"_s, LinkVerdict::SchemeRefused);
    row("ssh", u"ssh://host"_s, LinkVerdict::SchemeRefused);
    row("mail", u"mailto:a@b.example"_s, LinkVerdict::SchemeRefused);
    row("credentials", u"https://good.example@evil.example/"_s, LinkVerdict::CredentialsRefused);
    row("password", u"https://a:b@example.org/"_s, LinkVerdict::CredentialsRefused);
    row("line break", u"https://example.org/\nx"_s, LinkVerdict::CharactersRefused);
    row("bidi", u"https://example.org/\u202Egnp"_s, LinkVerdict::CharactersRefused);
    row("leading space", u" javascript:alert(1)"_s, LinkVerdict::CharactersRefused);
    row("backslash", u"https:\\\\example.org"_s, LinkVerdict::CharactersRefused);
    row("too long", u"https://example.org/"_s + QString(5'000, u'x'), LinkVerdict::NotALink);
}

void ControlsTest::links()
{
    QFETCH(QString, text);
    QTEST(judgeLink(text), "verdict");
    if (judgeLink(text) != LinkVerdict::Safe)
        QVERIFY(!openLink(text));
}

void ControlsTest::markdownLoadsNothing()
{
    MarkdownView view(u"Runbook"_s);
    QSignalSpy refused(&view, &MarkdownView::linkRefused);
    view.setMarkdownText(
        u"# Title\n\n![x](file:///etc/passwd)\n\n<script>alert(1)</script>\n\n[go](javascript:alert(1))\n\n`code`"_s);
    const QString plain = view.document()->toPlainText();
    QVERIFY(plain.contains(u"Title"_s));
    const QTextFragment heading = view.document()->begin().begin().fragment();
    QCOMPARE(heading.charFormat().font().pixelSize(), textFont(TextStyle::Title).pixelSize());
    QCOMPARE(view.document()->begin().blockFormat().headingLevel(), 1);
    QVERIFY(plain.contains(u"alert(1)"_s)); // shown, not swallowed and not run
    QVERIFY(!view.document()->toHtml().contains(u"<img"_s));
    QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isValid());
    Q_EMIT view.anchorClicked(QUrl(u"javascript:alert(1)"_s));
    QCOMPARE(refused.count(), 1);
}

void ControlsTest::markdownSurvivesDepth()
{
    MarkdownView view(u"Runbook"_s);
    view.setMarkdownText(QString(60'000, u'>') + u" deep"_s);
    QVERIFY(view.document()->toPlainText().contains(u"deep"_s));
    QString list;
    for (int i = 0; i < 2'000; ++i)
        list += QString(2 * i, u' ') + u"- x\n"_s;
    view.setMarkdownText(list);
    QVERIFY(!view.document()->isEmpty());
}

void ControlsTest::actionsAreFoundByIdAndLeaveWithTheirOwner()
{
    ActionRegistry registry;
    auto owner = std::make_unique<QWidget>();
    int runs = 0;
    QAction *action = registry.add(owner.get(),
                                   {.id = u"logs.run"_s,
                                    .text = u"Run & see"_s,
                                    .group = u"Logs"_s,
                                    .shortcut = QKeySequence(u"Ctrl+Return"_s)},
                                   [&] { ++runs; });
    QCOMPARE(registry.action(u"logs.run"_s), action);
    QCOMPARE(action->text(), u"Run && see"_s);
    action->trigger();
    QCOMPARE(runs, 1);
    QCOMPARE(registry.entries().size(), 1);
    owner.reset();
    QVERIFY(registry.entries().isEmpty());
    QVERIFY(!registry.action(u"logs.run"_s));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ControlsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_controls.moc"
