#include "traces/tracereference.h"

#include <QTest>

using namespace yagura::traces;

class TraceIdTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesEverySpelling_data();
    void parsesEverySpelling();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void spanIds();
    void findsTheTraceInWhatWasPasted_data();
    void findsTheTraceInWhatWasPasted();
};

void TraceIdTest::parsesEverySpelling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("canonical");
    const QString full = QStringLiteral("7f3a9c1e5b2d4860a1c4e97b03d25f18");
    const QString low = QStringLiteral("0000000000000000a1c4e97b03d25f18");
    QTest::newRow("32 digits") << QByteArray("7f3a9c1e5b2d4860a1c4e97b03d25f18") << full;
    QTest::newRow("upper case") << QByteArray("7F3A9C1E5B2D4860A1C4E97B03D25F18") << full;
    QTest::newRow("0x") << QByteArray("0x7f3a9c1e5b2d4860a1c4e97b03d25f18") << full;
    QTest::newRow("16 digits are the padded form") << QByteArray("a1c4e97b03d25f18") << low;
    QTest::newRow("no leading zeros")
        << QByteArray("abc") << QStringLiteral("00000000000000000000000000000abc");
    QTest::newRow("31 digits") << QByteArray("f3a9c1e5b2d4860a1c4e97b03d25f18")
                               << QStringLiteral("0f3a9c1e5b2d4860a1c4e97b03d25f18");
    QTest::newRow("base64") << QByteArray("fzqcHlstSGChxOl7A9JfGA==") << full;
    QTest::newRow("base64 without padding") << QByteArray("fzqcHlstSGChxOl7A9JfGA") << full;
    QTest::newRow("base64 for URLs") << QByteArray("-_-_-_-_-_-_-_-_-_-_-w==")
                                     << QStringLiteral("fbffbffbffbffbffbffbffbffbffbffb");
}

void TraceIdTest::parsesEverySpelling()
{
    QFETCH(QByteArray, text);
    const auto id = parseTraceId(text.toStdString());
    QVERIFY(id);
    QTEST(idText(*id), "canonical");
}

void TraceIdTest::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("only 0x") << QByteArray("0x");
    QTest::newRow("33 digits") << QByteArray(33, 'a');
    QTest::newRow("words") << QByteArray("not-an-id");
    QTest::newRow("base64 of 15 bytes") << QByteArray("fzqcHlstSGChxOl7A9Jf");
}

void TraceIdTest::refusesWhatIsNone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseTraceId(text.toStdString()));
}

void TraceIdTest::spanIds()
{
    QCOMPARE(idText(*parseSpanId("2f")), QStringLiteral("000000000000002f"));
    QCOMPARE(idText(*parseSpanId("ocTpewPSXxg=")), QStringLiteral("a1c4e97b03d25f18"));
    QVERIFY(!parseSpanId("1a1c4e97b03d25f18")); // 17 digits that do not fit
    QVERIFY(idFromForeignText("a-1") != idFromForeignText("a-2"));
}

void TraceIdTest::findsTheTraceInWhatWasPasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("trace");
    QTest::addColumn<QString>("span");
    const QString id = QStringLiteral("7f3a9c1e5b2d4860a1c4e97b03d25f18");
    const QString span = QStringLiteral("00f067aa0ba902b7");
    const auto row
        = [](const char *name, const char *text, const QString &trace, const QString &spanId = {}) {
              QTest::newRow(name) << QString::fromLatin1(text) << trace << spanId;
          };
    row("bare", "  7f3a9c1e5b2d4860a1c4e97b03d25f18\n", id);
    row("half length", "a1c4e97b03d25f18", QStringLiteral("0000000000000000a1c4e97b03d25f18"));
    row("traceparent", "traceparent: 00-7f3a9c1e5b2d4860a1c4e97b03d25f18-00f067aa0ba902b7-01", id, span);
    row("link", "https://jaeger.example/trace/7f3a9c1e5b2d4860a1c4e97b03d25f18?uiFind=00f067aa0ba902b7", id,
        span);
    row("link under a path", "http://h/jaeger/ui/trace/a1c4e97b03d25f18",
        QStringLiteral("0000000000000000a1c4e97b03d25f18"));
    row("log line",
        "14:21 ERROR pool exhausted trace_id=7f3a9c1e5b2d4860a1c4e97b03d25f18 span_id=00f067aa0ba902b7", id,
        span);
    row("JSON", R"({"trace.id": "7F3A9C1E5B2D4860A1C4E97B03D25F18", "level": "x"})", id);
    row("in the middle of words", "see 7f3a9c1e5b2d4860a1c4e97b03d25f18, please", id);
    row("base64", "fzqcHlstSGChxOl7A9JfGA==", id);
    row("a search is none", "service:payment error", {});
    row("a version hash is none", "deploy 9f2c1ab of payment", {});
    row("a longer number is none", "7f3a9c1e5b2d4860a1c4e97b03d25f18ff", {});
    row("zeros are none", "00000000000000000000000000000000", {});
    row("empty", "   ", {});
}

void TraceIdTest::findsTheTraceInWhatWasPasted()
{
    QFETCH(QString, text);
    QFETCH(QString, trace);
    const auto found = findTraceReference(text);
    QCOMPARE(found.has_value(), !trace.isEmpty());
    if (!found)
        return;
    QCOMPARE(idText(found->trace), trace);
    QTEST(found->span ? idText(*found->span) : QString(), "span");
}

QTEST_GUILESS_MAIN(TraceIdTest)
#include "tst_traceid.moc"
