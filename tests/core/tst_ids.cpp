#include "core/ids.h"

#include <QTest>

using namespace yagura;

class IdsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void traceIds_data();
    void traceIds();
    void spanIds();
    void pasted_data();
    void pasted();
    void bounded();
};

void IdsTest::traceIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("'%s'", text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
    };
    row("5b8aa5a2d2c872e8321cf37308d69df2", "5b8aa5a2d2c872e8321cf37308d69df2");
    row("5B8AA5A2D2C872E8321CF37308D69DF2", "5b8aa5a2d2c872e8321cf37308d69df2");
    row("321cf37308d69df2", "0000000000000000321cf37308d69df2");
    row("1", "00000000000000000000000000000001");
    row("0x2a", "0000000000000000000000000000002a");
    row(" 2a ", "0000000000000000000000000000002a");
    row("W4qlotLIcugyHPNzCNad8g==", "5b8aa5a2d2c872e8321cf37308d69df2");
    row("W4qlotLIcugyHPNzCNad8g", "5b8aa5a2d2c872e8321cf37308d69df2");
    row("-_-_-_-_-_-_-_-_-_-_-w", "fbffbffbffbffbffbffbffbffbffbffb");
    row("", "");
    row("0", "");
    row("00000000000000000000000000000000", "");
    row("AAAAAAAAAAAAAAAAAAAAAA==", "");
    row("5b8aa5a2d2c872e8321cf37308d69df2a", "");
    row("xyz", "");
    row("0x", "");
    row("5b8aa5a2-d2c8", "");
}

void IdsTest::traceIds()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto id = traceIdFromText(text);
    QCOMPARE(id.has_value(), !expected.isEmpty());
    if (id) {
        QCOMPARE(id->toString(), expected);
        QCOMPARE(traceIdFromText(id->toString()), id);
    }
}

void IdsTest::spanIds()
{
    QCOMPARE(spanIdFromText(u"D69DF2")->toString(), QStringLiteral("0000000000d69df2"));
    QCOMPARE(spanIdFromText(u"7uGxBpvGl2E=")->toString(), QStringLiteral("eee1b1069bc69761"));
    QCOMPARE(spanIdFromBase64("7uGxBpvGl2E")->toString(), QStringLiteral("eee1b1069bc69761"));
    QVERIFY(!spanIdFromText(u"0"));
    QVERIFY(!spanIdFromHex("12345678901234567"));
    QVERIFY(!SpanId().isValid());
}

void IdsTest::pasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("trace"); // empty: none
    QTest::addColumn<QString>("span");
    const char *id = "4bf92f3577b34da6a3ce929d0e0e4736";
    const auto row = [](const char *name, const char *text, const char *trace, const char *span = "") {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(trace)
                            << QString::fromLatin1(span);
    };
    row("bare", "4bf92f3577b34da6a3ce929d0e0e4736\n", id);
    row("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", id, "00f067aa0ba902b7");
    row("header", "traceparent: 00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-00", id,
        "00f067aa0ba902b7");
    row("uber", "uber-trace-id: 4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:0:1", id,
        "00f067aa0ba902b7");
    row("uber encoded", "4bf92f3577b34da6a3ce929d0e0e4736%3A00f067aa0ba902b7%3A0%3A1", id,
        "00f067aa0ba902b7");
    row("b3", "b3: 4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1-05e3ac9a4f6e3b90", id,
        "00f067aa0ba902b7");
    row("x-ray", "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Sampled=1", id);
    row("json log", R"({"@timestamp":"x","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736","n":1})", id);
    row("escaped json", R"({\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"})", id);
    row("logfmt", "level=error trace_id=4bf92f3577b34da6a3ce929d0e0e4736 msg=x", id);
    row("short field", "traceID=a3ce929d0e0e4736", "0000000000000000a3ce929d0e0e4736");
    row("base64 field", R"("traceId": "S/kvNXezTaajzpKdDg5HNg==")", id);
    row("jaeger url", "https://jaeger.example/trace/4bf92f3577b34da6a3ce929d0e0e4736?uiFind=x", id);
    row("api url", "http://localhost:16686/api/traces/a3ce929d0e0e4736", "0000000000000000a3ce929d0e0e4736");
    row("uuid", "request 4bf92f35-77b3-4da6-a3ce-929d0e0e4736 failed", id);
    row("in prose", "see 4bf92f3577b34da6a3ce929d0e0e4736.", id);
    row("bare base64", "S/kvNXezTaajzpKdDg5HNg==", id);
    row("bare short", "a3ce929d0e0e4736", "0000000000000000a3ce929d0e0e4736");
    row("prefixed", "0xa3", "000000000000000000000000000000a3");
    row("zero traceparent", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "");
    row("word", "cafe", "");
    row("nothing", "no trace here", "");
    row("empty", "", "");
}

void IdsTest::pasted()
{
    QFETCH(QString, text);
    QFETCH(QString, trace);
    QFETCH(QString, span);
    const auto found = findTraceReference(text);
    QCOMPARE(found ? found->trace.toString() : QString(), trace);
    if (found)
        QCOMPARE(found->span.isValid() ? found->span.toString() : QString(), span);
}

void IdsTest::bounded()
{
    QVERIFY(!findTraceReference(QString(20'000'000, QLatin1Char('a'))));
    QVERIFY(!findTraceReference(QString(QString(70'000, QLatin1Char(' ')) + QStringLiteral("x"))));
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
