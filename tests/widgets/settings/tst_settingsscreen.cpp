#include "settings/settingsscreen.h"

#include "core/clock.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "settings/problemstablemodel.h"
#include "settings/sourceeditor.h"
#include "workspace/preferences.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::settings;
using namespace Qt::StringLiterals;

namespace {

class FakeTester final : public ConnectionTester
{
public:
    std::map<QString, Promise<ConnectionReport>> asked;
    std::optional<QByteArray> typed;

    Call<ConnectionReport> test(const SourceConfig &config, const std::optional<Secret> &secret) override
    {
        typed = secret ? std::optional(secret->value()) : std::nullopt;
        asked[config.id] = Promise<ConnectionReport>();
        return asked[config.id].call();
    }
};

class DeadKeyring final : public Keyring
{
public:
    Call<Secret> read(const QString &) override { return Call<Secret>::ready(failure(ErrorKind::Storage)); }
    Call<void> write(const QString &, const Secret &) override
    {
        return Call<void>::ready(failure(ErrorKind::Storage, u"keyring"_s, u"Unknown error"_s));
    }
    Call<void> remove(const QString &) override { return Call<void>::ready({}); }
};

const char *const ThreeSources = R"(sources:
  - id: prometheus
    kind: prometheus
    name: Prometheus Tokyo
    url: http://prometheus.shop.example:9090
  - id: elasticsearch
    kind: elasticsearch
    name: Logs
    url: https://logs.shop.example:9200
    auth: apikey
    secret: {environment: ES_KEY}
    index: logs-prod-*
  - id: pagerduty
    kind: pagerduty
    name: PagerDuty
    url: https://api.pagerduty.com
    auth: pagerduty
    secret: keyring
    from: primary@shop.example
)";

} // namespace

class SettingsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void firstSourceIsInTheEditor();
    void emptyWorkspaceOffersANewOne();
    void addsASource();
    void mistakesAreShownAndNothingIsWritten();
    void idOfAnotherIsRefused();
    void editsStayUntilSavedOrUndone();
    void removesAfterAsking();
    void testsTheConnection();
    void testsWhatWasTyped();
    void failureOfATestIsSaid();
    void secretStaysInMemoryAndIsMarked();
    void secretNeverReachesTheFileOrTheLabels();
    void problemsAreListed();
    void pivotSelects();
    void preferencesHoldAtOnce();
    void modelsKeepTheirRows();
    void everythingHasAName();
    void pictures_data();
    void pictures();

private:
    void open(const QByteArray &sources = ThreeSources);
    template <typename T> [[nodiscard]] T *child(const QString &accessibleName) const;
    [[nodiscard]] kit::Button *button(const QString &text) const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QByteArray file() const;

    ManualClock m_clock;
    QThreadPool m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<kit::ActionRegistry> m_actions;
    std::unique_ptr<FakeTester> m_tester;
    std::unique_ptr<SettingsScreen> m_screen;
};

void SettingsScreenTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(m_folder->path(), m_workers);
    m_secrets = std::make_unique<SecretStore>(std::make_unique<DeadKeyring>(), m_folder->path());
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"preferences.yaml"_s), m_clock);
    m_actions = std::make_unique<kit::ActionRegistry>();
    m_tester = std::make_unique<FakeTester>();
}

void SettingsScreenTest::cleanup()
{
    m_screen.reset();
    m_tester.reset();
    m_workspace.reset();
    m_workers.waitForDone();
}

void SettingsScreenTest::open(const QByteArray &sources)
{
    QFile file(m_folder->filePath(u"sources.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sources);
    file.close();
    QVERIFY(m_workspace->open());
    m_screen = std::make_unique<SettingsScreen>(
        SettingsServices{*m_workspace, *m_secrets, *m_preferences, *m_tester, *m_actions});
    m_screen->resize(1224, 732);
    m_screen->show();
    QTRY_VERIFY(m_screen->isSettled());
}

template <typename T> T *SettingsScreenTest::child(const QString &accessibleName) const
{
    for (T *widget : m_screen->findChildren<T *>()) {
        if (widget->accessibleName() == accessibleName)
            return widget;
    }
    return nullptr;
}

kit::Button *SettingsScreenTest::button(const QString &text) const
{
    for (auto *one : m_screen->findChildren<kit::Button *>()) {
        if (one->text() == text && one->isVisible())
            return one;
    }
    return nullptr;
}

QString SettingsScreenTest::shownText() const
{
    QStringList texts;
    for (const QLabel *label : m_screen->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const auto *table : m_screen->findChildren<kit::DataTable *>()) {
        const auto *model = table->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                texts << model->index(row, column).data().toString()
                      << model->index(row, column).data(Qt::ToolTipRole).toString();
        }
    }
    return texts.join('\n'_L1);
}

QByteArray SettingsScreenTest::file() const
{
    QFile file(m_folder->filePath(u"sources.yaml"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void SettingsScreenTest::firstSourceIsInTheEditor()
{
    open();
    QCOMPARE(child<QLineEdit>(u"Name"_s)->text(), u"Prometheus Tokyo"_s);
    QCOMPARE(child<QLineEdit>(u"Address"_s)->text(), u"http://prometheus.shop.example:9090"_s);
    QVERIFY(!child<QLineEdit>(u"Id in sources.yaml"_s)->isEnabled());
    QVERIFY(!button(u"Save"_s)->isEnabled());
}

void SettingsScreenTest::emptyWorkspaceOffersANewOne()
{
    open("");
    QVERIFY(button(u"Add"_s));
    QVERIFY(button(u"Add"_s)->isEnabled());
    QCOMPARE(child<QLineEdit>(u"Address"_s)->text(), u"http://localhost:9090"_s);
    QVERIFY(shownText().contains("No source yet."_L1));
}

void SettingsScreenTest::addsASource()
{
    open();
    m_actions->action(u"settings.addSource"_s)->trigger();
    QCOMPARE(child<QComboBox>(u"Kind"_s)->currentText(), u"Alertmanager"_s); // the first that is missing
    child<QComboBox>(u"Kind"_s)->setCurrentIndex(static_cast<int>(SourceKind::Jaeger));
    QCOMPARE(child<QLineEdit>(u"Address"_s)->text(), u"http://localhost:16686"_s);
    auto *name = child<QLineEdit>(u"Name"_s);
    name->clear();
    QTest::keyClicks(name, u"Traces"_s);
    auto *id = child<QLineEdit>(u"Id in sources.yaml"_s);
    id->clear();
    QTest::keyClicks(id, u"traces-1"_s);
    QTest::mouseClick(button(u"Add"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->sources().sources.size(), 4);
    const SourceConfig added = m_workspace->sources().sources.last();
    QCOMPARE(added.id, u"traces-1"_s);
    QCOMPARE(added.name, u"Traces"_s);
    QVERIFY(added.kind == SourceKind::Jaeger);
    QCOMPARE(child<kit::DataTable>(u"Sources"_s)->currentIndex().row(), 3);
    QVERIFY(!child<QLineEdit>(u"Id in sources.yaml"_s)->isEnabled());
}

void SettingsScreenTest::mistakesAreShownAndNothingIsWritten()
{
    open();
    auto *url = child<QLineEdit>(u"Address"_s);
    url->clear();
    QTest::keyClicks(url, u"ftp://x"_s);
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QVERIFY(!url->accessibleDescription().isEmpty());
    QCOMPARE(file(), QByteArray(ThreeSources));
    url->clear();
    QTest::keyClicks(url, u"http://x:1"_s);
    QVERIFY(url->accessibleDescription().isEmpty());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->sources().sources.first().url, QUrl(u"http://x:1"_s));
}

void SettingsScreenTest::idOfAnotherIsRefused()
{
    open();
    m_screen->addSource();
    auto *id = child<QLineEdit>(u"Id in sources.yaml"_s);
    id->clear();
    QTest::keyClicks(id, u"pagerduty"_s);
    QTest::mouseClick(button(u"Add"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->sources().sources.size(), 3);
    QVERIFY(shownText().contains("Another source has this id."_L1));
}

void SettingsScreenTest::editsStayUntilSavedOrUndone()
{
    open();
    auto *table = child<kit::DataTable>(u"Sources"_s);
    auto *name = child<QLineEdit>(u"Name"_s);
    QTest::keyClicks(name, u" 2"_s);
    table->setCurrentIndex(table->model()->index(2, 0));
    QCOMPARE(name->text(), u"PagerDuty"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
    QCOMPARE(name->text(), u"Prometheus Tokyo 2"_s);
    QTest::mouseClick(button(u"Undo"_s), Qt::LeftButton);
    QCOMPARE(name->text(), u"Prometheus Tokyo"_s);
    QCOMPARE(file(), QByteArray(ThreeSources));
}

void SettingsScreenTest::removesAfterAsking()
{
    open();
    QTest::mouseClick(button(u"Remove …"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"Keep"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->sources().sources.size(), 3);
    QTest::mouseClick(button(u"Remove …"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"Remove"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->sources().sources.size(), 2);
    QCOMPARE(child<QLineEdit>(u"Name"_s)->text(), u"Logs"_s);
}

void SettingsScreenTest::testsTheConnection()
{
    open();
    m_screen->testAll();
    QVERIFY(!m_screen->isSettled());
    QCOMPARE(m_tester->asked.size(), size_t(3));
    for (auto &[id, promise] : m_tester->asked)
        promise.finish(ConnectionReport{u"Prometheus"_s, u"2.42.0"_s, {}});
    QTRY_VERIFY(m_screen->isSettled());
    const auto *table = child<kit::DataTable>(u"Sources"_s);
    QCOMPARE(table->model()->index(0, SourcesTableModel::ConnectionColumn).data().toString(),
             u"Prometheus 2.42.0"_s);
    QVERIFY(shownText().contains("Reached Prometheus 2.42.0."_L1));
}

void SettingsScreenTest::testsWhatWasTyped()
{
    open();
    auto *table = child<kit::DataTable>(u"Sources"_s);
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::keyClicks(child<QLineEdit>(u"Token"_s), u"abc"_s);
    QTest::mouseClick(button(u"Test connection"_s), Qt::LeftButton);
    QCOMPARE(m_tester->typed, std::optional(QByteArray("abc")));
    QCOMPARE(m_secrets->state(u"pagerduty"_s), SecretState::NotAsked);
    QCOMPARE(file(), QByteArray(ThreeSources));
    QVERIFY(!button(u"Test connection"_s)->isEnabled());
}

void SettingsScreenTest::failureOfATestIsSaid()
{
    open();
    m_screen->testSource(u"prometheus"_s);
    m_tester->asked.at(u"prometheus"_s)
        .finish(failure(ErrorKind::NotJson, u"http://prometheus.shop.example:9090"_s,
                        u"begins with: <!DOCTYPE html>"_s));
    QTRY_VERIFY(m_screen->isSettled());
    QVERIFY(shownText().contains("<!DOCTYPE html>"_L1));
    const auto *table = child<kit::DataTable>(u"Sources"_s);
    QVERIFY(!table->model()->index(0, SourcesTableModel::ConnectionColumn).data().toString().isEmpty());
}

void SettingsScreenTest::secretStaysInMemoryAndIsMarked()
{
    open();
    auto *table = child<kit::DataTable>(u"Sources"_s);
    table->setCurrentIndex(table->model()->index(2, 0));
    QSignalSpy changed(m_screen.get(), &SettingsScreen::secretChanged);
    auto *token = child<QLineEdit>(u"Token"_s);
    QTest::keyClicks(token, u"yagura-canary-1"_s);
    QVERIFY(button(u"Save"_s)->isEnabled());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_secrets->state(u"pagerduty"_s), SecretState::MemoryOnly);
    QVERIFY(token->text().isEmpty());
    QVERIFY(token->accessibleDescription().contains("memory"_L1));
}

void SettingsScreenTest::secretNeverReachesTheFileOrTheLabels()
{
    secretStaysInMemoryAndIsMarked();
    QTest::keyClicks(child<QLineEdit>(u"Name"_s), u"!"_s);
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QVERIFY(file().contains("PagerDuty!"));
    QVERIFY(!file().contains("canary"));
    QVERIFY(!shownText().contains("canary"_L1));
}

void SettingsScreenTest::problemsAreListed()
{
    QDir(m_folder->path()).mkdir(u"dashboards"_s);
    QFile broken(m_folder->filePath(u"dashboards/bad.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\n\"a\": oops\n}");
    broken.close();
    open("sources:\n  - {id: a, kind: promteheus, url: \"http://a\"}\n");
    const auto *table = child<kit::DataTable>(u"Problems in files of the workspace"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"sources.yaml:2"_s);
    QCOMPARE(table->model()->index(1, 0).data().toString(), u"dashboards/bad.json:2"_s);
}

void SettingsScreenTest::pivotSelects()
{
    open();
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Settings;
    pivot.sourceId = u"elasticsearch"_s;
    m_screen->openPivot(pivot);
    QCOMPARE(child<QLineEdit>(u"Name"_s)->text(), u"Logs"_s);
    QVERIFY(child<QLineEdit>(u"Index pattern"_s)->isVisible());
}

void SettingsScreenTest::preferencesHoldAtOnce()
{
    open();
    child<kit::SegmentedControl>(u"Theme"_s)->setCurrentIndex(1);
    QCOMPARE(m_preferences->values().theme, PreferredTheme::Light);
    child<kit::SegmentedControl>(u"Language"_s)->setCurrentIndex(2);
    QCOMPARE(m_preferences->values().language, PreferredLanguage::Japanese);
    auto *zone = child<QLineEdit>(u"Time zone"_s);
    QTest::keyClicks(zone, u"Mars/Olympus\r"_s);
    QVERIFY(!zone->accessibleDescription().isEmpty());
    QVERIFY(m_preferences->values().zone.isEmpty());
    zone->clear();
    QTest::keyClicks(zone, u"Asia/Tokyo\r"_s);
    QCOMPARE(m_preferences->values().zone, u"Asia/Tokyo"_s);
}

void SettingsScreenTest::modelsKeepTheirRows()
{
    SourcesTableModel sources;
    const QAbstractItemModelTester sourcesTester(&sources,
                                                 QAbstractItemModelTester::FailureReportingMode::Fatal);
    ProblemsTableModel problems;
    const QAbstractItemModelTester problemsTester(&problems,
                                                  QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&sources, &QAbstractItemModel::modelReset);
    const auto row = [](const char *id) {
        SourceRow out;
        out.config.id = QString::fromLatin1(id);
        return out;
    };
    sources.setRows({row("a"), row("b"), row("c")});
    const QPersistentModelIndex c = sources.index(2, 0);
    sources.setRows({row("a"), row("c")});
    sources.setRows({row("a"), row("new"), row("c")});
    QCOMPARE(c.row(), 2);
    QCOMPARE(sources.indexOf(u"new"_s), 1);
    QCOMPARE(resets.size(), 0);
    sources.setRows({row("c"), row("a")});
    QCOMPARE(sources.row(0).config.id, u"c"_s);

    const auto finding = [](const char *message) {
        Finding out;
        out.message = QString::fromLatin1(message);
        return out;
    };
    problems.setProblems({finding("a"), finding("b")}, {});
    const QPersistentModelIndex b = problems.index(1, 0);
    problems.setProblems({finding("b"), finding("c"), finding("a")}, {});
    QCOMPARE(b.row(), 0);
    problems.setProblems({finding("c"), finding("c")}, {});
    QCOMPARE(problems.rowCount(), 2);
    problems.setProblems({finding("c")}, {});
    QCOMPARE(problems.rowCount(), 1);
    problems.setProblems({}, {});
    QCOMPARE(problems.rowCount(), 0);
}

void SettingsScreenTest::everythingHasAName()
{
    open();
    for (const QWidget *widget : m_screen->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->parentWidget()->inherits("QComboBox") || widget->objectName().startsWith("qt_"_L1))
            continue;
        const auto *one = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (one && !one->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

void SettingsScreenTest::pictures_data()
{
    QTest::addColumn<kit::ThemeMode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::newRow("settings-dark") << kit::ThemeMode::Dark << QSize(1224, 732);
    QTest::newRow("settings-light") << kit::ThemeMode::Light << QSize(1224, 732);
    QTest::newRow("settings-wide-dark") << kit::ThemeMode::Dark << QSize(2504, 1372);
    QTest::newRow("settings-wide-light") << kit::ThemeMode::Light << QSize(2504, 1372);
}

void SettingsScreenTest::pictures()
{
    QFETCH(kit::ThemeMode, mode);
    QFETCH(QSize, size);
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("YAGURA_PICTURES names no folder for the pictures");
    kit::ThemeManager::installed()->setMode(mode);
    QDir(m_folder->path()).mkdir(u"runbooks"_s);
    QFile broken(m_folder->filePath(u"runbooks/pool.yaml"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("title: Pool\nsteps: []\ntitle: Pool again\n");
    broken.close();
    QByteArray sources = ThreeSources;
    sources += "  - {id: jaeger, kind: jaeger, name: Jaeger, url: \"http://jaeger.shop.example:16686\"}\n"
               "  - {id: slack, kind: slak, url: \"https://slack.com/api\"}\n";
    open(sources);
    m_screen->resize(size);
    m_screen->activate();
    m_screen->testAll();
    m_tester->asked.at(u"prometheus"_s).finish(ConnectionReport{u"Prometheus"_s, u"2.42.0"_s, {}});
    m_tester->asked.at(u"jaeger"_s)
        .finish(failure(ErrorKind::ConnectionRefused, u"http://jaeger.shop.example:16686"_s));
    m_tester->asked.at(u"elasticsearch"_s)
        .finish(ConnectionReport{u"Elasticsearch"_s, u"8.11.1"_s, u"cluster shop-logs"_s});
    m_tester->asked.at(u"pagerduty"_s)
        .finish(ConnectionReport{u"PagerDuty"_s, {}, u"primary@shop.example"_s});
    QTRY_VERIFY(m_screen->isSettled());
    SourceConfig pagerDuty = m_workspace->sources().sources[2];
    auto storing = m_secrets->store(pagerDuty, Secret("x"));
    QTRY_COMPARE(m_secrets->state(u"pagerduty"_s), SecretState::MemoryOnly);
    auto *table = child<kit::DataTable>(u"Sources"_s);
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::keyClicks(child<QLineEdit>(u"Name"_s), u" EU"_s);
    m_screen->activate();
    QTest::qWait(50);
    QVERIFY(m_screen->grab().save(QDir(folder).filePath(QLatin1String(QTest::currentDataTag()) + u".png"_s)));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const kit::ThemeManager theme(application);
    SettingsScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settingsscreen.moc"
