#include "core/csv.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;

using Rows = std::vector<QStringList>;

class CsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formulas_data();
    void formulas();
    void written();
    void clipboard();
    void roundTrip();
    void read_data();
    void read();
    void refusals();
};

void CsvTest::formulas_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("changed");
    for (const char *cell : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
                             "=HYPERLINK(\"x\")", "-", "+", "--1", "＝1"})
        QTest::addRow("%s", cell) << QString::fromUtf8(cell) << true;
    for (const char *cell : {"", " ", "plain", "-1", "+1.5", "-1e-3", "0", "1e=", "a=b", "12-34", "'=1"})
        QTest::addRow("'%s'", cell) << QString::fromUtf8(cell) << false;
}

void CsvTest::formulas()
{
    QFETCH(QString, cell);
    QFETCH(bool, changed);
    QCOMPARE(neutralised(cell) != cell, changed);
    if (changed)
        QCOMPARE(neutralised(cell), QString(QLatin1Char('\'') + cell));
}

void CsvTest::written()
{
    const Rows rows{{QStringLiteral("a"), QStringLiteral("b,c")},
                    {QStringLiteral("say \"hi\""), QStringLiteral("two\nlines")}};
    QCOMPARE(writeCsv(rows), QByteArray("a,\"b,c\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n"));
    QVERIFY(writeCsv(rows, CsvDialect::Comma, ByteOrderMark::Write)
                .startsWith("\xef\xbb\xbf"
                            "a,"));
}

void CsvTest::clipboard()
{
    QCOMPARE(writeCsv({{QStringLiteral("a\tb"), QStringLiteral("=x")},
                       {QStringLiteral("l1\r\nl2"), QStringLiteral("\"q\"")}},
                      CsvDialect::Tab),
             QByteArray("a b\t'=x\nl1 l2\t\"q\"\n"));
}

void CsvTest::roundTrip()
{
    const Rows rows{
        {QStringLiteral("\ufeff")},
        {QStringLiteral("時刻"), QStringLiteral("\ufeff"), QString(), QStringLiteral(" spaces "),
         QStringLiteral("\"")},
        {QString()},
        {QString(), QString()},
        {QStringLiteral("a\r\nb"), QStringLiteral(",,,"), QStringLiteral("\n"), QStringLiteral("=1")},
    };
    const auto back = readCsv(writeCsv(rows));
    QVERIFY(back);
    QCOMPARE(back->size(), rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE((*back)[i].size(), rows[i].size());
        for (qsizetype j = 0; j < rows[i].size(); ++j)
            QCOMPARE((*back)[i][j], neutralised(rows[i][j]));
    }
}

void CsvTest::read_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cells");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("no last line end") << QByteArray("a,b\nc,d") << QStringLiteral("a|b/c|d");
    QTest::newRow("unix") << QByteArray("a,b\nc,d\n") << QStringLiteral("a|b/c|d");
    QTest::newRow("old mac") << QByteArray("a\rb\r") << QStringLiteral("a/b");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a,b")
                                     << QStringLiteral("a|b");
    QTest::newRow("empty cells") << QByteArray(",\n,,") << QStringLiteral("|/||");
    QTest::newRow("quote inside") << QByteArray("a\"b,c") << QStringLiteral("a\"b|c");
    QTest::newRow("ragged") << QByteArray("a\nb,c\n") << QStringLiteral("a/b|c");
}

void CsvTest::read()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, cells);
    const auto rows = readCsv(text);
    QVERIFY(rows);
    QStringList lines;
    for (const QStringList &row : *rows)
        lines << row.join(QLatin1Char('|'));
    QCOMPARE(lines.join(QLatin1Char('/')), cells);
}

void CsvTest::refusals()
{
    const auto open = readCsv("a\n\"b\nc");
    QVERIFY(!open);
    QCOMPARE(open.error().where, QStringLiteral("line 2"));
    QCOMPARE(readCsv("\"a\"b").error().kind, ErrorKind::Malformed);
    QCOMPARE(readCsv("aaaa", CsvDialect::Comma, {.bytes = 3}).error().kind, ErrorKind::TooLarge);
    QCOMPARE(readCsv(",,,,", CsvDialect::Comma, {.cells = 3}).error().kind, ErrorKind::TooLarge);
}

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
