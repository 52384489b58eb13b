#include "shellbench.h"

#include "shell/keyboardhelp.h"
#include "shell/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace yagura;
using namespace yagura::shell;
using namespace Qt::StringLiterals;
using correlate::Target;

class CommandPaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAndCloses();
    void typingFiltersAndEnterRuns();
    void arrowsMoveWithinTheList();
    void aClickRuns();
    void entriesOfTheProvider();
    void fallbackEntries();
    void clickElsewhereCloses();
    void modelIsSound();
    void keyboardHelpListsEveryKey();
    void pictures();
};

namespace {

QListView *listOf(CommandPalette *palette)
{
    return palette->findChild<QListView *>();
}
QString currentTitle(CommandPalette *palette)
{
    return listOf(palette)->currentIndex().data().toString();
}

} // namespace

void CommandPaletteTest::opensAndCloses()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QVERIFY(bench.overview->hasFocus());
    CommandPalette *palette = bench.window.palette();
    for (const auto &[key, modifiers] : {std::pair(Qt::Key_Escape, Qt::KeyboardModifiers()),
                                         std::pair(Qt::Key_K, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
        bench.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
        QVERIFY(palette->field()->hasFocus());
        QVERIFY(palette->shownCount() > 5);
        QVERIFY(bench.window.rect().contains(palette->geometry()));
        bench.key(key, modifiers);
        QVERIFY(!palette->isVisible());
        QVERIFY(bench.overview->hasFocus());
    }
}

void CommandPaletteTest::typingFiltersAndEnterRuns()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = bench.window.palette();
    const int all = palette->shownCount();
    QTest::keyClicks(palette->field(), u"logs"_s);
    QVERIFY(palette->shownCount() < all);
    QCOMPARE(currentTitle(palette), u"Logs"_s);
    bench.key(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    // It opens afresh the next time.
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette->field()->text().isEmpty());
    QCOMPARE(palette->shownCount(), all);
    QTest::keyClicks(palette->field(), u"qzxqzx"_s);
    QCOMPARE(palette->shownCount(), 0);
    bench.key(Qt::Key_Return); // nothing to run: it stays
    QVERIFY(palette->isVisible());
}

void CommandPaletteTest::arrowsMoveWithinTheList()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = bench.window.palette();
    const auto row = [palette] { return listOf(palette)->currentIndex().row(); };
    QCOMPARE(row(), 0);
    bench.key(Qt::Key_Up);
    QCOMPARE(row(), 0);
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Down);
    QCOMPARE(row(), 2);
    for (int i = 0; i < 10; ++i)
        bench.key(Qt::Key_PageDown);
    QCOMPARE(row(), palette->shownCount() - 1);
    bench.key(Qt::Key_PageUp);
    QVERIFY(row() < palette->shownCount() - 1);
    QVERIFY(palette->field()->hasFocus());
}

void CommandPaletteTest::aClickRuns()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = bench.window.palette();
    QTest::keyClicks(palette->field(), u"logs"_s);
    QListView *list = listOf(palette);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QVERIFY(!palette->isVisible());
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
}

void CommandPaletteTest::entriesOfTheProvider()
{
    ShellBench bench;
    QVERIFY(bench.show());
    int asked = 0;
    QString ran;
    bench.window.setPaletteProvider([&] {
        ++asked;
        return QList<PaletteEntry>{
            {u"Logs of payment"_s, u"Service"_s, {}, kit::IconName::Logs, [&ran] { ran = u"payment"_s; }}};
    });
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(asked, 1);
    QTest::keyClicks(bench.window.palette()->field(), u"lpay"_s);
    QCOMPARE(currentTitle(bench.window.palette()), u"Logs of payment"_s);
    bench.key(Qt::Key_Enter);
    QCOMPARE(ran, u"payment"_s);
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(asked, 2);
}

void CommandPaletteTest::fallbackEntries()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QString opened;
    bench.window.setPaletteFallback([&opened](const QString &text) {
        if (text.size() != 32)
            return QList<PaletteEntry>();
        return QList<PaletteEntry>{
            {u"Open trace "_s + text, u"Trace"_s, {}, kit::IconName::Traces, [&opened, text] {
                 opened = text;
             }}};
    });
    bench.key(Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = bench.window.palette();
    const QString id(32, u'7');
    palette->field()->setText(u' ' + id);
    QCOMPARE(palette->shownCount(), 1);
    bench.key(Qt::Key_Return);
    QCOMPARE(opened, id);
}

void CommandPaletteTest::clickElsewhereCloses()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(bench.window.palette()->isVisible());
    QTest::mouseClick(bench.overview, Qt::LeftButton, {}, QPoint(20, bench.overview->height() - 20));
    QVERIFY(!bench.window.palette()->isVisible());
}

void CommandPaletteTest::modelIsSound()
{
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries(
        {{u"Traces"_s, u"Go to"_s, QKeySequence(Qt::CTRL | Qt::Key_4), kit::IconName::Traces, {}},
         {u"Logs"_s, {}, {}, kit::IconName::Logs, {}}});
    model.setPattern({}, {});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Traces, Go to"_s);
    model.setPattern(u"lo"_s, {{u"Extra"_s, {}, {}, kit::IconName::Link, {}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), u"Logs"_s);
    QCOMPARE(model.index(0).data(PaletteModel::PositionsRole).value<QList<int>>(), QList<int>({0, 1}));
    QCOMPARE(model.index(1).data().toString(), u"Extra"_s);
    QVERIFY(!model.entry(2));
}

void CommandPaletteTest::keyboardHelpListsEveryKey()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.actions.add(bench.logs,
                      {u"logs.run"_s, u"Run the query"_s, u"Logs"_s, QKeySequence(Qt::CTRL | Qt::Key_Return),
                       kit::IconName::Play},
                      [] { });
    bench.key(Qt::Key_F1);
    auto *help = bench.window.findChild<KeyboardHelp *>();
    QVERIFY(help && help->isVisible());
    QStringList texts;
    for (const QLabel *label : help->findChildren<QLabel *>())
        texts << label->text();
    for (const auto &entry : bench.actions.entries()) {
        QVERIFY2(texts.contains(entry.description.text), qPrintable(entry.description.text));
        QVERIFY2(texts.contains(entry.description.shortcut.toString(QKeySequence::NativeText)),
                 qPrintable(entry.description.id));
    }
    bench.key(Qt::Key_F1);
    QVERIFY(!help->isVisible());
    QVERIFY(bench.overview->hasFocus());
    bench.key(Qt::Key_F1);
    QVERIFY(help->isVisible());
    bench.key(Qt::Key_Escape);
    QVERIFY(!help->isVisible());
    QVERIFY(bench.overview->hasFocus());
}

void CommandPaletteTest::pictures()
{
    kit::ThemeManager themes(application());
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(bench.window.palette()->field(), u"time"_s);
    savePicture(bench.window, themes, u"palette"_s);
}

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"
