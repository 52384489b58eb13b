#include "core/jsonreader.h"
#include "dashboards/editor/query/elasticform.h"
#include "dashboards/editor/query/expressionform.h"
#include "dashboards/editor/query/formulaedit.h"
#include "dashboards/editor/query/querysources.h"
#include "dashboards/elastictarget.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/plainlabel.h"
#include "widgets/dashboards/paneleditorundertest.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace yagura;
using namespace yagura::dashboards;
using test::readPanel;
using test::reread;

// The queries of a panel for sources of every kind, by mouse and keys, and what the file says of them then.
class QueryEditorTest : public QObject, protected test::PanelEditorUnderTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dropEditor(); }
    void sourcesBecomeMixed();
    void oneSourceAgain();
    void variablesStayVariables();
    void anotherKindBeginsAnew();
    void elasticMetrics();
    void elasticBuckets();
    void elasticProblems();
    void filtersInside();
    void formula();
    void formulaProblems();
    void reduceAndResample();
    void thresholdAndConditions();
    void byKeyboard();
    void hidingIsKept();
    void pictures();

private:
    void choose(QComboBox *box, const QString &text);
    void chooseSource(int place, const QString &text);
    [[nodiscard]] bool says(const QString &sentence) const;
    [[nodiscard]] QVariant inModel(size_t target, QStringView path) const
    {
        return optionAt(panel().targets[target].model, path);
    }
};

namespace {

const char *two = R"json({"id":1,"type":"timeseries","title":"Latency",
"datasource":{"type":"prometheus","uid":"prom"},
"targets":[{"refId":"A","expr":"a","datasource":{"type":"prometheus","uid":"prom"}},
{"refId":"B","expr":"b","future":{"kept":true}}]})json";

const char *elastic = R"json({"id":1,"type":"timeseries","title":"Errors",
"datasource":{"type":"elasticsearch","uid":"logs"},
"targets":[{"refId":"A","query":"level:error","alias":"","timeField":"@timestamp",
"metrics":[{"id":"1","type":"count"}],
"bucketAggs":[{"id":"2","type":"date_histogram","field":"@timestamp",
"settings":{"interval":"auto","min_doc_count":"0","trimEdges":"0"}}]}]})json";

const char *calculated = R"json({"id":1,"type":"timeseries","title":"Share","targets":[
{"refId":"A","expr":"a"},{"refId":"B","expr":"b"},
{"refId":"C","datasource":{"type":"__expr__","uid":"__expr__","name":"Expression"},"type":"math",
"expression":"$A / $B"}]})json";

// The text of the file, for what the panel's value does not keep.
OrderedJson written(const Panel &panel)
{
    const auto json = parseOrderedJson(writeGrafana(test::dashboardOf(panel)), QStringLiteral("dashboard"));
    return json ? json->at("panels").at(0) : OrderedJson();
}

} // namespace

void QueryEditorTest::init()
{
    makeEditor();
    QuerySources sources;
    sources.connected.metrics = {{QStringLiteral("prom"), QStringLiteral("Prometheus"), nullptr},
                                 {QStringLiteral("old"), QStringLiteral("Old metrics"), nullptr}};
    sources.connected.logs = {{QStringLiteral("logs"), QStringLiteral("Logs"), nullptr}};
    Variable variable;
    variable.name = QStringLiteral("datasource");
    variable.kind = VariableKind::DataSource;
    variable.query = QStringLiteral("prometheus");
    variable.current = {QStringLiteral("old")};
    sources.variables = {variable};
    m_editor->setSources(sources);
}

// With the arrow keys, as a person does who does not look for the mouse.
void QueryEditorTest::choose(QComboBox *box, const QString &text)
{
    QVERIFY(box);
    const int to = box->findText(text);
    QVERIFY2(to >= 0, qPrintable(text));
    box->setFocus();
    // Each step of the keys is an edit; the list that Space opens makes it one.
    box->showPopup();
    auto *list = box->view();
    list->setCurrentIndex(box->model()->index(to, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCoreApplication::processEvents();
}

void QueryEditorTest::chooseSource(int place, const QString &text)
{
    choose(visible<QComboBox>(QStringLiteral("Data source"), place), text);
}

bool QueryEditorTest::says(const QString &sentence) const
{
    for (const auto *label : m_editor->findChildren<kit::PlainLabel *>()) {
        if (label->isVisible() && label->text() == sentence)
            return true;
    }
    return false;
}

void QueryEditorTest::sourcesBecomeMixed()
{
    show(readPanel(two));
    chooseSource(1, QStringLiteral("Old metrics"));
    QCOMPARE(m_edits->count(), 1);
    const OrderedJson file = written(panel());
    QCOMPARE(file.at("datasource").dump(), std::string(R"({"type":"datasource","uid":"-- Mixed --"})"));
    QCOMPARE(file.at("targets").at(0).at("datasource").at("uid").get<std::string>(), std::string("prom"));
    QCOMPARE(file.at("targets").at(1).at("datasource").dump(),
             std::string(R"({"type":"prometheus","uid":"old"})"));
    QCOMPARE(file.at("targets").at(1).at("future").dump(), std::string(R"({"kept":true})"));
    const auto asked = planQueries(reread(panel()), {});
    QCOMPARE(asked[0].source, QStringLiteral("prom"));
    QCOMPARE(asked[1].source, QStringLiteral("old"));
    QCOMPARE(asked[1].expression, QStringLiteral("b"));
}

void QueryEditorTest::oneSourceAgain()
{
    show(readPanel(two));
    chooseSource(0, QStringLiteral("Old metrics"));
    chooseSource(1, QStringLiteral("Old metrics"));
    QCOMPARE(written(panel()).at("datasource").dump(), std::string(R"({"type":"prometheus","uid":"old"})"));
    chooseSource(0, QStringLiteral("Default"));
    chooseSource(1, QStringLiteral("Default"));
    QVERIFY(!written(panel()).contains("datasource"));
    QVERIFY(!written(panel()).at("targets").at(1).contains("datasource"));
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::variablesStayVariables()
{
    show(readPanel(two));
    chooseSource(0, QStringLiteral("${datasource}"));
    chooseSource(1, QStringLiteral("${datasource}"));
    QCOMPARE(written(panel()).at("datasource").dump(),
             std::string(R"({"type":"prometheus","uid":"${datasource}"})"));
    const Panel again = reread(panel());
    m_editor->setPanel(again);
    QCOMPARE(visible<QComboBox>(QStringLiteral("Data source"))->currentText(),
             QStringLiteral("${datasource}"));
    PlanContext context;
    Variable variable;
    variable.name = QStringLiteral("datasource");
    variable.current = {QStringLiteral("old")};
    context.variables = {variable};
    QCOMPARE(planQueries(again, context)[0].source, QStringLiteral("old"));
}

void QueryEditorTest::anotherKindBeginsAnew()
{
    show(readPanel(two));
    chooseSource(0, QStringLiteral("Logs"));
    QVERIFY(visible<QLineEdit>(QStringLiteral("Query, Lucene")));
    const OrderedJson target = written(panel()).at("targets").at(0);
    QVERIFY(!target.contains("expr"));
    QCOMPARE(target.at("metrics").dump(), std::string(R"([{"id":"1","type":"count"}])"));
    QVERIFY(hasTimeBuckets(panel().targets[0].model));
    QVERIFY(elasticQuery(panel().targets[0].model, {}).has_value());
    QCOMPARE(reread(panel()).targets, panel().targets);
    chooseSource(0, QStringLiteral("Prometheus"));
    QVERIFY(!written(panel()).at("targets").at(0).contains("metrics"));
    QCOMPARE(panel().source, QStringLiteral("prom"));
    press(QStringLiteral("Add expression"));
    QCOMPARE(panel().targets[2].refId, QStringLiteral("C"));
    QVERIFY(panel().targets[2].calculation);
    QCOMPARE(panel().source, QStringLiteral("prom")); // an expression makes nothing mixed
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::elasticMetrics()
{
    show(readPanel(elastic));
    press(QStringLiteral("Add metric"));
    QCOMPARE(inModel(0, u"metrics.1.id").toString(), QStringLiteral("3"));
    choose(visible<QComboBox>(QStringLiteral("Metric"), 1), QStringLiteral("Percentiles"));
    typeInto(visible<QLineEdit>(QStringLiteral("Field")), QStringLiteral("duration"));
    typeInto(visible<QLineEdit>(QStringLiteral("Percentiles")), QStringLiteral("50, 99.9"));
    auto asked = elasticQuery(panel().targets[0].model, {});
    QVERIFY(asked);
    QCOMPARE(asked->metrics[1].kind, logs::MetricKind::Percentiles);
    QCOMPARE(asked->metrics[1].field, QStringLiteral("duration"));
    QCOMPARE(asked->metrics[1].percents, (QList<double>{50, 99.9}));
    press(QStringLiteral("Add metric"));
    choose(visible<QComboBox>(QStringLiteral("Metric"), 2), QStringLiteral("Derivative"));
    QCOMPARE(inModel(0, u"metrics.2.field").toString(), QStringLiteral("3"));
    auto *up = visible<QToolButton>(QStringLiteral("Move up: Metric 2"));
    QVERIFY(up);
    QTest::keyClick(up, Qt::Key_Space);
    QCOMPARE(inModel(0, u"metrics.0.type").toString(), QStringLiteral("percentiles"));
    QTest::mouseClick(visible<QToolButton>(QStringLiteral("Remove: Metric 2")), Qt::LeftButton);
    QCOMPARE(inModel(0, u"metrics").toList().size(), 2);
    auto *hide = m_editor->findChild<QCheckBox *>(QStringLiteral("hide"));
    QTest::keyClick(hide, Qt::Key_Space);
    QVERIFY(inModel(0, u"metrics.0.hide").toBool());
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::elasticBuckets()
{
    show(readPanel(elastic));
    press(QStringLiteral("Add buckets"));
    QCOMPARE(inModel(0, u"bucketAggs.0.type").toString(), QStringLiteral("terms")); // time stays innermost
    type(QStringLiteral("settings.size"), QStringLiteral("5"));
    typeInto(visible<QLineEdit>(QStringLiteral("Field")), QStringLiteral("service"));
    choose(visible<QComboBox>(QStringLiteral("Order")), QStringLiteral("Smallest first"));
    auto *interval = visible<QLineEdit>(QStringLiteral("Interval"));
    typeInto(interval, QStringLiteral("5m"));
    typeInto(visible<QLineEdit>(QStringLiteral("Legend")), QStringLiteral("{{term service}}"));
    const auto asked = elasticQuery(panel().targets[0].model, {});
    QVERIFY(asked);
    QCOMPARE(asked->buckets[0].field, QStringLiteral("service"));
    QCOMPARE(asked->buckets[0].size, 5);
    QVERIFY(!asked->buckets[0].isDescending);
    QCOMPARE(asked->buckets[1].interval, QStringLiteral("5m"));
    QCOMPARE(elasticLegend(panel().targets[0].model), QStringLiteral("{{service}}"));
    // What no field is for stays in the file.
    QCOMPARE(inModel(0, u"bucketAggs.1.settings.trimEdges").toString(), QStringLiteral("0"));
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::elasticProblems()
{
    show(readPanel(elastic));
    choose(visible<QComboBox>(QStringLiteral("Metric")), QStringLiteral("Average"));
    QVERIFY(says(QStringLiteral("Something is needed here")));
    typeInto(visible<QLineEdit>(QStringLiteral("Field")), QStringLiteral("duration"));
    QVERIFY(!says(QStringLiteral("Something is needed here")));
    auto *interval = visible<QLineEdit>(QStringLiteral("Interval"));
    typeInto(interval, QStringLiteral("often"));
    QVERIFY(says(QStringLiteral("A duration is needed, for instance 30s or 5m")));
    QCOMPARE(interval->accessibleDescription(),
             QStringLiteral("A duration is needed, for instance 30s or 5m"));
    typeInto(interval, QStringLiteral("$__interval"));
    QVERIFY(!says(QStringLiteral("A duration is needed, for instance 30s or 5m")));
    choose(visible<QComboBox>(QStringLiteral("Buckets")), QStringLiteral("Histogram"));
    choose(visible<QComboBox>(QStringLiteral("Metric")), QStringLiteral("Cumulative sum"));
    QVERIFY(says(
        QStringLiteral("It goes from bucket to bucket of time: the last buckets must be a date histogram")));
}

void QueryEditorTest::filtersInside()
{
    show(readPanel(elastic));
    press(QStringLiteral("Add buckets"));
    choose(visible<QComboBox>(QStringLiteral("Buckets")), QStringLiteral("Filters"));
    typeInto(visible<QLineEdit>(QStringLiteral("Query")), QStringLiteral("level:error"));
    press(QStringLiteral("Add filter"));
    typeInto(visible<QLineEdit>(QStringLiteral("Label"), 1), QStringLiteral("all"));
    const auto asked = elasticQuery(panel().targets[0].model, {});
    QVERIFY(asked);
    QCOMPARE(asked->buckets[0].filters.size(), 2u);
    QCOMPARE(asked->buckets[0].filters[0].second, QStringLiteral("level:error"));
    QCOMPARE(asked->buckets[0].filters[1].first, QStringLiteral("all"));
    QTest::mouseClick(visible<QToolButton>(QStringLiteral("Remove: Filter 1")), Qt::LeftButton);
    QCOMPARE(inModel(0, u"bucketAggs.0.settings.filters").toList().size(), 1);
}

void QueryEditorTest::formula()
{
    show(readPanel(calculated));
    auto *formula = m_editor->findChild<FormulaEdit *>();
    QVERIFY(formula && formula->isVisible());
    formula->setFocus();
    QTest::keyClick(formula, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(formula, QStringLiteral("$"));
    QCOMPARE(formula->offered(), (QStringList{QStringLiteral("$A"), QStringLiteral("$B")}));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down); // as the window system sends it
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(formula->toPlainText(), QStringLiteral("$B"));
    QTest::keyClicks(formula, QStringLiteral(" * ro"));
    QCOMPARE(formula->offered(), QStringList{QStringLiteral("round(")});
    QTest::keyClick(formula, Qt::Key_Tab);
    QTest::keyClicks(formula, QStringLiteral("2)"));
    QTest::keyClick(formula, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(std::get<frames::MathCommand>(*panel().targets[2].calculation->command).expression,
             QStringLiteral("$B * round(2)"));
    QCOMPARE(written(panel()).at("targets").at(2).at("datasource").at("name").get<std::string>(),
             std::string("Expression"));
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::formulaProblems()
{
    show(readPanel(calculated));
    auto *formula = m_editor->findChild<FormulaEdit *>();
    const auto write = [&](const QString &text) {
        formula->setFocus();
        formula->setPlainText(text);
        QTest::keyClick(formula, Qt::Key_Return, Qt::ControlModifier);
    };
    write(QStringLiteral("$A / $D"));
    QVERIFY(says(QStringLiteral("There is no query called D")));
    write(QStringLiteral("$A / $C"));
    QVERIFY(says(QStringLiteral("It depends on itself")));
    write(QStringLiteral("$A / "));
    QVERIFY(
        formula->accessibleDescription().startsWith(QStringLiteral("The formula cannot be read: column")));
    write(QStringLiteral("$A / $B"));
    QCOMPARE(formula->accessibleDescription(), QString());
}

void QueryEditorTest::reduceAndResample()
{
    show(readPanel(calculated));
    choose(visible<QComboBox>(QStringLiteral("Operation")), QStringLiteral("Reduce"));
    choose(visible<QComboBox>(QStringLiteral("Made from")), QStringLiteral("B"));
    choose(visible<QComboBox>(QStringLiteral("Calculation")), QStringLiteral("Maximum"));
    choose(visible<QComboBox>(QStringLiteral("Values that are no numbers")), QStringLiteral("Replaced"));
    type(QStringLiteral("settings.replaceWithValue"), QStringLiteral("7"));
    const frames::ReduceCommand reduce{QStringLiteral("B"), QStringLiteral("max"),
                                       frames::ReduceMode::Replace, 7};
    QCOMPARE(std::get<frames::ReduceCommand>(*panel().targets[2].calculation->command), reduce);
    choose(visible<QComboBox>(QStringLiteral("Operation")), QStringLiteral("Resample"));
    QCOMPARE(inModel(2, u"expression").toString(), QStringLiteral("B"));
    type(QStringLiteral("window"), QStringLiteral("5 minutes"));
    QVERIFY(says(QStringLiteral("A duration is needed, for instance 30s or 5m")));
    type(QStringLiteral("window"), QStringLiteral("5m"));
    choose(visible<QComboBox>(QStringLiteral("Without a value")), QStringLiteral("The value before"));
    const frames::ResampleCommand resample{QStringLiteral("B"), QStringLiteral("5m"), QStringLiteral("mean"),
                                           QStringLiteral("pad")};
    QCOMPARE(std::get<frames::ResampleCommand>(*panel().targets[2].calculation->command), resample);
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::thresholdAndConditions()
{
    show(readPanel(calculated));
    choose(visible<QComboBox>(QStringLiteral("Operation")), QStringLiteral("Threshold"));
    choose(visible<QComboBox>(QStringLiteral("Condition")), QStringLiteral("Is within"));
    type(QStringLiteral("conditions.0.evaluator.params.1"), QStringLiteral("2.5"));
    const frames::ThresholdCommand threshold{QStringLiteral("A"), {QStringLiteral("within_range"), {0, 2.5}}};
    QCOMPARE(std::get<frames::ThresholdCommand>(*panel().targets[2].calculation->command), threshold);
    choose(visible<QComboBox>(QStringLiteral("Operation")), QStringLiteral("Classic conditions"));
    press(QStringLiteral("Add condition"));
    choose(visible<QComboBox>(QStringLiteral("Joined by"), 1), QStringLiteral("Or"));
    choose(visible<QComboBox>(QStringLiteral("Condition"), 1), QStringLiteral("Has no value"));
    const auto &conditions
        = std::get<frames::ClassicCommand>(*panel().targets[2].calculation->command).conditions;
    QCOMPARE(conditions.size(), 2u);
    QVERIFY(conditions[1].either);
    QCOMPARE(conditions[1].evaluator.type, QStringLiteral("no_value"));
    QCOMPARE(conditions[1].input, QStringLiteral("A"));
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::byKeyboard()
{
    show(readPanel(two));
    auto *legend = visible<QLineEdit>(QStringLiteral("Legend"));
    legend->setFocus();
    QTest::keyClicks(legend, QStringLiteral("mine"));
    QTest::keyClick(legend, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(panel().targets[1].refId, QStringLiteral("A"));
    QCOMPARE(panel().targets[1].legend, QStringLiteral("mine"));
    QCOMPARE(visible<QLineEdit>(QStringLiteral("Legend"), 0)->text(), QString());
    QCOMPARE(visible<QLineEdit>(QStringLiteral("Legend"), 1)->text(), QStringLiteral("mine"));
    auto *focused = qobject_cast<QToolButton *>(m_editor->focusWidget());
    QVERIFY(focused); // where it can be moved back
    QCOMPARE(focused->accessibleName(), QStringLiteral("Move the query up"));
    QTest::keyClick(focused, Qt::Key_Space);
    QCOMPARE(panel().targets[0].refId, QStringLiteral("A"));
    auto *copy = visible<QToolButton>(QStringLiteral("Duplicate the query"));
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(panel().targets[1].refId, QStringLiteral("C"));
    QCOMPARE(panel().targets[1].legend, QStringLiteral("mine"));
    auto *remove = visible<QToolButton>(QStringLiteral("Remove the query"), 1);
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    QCOMPARE(panel().targets.size(), 2u);
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::hidingIsKept()
{
    show(readPanel(elastic));
    auto *hide = visible<QToolButton>(QStringLiteral("Hide what the query gives"));
    QTest::mouseClick(hide, Qt::LeftButton);
    QVERIFY(panel().targets[0].hidden);
    QCOMPARE(reread(panel()).targets, panel().targets);
    chooseSource(0, QStringLiteral("Expression"));
    QVERIFY(reread(panel()).targets[0].hidden);
    QTest::mouseClick(visible<QToolButton>(QStringLiteral("Hide what the query gives")), Qt::LeftButton);
    QVERIFY(!reread(panel()).targets[0].hidden);
    QCOMPARE(reread(panel()).targets, panel().targets);
}

void QueryEditorTest::pictures()
{
    if (qEnvironmentVariable("YAGURA_PICTURES").isEmpty())
        QSKIP("no pictures wanted");
    show(readPanel(elastic));
    press(QStringLiteral("Add buckets"));
    savePictures(QStringLiteral("query-elastic"));
    show(readPanel(calculated));
    savePictures(QStringLiteral("query-math"));
    choose(visible<QComboBox>(QStringLiteral("Operation")), QStringLiteral("Classic conditions"));
    savePictures(QStringLiteral("query-conditions"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    QueryEditorTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_queryeditor.moc"
