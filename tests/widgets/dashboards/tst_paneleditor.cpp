#include "dashboards/editor/choicesbutton.h"
#include "dashboards/editor/colorbox.h"
#include "kit/controls/tabstrip.h"
#include "widgets/dashboards/paneleditorundertest.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace yagura;
using namespace yagura::dashboards;
using test::readPanel;
using test::reread;

// Every tab of the panel editor by mouse and keys; what is handed over comes back from the file.
class PanelEditorTest : public QObject, protected test::PanelEditorUnderTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeEditor(); }
    void cleanup() { dropEditor(); }
    void tabsByKey();
    void everyControlIsNamed();
    void numbersAreChecked();
    void choicesAndTicks();
    void severalCalculations();
    void thresholds();
    void mappings();
    void overrides();
    void transformations();
    void jsonIsChecked();
    void queries();
    void emptyOptionsOfOldLegends();
    void listsHaveOneTab();
    void pictures();
};

namespace {

const char *full = R"json({"id":1,"type":"timeseries","title":"Latency of checkout",
"gridPos":{"h":8,"w":12,"x":0,"y":0},
"fieldConfig":{"defaults":{"unit":"s","min":0,
"thresholds":{"mode":"absolute","steps":[{"color":"green","value":null},{"color":"orange","value":0.3},
{"color":"red","value":0.5}]},
"mappings":[{"type":"value","options":{"0":{"text":"Down","color":"red","index":0}}},
{"type":"range","options":{"from":1,"to":5,"result":{"text":"few","color":"yellow","index":1}}}],
"color":{"mode":"fixed","fixedColor":"blue"},"custom":{"lineWidth":2,"fillOpacity":10}},
"overrides":[{"matcher":{"id":"byName","options":"p99"},"properties":[
{"id":"color","value":{"mode":"fixed","fixedColor":"red"}},{"id":"custom.lineWidth","value":3}]}]},
"options":{"legend":{"displayMode":"table","calcs":["mean","max"]}},
"transformations":[{"id":"limit","options":{"limitField":5}},
{"id":"organize","options":{"renameByName":{"a":"b"}}}],
"targets":[{"refId":"A","expr":"histogram_quantile(0.99, sum by (le) (rate(latency_bucket[5m])))",
"legendFormat":"p99"},{"refId":"B","expr":"sum(rate(orders[5m]))"}]})json";

} // namespace

void PanelEditorTest::tabsByKey()
{
    show(readPanel(full));
    auto *tabs = m_editor->findChild<kit::TabStrip *>();
    QCOMPARE(tabs->count(), 5);
    QCOMPARE(tabs->currentIndex(), 0);
    tabs->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(tabs->currentIndex(), 3);
    QVERIFY(visible<QLineEdit>(QStringLiteral("Minimum")));
    QCOMPARE(m_edits->count(), 0); // looking is no edit
}

void PanelEditorTest::everyControlIsNamed()
{
    show(readPanel(full));
    for (int i = 0; i < 5; ++i) {
        page(static_cast<PanelEditor::Page>(i));
        for (auto *widget : m_editor->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractButton *>(widget)
                || (qobject_cast<QLineEdit *>(widget) && !qobject_cast<QComboBox *>(widget->parentWidget()));
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (isControl && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
                             || !widget->toolTip().isEmpty(),
                         qPrintable(QString::number(i) + QLatin1Char(' ') + widget->objectName()
                                    + QLatin1String(widget->metaObject()->className())));
        }
    }
    QCOMPARE(m_edits->count(), 0);
}

void PanelEditorTest::numbersAreChecked()
{
    show(readPanel(full));
    page(PanelEditor::Page::Field);
    type(QStringLiteral("max"), QStringLiteral("12.5"));
    QCOMPARE(panel().field.maximum, std::optional(12.5));
    QCOMPARE(m_edits->count(), 1);
    type(QStringLiteral("decimals"), QStringLiteral("1.5"));
    QCOMPARE(panel().field.decimals, std::nullopt);
    QCOMPARE(m_edits->count(), 1);
    type(QStringLiteral("decimals"), QStringLiteral("99"));
    QCOMPARE(m_edits->count(), 1);
    type(QStringLiteral("decimals"), QStringLiteral("2"));
    QCOMPARE(panel().field.decimals, std::optional(2));
    type(QStringLiteral("min"), {});
    QCOMPARE(panel().field.minimum, std::nullopt);
    type(QStringLiteral("custom.axisLabel"), QStringLiteral("Time"));
    const Panel again = reread(panel());
    QCOMPARE(again.field, panel().field);
    QCOMPARE(again.field.custom.value(QStringLiteral("axisLabel")).toString(), QStringLiteral("Time"));
}

void PanelEditorTest::choicesAndTicks()
{
    show(readPanel(full));
    page(PanelEditor::Page::Panel);
    auto *place = visible<QComboBox>(QStringLiteral("Place"));
    QVERIFY(place);
    place->setFocus();
    QTest::keyClick(place, Qt::Key_Down);
    QCOMPARE(
        panel().options.value(QStringLiteral("legend")).toMap().value(QStringLiteral("placement")).toString(),
        QStringLiteral("right"));
    auto *shown = m_editor->findChild<QCheckBox *>(QStringLiteral("legend.showLegend"));
    QVERIFY(shown && shown->isChecked());
    QTest::keyClick(shown, Qt::Key_Space);
    QVERIFY(!panel()
                 .options.value(QStringLiteral("legend"))
                 .toMap()
                 .value(QStringLiteral("showLegend"))
                 .toBool());
    type(QStringLiteral("description"), QStringLiteral("What customers wait for"));
    type(QStringLiteral("repeat"), QStringLiteral("$service"));
    QCOMPARE(panel().repeat->variable, QStringLiteral("service"));
    const Panel again = reread(panel());
    QCOMPARE(again.options, panel().options);
    QCOMPARE(again.description, panel().description);
    QCOMPARE(again.repeat, panel().repeat);
}

void PanelEditorTest::severalCalculations()
{
    show(readPanel(full));
    page(PanelEditor::Page::Panel);
    auto *button = m_editor->findChild<ChoicesButton *>(QStringLiteral("legend.calcs"));
    QVERIFY(button);
    QCOMPARE(button->chosen(), (QStringList{QStringLiteral("mean"), QStringLiteral("max")}));
    QTest::keyClick(button, Qt::Key_Space);
    auto *menu = button->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    menu->setActiveAction(menu->actions().front());
    QTest::keyClick(menu, Qt::Key_Space);
    QVERIFY(menu->isVisible()); // more may be wanted
    QTest::keyClick(menu, Qt::Key_Escape);
    QCOMPARE(panel()
                 .options.value(QStringLiteral("legend"))
                 .toMap()
                 .value(QStringLiteral("calcs"))
                 .toList()
                 .size(),
             3);
}

void PanelEditorTest::thresholds()
{
    show(readPanel(full));
    page(PanelEditor::Page::Field);
    press(QStringLiteral("Add threshold"));
    QCOMPARE(panel().field.thresholds->steps.size(), 4);
    type(QStringLiteral("threshold.3"), QStringLiteral("0.4"));
    QCOMPARE(panel().field.thresholds->steps[2].from, std::optional(0.4)); // in its place
    type(QStringLiteral("threshold.1"), QStringLiteral("much"));
    QCOMPARE(panel().field.thresholds->steps[1].from, std::optional(0.3));
    auto *color = visible<ColorBox>(QStringLiteral("Colour of threshold 1"));
    QVERIFY(color);
    color->lineEdit()->setFocus();
    color->lineEdit()->selectAll();
    QTest::keyClicks(color->lineEdit(), QStringLiteral("#336699"));
    QTest::keyClick(color->lineEdit(), Qt::Key_Return);
    QCOMPARE(panel().field.thresholds->steps[0].color, QStringLiteral("#336699"));
    auto *remove = visible<QToolButton>(QStringLiteral("Remove threshold 2"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(panel().field.thresholds->steps.size(), 3);
    QCOMPARE(reread(panel()).field.thresholds, panel().field.thresholds);
}

void PanelEditorTest::mappings()
{
    show(readPanel(full));
    page(PanelEditor::Page::Field);
    auto *value = visible<QLineEdit>(QStringLiteral("Value"));
    QVERIFY(value);
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("7"));
    QTest::keyClick(value, Qt::Key_Return);
    const auto exact = std::get<frames::ExactMapping>(panel().field.mappings->at(0));
    QCOMPARE(exact.results.value(QStringLiteral("7")).text, std::optional(QStringLiteral("Down")));
    auto *to = visible<QLineEdit>(QStringLiteral("To"));
    to->setFocus();
    to->selectAll();
    QTest::keyClick(to, Qt::Key_Delete);
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(std::get<frames::RangeMapping>(panel().field.mappings->at(1)).to, std::nullopt);
    QCOMPARE(reread(panel()).field.mappings, panel().field.mappings);
}

void PanelEditorTest::overrides()
{
    show(readPanel(full));
    page(PanelEditor::Page::Overrides);
    press(QStringLiteral("Add override"));
    QCOMPARE(panel().overrides.size(), 2u);
    type(QStringLiteral("custom.lineWidth"), QStringLiteral("4"));
    QCOMPARE(panel().overrides[0].properties.custom.value(QStringLiteral("lineWidth")).toDouble(), 4.0);
    const auto buttons = m_editor->findChildren<ChoicesButton *>();
    ChoicesButton *settings = nullptr;
    for (auto *one : buttons) {
        if (one->isVisible() && one->accessibleName() == QLatin1String("Settings: None"))
            settings = one;
    }
    QVERIFY(settings);
    QTest::mouseClick(settings, Qt::LeftButton);
    auto *menu = settings->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    menu->setActiveAction(menu->actions().front());
    QTest::keyClick(menu, Qt::Key_Return);
    QTest::keyClick(menu, Qt::Key_Escape);
    QCOMPARE(panel().overrides[1].properties.unit, std::optional(QStringLiteral("short")));
    auto *kind = visible<QComboBox>(QStringLiteral("Fields chosen by"));
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(panel().overrides[0].matcher.kind, frames::FieldMatcher::Kind::ByRegexp);
    QCOMPARE(reread(panel()).overrides, panel().overrides);
    auto *remove = visible<QToolButton>(QStringLiteral("Remove the override"));
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(panel().overrides.size(), 1u);
}

void PanelEditorTest::transformations()
{
    show(readPanel(full));
    page(PanelEditor::Page::Transform);
    type(QStringLiteral("limitField"), QStringLiteral("9"));
    QCOMPARE(std::get<frames::Limit>(*panel().transformations[0].step).rows, 9);
    auto *newName = visible<QLineEdit>(QStringLiteral("New name of a"));
    QVERIFY(newName);
    newName->setFocus();
    newName->selectAll();
    QTest::keyClicks(newName, QStringLiteral("service"));
    QTest::keyClick(newName, Qt::Key_Return);
    QCOMPARE(std::get<frames::Organize>(*panel().transformations[1].step).renamed.value(QStringLiteral("a")),
             QStringLiteral("service"));
    auto *down = visible<QToolButton>(QStringLiteral("Move the step down"));
    QVERIFY(down);
    QTest::mouseClick(down, Qt::LeftButton);
    QCOMPARE(panel().transformations[1].id, QStringLiteral("limit"));
    auto *leave = visible<QToolButton>(QStringLiteral("Leave the step out"));
    QTest::keyClick(leave, Qt::Key_Space);
    QVERIFY(panel().transformations[0].disabled);
    QCOMPARE(reread(panel()).transformations, panel().transformations);
    auto *remove = visible<QToolButton>(QStringLiteral("Remove the step"));
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(panel().transformations.size(), 1u);
}

void PanelEditorTest::jsonIsChecked()
{
    show(readPanel(
        R"({"id":1,"type":"table","transformations":[{"id":"future","options":{"a":1}}],"targets":[]})"));
    page(PanelEditor::Page::Transform);
    auto *json = visible<QPlainTextEdit>(QStringLiteral("Options, JSON"));
    QVERIFY(json);
    json->setPlainText(QStringLiteral("{\"a\": "));
    QTest::keyClick(json, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_edits->count(), 0);
    json->setPlainText(QStringLiteral("{\"a\": 2}"));
    QTest::keyClick(json, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_edits->count(), 1);
    QCOMPARE(reread(panel()).transformations, panel().transformations);
}

void PanelEditorTest::queries()
{
    show(readPanel(full));
    auto *copy = visible<QToolButton>(QStringLiteral("Duplicate the query"));
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(panel().targets.size(), 3u);
    QCOMPARE(panel().targets[1].refId, QStringLiteral("C"));
    auto *down = visible<QToolButton>(QStringLiteral("Move the query down"));
    QTest::mouseClick(down, Qt::LeftButton);
    QCOMPARE(panel().targets[0].refId, QStringLiteral("C"));
    auto *hide = visible<QToolButton>(QStringLiteral("Hide what the query gives"));
    QTest::mouseClick(hide, Qt::LeftButton);
    QVERIFY(panel().targets[0].hidden);
    auto *format = visible<QComboBox>(QStringLiteral("Answer as"));
    format->setFocus();
    QTest::keyClick(format, Qt::Key_Down);
    QCOMPARE(panel().targets[0].format, frames::TargetFormat::Table);
    QCOMPARE(reread(panel()).targets, panel().targets);
}

// Before Grafana 9 a hidden legend was a form of its own.
void PanelEditorTest::emptyOptionsOfOldLegends()
{
    show(readPanel(
        R"({"id":1,"type":"timeseries","options":{"legend":{"displayMode":"hidden","showLegend":false}},"targets":[]})"));
    page(PanelEditor::Page::Panel);
    auto *shown = m_editor->findChild<QCheckBox *>(QStringLiteral("legend.showLegend"));
    QTest::mouseClick(shown, Qt::LeftButton, {}, QPoint(8, shown->height() / 2));
    const QVariantMap legend = panel().options.value(QStringLiteral("legend")).toMap();
    QVERIFY(legend.value(QStringLiteral("showLegend")).toBool());
    QCOMPARE(legend.value(QStringLiteral("displayMode")).toString(), QStringLiteral("list"));
}

void PanelEditorTest::listsHaveOneTab()
{
    show(newPanel(3, PanelKind::AlertList));
    QCOMPARE(m_editor->findChild<kit::TabStrip *>()->count(), 1);
    auto *kind = m_editor->findChild<QComboBox *>(QStringLiteral("kind"));
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Home);
    QCOMPARE(panel().kind, PanelKind::TimeSeries);
    QCOMPARE(m_editor->findChild<kit::TabStrip *>()->count(), 5);
}

void PanelEditorTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures wanted");
    show(readPanel(full));
    const char *names[]{"queries", "transform", "panel", "field", "overrides"};
    for (int i = 0; i < 5; ++i) {
        page(static_cast<PanelEditor::Page>(i));
        savePictures(QStringLiteral("editor-") + QLatin1String(names[i]));
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    PanelEditorTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_paneleditor.moc"
