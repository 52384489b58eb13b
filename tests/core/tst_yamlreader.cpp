#include "core/yamlreader.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;

namespace {

const QString File = QStringLiteral("f.yaml");

} // namespace

class YamlReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsValuesWithLines();
    void scalars_data();
    void scalars();
    void missingAndWrong();
    void ownPolicyRefuses_data();
    void ownPolicyRefuses();
    void foreignPolicyAccepts();
    void aliasBombIsRefused();
    void aliasToItselfIsRefused();
    void mergeKeys();
    void deepAndLarge();
    void unknownKeysSuggest();
    void manyDocuments();
    void emptyIsNull();
};

void YamlReaderTest::readsValuesWithLines()
{
    const auto document = readYaml("# comment\nsources:\n  - id: prom\n    url: http://x\n    tags: [a, b]\n",
                                   File, YamlPolicy::Own);
    QVERIFY(document);
    const YamlView root(*document);
    const YamlView source = root.at(u"sources").item(0);
    QCOMPARE(*source.at(u"id").string(), QStringLiteral("prom"));
    QCOMPARE(source.at(u"url").where(), QStringLiteral("f.yaml:4"));
    QCOMPARE(source.at(u"url").path(), QStringLiteral("sources[0].url"));
    QCOMPARE(*source.at(u"tags").stringList(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(*source.at(u"id").stringList(), QStringList{QStringLiteral("prom")});
    QCOMPARE(root.at(u"sources").line(), 2);
    QStringList keys;
    source.forEachMember([&](const QString &key, const YamlView &value) {
        keys << QString(key + QString::number(value.line()));
    });
    QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("id3 url4 tags5"));
}

void YamlReaderTest::scalars_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("integer");
    QTest::addColumn<bool>("number");
    QTest::addColumn<bool>("boolean");
    QTest::newRow("5") << QByteArray("5") << true << true << false;
    QTest::newRow("1.5") << QByteArray("1.5") << false << true << false;
    QTest::newRow("quoted 5") << QByteArray("\"5\"") << false << false << false;
    QTest::newRow("true") << QByteArray("true") << false << false << true;
    QTest::newRow("No") << QByteArray("No") << false << false << true;
    QTest::newRow("quoted no") << QByteArray("'no'") << false << false << false;
    QTest::newRow(".inf") << QByteArray(".inf") << false << false << false;
    QTest::newRow("inf") << QByteArray("inf") << false << false << false;
    QTest::newRow("too large") << QByteArray("99999999999999999999") << false << true << false;
    QTest::newRow("text") << QByteArray("x") << false << false << false;
}

void YamlReaderTest::scalars()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, integer);
    QFETCH(bool, number);
    QFETCH(bool, boolean);
    const QByteArray whole = "v: " + text;
    const auto document = readYaml(whole, File, YamlPolicy::Own);
    QVERIFY(document);
    const YamlView view = YamlView(*document).at(u"v");
    QCOMPARE(view.integer().has_value(), integer);
    QCOMPARE(view.number().has_value(), number);
    QCOMPARE(view.boolean().has_value(), boolean);
    QVERIFY(view.string());
}

void YamlReaderTest::missingAndWrong()
{
    const auto document = readYaml("a:\n  b: [1]\n  n: ~\n", File, YamlPolicy::Own);
    QVERIFY(document);
    const YamlView root(*document);
    const YamlView missing = root.at(u"a").at(u"x").item(7).at(u"y");
    QVERIFY(!missing.exists());
    QCOMPARE(missing.path(), QStringLiteral("a.x[7].y"));
    QCOMPARE(missing.line(), 1);
    QVERIFY(!missing.string());
    QCOMPARE(*missing.stringOr(QStringLiteral("z")), QStringLiteral("z"));
    QCOMPARE(*missing.integerOr(3), 3);
    QCOMPARE(*missing.booleanOr(true), true);
    QCOMPARE(*root.at(u"a").at(u"n").stringOr(QStringLiteral("z")), QStringLiteral("z"));
    const auto wrong = root.at(u"a").at(u"b").stringOr({});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::Malformed);
    QCOMPARE(wrong.error().where, QStringLiteral("f.yaml:2"));
    QVERIFY(wrong.error().detail.startsWith(QLatin1String("a.b: ")));
    QVERIFY(!root.requireMapOf({QStringLiteral("b")}));
    QVERIFY(!root.at(u"a").at(u"b").requireMapOf({}));
}

void YamlReaderTest::ownPolicyRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("duplicate") << QByteArray("a: 1\nb: 2\na: 3\n") << QStringLiteral("f.yaml:3");
    QTest::newRow("alias") << QByteArray("a: &x 1\nb: *x\n") << QStringLiteral("f.yaml:2");
    QTest::newRow("tag") << QByteArray("a: !!python/object:os.system x\n") << QStringLiteral("f.yaml:1");
    QTest::newRow("map tag") << QByteArray("a: !thing {b: 1}\n") << QStringLiteral("f.yaml:1");
    QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 1\n") << QStringLiteral("f.yaml");
    QTest::newRow("not yaml") << QByteArray("a: [1, 2\nb: 3\n") << QString();
    QTest::newRow("bad indent") << QByteArray("a:\n  b: 1\n c: 2\n") << QStringLiteral("f.yaml:3");
    QTest::newRow("NUL") << QByteArray("\0,", 2) << QStringLiteral("f.yaml");
    QTest::newRow("not UTF-8") << QByteArray("a: \xff\n") << QStringLiteral("f.yaml");
    QTest::newRow("list as key") << QByteArray("? [a, b]\n: 1\n") << QStringLiteral("f.yaml:1");
}

void YamlReaderTest::ownPolicyRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto document = readYaml(text, File, YamlPolicy::Own);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::Malformed);
    QVERIFY(!document.error().detail.isEmpty());
    if (!where.isEmpty())
        QCOMPARE(document.error().where, where);
}

void YamlReaderTest::foreignPolicyAccepts()
{
    const auto document
        = readYaml("a: &x {k: 1}\nb: *x\nc: !custom v\nd: 1\nd: 2\n", File, YamlPolicy::Foreign);
    QVERIFY(document);
    const YamlView root(*document);
    QCOMPARE(*root.at(u"b").at(u"k").integer(), 1);
    QCOMPARE(*root.at(u"c").string(), QStringLiteral("v"));
    QCOMPARE(*root.at(u"d").integer(), 2);
    QCOMPARE(document->findings.size(), 1);
    QCOMPARE(document->findings.first().line, 5);
}

void YamlReaderTest::aliasBombIsRefused()
{
    QByteArray text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 10; ++i) {
        text += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [";
        for (int j = 0; j < 10; ++j)
            text += QByteArray(j ? "," : "") + "*a" + QByteArray::number(i - 1);
        text += "]\n";
    }
    const auto document = readYaml(text, File, YamlPolicy::Foreign);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::TooLarge);
}

void YamlReaderTest::aliasToItselfIsRefused()
{
    const auto document = readYaml("a: &a [1, *a]\n", File, YamlPolicy::Foreign);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::Malformed);
}

void YamlReaderTest::mergeKeys()
{
    const auto document = readYaml("base: &b {x: 1, y: 2}\nother: &o {y: 9, z: 3}\n"
                                   "one:\n  <<: *b\n  y: 5\nmany:\n  <<: [*b, *o]\n",
                                   File, YamlPolicy::Foreign);
    QVERIFY(document);
    const YamlView root(*document);
    QCOMPARE(*root.at(u"one").at(u"x").integer(), 1);
    QCOMPARE(*root.at(u"one").at(u"y").integer(), 5);
    QCOMPARE(root.at(u"one").size(), size_t(2));
    QCOMPARE(*root.at(u"many").at(u"y").integer(), 2);
    QCOMPARE(*root.at(u"many").at(u"z").integer(), 3);
}

void YamlReaderTest::deepAndLarge()
{
    const auto deep
        = [](int levels) { return QByteArray(QByteArray(levels, '[') + QByteArray(levels, ']')); };
    QVERIFY(readYaml(deep(32), File, YamlPolicy::Own));
    QCOMPARE(readYaml(deep(33), File, YamlPolicy::Own).error().kind, ErrorKind::TooLarge);
    QVERIFY(!readYaml(deep(5000), File, YamlPolicy::Foreign));
    QCOMPARE(readYamlDocuments(QByteArray("---\n").repeated(20'000), File).error().kind, ErrorKind::TooLarge);
    QCOMPARE(readYaml(QByteArray((1 << 20) + 1, ' '), File, YamlPolicy::Own).error().kind,
             ErrorKind::TooLarge);
    QByteArray many = "[";
    for (int i = 0; i < 50'000; ++i)
        many += "1,";
    many += "1]";
    QCOMPARE(readYaml(many, File, YamlPolicy::Own).error().kind, ErrorKind::TooLarge);
    QVERIFY(readYaml(many, File, YamlPolicy::Foreign));
}

void YamlReaderTest::unknownKeysSuggest()
{
    const auto document = readYaml("url: x\nheadres: y\nzzz: 1\n", File, YamlPolicy::Own);
    QVERIFY(document);
    const QStringList known{QStringLiteral("url"), QStringLiteral("headers")};
    const auto status = YamlView(*document).requireMapOf(known);
    QVERIFY(!status);
    QCOMPARE(status.error().where, QStringLiteral("f.yaml:2"));
    QVERIFY(status.error().hint.contains(QLatin1String("\"headers\"")));
    const auto findings = YamlView(*document).unknownKeys(known, FindingSeverity::Warning);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.last().line, 3);
    QVERIFY(findings.last().remedy.contains(QLatin1String("url, headers")));
}

void YamlReaderTest::manyDocuments()
{
    const auto documents = readYamlDocuments("a: 1\n---\na: 2\n---\na: 3\n", File);
    QVERIFY(documents);
    QCOMPARE(documents->size(), size_t(3));
    QCOMPARE(*YamlView((*documents)[2]).at(u"a").integer(), 3);
    QCOMPARE(YamlView((*documents)[2]).at(u"a").line(), 5);
    QCOMPARE(*YamlView(*readYaml("a: 1\n---\na: 2\n", File, YamlPolicy::Foreign)).at(u"a").integer(), 1);
}

void YamlReaderTest::emptyIsNull()
{
    for (const char *text : {"", "# only a comment\n", "---\n", "~"}) {
        const auto document = readYaml(text, File, YamlPolicy::Own);
        QVERIFY2(document, text);
        QVERIFY(YamlView(*document).isNull());
        QVERIFY(!YamlView(*document).requireMapOf({}));
    }
}

QTEST_GUILESS_MAIN(YamlReaderTest)
#include "tst_yamlreader.moc"
