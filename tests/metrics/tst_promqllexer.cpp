#include "metrics/promql/lexer.h"
#include "metrics/promql/literal.h"

#include <QTest>

#include <cmath>

using namespace yagura::metrics::promql;

namespace {

// "3+2 text" for each token, with what it is.
QString dump(const std::vector<Token> &tokens, QStringView text)
{
    QStringList parts;
    for (const Token &token : tokens) {
        const QString word = text.mid(token.span.start, token.span.length).toString();
        parts << QStringLiteral("%1:%2:%3").arg(token.span.start).arg(static_cast<int>(token.kind)).arg(word);
    }
    return parts.join(QLatin1Char(' '));
}

QString row(qsizetype at, TokenKind kind, const char *word)
{
    return QStringLiteral("%1:%2:%3").arg(at).arg(static_cast<int>(kind)).arg(QString::fromUtf8(word));
}

} // namespace

class PromqlLexerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void variables();
    void errorsAndOnward_data();
    void errorsAndOnward();
    void linesCarryTheirState();
    void stateAsNumber();
    void strings_data();
    void strings();
    void numbers_data();
    void numbers();
    void numberTexts_data();
    void numberTexts();
};

void PromqlLexerTest::tokens_data()
{
    using enum TokenKind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected"); // without the end
    const auto add = [](const char *text, const QStringList &expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    add("", {});
    add(" \t\r\n", {});
    add("up", {row(0, Identifier, "up")});
    add("a:b", {row(0, MetricIdentifier, "a:b")});
    add("SUM(x)",
        {row(0, Aggregator, "SUM"), row(3, LeftParen, "("), row(4, Identifier, "x"),
         row(5, RightParen, ")")});
    add("{sum=\"a\"}",
        {row(0, LeftBrace, "{"), row(1, Identifier, "sum"), row(4, Assign, "="), row(5, String, "\"a\""),
         row(8, RightBrace, "}")});
    add("x[5m:30s]",
        {row(0, Identifier, "x"), row(1, LeftBracket, "["), row(2, Duration, "5m"), row(4, Colon, ":"),
         row(5, Duration, "30s"), row(8, RightBracket, "]")});
    add("1e3 0x1F .5 NaN",
        {row(0, Number, "1e3"), row(4, Number, "0x1F"), row(9, Number, ".5"), row(12, Number, "NaN")});
    add("1h30m", {row(0, Duration, "1h30m")});
    add("a==b", {row(0, Identifier, "a"), row(1, Equal, "=="), row(3, Identifier, "b")});
    add("<=<!=", {row(0, LessEqual, "<="), row(2, Less, "<"), row(3, NotEqual, "!=")});
    add("a # b\nc", {row(0, Identifier, "a"), row(2, Comment, "# b"), row(6, Identifier, "c")});
    add("\"a#b\"", {row(0, String, "\"a#b\"")});
    // Two UTF-16 units for the character above U+FFFF.
    add("\"😀\" x", {row(0, String, "\"😀\""), row(5, Identifier, "x")});
    add("offset @ on", {row(0, Offset, "offset"), row(7, At, "@"), row(9, On, "on")});
}

void PromqlLexerTest::tokens()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    expected << row(text.size(), TokenKind::EndOfText, "");
    QCOMPARE(dump(lex(text), text), expected.join(QLatin1Char(' ')));
}

void PromqlLexerTest::variables()
{
    using enum TokenKind;
    const QString text = QStringLiteral("$m x_${n:csv}_y[$__i:[[s]]] $");
    const QStringList expected{row(0, Variable, "$m"),     row(3, Identifier, "x_${n:csv}_y"),
                               row(15, LeftBracket, "["),  row(16, Variable, "$__i"),
                               row(20, Colon, ":"),        row(21, Variable, "[[s]]"),
                               row(26, RightBracket, "]"), row(28, Error, "$"),
                               row(29, EndOfText, "")};
    QCOMPARE(dump(lex(text, {.variables = true}), text), expected.join(QLatin1Char(' ')));
    QCOMPARE(lex(QStringLiteral("$m")).front().kind, Error);
}

void PromqlLexerTest::errorsAndOnward_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::addColumn<qsizetype>("at");
    QTest::addColumn<qsizetype>("length");
    const auto add = [](const char *text, const char *error, qsizetype at, qsizetype length) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(error) << at << length;
    };
    add("a ; b", "unexpected character: \";\"", 2, 1);
    add("a 😀 b", "unexpected character: \"😀\"", 2, 2);
    add("! b", "unexpected character after \"!\"", 0, 1);
    add("\"a\n b", "unterminated quoted string", 0, 2);
    add("`a\nb", "unterminated raw string", 0, 4);
    add("'\\q' b", "unknown or incomplete escape sequence", 0, 4);
    add("\"\\ud800\" b", "unknown or incomplete escape sequence", 0, 8);
    add("1x b", "bad number or duration syntax: \"1x\"", 0, 2);
}

void PromqlLexerTest::errorsAndOnward()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    QFETCH(qsizetype, at);
    QFETCH(qsizetype, length);
    const auto tokens = lex(text);
    const auto found = std::ranges::find(tokens, TokenKind::Error, &Token::kind);
    QVERIFY(found != tokens.end());
    QCOMPARE(found->error, error);
    QCOMPARE(found->span.start, at);
    QCOMPARE(found->span.length, length);
    if (text.endsWith(QLatin1String(" b")))
        QCOMPARE(tokens[tokens.size() - 2].kind, TokenKind::Identifier);
}

void PromqlLexerTest::linesCarryTheirState()
{
    const LexedLine first = lexLine(u"up{job=`a", {});
    QVERIFY(first.after.inBraces);
    QVERIFY(first.after.inRawString);
    QCOMPARE(first.tokens.back().kind, TokenKind::String);
    const LexedLine second = lexLine(u"b`, sum=\"x\"}[5m", LexState::fromNumber(first.after.toNumber()));
    QCOMPARE(second.tokens.front().kind, TokenKind::String);
    QCOMPARE(second.tokens.front().span, (Span{0, 2}));
    QCOMPARE(second.tokens[2].kind, TokenKind::Identifier); // not the aggregation
    const LexedLine third = lexLine(u":1m]", second.after);
    QCOMPARE(third.tokens.front().kind, TokenKind::Colon);
    QCOMPARE(third.after, LexState{});
}

void PromqlLexerTest::stateAsNumber()
{
    for (int number = 0; number < 8; ++number)
        QCOMPARE(LexState::fromNumber(number).toNumber(), number);
    QCOMPARE(LexState::fromNumber(-1), LexState{});
}

void PromqlLexerTest::strings_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("printed");
    const auto add = [](const char *literal, const QByteArray &value, const char *printed) {
        QTest::newRow(literal) << QString::fromUtf8(literal) << value << QString::fromUtf8(printed);
    };
    add("\"a\"", "a", "\"a\"");
    add("'a\"b'", "a\"b", "\"a\\\"b\"");
    add("'it\\'s'", "it's", "\"it's\"");
    add("`a\\n`", "a\\n", "\"a\\\\n\"");
    add("\"\\x41\\102\\u00e9\"", "AB\xc3\xa9", "\"ABé\"");
    add("\"\\xff\"", "\xff", "\"\\xff\"");
    add("\"\\U0001F600\"", "\xf0\x9f\x98\x80", "\"😀\"");
    add("\"\\u200b\"", "\xe2\x80\x8b", "\"\\u200b\"");
    add("\"\\t\\x01\"", "\t\x01", "\"\\t\\x01\"");
}

void PromqlLexerTest::strings()
{
    QFETCH(QString, literal);
    QFETCH(QByteArray, value);
    QFETCH(QString, printed);
    QCOMPARE(unquoted(literal), value);
    QCOMPARE(quoted(value), printed);
}

void PromqlLexerTest::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // NaN for none
    const auto add
        = [](const char *text, double value) { QTest::newRow(text) << QString::fromLatin1(text) << value; };
    add("1", 1);
    add("010", 8);
    add("08", 8);
    add("0x1F", 31);
    add("5.", 5);
    add(".5", 0.5);
    add("1e3", 1000);
    add("Inf", HUGE_VAL);
    add("1e-400", 0);
    add("9223372036854775808", 9223372036854775808.0);
    add("1e400", std::nan(""));
    add("0x", std::nan(""));
    add("1e", std::nan(""));
    add("", std::nan(""));
}

void PromqlLexerTest::numbers()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto read = numberValue(text);
    QCOMPARE(read.has_value(), !std::isnan(value));
    if (read)
        QCOMPARE(*read, value);
}

void PromqlLexerTest::numberTexts_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto add
        = [](double value, const char *text) { QTest::newRow(text) << value << QString::fromLatin1(text); };
    add(0.1, "0.1");
    add(-0.0, "-0");
    add(123456, "123456");
    add(1234567, "1.234567e+06");
    add(1e-5, "1e-05");
    add(0.0001, "0.0001");
    add(1e100, "1e+100");
    add(-HUGE_VAL, "-Inf");
    add(std::nan(""), "NaN");
}

void PromqlLexerTest::numberTexts()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(numberText(value), text);
}

QTEST_GUILESS_MAIN(PromqlLexerTest)
#include "tst_promqllexer.moc"
