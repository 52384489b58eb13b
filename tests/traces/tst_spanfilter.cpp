#include "traces_support.h"

#include "traces/filter/filterlexer.h"
#include "traces/filter/filterwords.h"
#include "traces/filter/textneedle.h"

#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

Attribute textTag(TraceBuilder &builder, std::string_view key, std::string_view value)
{
    return Attribute::ofText(builder.name(key), AttributeType::Text, builder.text(value));
}

struct Tags
{
    std::vector<Attribute> attributes;
    std::vector<Event> events;
};

// 1 GET /checkout    web      server   0–100 ms   http.status_code=500 (integer)
//   2 authorise      payment  client  10–70 ms    failed; retry=true; db.rows=9007199254740993
//     3 SELECT       orders-db client 20–60 ms    db.statement, status_code="500", wait="12ms", load=0.5
//   4 GET /cart      Web      server  80–90 ms    event "exception" with message; peer=Ärger
// 1 and 4 run on host alpha, 2 on beta, 3 nowhere.
OpenTrace sample()
{
    const TraceId id{0, 0xabc};
    TraceBuilder builder(id);
    const auto add = [&](std::uint64_t span, std::uint64_t parent, std::int64_t start, std::int64_t length,
                         std::string_view service, std::string_view host, std::string_view operation,
                         SpanKind kind, Tags tags, SpanStatus status = SpanStatus::Unset) {
        bool created = false;
        const auto process = builder.process(service, &created);
        if (created) {
            std::vector<Attribute> attributes;
            if (!host.empty())
                attributes.push_back(textTag(builder, "host.name", host));
            builder.setProcess(process, service, attributes);
        }
        auto &draft = builder.draft();
        draft.trace = id;
        draft.id = SpanId{span};
        draft.start = Base * 1000 + start * 1'000'000;
        draft.duration = length * 1'000'000;
        draft.operation = builder.name(operation);
        draft.process = process;
        draft.kind = kind;
        draft.status = status;
        draft.attributes = std::move(tags.attributes);
        for (auto &event : tags.events)
            draft.events.push_back(event);
        if (parent != 0)
            draft.references.push_back({id, SpanId{parent}, ReferenceType::ChildOf});
        builder.commitSpan();
    };
    add(1, 0, 0, 100, "web", "alpha", "GET /checkout", SpanKind::Server,
        {{Attribute::ofInteger(builder.name("http.status_code"), 500)}, {}});
    add(2, 1, 10, 60, "payment", "beta", "authorise", SpanKind::Client,
        {{Attribute::ofBoolean(builder.name("retry"), true),
          Attribute::ofInteger(builder.name("db.rows"), 9'007'199'254'740'993)},
         {}},
        SpanStatus::Error);
    add(3, 2, 20, 40, "orders-db", "", "SELECT", SpanKind::Client,
        {{textTag(builder, "db.statement", "SELECT * FROM orders WHERE id = 7"),
          textTag(builder, "status_code", "500"), textTag(builder, "wait", "12ms"),
          Attribute::ofReal(builder.name("load"), 0.5)},
         {}});
    Event event;
    event.name = builder.name("exception");
    const std::vector<Attribute> message{textTag(builder, "exception.message", "Cart is gone")};
    event.attributes = builder.keepAttributes(message);
    add(4, 1, 80, 10, "Web", "alpha", "GET /cart", SpanKind::Server,
        {{textTag(builder, "peer", "Ärger")}, {event}});
    return openTrace(builder.finish());
}

// "1 3" : ids of the rows.
QString idsOf(const OpenTrace &open, const RowMask &rows)
{
    QStringList ids;
    for (const auto row : rowsOf(rows))
        ids.append(QString::number(open.trace.ids[open.tree.spans[row]].value));
    return ids.join(u' ');
}

} // namespace

class SpanFilterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void problems_data();
    void problems();
    void contextKeepsAncestors();
    void tokensCoverTheText();
    void hostileTextIsRefused();
    void wordsOfATrace();
    void places_data();
    void places();
    void clauses();
    void needleFindsAcrossBlocks();
    void deepAndFlat();
};

void SpanFilterTest::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *filter, const char *expected) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(expected);
    };
    row("", "1 2 3 4");
    row("   ", "1 2 3 4");
    // Text anywhere.
    row("payment", "2");
    row("PAYMENT", "2");
    row("get", "1 4");
    row("\"from ORDERS\"", "3");
    row("'from orders'", "3");
    row("alpha", "1 4");
    row("db.statement", "3"); // keys too
    row("gone", "4");
    row("exception", "4");
    row("500", "1 3");
    row("9007199254740993", "2");
    row("true", "2");
    row("0.5", "3");
    row("0000000000000003", "3");
    row("ärger", "4");
    row("ÄRGER", "4");
    row("nowhere", "");
    row("/checkout", "1"); // a path, no regular expression
    row("/get .c/", "");
    row("/GET .ch/i", "1");
    row("/GET /", "1 4");
    row("/^[a-z]+-db$/", "3");
    row("/get/i", "1 4");
    row("/50{2}/", "1 3");
    // Fields.
    row("service:web", "1 4");
    row("svc=web", "1");
    row("service=Web", "4");
    row("service!=web", "2 3 4");
    row("service~^we", "1");
    row("service~/^we/i", "1 4");
    row("service:/^we/i", "1 4");
    row("service!~(?i)web", "2 3");
    row("op:cart", "4");
    row("operation=\"GET /cart\"", "4");
    row("name = SELECT", "3");
    row("kind:server", "1 4");
    row("kind!=Server", "2 3");
    row("status:error", "2");
    row("status!=error", "1 3 4");
    row("error", "2");
    row("error:false", "1 3 4");
    row("error!=true", "1 3 4");
    row("\"error\"", ""); // quoted: text
    row("dur>50ms", "1 2");
    row("dur >= 60ms", "1 2");
    row("duration=10ms", "4");
    row("dur!=10ms", "1 2 3");
    row("dur<=40%", "3 4");
    row("dur<0.04s", "4");
    row("self>=30ms", "1 3");
    row("start>10ms", "3 4");
    row("start<=20%", "1 2 3");
    row("depth=1", "2 4");
    row("depth>1", "3");
    row("level:1", "1");
    row("critical", "1 2 3 4");
    row("critical:false", "");
    row("critical>=40ms", "3");
    row("critical>15%", "1 2 3");
    row("id=3", "3");
    row("id:0003", "3");
    row("id=0x3", "3");
    row("in:2", "2 3");
    row("in:99", "");
    row("not in:2", "1 4");
    // Tags.
    row("http.status_code=500", "1");
    row("http.status_code:500", "1");
    row("http.status_code:50", ""); // a number is the number
    row("http.status_code>=500", "1");
    row("http.status_code<500.5", "1");
    row("http.status_code!=404", "1"); // only where there is one
    row("not http.status_code=404", "1 2 3 4");
    row("status_code=500", "3"); // kept as text
    row("status_code>499", "3");
    row("db.rows=9007199254740993", "2");
    row("db.rows=9007199254740992", "");
    row("db.rows>9007199254740992", "2"); // as doubles they would be equal
    row("load>0.4", "3");
    row("load=0.5", "3");
    row("wait>10ms", "3");
    row("wait>12ms", "");
    row("retry:true", "2");
    row("retry=false", "");
    row("tag.db.statement:orders", "3");
    row("db.statement~FROM\\s+orders", "3");
    row("host.name=alpha", "1 4");
    row("tag.host.name=alpha", "");
    row("process.host.name=alpha", "1 4");
    row("process.host.name!=alpha", "2");
    row("event.name:exception", "4");
    row("event.exception.message:\"is gone\"", "4");
    row("exception.message:gone", "4");
    row("has:retry", "2");
    row("has:host.name", "1 2 4");
    row("has:exception.message", "4");
    row("has:nothing", "");
    // Together.
    row("service:web cart", "4");
    row("web -cart", "1");
    row("not web", "2 3");
    row("not not web", "1 4");
    row("payment or cart", "2 4");
    row("payment OR get and cart", "2 4"); // and binds closer
    row("(payment or get) and cart", "4");
    row("service:payment and (error or dur>500ms)", "2");
    row("-(payment or cart)", "1 3");
    row("http://nothing/", "");
    row("service:web)", "!"); // see problems
}

void SpanFilterTest::matches()
{
    QFETCH(QString, filter);
    const auto open = sample();
    const auto parsed = SpanFilter::read(filter);
    QString result = QStringLiteral("!");
    if (parsed) {
        QCOMPARE(parsed->text(), filter.trimmed());
        result = idsOf(open, parsed->matchingRows(open));
    }
    QTEST(result, "expected");
}

void SpanFilterTest::problems_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *filter, int at, const char *message) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << at << QString::fromUtf8(message);
    };
    row("web and", 7, "at column 8: a word, a field or ( should follow");
    row("web and or cart", 8, "at column 9: a word, a field or ( should stand before or");
    row("or web", 0, "at column 1: a word, a field or ( should stand before or");
    row("(web", 0, "at column 1: the bracket is not closed");
    row("web)", 3, "at column 4: nothing is open that ) could close");
    row("()", 1, "at column 2: a word, a field or ( should stand before )");
    row("\"web", 0, "at column 1: the quotation is not closed");
    row("service:\"web", 8, "at column 9: the quotation is not closed");
    row("service:", 8, "at column 9: a value should follow service:");
    row("web dur> ", 8, "at column 9: a value should follow dur>");
    row("(dur>)", 5, "at column 6: a value should follow dur>");
    row(">5ms", 0, "at column 1: a field should stand before >");
    row("dur>5", 4,
        "at column 5: dur needs a duration with its unit (500ms, 1.2s) or a share of the trace (2.5%)");
    row("dur>fast", 4,
        "at column 5: dur needs a duration with its unit (500ms, 1.2s) or a share of the trace (2.5%)");
    row("service>3", 7, "at column 8: service is not a number: use : or =");
    row("depth:x", 6, "at column 7: depth needs a whole number");
    row("kind:sever", 5,
        "at column 6: kind is one of server, client, producer, consumer, internal, unspecified");
    row("error:maybe", 6, "at column 7: error is one of true, false");
    row("code>abc", 5, "at column 6: > compares numbers or durations; “abc” is neither");
    row("dur~5", 3, "at column 4: dur takes no regular expression");
    row("has!=x", 3, "at column 4: has goes with : only");
    row("tag.:x", 0, "at column 1: the name of a tag should follow the point");
    row("service~[", 8, "at column 9: not a regular expression: missing ]: [");
    row("dur>/x/", 4, "at column 5: a regular expression goes with :, =, != or ~");
}

void SpanFilterTest::problems()
{
    QFETCH(QString, filter);
    const auto parsed = SpanFilter::read(filter);
    QVERIFY(!parsed);
    QTEST(static_cast<int>(parsed.error().at), "at");
    QTEST(parsed.error().message, "message");
    const auto asResult = SpanFilter::parse(filter);
    QVERIFY(!asResult);
    QCOMPARE(asResult.error().detail, parsed.error().message);
}

void SpanFilterTest::contextKeepsAncestors()
{
    const auto open = sample();
    const auto rows = SpanFilter::read(QStringLiteral("SELECT"))->matchingRows(open);
    QCOMPARE(idsOf(open, rows), QStringLiteral("3"));
    QCOMPARE(countOf(rows), 1U);
    QCOMPARE(idsOf(open, withContext(open.tree, rows)), QStringLiteral("1 2 3"));
}

void SpanFilterTest::tokensCoverTheText()
{
    const auto tokens = filterTokens(QStringLiteral("a:b -\"c d\" (e and /f g/i)"));
    QStringList kinds;
    for (const auto &token : tokens)
        kinds.append(QStringLiteral("%1@%2+%3%4")
                         .arg(static_cast<int>(token.kind))
                         .arg(token.at)
                         .arg(token.length)
                         .arg(token.isKeyword ? QStringLiteral("k") : QString()));
    QCOMPARE(kinds.join(u' '),
             QStringLiteral("0@0+1 1@1+1 2@2+1 7@4+1 3@5+5 5@11+1 0@12+1 0@14+3k 4@18+6 6@24+1"));
}

void SpanFilterTest::hostileTextIsRefused()
{
    QVERIFY(!SpanFilter::read(QString(100'000, u'(')));
    QVERIFY(SpanFilter::read(QStringLiteral("not ").repeated(100'000) + u'x'));
    QVERIFY(SpanFilter::read(QStringLiteral("x ").repeated(10'000)));
    QVERIFY(SpanFilter::read(QString(150, u'(') + u'x' + QString(150, u')')));
}

void SpanFilterTest::wordsOfATrace()
{
    const auto open = sample();
    const auto words = filterWords(open);
    QVERIFY(words.fields.contains(QStringLiteral("service")));
    QCOMPARE(words.services,
             (QStringList{QStringLiteral("Web"), QStringLiteral("orders-db"), QStringLiteral("payment"),
                          QStringLiteral("web")}));
    QVERIFY(words.operations.contains(QStringLiteral("GET /cart")));
    QCOMPARE(words.keys.front(), QStringLiteral("host.name")); // of three processes
    QCOMPARE(filterValues(open, QStringLiteral("host.name")),
             (QStringList{QStringLiteral("alpha"), QStringLiteral("beta")}));
    QCOMPARE(filterValues(open, QStringLiteral("http.status_code")), QStringList{QStringLiteral("500")});
    QCOMPARE(filterValues(open, QStringLiteral("event.name")), QStringList{QStringLiteral("exception")});
    QCOMPARE(filterValues(open, QStringLiteral("dur")), QStringList());
    QCOMPARE(filterWords(open, 1).services.size(), 1);
}

void SpanFilterTest::places_data()
{
    QTest::addColumn<QString>("text"); // | is the cursor
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("begun");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, const char *field, const char *begun, int at, int length) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(field) << QString::fromUtf8(begun)
                            << at << length;
    };
    row("|", "", "", 0, 0);
    row("ser|", "", "ser", 0, 3);
    row("ser|vice", "", "ser", 0, 7);
    row("error and svc:|", "svc", "", 14, 0);
    row("svc:pa|y or x", "svc", "pa", 4, 3);
    row("svc:|pay", "svc", "", 4, 3);
    row("x |", "", "", 2, 0);
}

void SpanFilterTest::places()
{
    QFETCH(QString, text);
    const auto cursor = text.indexOf(u'|');
    const auto place = filterPlace(text.remove(cursor, 1), cursor);
    QTEST(place.field, "field");
    QTEST(place.begun, "begun");
    QTEST(static_cast<int>(place.at), "at");
    QTEST(static_cast<int>(place.length), "length");
}

void SpanFilterTest::clauses()
{
    const auto open = sample();
    QCOMPARE(filterWord(QStringLiteral("web")), QStringLiteral("web"));
    QCOMPARE(filterWord(QStringLiteral("error")), QStringLiteral("\"error\""));
    QCOMPARE(filterWord(QStringLiteral("and")), QStringLiteral("\"and\""));
    QCOMPARE(filterWord(QStringLiteral("a:b")), QStringLiteral("\"a:b\""));
    QCOMPARE(filterWord(QStringLiteral("-x")), QStringLiteral("\"-x\""));
    QCOMPARE(filterClause(QStringLiteral("svc"), QStringLiteral("web")), QStringLiteral("svc=web"));
    for (const auto &operation :
         {QStringLiteral("GET /cart"), QStringLiteral("a\"b\\c"), QStringLiteral("/x/"), QString(),
          QStringLiteral("f(x"), QStringLiteral("x)")}) {
        const auto filter = SpanFilter::read(filterClause(QStringLiteral("operation"), operation));
        QVERIFY2(filter, qPrintable(operation));
        QCOMPARE(filter->expression().terms.front().value, operation);
        QCOMPARE(filter->expression().terms.front().sign, FilterSign::Equal);
    }
    const auto filter
        = SpanFilter::read(filterClause(QStringLiteral("operation"), QStringLiteral("GET /cart")));
    QCOMPARE(idsOf(open, filter->matchingRows(open)), QStringLiteral("4"));
}

void SpanFilterTest::needleFindsAcrossBlocks()
{
    for (const auto &word : {QStringLiteral("x"), QStringLiteral("Needle"), QStringLiteral("針"),
                             QStringLiteral("É1"), QStringLiteral("@a[")}) {
        const TextNeedle needle(word);
        const auto bytes = word.toUpper().toStdString();
        for (size_t place = 0; place < 200; ++place) {
            std::string text(220, '.');
            text.replace(place, bytes.size(), bytes);
            const TextHits hits(text, needle);
            const auto length = static_cast<std::uint32_t>(bytes.size());
            const auto at = static_cast<std::uint32_t>(place);
            QVERIFY(hits.isIn({at, length}));
            QVERIFY(hits.isIn({0, static_cast<std::uint32_t>(text.size())}));
            QVERIFY(!hits.isIn({at + 1, 19}));
            QVERIFY(!hits.isIn({0, at + length - 1}));
        }
    }
    const TextNeedle backtick(QStringLiteral("`")); // @ in lower case, if folding were careless
    QVERIFY(!backtick.isIn("@"));
    QVERIFY(!TextNeedle(QStringLiteral("@")).isIn("`"));
}

void SpanFilterTest::deepAndFlat()
{
    std::vector<Row> chain;
    std::vector<Row> flat;
    for (std::uint64_t id = 1; id <= 20'000; ++id) {
        const auto place = static_cast<std::int64_t>(id);
        chain.push_back({id, id - 1, place, 50'000 - 2 * place});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, place, 1});
    }
    for (const auto *rows : {&chain, &flat}) {
        const auto open = openTrace(makeTrace(*rows));
        const auto hits = SpanFilter::read(QStringLiteral("op=op20000"))->matchingRows(open);
        QCOMPARE(countOf(hits), 1U);
        QCOMPARE(countOf(withContext(open.tree, hits)), rows == &chain ? 20'000U : 2U);
        QCOMPARE(countOf(SpanFilter::read(QStringLiteral("in:1"))->matchingRows(open)), 20'000U);
    }
}

QTEST_GUILESS_MAIN(SpanFilterTest)
#include "tst_spanfilter.moc"
