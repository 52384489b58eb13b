#include "core/text.h"

#include <QStringList>
#include <QTest>

using namespace yagura;

class TextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void display_data();
    void display();
    void keepsLineBreaksWhenAsked();
    void capsLength();
    void capsCombiningRuns();
    void outputHasNothingInvisible();
    void deceptive_data();
    void deceptive();
    void untrustedUtf8();
    void nearest_data();
    void nearest();
};

void TextTest::display_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("GET /api 200") << QStringLiteral("GET /api 200");
    QTest::newRow("markup stays text") << QStringLiteral("<b>&amp;") << QStringLiteral("<b>&amp;");
    QTest::newRow("Japanese") << QStringLiteral("決済に失敗しました") << QStringLiteral("決済に失敗しました");
    QTest::newRow("emoji with joiner") << QStringLiteral("👩‍🚒") << QStringLiteral("👩‍🚒");
    QTest::newRow("newline") << QStringLiteral("a\nb\r\nc\rd") << QStringLiteral("a⏎b⏎c⏎d");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a⏎b");
    QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("a b");
    QTest::newRow("escape") << QStringLiteral("\x1b[31mred") << QStringLiteral("␛[31mred");
    QTest::newRow("nul") << QString(QChar(0)) << QStringLiteral("␀");
    QTest::newRow("delete") << QStringLiteral("\x7f") << QStringLiteral("␡");
    QTest::newRow("c1") << QStringLiteral("\u0085") << QStringLiteral("⟨U+0085⟩");
    QTest::newRow("override") << QStringLiteral("gpj\u202eexe") << QStringLiteral("gpj⟨U+202E⟩exe");
    QTest::newRow("isolate") << QStringLiteral("\u2066x\u2069") << QStringLiteral("⟨U+2066⟩x⟨U+2069⟩");
    QTest::newRow("marks") << QStringLiteral("\u200e\u200f") << QStringLiteral("⟨U+200E⟩⟨U+200F⟩");
    QTest::newRow("zero width") << QStringLiteral("pay\u200bment") << QStringLiteral("pay⟨U+200B⟩ment");
    QTest::newRow("byte order mark") << QStringLiteral("\ufeffx") << QStringLiteral("⟨U+FEFF⟩x");
    QTest::newRow("tag") << QString::fromUcs4(U"\U000E0041") << QStringLiteral("⟨U+E0041⟩");
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << QStringLiteral("\ufffd");
    QTest::newRow("noncharacter") << QString(QChar(0xffff)) << QStringLiteral("\ufffd");
    QTest::newRow("empty") << QString() << QString();
}

void TextTest::display()
{
    QFETCH(QString, raw);
    QFETCH(QString, shown);
    QCOMPARE(forDisplay(raw), shown);
}

void TextTest::keepsLineBreaksWhenAsked()
{
    QCOMPARE(forDisplay(u"a\r\n\tb\rc\u202e", LineBreaks::Kept), QStringLiteral("a\n    b\nc⟨U+202E⟩"));
}

void TextTest::capsLength()
{
    QCOMPARE(forDisplay(QString(4096, QLatin1Char('x'))), QString(4096, QLatin1Char('x')));
    const QString shown = forDisplay(QString(10000, QLatin1Char('x')));
    QCOMPARE(shown, QString(QString(4096, QLatin1Char('x')) + QStringLiteral("… +5904")));
    QCOMPARE(forDisplay(u"abc", LineBreaks::Visible, {.length = 1}), QStringLiteral("a… +2"));
    QCOMPARE(forDisplay(u"😀😀", LineBreaks::Visible, {.length = 1}), QStringLiteral("😀… +2"));
    QVERIFY(forDisplay(QString(50'000'000, QChar(0x202e))).size() < 4096 * 8 + 20);
}

void TextTest::capsCombiningRuns()
{
    const QString zalgo = QLatin1Char('e') + QString(200, QChar(0x0301));
    QCOMPARE(forDisplay(zalgo), QString(QLatin1Char('e') + QString(8, QChar(0x0301))));
    const QString again = zalgo + QLatin1Char('o') + QString(3, QChar(0x0308));
    QCOMPARE(forDisplay(again).size(), 1 + 8 + 1 + 3);
}

void TextTest::outputHasNothingInvisible()
{
    QString every;
    for (char32_t c = 1; c <= 0x10ffff; c += c < 0x3100 ? 1 : 97)
        every += QChar::fromUcs4(c);
    for (qsizetype from = 0; from < every.size(); from += 1000) {
        const QString shown = forDisplay(QStringView(every).mid(from, 1000));
        for (const QChar c : shown) {
            QVERIFY(c.category() != QChar::Other_Control);
            QVERIFY(!(c.unicode() >= 0x202a && c.unicode() <= 0x202e)
                    && !(c.unicode() >= 0x2066 && c.unicode() <= 0x2069));
        }
    }
}

void TextTest::deceptive_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("plain") << QStringLiteral("https://example.com/あ\n\t") << false;
    QTest::newRow("escape") << QStringLiteral("a\x1b") << true;
    QTest::newRow("override") << QStringLiteral("\u202e") << true;
    QTest::newRow("zero width") << QStringLiteral("a\u200b") << true;
    QTest::newRow("surrogate") << QString(QChar(0xdc00)) << true;
}

void TextTest::deceptive()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(hasDeceptiveCharacters(text), expected);
}

void TextTest::untrustedUtf8()
{
    QCOMPARE(fromUntrustedUtf8("a\xff"
                               "b"),
             QStringLiteral("a\ufffdb"));
    QCOMPARE(fromUntrustedUtf8("abcdef", 3), QStringLiteral("abc"));
}

void TextTest::nearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("swap") << QStringLiteral("headres") << QStringLiteral("headers");
    QTest::newRow("case") << QStringLiteral("CAFILE") << QStringLiteral("caFile");
    QTest::newRow("one letter") << QStringLiteral("ulr") << QString();
    QTest::newRow("missing letter") << QStringLiteral("heaers") << QStringLiteral("headers");
    QTest::newRow("far") << QStringLiteral("banana") << QString();
    QTest::newRow("huge") << QString(100000, QLatin1Char('x')) << QString();
}

void TextTest::nearest()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    QCOMPARE(nearestWord(word, {QStringLiteral("url"), QStringLiteral("headers"), QStringLiteral("caFile")}),
             expected);
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
