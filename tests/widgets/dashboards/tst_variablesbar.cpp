#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/variables/filterrow.h"
#include "dashboards/variables/variablesbar.h"
#include "kit/accessibility.h"
#include "kit/controls/chip.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/toggleswitch.h"
#include "kit/controls/valuepicker.h"
#include "kit/thememanager.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"
#include "support/qtprinting.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

Variable variable(const char *name, VariableKind kind, const QStringList &options, const QStringList &current)
{
    Variable one;
    one.name = utf8(name);
    one.kind = kind;
    for (const QString &option : options)
        one.options.push_back({option, option});
    one.current = current;
    return one;
}

Variable severalPods()
{
    Variable pods = variable("pod", VariableKind::Query, {}, {utf8("pod-1")});
    for (int i = 1; i <= 40; ++i)
        pods.options.push_back({utf8("pod-%1").arg(i), utf8("pod-%1").arg(i)});
    pods.multi = pods.includeAll = true;
    return pods;
}

} // namespace

class VariablesBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pickOneByKeyboard();
    void pickOneByMouse();
    void pickSeveral();
    void allAndClear();
    void escapeLeavesIt();
    void clickElsewhereTakesIt();
    void textBox();
    void toggle();
    void saysWhatIsMissing();
    void hiddenOnesHaveNoControl();
    void filtersWithCompletion();
    void filtersChangeAndGo();
    void manyTakeMoreLines();
    void everythingHasAName();
    void pictures_data();
    void pictures();

private:
    void show(const std::vector<Variable> &variables, const QHash<QString, QString> &problems = {});
    [[nodiscard]] kit::ValuePicker *open(const char *name);
    [[nodiscard]] QStringList rowsOf(kit::ValuePicker *picker) const;
    template <typename T> [[nodiscard]] T *named(const char *name) const
    {
        for (T *one : m_bar->findChildren<T *>()) {
            if (one->accessibleName() == utf8(name))
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<DashboardBar> m_bar;
    std::unique_ptr<QSignalSpy> m_chosen;
    std::unique_ptr<QSignalSpy> m_filters;
};

void VariablesBarTest::init()
{
    m_bar = std::make_unique<DashboardBar>();
    m_chosen = std::make_unique<QSignalSpy>(m_bar.get(), &DashboardBar::variableChosen);
    m_filters = std::make_unique<QSignalSpy>(m_bar.get(), &DashboardBar::filtersChosen);
}

void VariablesBarTest::cleanup()
{
    m_chosen.reset();
    m_filters.reset();
    m_bar.reset();
}

void VariablesBarTest::show(const std::vector<Variable> &variables, const QHash<QString, QString> &problems)
{
    m_bar->setDashboards({utf8("Shop")}, 0);
    m_bar->setVariables(variables, problems);
    m_bar->resize(1200, m_bar->height());
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
}

kit::ValuePicker *VariablesBarTest::open(const char *name)
{
    QTest::mouseClick(named<kit::DropDownButton>(name), Qt::LeftButton);
    return m_bar->findChild<kit::ValuePicker *>();
}

QStringList VariablesBarTest::rowsOf(kit::ValuePicker *picker) const
{
    const QAbstractItemModel *model = picker->findChild<QListView *>()->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        const bool isTicked = model->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        rows << (isTicked ? u'*' + model->index(row, 0).data().toString()
                          : model->index(row, 0).data().toString());
    }
    return rows;
}

void VariablesBarTest::pickOneByKeyboard()
{
    show({variable("job", VariableKind::Query, {utf8("api"), utf8("mail"), utf8("shop")}, {utf8("mail")})});
    auto *button = named<kit::DropDownButton>("job");
    QCOMPARE(button->value(), utf8("mail"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Down);
    auto *picker = m_bar->findChild<kit::ValuePicker *>();
    QVERIFY(picker && picker->isVisible());
    auto *field = picker->findChild<QLineEdit *>();
    QCOMPARE(picker->findChild<QListView *>()->currentIndex().data().toString(), utf8("mail"));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[0].toString(), utf8("job"));
    QCOMPARE(m_chosen->at(0)[1].toStringList(), QStringList(utf8("shop")));
    QVERIFY(!picker->isVisible());
}

void VariablesBarTest::pickOneByMouse()
{
    Variable named = variable("zone", VariableKind::Custom, {}, {utf8("tyo1")});
    named.options = {{utf8("Tokyo"), utf8("tyo1")}, {utf8("Osaka"), utf8("osa1")}};
    named.label = utf8("Zone");
    show({named});
    kit::ValuePicker *picker = open("Zone");
    QVERIFY(picker);
    QTest::keyClicks(picker->findChild<QLineEdit *>(), utf8("OSA"));
    auto *list = picker->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), QStringList(utf8("osa1")));
}

void VariablesBarTest::pickSeveral()
{
    show({severalPods()});
    kit::ValuePicker *picker = open("pod");
    auto *field = picker->findChild<QLineEdit *>();
    QCOMPARE(rowsOf(picker).mid(0, 3), (QStringList{utf8("All"), utf8("*pod-1"), utf8("pod-2")}));
    QTest::keyClicks(field, utf8("pod-3"));
    QTest::keyClick(field, Qt::Key_Return); // pod-3 itself
    QCOMPARE(m_chosen->size(), 0);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), (QStringList{utf8("pod-1"), utf8("pod-3")}));
}

void VariablesBarTest::allAndClear()
{
    show({severalPods()});
    kit::ValuePicker *picker = open("pod");
    const auto press = [&](const char *text) {
        for (QAbstractButton *one : picker->findChildren<QAbstractButton *>()) {
            if (one->text() == utf8(text))
                QTest::mouseClick(one, Qt::LeftButton);
        }
    };
    auto *field = picker->findChild<QLineEdit *>();
    QTest::keyClicks(field, utf8("pod-4"));
    press("All"); // what is found
    field->clear();
    QCOMPARE(rowsOf(picker).filter(utf8("*")),
             (QStringList{utf8("*pod-1"), utf8("*pod-4"), utf8("*pod-40")}));
    press("All"); // of everything
    QCOMPARE(rowsOf(picker).filter(utf8("*")), QStringList(utf8("*All")));
    press("Clear");
    QVERIFY(rowsOf(picker).filter(utf8("*")).isEmpty());
    press("Apply");
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), QStringList(allValue())); // nothing is no choice
}

void VariablesBarTest::escapeLeavesIt()
{
    show({severalPods()});
    kit::ValuePicker *picker = open("pod");
    auto *field = picker->findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!picker->isVisible());
    QCOMPARE(m_chosen->size(), 0);
}

void VariablesBarTest::clickElsewhereTakesIt()
{
    show({severalPods()});
    kit::ValuePicker *picker = open("pod");
    auto *field = picker->findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    picker->close();
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), (QStringList{utf8("pod-1"), utf8("pod-2")}));
}

void VariablesBarTest::textBox()
{
    show({variable("path", VariableKind::TextBox, {}, {utf8("/a")})});
    auto *field = named<QLineEdit>("path");
    QVERIFY(field);
    QCOMPARE(field->text(), utf8("/a"));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_chosen->size(), 0); // nothing was written
    QTest::keyClicks(field, utf8("b"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), QStringList(utf8("/ab")));
}

void VariablesBarTest::toggle()
{
    show({variable("debug", VariableKind::Switch, {utf8("1"), utf8("0")}, {utf8("0")})});
    auto *toggle = named<kit::ToggleSwitch>("debug");
    QVERIFY(toggle && !toggle->isChecked());
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QCOMPARE(m_chosen->size(), 1);
    QCOMPARE(m_chosen->at(0)[1].toStringList(), QStringList(utf8("1")));
}

void VariablesBarTest::saysWhatIsMissing()
{
    show({variable("none", VariableKind::Query, {}, {}), variable("failed", VariableKind::Query, {}, {}),
          variable("kept", VariableKind::Query, {}, {utf8("x")})},
         {{utf8("failed"), utf8("parse error at 3")}});
    QCOMPARE(named<kit::DropDownButton>("none")->value(), utf8("no values"));
    QCOMPARE(named<kit::DropDownButton>("failed")->value(), utf8("not answered"));
    QVERIFY(named<kit::DropDownButton>("failed")->toolTip().contains(utf8("parse error at 3")));
    QCOMPARE(named<kit::DropDownButton>("kept")->value(), utf8("x"));
}

void VariablesBarTest::hiddenOnesHaveNoControl()
{
    Variable hidden = variable("hidden", VariableKind::Custom, {utf8("a")}, {utf8("a")});
    hidden.visibility = VariableVisibility::Hidden;
    show({hidden, variable("constant", VariableKind::Constant, {}, {utf8("a")})});
    QVERIFY(!named<kit::DropDownButton>("hidden"));
    QVERIFY(m_bar->findChild<VariablesBar *>()->isEmpty());
}

void VariablesBarTest::filtersWithCompletion()
{
    test::FakePrometheus server;
    server.setLabelValues(utf8("service"), {utf8("payment"), utf8("checkout")});
    ManualClock clock(fromUnixSeconds(std::int64_t{1'795'489'200}));
    NetworkThread network(clock);
    QThreadPool pool;
    Endpoint endpoint;
    endpoint.base = server.url();
    auto client
        = std::make_shared<metrics::PromClient>(std::make_shared<HttpClient>(network, pool, endpoint));
    m_bar->setFilterSource({client, {clock.now() - std::chrono::hours(1), clock.now()}});
    show({variable("Filters", VariableKind::AdHoc, {}, {})});
    m_bar->setFilterSource({client, {clock.now() - std::chrono::hours(1), clock.now()}});
    QTest::mouseClick(named<QAbstractButton>("Add a filter"), Qt::LeftButton);
    auto *editor = m_bar->findChild<FilterEditor *>();
    QVERIFY(editor && editor->isVisible());
    QLineEdit *key = nullptr;
    QLineEdit *value = nullptr;
    for (QLineEdit *field : editor->findChildren<QLineEdit *>()) {
        key = field->accessibleName() == utf8("Label") ? field : key;
        value = field->accessibleName() == utf8("Value") ? field : value;
    }
    QTRY_COMPARE(key->completer()->model()->rowCount(), 1);
    QTest::keyClicks(key, utf8("service"));
    QTest::keyClick(key, Qt::Key_Tab);
    Q_EMIT key->editingFinished();
    QTRY_COMPARE(value->completer()->model()->rowCount(), 2);
    editor->findChild<QComboBox *>()->setCurrentText(utf8("!="));
    value->setFocus();
    QTest::keyClicks(value, utf8("payment"));
    QTest::keyClick(value, Qt::Key_Return);
    QCOMPARE(m_filters->size(), 1);
    const auto filters = m_filters->at(0)[1].value<std::vector<AdhocFilter>>();
    QCOMPARE(filters, (std::vector<AdhocFilter>{{utf8("service"), utf8("!="), {utf8("payment")}}}));
    client.reset();
    m_bar.reset();
    pool.waitForDone();
}

void VariablesBarTest::filtersChangeAndGo()
{
    Variable filters = variable("Filters", VariableKind::AdHoc, {}, {});
    filters.filters
        = {{utf8("env"), utf8("="), {utf8("prod")}}, {utf8("pod"), utf8("=|"), {utf8("a"), utf8("b")}}};
    show({filters});
    const auto chips = m_bar->findChildren<kit::Chip *>();
    QCOMPARE(chips.size(), 2);
    chips[1]->setFocus();
    QTest::keyClick(chips[1], Qt::Key_Delete);
    QCOMPARE(m_filters->size(), 1);
    QCOMPARE(m_filters->at(0)[1].value<std::vector<AdhocFilter>>().size(), 1u);
    QTest::keyClick(chips[1], Qt::Key_Space);
    auto *editor = m_bar->findChild<FilterEditor *>();
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(editor->findChild<QComboBox *>()->currentText(), utf8("=|"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QCOMPARE(m_filters->size(), 1);
}

void VariablesBarTest::manyTakeMoreLines()
{
    std::vector<Variable> many;
    for (int i = 0; i < 12; ++i)
        many.push_back(variable(QByteArray("variable" + QByteArray::number(i)).constData(),
                                VariableKind::Custom, {utf8("value")}, {utf8("value")}));
    show(many);
    QTRY_VERIFY(m_bar->height() > 80);
    auto *bar = m_bar->findChild<VariablesBar *>();
    const auto areInside = [bar] {
        const auto children = bar->findChildren<kit::DropDownButton *>();
        return std::all_of(children.begin(), children.end(),
                           [bar](QWidget *child) { return bar->rect().contains(child->geometry()); });
    };
    QTRY_VERIFY(areInside());
    m_bar->setVariables({many[0]});
    QTRY_COMPARE(m_bar->height(), 44);
}

void VariablesBarTest::everythingHasAName()
{
    Variable filters = variable("Filters", VariableKind::AdHoc, {}, {});
    filters.filters = {{utf8("env"), utf8("="), {utf8("prod")}}};
    show({severalPods(), filters, variable("path", VariableKind::TextBox, {}, {}),
          variable("debug", VariableKind::Switch, {utf8("1"), utf8("0")}, {utf8("0")})});
    QCOMPARE(kit::namelessControls(m_bar.get()), QStringList());
    QCOMPARE(kit::namelessControls(open("pod")), QStringList());
}

void VariablesBarTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("variables-dark") << true;
    QTest::newRow("variables-light") << false;
}

void VariablesBarTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    Variable filters = variable("Filters", VariableKind::AdHoc, {}, {});
    filters.filters
        = {{utf8("env"), utf8("="), {utf8("prod")}}, {utf8("pod"), utf8("=|"), {utf8("a"), utf8("b")}}};
    Variable pods = severalPods();
    pods.current = {utf8("pod-2"), utf8("pod-3")};
    show({variable("cluster", VariableKind::Query, {utf8("prod-tokyo-1")}, {utf8("prod-tokyo-1")}), pods,
          variable("path", VariableKind::TextBox, {}, {utf8("/checkout")}),
          variable("debug", VariableKind::Switch, {utf8("1"), utf8("0")}, {utf8("1")}),
          variable("empty", VariableKind::Query, {}, {}), filters},
         {});
    QTest::qWait(100);
    const QString name = folder + u'/' + QLatin1String(QTest::currentDataTag());
    QVERIFY(m_bar->grab().save(name + utf8("-bar.png")));
    kit::ValuePicker *picker = open("pod");
    QTest::qWait(50);
    QVERIFY(picker->grab().save(name + utf8("-picker.png")));
    picker->close();
    QTest::mouseClick(named<QAbstractButton>("Add a filter"), Qt::LeftButton);
    QVERIFY(m_bar->findChild<FilterEditor *>()->grab().save(name + utf8("-filter.png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    VariablesBarTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_variablesbar.moc"
