#include "kit/errortext.h"
#include "language.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;
    bool isPlural = false;
    bool isFinished = true;
};

QStringList readTranslations(QXmlStreamReader &xml, bool isPlural)
{
    if (!isPlural)
        return {xml.readElementText()};
    QStringList forms;
    while (xml.readNextStartElement())
        forms << xml.readElementText();
    return forms;
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.isFinished = !xml.attributes().hasAttribute("type"_L1);
            message.translations = readTranslations(xml, message.isPlural);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &language)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/translations/yagura_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:[1-9]|n)"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QString place(const Message &message)
{
    return u"%1: \"%2\" → \"%3\""_s.arg(message.context, message.source, message.translations.join(u" | "_s));
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finished_data();
    void finished();
    void placeholdersSurvive_data();
    void placeholdersSurvive();
    void spoken_data();
    void spoken();
    void pluralsOfEnglish();
    void everyErrorIsExplained_data();
    void everyErrorIsExplained();
    void englishComesBack();
};

void TranslationsTest::finished_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");
    QTest::addColumn<int>("least");
    QTest::newRow("Japanese") << u"ja"_s << 1 << 800;
    QTest::newRow("English plurals") << u"en"_s << 2 << 40;
}

void TranslationsTest::finished()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    QFETCH(int, least);
    const QList<Message> messages = readMessages(language);
    QCOMPARE_GE(messages.size(), least);
    QStringList open;
    for (const Message &message : messages) {
        const bool isFull = message.isFinished && !message.translations.contains(QString())
            && message.translations.size() == (message.isPlural ? forms : 1);
        if (!isFull)
            open << place(message);
    }
    QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
}

void TranslationsTest::placeholdersSurvive_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Japanese") << u"ja"_s;
    QTest::newRow("English plurals") << u"en"_s;
}

void TranslationsTest::placeholdersSurvive()
{
    QFETCH(QString, language);
    const QList<Message> messages = readMessages(language);
    QVERIFY(!messages.isEmpty());
    QStringList broken;
    for (const Message &message : messages) {
        for (const QString &text : message.translations) {
            if (placeholders(text) != placeholders(message.source))
                broken << place(message);
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

void TranslationsTest::spoken_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("japanese");
    const auto row = [](const char *context, const char *source, const QString &japanese) {
        QTest::newRow(source) << QByteArray(context) << QByteArray(source) << japanese;
    };
    row("TimeRange", "Last 1 hour", u"直近1時間"_s);
    row("Severity", "Critical", u"重大"_s);
    row("Severity", "Warning", u"警告"_s);
    row("yagura::overview::OverviewScreen", "Overview", u"概要"_s);
    row("yagura::overview::OverviewScreen", "Open incidents", u"未解決インシデント"_s);
    row("yagura::overview::AlertsPanel", "Firing alerts", u"発報中のアラート"_s);
    row("yagura::overview::AlertsPanel", "Age", u"経過"_s);
    row("yagura::overview::ServicesPanel", "Req/s", u"要求/秒"_s);
    row("yagura::incidents::IncidentsScreen", "Acknowledge", u"対応開始"_s);
    row("yagura::logs::LogsScreen", "Logs", u"ログ"_s);
    row("yagura::metrics::MetricsScreen", "Metrics", u"メトリクス"_s);
    row("yagura::traces::TracesScreen", "Traces", u"トレース"_s);
    row("yagura::dashboards::DashboardsScreen", "Dashboards", u"ダッシュボード"_s);
    row("yagura::settings::SettingsScreen", "Settings", u"設定"_s);
    row("yagura::shell::MainWindow", "Refresh now", u"今すぐ更新"_s);
}

void TranslationsTest::spoken()
{
    QFETCH(QByteArray, context);
    QFETCH(QByteArray, source);
    LanguageLoader loader;
    loader.load(Language::Japanese);
    QTEST(QCoreApplication::translate(context.constData(), source.constData()), "japanese");
}

void TranslationsTest::pluralsOfEnglish()
{
    const auto deploys = [](int n) {
        return QCoreApplication::translate("yagura::overview::OverviewScreen", "%n deploy(s)", nullptr, n);
    };
    LanguageLoader loader;
    loader.load(Language::English);
    QCOMPARE(deploys(1), u"1 deploy"_s);
    QCOMPARE(deploys(3), u"3 deploys"_s);
    loader.load(Language::Japanese);
    QCOMPARE(deploys(3), u"デプロイ3"_s);
}

void TranslationsTest::everyErrorIsExplained_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Missing); ++kind)
        QTest::addRow("kind %d", kind) << static_cast<ErrorKind>(kind);
}

void TranslationsTest::everyErrorIsExplained()
{
    QFETCH(ErrorKind, kind);
    const Error error{.kind = kind, .where = {}, .detail = {}, .hint = {}};
    LanguageLoader loader;
    loader.load(Language::English);
    const QString title = kit::errorTitle(error);
    const QString advice = kit::errorAdvice(error);
    QVERIFY(!title.isEmpty());
    loader.load(Language::Japanese);
    QVERIFY(!kit::errorTitle(error).isEmpty());
    QVERIFY2(kit::errorTitle(error) != title, qPrintable(title));
    QCOMPARE(kit::errorAdvice(error).isEmpty(), advice.isEmpty());
    QVERIFY2(advice.isEmpty() || kit::errorAdvice(error) != advice, qPrintable(advice));
}

void TranslationsTest::englishComesBack()
{
    LanguageLoader loader;
    loader.load(Language::Japanese);
    QCOMPARE(QCoreApplication::translate("Severity", "Critical"), u"重大"_s);
    loader.load(Language::English);
    QCOMPARE(QCoreApplication::translate("Severity", "Critical"), u"Critical"_s);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
