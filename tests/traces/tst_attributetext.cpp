// Values of tags shown in part, JSON laid out, one span written, spans compared.
#include "traces/details/attributetext.h"
#include "traces/details/jsonindent.h"
#include "traces/details/spancomparisonmodel.h"

#include "traces/attributemodel.h"
#include "traces/files/traceexportfile.h"
#include "traces/tracebuilder.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace yagura;
using namespace yagura::traces;

namespace {

// One trace, a span for each list of tags; ids from 1.
class Maker
{
public:
    Attribute text(const char *key, const std::string &value, AttributeType type = AttributeType::Text)
    {
        return Attribute::ofText(m_builder.name(key), type, m_builder.text(value));
    }
    Attribute integer(const char *key, std::int64_t value)
    {
        return Attribute::ofInteger(m_builder.name(key), value);
    }
    void span(std::vector<Attribute> tags, std::int64_t duration = 10)
    {
        auto &draft = m_builder.draft();
        draft.id = SpanId{++m_count};
        draft.start = 1'000;
        draft.duration = duration;
        draft.operation = m_builder.name("work");
        draft.attributes = std::move(tags);
        m_builder.commitSpan();
    }
    std::shared_ptr<const OpenTrace> open()
    {
        return std::make_shared<const OpenTrace>(openTrace(m_builder.finish()));
    }

private:
    TraceBuilder m_builder{TraceId{0, 7}};
    std::uint64_t m_count = 0;
};

QString shownOf(const std::shared_ptr<const OpenTrace> &open, size_t tag)
{
    return shownValue(open->trace, open->trace.attributes[tag], 2'000);
}

} // namespace

class AttributeTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forms_data();
    void forms();
    void failures_data();
    void failures();
    void bytesAsHexadecimal();
    void partsJoinToTheWhole_data();
    void partsJoinToTheWhole();
    void longValuesAreCut();
    void jsonIsLaidOut_data();
    void jsonIsLaidOut();
    void hostileJsonStaysBounded();
    void oneSpanIsWritten();
    void longValuesAreCutInIt();
    void spansAreCompared();
};

void AttributeTextTest::forms_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("form");
    const auto row = [](const char *name, const char *key, const char *value, ValueForm form) {
        QTest::newRow(name) << QByteArray(key) << QByteArray(value) << static_cast<int>(form);
    };
    row("plain", "thread.name", "main", ValueForm::Plain);
    row("statement", "db.statement", "SELECT 1", ValueForm::Statement);
    row("newer statement", "db.query.text", "SELECT 1", ValueForm::Statement);
    row("stack", "exception.stacktrace", "at a.b.C", ValueForm::Stack);
    row("object", "body", "  {\"a\":1}\n", ValueForm::Json);
    row("list", "body", "[1,2]", ValueForm::Json);
    row("not closed", "body", "{\"a\":1", ValueForm::Plain);
    row("empty", "body", "", ValueForm::Plain);
    row("one brace", "body", "{", ValueForm::Plain);
    row("blanks", "body", "   ", ValueForm::Plain);
}

void AttributeTextTest::forms()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(int, form);
    Maker maker;
    maker.span({maker.text(key.constData(), value.toStdString())});
    const auto open = maker.open();
    QCOMPARE(static_cast<int>(formOf(open->trace, open->trace.attributes[0])), form);
}

void AttributeTextTest::failures_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fails");
    QTest::newRow("error") << QByteArray("error") << QByteArray("true") << true;
    QTest::newRow("no error") << QByteArray("error") << QByteArray("false") << false;
    QTest::newRow("status") << QByteArray("http.status_code") << QByteArray("503") << true;
    QTest::newRow("the client's") << QByteArray("http.status_code") << QByteArray("404") << false;
    QTest::newRow("message") << QByteArray("exception.message") << QByteArray("no") << true;
    QTest::newRow("other") << QByteArray("errors") << QByteArray("true") << false;
}

void AttributeTextTest::failures()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(bool, fails);
    Maker maker;
    maker.span({maker.text(key.constData(), value.toStdString())});
    const auto open = maker.open();
    QCOMPARE(tellsFailure(open->trace, open->trace.attributes[0]), fails);
}

void AttributeTextTest::bytesAsHexadecimal()
{
    QByteArray bytes("\x89PNG\r\n\x1a\n", 8);
    bytes += QByteArray(60, '\1');
    Maker maker;
    maker.span({maker.text("picture", bytes.toBase64().toStdString(), AttributeType::Binary)});
    const auto open = maker.open();
    const auto &picture = open->trace.attributes[0];
    QCOMPARE(valueBytes(open->trace, picture), 68);
    QVERIFY(shownOf(open, 0).startsWith(QStringLiteral("89 50 4e 47 0d 0a 1a 0a 01")));
    QCOMPARE(wholeValue(open->trace, picture), QString::fromLatin1(bytes.toHex()));
    const auto part = valuePart(open->trace, picture, 0, 24);
    QCOMPARE(part.to, 24);
    QCOMPARE(part.text.section(u'\n', 0, 0), QStringLiteral("000000  89 50 4e 47 0d 0a 1a 0a  .PNG...."));
    const auto last = valuePart(open->trace, picture, 48, 24);
    QCOMPARE(last.to, 68);
    QVERIFY(last.text.startsWith(QStringLiteral("000030  01 01")));
}

void AttributeTextTest::partsJoinToTheWhole_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("ascii") << QStringLiteral("abcdefghij").repeated(100);
    QTest::newRow("two bytes") << QStringLiteral("äöü").repeated(333);
    QTest::newRow("three bytes") << QStringLiteral("櫓").repeated(333);
    QTest::newRow("four bytes") << QString::fromUtf8("\xF0\x9F\x8F\xAF").repeated(250);
    QTest::newRow("mixed") << QString::fromUtf8("a\xC3\xA4\xE6\xAB\x93\xF0\x9F\x8F\xAF").repeated(100);
}

void AttributeTextTest::partsJoinToTheWhole()
{
    QFETCH(QString, value);
    Maker maker;
    maker.span({maker.text("v", value.toStdString())});
    const auto open = maker.open();
    const auto &attribute = open->trace.attributes[0];
    for (const std::int64_t bytes : {4, 5, 7, 64, 100'000}) {
        QString joined;
        std::int64_t at = 0;
        while (at < valueBytes(open->trace, attribute)) {
            const auto part = valuePart(open->trace, attribute, at, bytes);
            QVERIFY(part.to > at);
            QVERIFY(part.to - part.from <= std::max<std::int64_t>(bytes, 4));
            joined += part.text;
            at = part.to;
        }
        QCOMPARE(joined, value);
    }
}

void AttributeTextTest::longValuesAreCut()
{
    Maker maker;
    maker.span({maker.text("big", std::string(50'000'000, 'x') + "needle"), maker.text("small", "needle")});
    const auto open = maker.open();
    AttributeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAttributes(open, open->trace.spanAttributes[0]);
    QCOMPARE(model.index(0, AttributeModel::ValueColumn).data().toString().size(), 2'000);
    QCOMPARE(model.index(0, 0).data(AttributeModel::BytesRole).toLongLong(), 50'000'006);
    model.setFilter(QStringLiteral("NEEDLE")); // not looked for so far down
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("small"));
    const auto part = valuePart(open->trace, open->trace.attributes[0], 49'999'998, 100);
    QCOMPARE(part.text, QStringLiteral("xxneedle"));
}

void AttributeTextTest::jsonIsLaidOut_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("laidOut");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("object") << QStringLiteral(R"({"a":1,"b":[]})")
                            << QStringLiteral("{\n  \"a\": 1,\n  \"b\": []\n}");
    QTest::newRow("nested") << QStringLiteral(R"({"a":{"b":[1, 2]}})")
                            << QStringLiteral(
                                   "{\n  \"a\": {\n    \"b\": [\n      1,\n      2\n    ]\n  }\n}");
    QTest::newRow("text") << QStringLiteral(R"(["a{,:\"}","b"])")
                          << QStringLiteral("[\n  \"a{,:\\\"}\",\n  \"b\"\n]");
    QTest::newRow("cut off") << QStringLiteral(R"({"a":[1)") << QStringLiteral("{\n  \"a\": [\n    1");
    QTest::newRow("closes too often") << QStringLiteral("]}") << QStringLiteral("\n]\n}");
    QTest::newRow("exact numbers") << QStringLiteral("[9007199254740993]")
                                   << QStringLiteral("[\n  9007199254740993\n]");
}

void AttributeTextTest::jsonIsLaidOut()
{
    QFETCH(QString, json);
    QFETCH(QString, laidOut);
    bool isCut = true;
    QCOMPARE(indentedJson(json, 10'000, &isCut), laidOut);
    QVERIFY(!isCut);
}

void AttributeTextTest::hostileJsonStaysBounded()
{
    bool isCut = false;
    QVERIFY(indentedJson(QString(1'000'000, u'['), 10'000, &isCut).size() < 10'200);
    QVERIFY(isCut);
    QVERIFY(indentedJson(QString(u'"' + QString(1'000'000, u'a')), 10'000, &isCut).size() < 10'200);
    QVERIFY(isCut);
}

void AttributeTextTest::oneSpanIsWritten()
{
    Maker maker;
    maker.span({maker.integer("n", 9'007'199'254'740'993), maker.text("s", "a\"b")}, 20'000);
    maker.span({maker.text("other", "not this")});
    const auto open = maker.open();
    const auto json = exportSpan(*open, open->rowOf(SpanId{1}));
    QVERIFY(json.contains("9007199254740993"));
    const auto span = QJsonDocument::fromJson(json).object();
    QCOMPARE(span[QStringLiteral("spanID")].toString(), QStringLiteral("0000000000000001"));
    QCOMPARE(span[QStringLiteral("duration")].toInt(), 20);
    const auto tags = span[QStringLiteral("tags")].toArray();
    QCOMPARE(tags.size(), 2);
    QCOMPARE(tags[1].toObject()[QStringLiteral("value")].toString(), QStringLiteral("a\"b"));
    QVERIFY(span[QStringLiteral("process")].isObject());
}

void AttributeTextTest::longValuesAreCutInIt()
{
    Maker maker;
    maker.span({maker.text("s", "ab" + std::string("\xE6\xAB\x93") + std::string(1'000, 'x'))});
    const auto open = maker.open();
    const auto json = exportSpan(*open, 0, 4); // within a character
    const auto tags = QJsonDocument::fromJson(json).object()[QStringLiteral("tags")].toArray();
    QCOMPARE(tags[0].toObject()[QStringLiteral("value")].toString(), QString::fromUtf8("ab… (+1003 bytes)"));
}

void AttributeTextTest::spansAreCompared()
{
    Maker maker;
    maker.span({maker.text("same", "a"), maker.integer("n", 1), maker.text("only", "x")}, 10);
    maker.span({maker.integer("n", 2), maker.text("same", "a"), maker.text("type", "3")}, 20);
    maker.span({maker.text("same", "a"), maker.integer("n", 1), maker.integer("type", 3)}, 10);
    const auto open = maker.open();
    const auto at = [&](std::uint64_t id) { return ComparedSpan{open, open->rowOf(SpanId{id})}; };
    SpanComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSpans({at(1), at(2), at(3)});
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.rowCount(), 7); // duration, self, start; same, n, only, type
    QStringList differing;
    for (int row = 3; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(SpanComparisonModel::DiffersRole).toBool())
            differing.append(model.index(row, 0).data().toString());
    }
    QCOMPARE(differing, (QStringList{QStringLiteral("n"), QStringLiteral("only"), QStringLiteral("type")}));
    QCOMPARE(model.differences(), 3);
    QVERIFY(model.index(0, 0).data(SpanComparisonModel::DiffersRole).toBool());
    QVERIFY(!model.index(2, 0).data(SpanComparisonModel::DiffersRole).toBool());
    QCOMPARE(model.index(0, 2).data(SpanComparisonModel::NanosecondsRole).toLongLong(), 20);
    QVERIFY(model.index(5, 2).data(SpanComparisonModel::IsMissingRole).toBool());
    QCOMPARE(model.index(4, 2).data().toString(), QStringLiteral("2"));
    model.setOnlyDifferent(true);
    QCOMPARE(model.rowCount(), 5);
    model.setSpans({at(1), at(1)});
    QCOMPARE(model.rowCount(), 0);
    model.setSpans({});
    QCOMPARE(model.columnCount(), 1);
}

QTEST_GUILESS_MAIN(AttributeTextTest)
#include "tst_attributetext.moc"
