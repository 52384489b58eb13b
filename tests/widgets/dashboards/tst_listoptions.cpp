#include "listscreen.h"

#include "dashboards/lists/listpanelview.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::dashboards::testing;
using namespace Qt::StringLiterals;

// Two lists side by side on one dashboard, one of them with the option.
class ListOptionsTest : public QObject, private ListScreen
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();

private:
    kit::ThemeManager m_themes{*qApp};
};

void ListOptionsTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("option");
    const auto row = [](const char *type, const QByteArray &option, const QByteArray &base = {}) {
        QTest::addRow("%s: %s", type, option.constData()) << QByteArray(type) << base << option;
    };
    for (const char *type : {"alertlist", "logs", "dashlist"})
        QTest::addRow("%s: nothing", type) << QByteArray(type) << QByteArray() << QByteArray();
    for (const char *option :
         {R"("viewMode":"stat")", R"("groupMode":"custom","groupBy":["severity"])", R"("maxItems":2)",
          R"("sortOrder":2)", R"("sortOrder":3)", R"("sortOrder":4)", R"("sortOrder":5)",
          R"("stateFilter":{"pending":true})", R"("alertName":"Mail")", R"("dashboardAlerts":true)",
          R"("alertInstanceLabelFilter":"{severity=\"critical\"}")"})
        row("alertlist", option);
    for (const char *option : {R"("showTime":true)", R"("showLabels":true)", R"("sortOrder":"Ascending")",
                               R"("dedupStrategy":"numbers")", R"("dedupStrategy":"signature")"})
        row("logs", option);
    const QByteArray errors = R"("query":"log.level:ERROR")";
    row("logs", R"("showCommonLabels":true)", errors);
    row("logs", R"("wrapLogMessage":true)", errors + R"(,"showLabels":true)");
    row("logs", R"("prettifyLogMessage":true)", R"("query":"service.name:audit")");
    row("logs", R"("dedupStrategy":"exact")", R"("query":"service.name:audit")");
    row("logs", R"("displayedFields":["service.name","k8s.pod"])");
    row("logs", R"("displayedFields":["log.level","message"])");
    row("logs", R"("fontSize":"small")");
    row("logs", R"("fontSize":"small")", R"("wrapLogMessage":true,"showTime":true)");
    row("logs", R"("timestampResolution":"ns")", R"("showTime":true)");
    for (const char *option : {R"("showStarred":false)", R"("showRecentlyViewed":true)",
                               R"("showSearch":true)", R"("showHeadings":false)"})
        row("dashlist", option);
    const QByteArray searched = R"("showStarred":false,"showSearch":true)";
    for (const char *option : {R"("query":"other")", R"("tags":["infra"])", R"("maxItems":1)"})
        row("dashlist", option, searched);
}

void ListOptionsTest::everyOptionIsDrawn()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, option);
    giveAlerts();
    giveLogs();
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_elastic->addDocuments(
            u"logs-audit"_s,
            {QStringLiteral(
                 R"({"@timestamp":%1,"service":{"name":"audit"},"message":"{\"user\":\"kei\",\"may\":true}"})")
                 .arg(toUnixMilliseconds(now) - 1000 * (i + 1))
                 .toUtf8()}));
    m_screen->feeds().setStarred({u"night.json"_s});
    const char *between = base.isEmpty() || option.isEmpty() ? "" : ",";
    const QByteArray both = base + between + option;
    open(
        {panelJson(1, type.constData(), '{' + base + '}'), panelJson(2, type.constData(), '{' + both + '}')});
    const auto picture = [this](int id) { return view<ListPanelView>(id)->grab().toImage(); };
    QCOMPARE(view<ListPanelView>(1)->size(), view<ListPanelView>(2)->size());
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty()) {
        QString name = QString::fromLatin1(QTest::currentDataTag());
        name.replace(QRegularExpression(u"[^a-zA-Z]+"_s), u"-"_s);
        QVERIFY(picture(2).save(folder + u"/list-%1.png"_s.arg(name)));
    }
    QCOMPARE(picture(1) == picture(2), option.isEmpty());
}

QTEST_MAIN(ListOptionsTest)
#include "tst_listoptions.moc"
