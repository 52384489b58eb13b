#include "core/jsonreader.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;

class JsonReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusals_data();
    void refusals();
    void deepInputIsRefusedBeforeItIsBuilt();
    void limits();
    void wideObjectsAreRefusedInFileOrder();
    void duplicateKeys();
    void orderIsKept();
    void byteOrderMark();
    void cutAtEveryByte();
    void dumpNeverThrows();
    void viewReadsWithPaths();
    void viewOfNothing();
    void integers_data();
    void integers();
    void numbersInText();
};

void JsonReaderTest::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray("") << ErrorKind::NotJson;
    QTest::newRow("spaces") << QByteArray(" \n ") << ErrorKind::NotJson;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html>") << ErrorKind::NotJson;
    QTest::newRow("text") << QByteArray("upstream timed out") << ErrorKind::NotJson;
    QTest::newRow("open object") << QByteArray("{\"a\": 1") << ErrorKind::Incomplete;
    QTest::newRow("open string") << QByteArray("[\"abc") << ErrorKind::Incomplete;
    QTest::newRow("trailing comma") << QByteArray("[1,]") << ErrorKind::Malformed;
    QTest::newRow("two documents") << QByteArray("{} {}") << ErrorKind::Malformed;
    QTest::newRow("comment") << QByteArray("{} // no") << ErrorKind::Malformed;
    QTest::newRow("bad utf-8") << QByteArray("[\"\xff\"]") << ErrorKind::Malformed;
    QTest::newRow("trailing NUL") << QByteArray("[1]\0", 4) << ErrorKind::Malformed;
    QTest::newRow("huge number") << QByteArray("[1e400]") << ErrorKind::Malformed;
    QTest::newRow("NaN") << QByteArray("[NaN]") << ErrorKind::Malformed;
    QTest::newRow("single quotes") << QByteArray("{'a':1}") << ErrorKind::Malformed;
}

void JsonReaderTest::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    const auto parsed = parseJson(text, QStringLiteral("file.json"));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, kind);
    QVERIFY(parsed.error().where.startsWith(QLatin1String("file.json")));
    QVERIFY(!parseOrderedJson(text, {}));
    QVERIFY(!checkJson(text, {}));
}

void JsonReaderTest::deepInputIsRefusedBeforeItIsBuilt()
{
    const auto parsed = parseJson(QByteArray(1'000'000, '['), {});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::TooLarge);
    QVERIFY(parseJson(QByteArray(QByteArray(64, '[') + QByteArray(64, ']')), {}));
    QVERIFY(!parseJson(QByteArray(QByteArray(65, '[') + QByteArray(65, ']')), {}));
}

void JsonReaderTest::limits()
{
    QCOMPARE(parseJson("[1,2,3]", {}, {.bytes = 6}).error().kind, ErrorKind::TooLarge);
    QVERIFY(parseJson("[1,2,3]", {}, {.bytes = 7}));
    QCOMPARE(parseJson("[1,2,3]", {}, {.nodes = 3}).error().kind, ErrorKind::TooLarge);
    QVERIFY(parseJson("[1,2,3]", {}, {.nodes = 4}));
    const auto broken = parseJson("{\n\"a\": 1,\n\"b\": oops\n}", QStringLiteral("x"));
    QCOMPARE(broken.error().where, QStringLiteral("x, line 3"));
}

// Kept in the file's order, each key is looked up from the front.
void JsonReaderTest::wideObjectsAreRefusedInFileOrder()
{
    QByteArray text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"k" + QByteArray::number(i) + "\":0,";
    text += "\"last\":0}";
    const auto ordered = parseOrderedJson(text, {});
    QVERIFY(!ordered);
    QCOMPARE(ordered.error().kind, ErrorKind::TooLarge);
    QVERIFY(parseJson(text, {}).has_value());
    QVERIFY(parseOrderedJson(QByteArray(text.left(text.indexOf("\"k5000\"") - 1) + "}"), {}).has_value());
}

void JsonReaderTest::duplicateKeys()
{
    const QByteArray text = R"({"a":{"k":1},"b":{"k":2,"k":3}})";
    const auto lenient = parseJson(text, {});
    QVERIFY(lenient);
    QCOMPARE(JsonView(*lenient).at("b").at("k").integer(), Result<std::int64_t>(3));
    const auto strict = parseJson(text, {}, {.duplicates = DuplicateKeys::Refuse});
    QVERIFY(!strict);
    QVERIFY(strict.error().detail.contains(QLatin1String("\"k\"")));
    QVERIFY(parseJson(R"({"a":{"k":1},"b":{"k":2}})", {}, {.duplicates = DuplicateKeys::Refuse}));
}

void JsonReaderTest::orderIsKept()
{
    const auto json = parseOrderedJson(R"({"z":1,"a":2,"m":[1.0,true]})", {});
    QVERIFY(json);
    QCOMPARE(dumpJson(*json), QByteArray(R"({"z":1,"a":2,"m":[1.0,true]})"));
    QStringList keys;
    OrderedJsonView(*json).forEachMember([&](const QString &key, const OrderedJsonView &) { keys << key; });
    QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("z a m"));
}

void JsonReaderTest::byteOrderMark()
{
    QVERIFY(parseJson("\xef\xbb\xbf{\"a\":1}", {}));
}

void JsonReaderTest::cutAtEveryByte()
{
    const QByteArray whole = R"({"status":"success","data":{"result":[{"metric":{},"value":[1.5,"NaN"]}]}})";
    QVERIFY(parseJson(whole, {}));
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!parseJson(whole.first(length), {}), qPrintable(QString::number(length)));
}

void JsonReaderTest::dumpNeverThrows()
{
    Json json = {{"text",
                  std::string("a\xff\xfe"
                              "b")}};
    QVERIFY(dumpJson(json).contains("\xef\xbf\xbd"));
    QCOMPARE(dumpJson(Json::array({1, 2}), 1), QByteArray("[\n 1,\n 2\n]"));
}

void JsonReaderTest::viewReadsWithPaths()
{
    const auto json = parseJson(R"({"panels":[{"id":7,"title":"CPU","on":true,"w":1.5},{"id":"x"}]})", {});
    const JsonView view(*json, QStringLiteral("board"));
    const JsonView first = view.at("panels").at(0);
    QCOMPARE(*first.at("id").integer(), 7);
    QCOMPARE(*first.at("title").string(), QStringLiteral("CPU"));
    QCOMPARE(*first.at("on").boolean(), true);
    QCOMPARE(*first.at("w").number(), 1.5);
    const auto wrong = view.at("panels").at(1).at("id").integer();
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().where, QStringLiteral("board.panels[1].id"));
    QVERIFY(wrong.error().detail.contains(QLatin1String("string")));
    QStringList keys;
    first.forEachMember(
        [&](const QString &key, const JsonView &value) { keys << key + QLatin1Char('@') + value.path(); });
    QCOMPARE(keys.first(), QStringLiteral("id@board.panels[0].id"));
    QCOMPARE(keys.size(), 4);
    int count = 0;
    view.at("panels").forEach([&](const JsonView &panel) { count += panel.isObject() ? 1 : 0; });
    QCOMPARE(count, 2);
}

void JsonReaderTest::viewOfNothing()
{
    const Json json = Json::object();
    const JsonView nothing = JsonView(json).at("a").at(5).at("b");
    QVERIFY(!nothing.exists());
    QCOMPARE(nothing.path(), QStringLiteral("a[5].b"));
    QVERIFY(!nothing.string());
    QVERIFY(!nothing.number());
    QVERIFY(!nothing.boolean());
    QVERIFY(!nothing.requireArray());
    QVERIFY(!nothing.requireObject());
    QCOMPARE(nothing.stringOr(QStringLiteral("x")), QStringLiteral("x"));
    QCOMPARE(nothing.integerOr(3), 3);
    QCOMPARE(nothing.numberOr(0.5), 0.5);
    QCOMPARE(nothing.booleanOr(true), true);
    QCOMPARE(nothing.size(), size_t(0));
    nothing.forEach([](const JsonView &) { QFAIL("visited nothing"); });
}

void JsonReaderTest::integers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("ok");
    QTest::newRow("zero") << QByteArray("0") << true;
    QTest::newRow("max") << QByteArray("9223372036854775807") << true;
    QTest::newRow("min") << QByteArray("-9223372036854775808") << true;
    QTest::newRow("unsigned") << QByteArray("9223372036854775808") << false;
    QTest::newRow("30 digits") << QByteArray("100000000000000000000000000000") << false;
    QTest::newRow("fraction") << QByteArray("1.5") << false;
    QTest::newRow("whole double") << QByteArray("15e2") << true;
    QTest::newRow("1e18 as double") << QByteArray("1e18") << false;
    QTest::newRow("string") << QByteArray("\"1\"") << false;
}

void JsonReaderTest::integers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, ok);
    const auto json = parseJson(text, {});
    QVERIFY(json);
    QCOMPARE(JsonView(*json).integer().has_value(), ok);
}

void JsonReaderTest::numbersInText()
{
    const auto json = parseJson(R"(["0.5","NaN","+Inf","-Inf","x",2,"",null])", {});
    const JsonView view(*json);
    QCOMPARE(*view.at(0).numberFromText(), 0.5);
    QVERIFY(qIsNaN(*view.at(1).numberFromText()));
    QVERIFY(*view.at(2).numberFromText() > 0 && qIsInf(*view.at(2).numberFromText()));
    QVERIFY(*view.at(3).numberFromText() < 0);
    QVERIFY(!view.at(4).numberFromText());
    QCOMPARE(*view.at(5).numberFromText(), 2.0);
    QVERIFY(!view.at(6).numberFromText());
    QVERIFY(!view.at(7).numberFromText());
}

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
