#include "architecture/sourcetree.h"

#include <QMap>
#include <QTest>

using namespace yagura::architecture;

// The one-way rules of ARCHITECTURE.md, read off the sources.
class RulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void modelsIncludeOnlyLowerFloors();
    void modelsHaveNoWindow();
    void widgetsIncludeNoNetworkAndNoApp();
    void screensIncludeNoOtherScreen();
    void coreUsesQtCoreOnly();
    void namesStayInTheirRoom_data();
    void namesStayInTheirRoom();
    void noSingletonsAndNoDemoBranches();
    void noColourLiteralsOutsideKit();
    void noLeftoverMarks();
    void everyHeaderSaysWhatItIsFor();

private:
    void report(const QStringList &offences, const char *rule);

    std::vector<SourceFile> m_files;
};

namespace {

// Floors of models/, lowest first; a room may include those strictly below and itself.
const QMap<QString, int> floors{
    {QStringLiteral("core"), 1},       {QStringLiteral("net"), 2},       {QStringLiteral("store"), 2},
    {QStringLiteral("workspace"), 2},  {QStringLiteral("metrics"), 3},   {QStringLiteral("traces"), 3},
    {QStringLiteral("logs"), 3},       {QStringLiteral("alerts"), 4},    {QStringLiteral("slo"), 5},
    {QStringLiteral("dashboards"), 6}, {QStringLiteral("incidents"), 6}, {QStringLiteral("correlate"), 7},
};

const QStringList screens{
    QStringLiteral("overview"),  QStringLiteral("dashboards"), QStringLiteral("metrics"),
    QStringLiteral("traces"),    QStringLiteral("logs"),       QStringLiteral("alerts"),
    QStringLiteral("incidents"), QStringLiteral("slo"),        QStringLiteral("settings")};

// models/traces/ and widgets/traces/ share an include prefix; the file tells which of the two is meant.
bool existsUnder(const char *family, const QString &target)
{
    return QFile::exists(QStringLiteral(YAGURA_SOURCE_DIR "/") + QLatin1String(family) + QLatin1Char('/')
                         + target);
}

QString quotedTarget(const QString &include)
{
    return include.startsWith(QLatin1Char('"')) ? include.mid(1, include.size() - 2) : QString();
}

bool isReader(const SourceFile &file)
{
    return file.baseName().endsWith(QLatin1String("wire")) || file.baseName().endsWith(QLatin1String("file"))
        || file.room() == QLatin1String("core");
}

} // namespace

void RulesTest::initTestCase()
{
    m_files = readSources(QStringLiteral(YAGURA_SOURCE_DIR),
                          {QStringLiteral("models"), QStringLiteral("widgets"), QStringLiteral("app")});
    QVERIFY(m_files.size() > 20);
}

void RulesTest::report(const QStringList &offences, const char *rule)
{
    QVERIFY2(
        offences.isEmpty(),
        qPrintable(QLatin1String(rule) + QStringLiteral(":\n  ") + offences.join(QStringLiteral("\n  "))));
}

void RulesTest::modelsIncludeOnlyLowerFloors()
{
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() != QLatin1String("models"))
            continue;
        const int own = floors.value(file.room(), -1);
        QVERIFY2(own > 0, qPrintable(QStringLiteral("no floor is named for ") + file.folder()));
        for (const QString &include : file.includes()) {
            const QString target = quotedTarget(include);
            const QString room = target.section(QLatin1Char('/'), 0, 0);
            if (target.isEmpty() || room == file.room() || !existsUnder("models", target))
                continue;
            const bool lower = floors.value(room, 99) < own;
            const bool joined = own == 5 || own == 6 || own == 7 || floors.value(room) <= 2
                || (file.room() == QLatin1String("alerts") && room == QLatin1String("metrics"));
            const bool sloMay = file.room() != QLatin1String("slo") || floors.value(room) <= 2
                || room == QLatin1String("metrics") || room == QLatin1String("alerts");
            if (!lower || !joined || !sloMay)
                offences << file.path + QStringLiteral(" includes ") + target;
        }
    }
    report(offences, "a room of models/ includes only lower floors, never a neighbour");
}

void RulesTest::modelsHaveNoWindow()
{
    static const QRegularExpression windowed(QStringLiteral(
        "^<(QtGui|QtWidgets|QtCharts|QWidget|QPainter|QColor|QFont|QIcon|QImage|QPixmap|QApplication|"
        "QGuiApplication|QPalette|QTextDocument|QAction|QLabel)"));
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() != QLatin1String("models"))
            continue;
        for (const QString &include : file.includes()) {
            const QString target = quotedTarget(include);
            const bool fromWindows = !target.isEmpty() && !existsUnder("models", target)
                && (existsUnder("widgets", target) || existsUnder("app", target));
            if (windowed.match(include).hasMatch() || fromWindows)
                offences << file.path + QStringLiteral(" includes ") + include;
        }
    }
    report(offences, "models/ knows no window");
}

void RulesTest::widgetsIncludeNoNetworkAndNoApp()
{
    static const QRegularExpression network(
        QStringLiteral("^<(QtNetwork|QNetwork|QTcp|QUdp|QSsl|QHost|QHttp|QAbstractSocket|QLocalS)"));
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() != QLatin1String("widgets"))
            continue;
        for (const QString &include : file.includes()) {
            const QString target = quotedTarget(include);
            const bool fromApp = !target.isEmpty() && existsUnder("app", target)
                && !existsUnder("widgets", target) && !existsUnder("models", target);
            if (network.match(include).hasMatch() || fromApp)
                offences << file.path + QStringLiteral(" includes ") + include;
        }
    }
    report(offences, "widgets/ includes neither Qt Network nor app/");
}

void RulesTest::screensIncludeNoOtherScreen()
{
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() != QLatin1String("widgets"))
            continue;
        for (const QString &include : file.includes()) {
            const QString target = quotedTarget(include);
            const QString room = target.section(QLatin1Char('/'), 0, 0);
            if (target.isEmpty() || room == file.room() || !existsUnder("widgets", target))
                continue;
            if (screens.contains(room) || (room == QLatin1String("shell")))
                offences << file.path + QStringLiteral(" includes ") + target;
        }
    }
    report(offences, "a screen includes neither another screen nor the shell");
}

void RulesTest::coreUsesQtCoreOnly()
{
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() != QLatin1String("models") || file.room() != QLatin1String("core"))
            continue;
        for (const QString &include : file.includes()) {
            if (include.startsWith(QLatin1String("<QNetwork")) || include.startsWith(QLatin1String("<QSql"))
                || include.startsWith(QLatin1String("<QtNetwork"))
                || include.startsWith(QLatin1String("<QtSql")))
                offences << file.path + QStringLiteral(" includes ") + include;
        }
    }
    report(offences, "core uses Qt Core only");
}

void RulesTest::namesStayInTheirRoom_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>(
        "allowed"); // regular expression over paths; "wire" stands for wire, file and core readers
    const auto row = [](const char *name, const char *pattern, const char *allowed) {
        QTest::newRow(name) << QString::fromLatin1(pattern) << QString::fromLatin1(allowed);
    };
    row("QNetwork", "\\bQNetwork(AccessManager|Reply|Request|Proxy)\\b", "^models/net/|^app/demo/");
    row("QSsl", "\\bQSsl\\w+\\b", "^models/net/");
    row("QKeychain", "\\bQKeychain\\b", "^models/workspace/secretstore");
    row("QSqlDatabase", "\\bQSqlDatabase\\b", "^models/store/");
    row("JSON and YAML libraries", "\\b(nlohmann|simdjson|YAML)::", "wire");
    row("ignoreSslErrors", "\\bignoreSslErrors\\b", "^$");
    row("opening URLs", "\\bQDesktopServices\\b", "^widgets/kit/(.*/)?safelinks");
    row("exec of modal dialogs", "\\b(QMessageBox|QInputDialog|QErrorMessage)\\b", "^$");
    row("std::regex", "\\bstd::regex\\b", "^$");
}

void RulesTest::namesStayInTheirRoom()
{
    QFETCH(QString, pattern);
    QFETCH(QString, allowed);
    const QRegularExpression name(pattern);
    const QRegularExpression room(allowed);
    QStringList offences;
    for (const SourceFile &file : m_files) {
        const bool mayWire
            = allowed == QLatin1String("wire") && (file.family() == QLatin1String("app") || isReader(file));
        if (mayWire || (allowed != QLatin1String("wire") && room.match(file.path).hasMatch()))
            continue;
        if (const auto match = name.match(file.code()); match.hasMatch())
            offences << file.path + QStringLiteral(" names ") + match.captured();
    }
    report(offences, "this name stays in its room");
}

void RulesTest::noSingletonsAndNoDemoBranches()
{
    static const QRegularExpression singleton(
        QStringLiteral("\\b(Q_GLOBAL_STATIC|static \\w+ ?[&*] ?instance\\()"));
    static const QRegularExpression demo(QStringLiteral("\\b(isDemo|demoMode|m_demo)\\b"));
    QStringList offences;
    for (const SourceFile &file : m_files) {
        const QString code = file.code();
        if (singleton.match(code).hasMatch())
            offences << file.path + QStringLiteral(" has a singleton");
        if (file.family() != QLatin1String("app") && demo.match(code).hasMatch())
            offences << file.path + QStringLiteral(" knows of the demo");
    }
    report(offences, "no singletons; only app/ knows of the demo world");
}

void RulesTest::noColourLiteralsOutsideKit()
{
    static const QRegularExpression colour(
        QStringLiteral("QColor\\((?:0x|\\d|QStringLiteral\\(\"#|\"#)|\"#[0-9a-fA-F]{6,8}\"|\\bQt::(red|green|"
                       "blue|white|black|"
                       "gray|darkGray|yellow)\\b"));
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.family() == QLatin1String("widgets") && file.room() != QLatin1String("kit")
            && colour.match(file.text).hasMatch())
            offences << file.path + QStringLiteral(": ") + colour.match(file.text).captured();
    }
    report(offences, "colours come from the theme");
}

void RulesTest::noLeftoverMarks()
{
    static const QRegularExpression mark(QStringLiteral("\\b(TODO|FIXME|XXX|HACK)\\b"));
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (mark.match(file.text).hasMatch())
            offences << file.path;
    }
    report(offences, "no leftover marks");
}

void RulesTest::everyHeaderSaysWhatItIsFor()
{
    QStringList offences;
    for (const SourceFile &file : m_files) {
        if (file.isHeader()
            && !(file.text.startsWith(QLatin1String("// "))
                 && file.text.contains(QLatin1String("#pragma once"))))
            offences << file.path;
    }
    report(offences, "a header opens with a sentence on what it is for, and #pragma once");
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
