#include "kit/editors/promqleditor.h"
#include "kit/theme.h"
#include "kit/thememanager.h"
#include "metrics/target.h"

#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using namespace yagura;
using namespace yagura::kit;
using namespace yagura::metrics;
using namespace yagura::metrics::promql;

namespace {

// The colour a character is painted in.
QColor colorAt(const PromqlEditor &editor, int position)
{
    const QTextBlock block = editor.document()->findBlock(position);
    const int inBlock = position - block.position();
    for (const auto &range : block.layout()->formats()) {
        if (inBlock >= range.start && inBlock < range.start + range.length)
            return range.format.foreground().color();
    }
    return {};
}

void setCursor(PromqlEditor &editor, int position)
{
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(position);
    editor.setTextCursor(cursor);
}

} // namespace

class PromqlEditorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void colours();
    void rawStringsRunOverLines();
    void coloursFollowTheTheme();
    void problemsWhileTyping();
    void underlines();
    void doubtsWithMetadata();
    void mending();
    void formatting();
    void variables();
    void completionByKeyboard();
    void tabTakesWhatIsOffered();
    void ownersNames();
    void lateNamesAreDropped();
    void wordsUnderThePointer();
    void running();
};

void PromqlEditorTest::colours()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("sum(rate(up{a=\"b\"}[5m])) > 2 # why ;"));
    const Theme &theme = Theme::of(&editor);
    QCOMPARE(colorAt(editor, 0), theme.color(ColorRole::Accent)); // sum
    QCOMPARE(colorAt(editor, 4), theme.color(ColorRole::Accent)); // rate
    QCOMPARE(colorAt(editor, 9), theme.color(ColorRole::Text)); // up
    QVERIFY(colorAt(editor, 14) != theme.color(ColorRole::Text)); // "b"
    QVERIFY(colorAt(editor, 14) != colorAt(editor, 19)); // 5m
    QCOMPARE(colorAt(editor, 19), colorAt(editor, 27)); // 2
    QCOMPARE(colorAt(editor, 34), theme.color(ColorRole::TextFaint)); // within the comment
    editor.setPlainText(QStringLiteral("up ;"));
    QCOMPARE(colorAt(editor, 3), theme.color(ColorRole::Critical));
}

void PromqlEditorTest::rawStringsRunOverLines()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("up{a=`x\nsum`} + sum"));
    const QColor string = colorAt(editor, 5);
    QCOMPARE(colorAt(editor, 8), string);
    QVERIFY(colorAt(editor, 16) != string);
    QTextCursor cursor(editor.document());
    cursor.setPosition(5);
    cursor.deleteChar(); // the opening quote
    QVERIFY(colorAt(editor, 7) != string);
}

void PromqlEditorTest::coloursFollowTheTheme()
{
    ThemeManager manager(*qApp, ThemeMode::Dark);
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("sum"));
    editor.show();
    QCOMPARE(colorAt(editor, 0), Theme::dark().color(ColorRole::Accent));
    manager.setMode(ThemeMode::Light);
    QTRY_COMPARE(colorAt(editor, 0), Theme::light().color(ColorRole::Accent));
}

void PromqlEditorTest::problemsWhileTyping()
{
    PromqlEditor editor(QStringLiteral("Query"));
    QSignalSpy changed(&editor, &PromqlEditor::problemsChanged);
    editor.setPlainText(QStringLiteral("rate(up)"));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(editor.problems().size(), 1u);
    QCOMPARE(editor.problems().front().span, (Span{5, 2}));
    editor.setPlainText(QStringLiteral("rate(up[5m])"));
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(editor.problems().empty());
    editor.clear();
    QVERIFY(editor.problems().empty()); // nothing written is no fault
}

void PromqlEditorTest::underlines()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("foo(up) +"));
    QCOMPARE(editor.problems().size(), 2u);
    const auto marks = editor.extraSelections();
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks[0].cursor.selectedText(), QStringLiteral("foo"));
    QCOMPARE(marks[1].cursor.selectedText(), QStringLiteral("+"));
    QCOMPARE(marks[0].format.underlineStyle(), QTextCharFormat::WaveUnderline);
    QCOMPARE(marks[0].format.underlineColor(), Theme::of(&editor).color(ColorRole::Critical));
}

void PromqlEditorTest::doubtsWithMetadata()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("rate(queue[1m])"));
    QVERIFY(editor.problems().empty());
    auto metadata = std::make_shared<MetadataMap>();
    metadata->insert(QStringLiteral("queue"), {MetricType::Gauge, {}, {}});
    auto targets = std::make_shared<TargetList>();
    targets->active.resize(1);
    targets->active.front().labels = {{QStringLiteral("job"), QStringLiteral("node")}};
    targets->active.front().scrapeInterval = std::chrono::minutes(1);
    editor.setKnowledge(metadata, targets);
    QCOMPARE(editor.problems().size(), 2u);
    QCOMPARE(editor.problems()[0].rule, QStringLiteral("rate-of-gauge"));
    QCOMPARE(editor.problems()[1].rule, QStringLiteral("range-too-short"));
    QCOMPARE(editor.extraSelections().front().format.underlineColor(),
             Theme::of(&editor).color(ColorRole::Warning));
}

void PromqlEditorTest::mending()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("rate(up)"));
    const Problem problem = editor.problems().front();
    QVERIFY(editor.mend(problem));
    QCOMPARE(editor.toPlainText(), QStringLiteral("rate(up[5m])"));
    QVERIFY(!editor.mend(problem)); // it is gone
    editor.undo();
    QCOMPARE(editor.toPlainText(), QStringLiteral("rate(up)"));
}

void PromqlEditorTest::formatting()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("sum(up)by(job)"));
    QVERIFY(editor.format());
    QCOMPARE(editor.toPlainText(), QStringLiteral("sum by (job) (up)"));
    editor.undo();
    QCOMPARE(editor.toPlainText(), QStringLiteral("sum(up)by(job)"));
    editor.setPlainText(QStringLiteral("sum(up)by(job) # why"));
    QVERIFY(!editor.format());
    QCOMPARE(editor.toPlainText(), QStringLiteral("sum(up)by(job) # why"));
}

void PromqlEditorTest::variables()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("rate(up[$__interval])"));
    QVERIFY(!editor.problems().empty());
    QCOMPARE(colorAt(editor, 8), Theme::of(&editor).color(ColorRole::Critical));
    editor.setOptions({.server = {}, .variables = true});
    QVERIFY(editor.problems().empty());
    QCOMPARE(colorAt(editor, 8), Theme::of(&editor).color(ColorRole::Info));
}

void PromqlEditorTest::completionByKeyboard()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QTest::keyClicks(&editor, QStringLiteral("histogram_q"));
    QCOMPARE(editor.offered().front(), QStringLiteral("histogram_quantile"));
    QTest::keyClick(&editor, Qt::Key_Tab);
    QCOMPARE(editor.toPlainText(), QStringLiteral("histogram_quantile()"));
    QCOMPARE(editor.textCursor().position(), 19); // between the parentheses
    editor.setPlainText(QStringLiteral("sum(up) "));
    setCursor(editor, 8);
    QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(editor.offered().mid(0, 2), (QStringList{QStringLiteral("by"), QStringLiteral("without")}));
    QTest::keyClick(&editor, Qt::Key_Escape);
    QCOMPARE(editor.toPlainText(), QStringLiteral("sum(up) "));
}

void PromqlEditorTest::tabTakesWhatIsOffered()
{
    QWidget window;
    QVBoxLayout layout(&window);
    PromqlEditor editor(QStringLiteral("Query"));
    QLineEdit after;
    layout.addWidget(&editor);
    layout.addWidget(&after);
    window.show();
    editor.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClicks(&editor, QStringLiteral("histogram_q"));
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Tab); // as the window system sends it
    QCOMPARE(editor.toPlainText(), QStringLiteral("histogram_quantile()"));
    QVERIFY(editor.hasFocus());
    QVERIFY(!popup->isVisible());
    QTest::keyClick(&window, Qt::Key_Tab); // nothing is offered any more
    QVERIFY(after.hasFocus());
    QCOMPARE(editor.toPlainText(), QStringLiteral("histogram_quantile()"));
}

void PromqlEditorTest::ownersNames()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    connect(&editor, &PromqlEditor::completionWanted, &editor, [&editor](const CompletionContext &context) {
        std::vector<Candidate> candidates;
        if (context.wanted.testFlag(Wanted::LabelValues) && context.label == QLatin1String("job")) {
            for (const QString &value : {QStringLiteral("prometheus"), QStringLiteral("node")})
                candidates.push_back({value, valueInsertion(context, value), CandidateKind::Value, {}, {}});
        }
        editor.offer(context, candidates);
    });
    QTest::keyClicks(&editor, QStringLiteral("up{job=\"pro"));
    QCOMPARE(editor.offered(), QStringList(QStringLiteral("prometheus")));
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.toPlainText(), QStringLiteral("up{job=\"prometheus\""));
}

void PromqlEditorTest::lateNamesAreDropped()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("up{}"));
    setCursor(editor, 3);
    QSignalSpy wanted(&editor, &PromqlEditor::completionWanted);
    editor.complete();
    QCOMPARE(wanted.size(), 1);
    const auto context = wanted.front().front().value<CompletionContext>();
    editor.offer(context, {{QStringLiteral("job"), QStringLiteral("job"), CandidateKind::Label, {}, {}}});
    QCOMPARE(editor.offered(), QStringList(QStringLiteral("job")));
    editor.setPlainText(QStringLiteral("1 "));
    setCursor(editor, 2);
    editor.complete();
    editor.offer(context, {{QStringLiteral("job"), QStringLiteral("job"), CandidateKind::Label, {}, {}}});
    QVERIFY(!editor.offered().contains(QStringLiteral("job")));
}

void PromqlEditorTest::wordsUnderThePointer()
{
    PromqlEditor editor(QStringLiteral("Query"));
    editor.setPlainText(QStringLiteral("rate(up[5m])"));
    QVERIFY(
        editor.wordsAt(1).startsWith(QStringLiteral("rate(v[range]) → instant vector\nA counter's mean")));
    QCOMPARE(editor.wordsAt(5), QStringLiteral("up"));
    editor.setPlainText(QStringLiteral("rate(up)"));
    QCOMPARE(editor.wordsAt(6),
             QStringLiteral("expected type range vector in call to function \"rate\", got instant "
                            "vector\nPut a range behind it: [5m]."));
}

void PromqlEditorTest::running()
{
    PromqlEditor editor(QStringLiteral("Query"));
    QSignalSpy run(&editor, &PromqlEditor::runRequested);
    QTest::keyClick(&editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
    QVERIFY(editor.toPlainText().isEmpty());
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.toPlainText(), QStringLiteral("\n"));
}

QTEST_MAIN(PromqlEditorTest)
#include "tst_promqleditor.moc"
