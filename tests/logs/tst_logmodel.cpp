#include "logs/elasticwire.h"
#include "logs/fieldstatistics.h"
#include "logs/logmodel.h"
#include "logs/stacktrace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::logs;

namespace {

SharedPage makePage(int first, int count)
{
    auto page = std::make_shared<LogPage>();
    for (int i = first; i < first + count; ++i) {
        const std::string message = "line " + std::to_string(i);
        const std::string source = R"({"message":")" + message + R"(","service":{"name":")"
            + (i % 4 ? "payment" : "mail") + R"("},"took":)" + std::to_string(i % 3)
            + (i % 2 ? R"(,"error":{"type":"X"}})" : "}");
        LogBuffer::Row row;
        row.timeNs = i * 1'000'000'000LL;
        row.level = i % 2 ? LogLevel::Error : LogLevel::Info;
        row.service = i % 4 ? "payment" : "mail";
        row.message = message;
        row.source = source;
        row.trace = {1, static_cast<std::uint64_t>(i)};
        page->rows.append(row);
    }
    return page;
}

} // namespace

class LogModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsOverPages();
    void fetchMoreAsksOnce();
    void millionRows();
    void statistics();
    void stackTraces_data();
    void stackTraces();
    void stackTraceOfManyCauses();
};

void LogModelTest::rowsOverPages()
{
    LogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.append(makePage(0, 10));
    model.append(makePage(10, 5), 2); // two of it were there already
    model.append(makePage(0, 0));
    QCOMPARE(model.rowCount(), 13);
    QCOMPARE(model.index(9, LogModel::MessageColumn).data().toString(), QStringLiteral("line 9"));
    QCOMPARE(model.index(10, LogModel::MessageColumn).data().toString(), QStringLiteral("line 12"));
    QCOMPARE(model.index(12, LogModel::TimeColumn).data(LogModel::TimeRole).toLongLong(), 14'000'000'000LL);
    QCOMPARE(model.index(1, 0).data(LogModel::SeverityRole).toInt(), int(Severity::Critical));
    QCOMPARE(model.entry(4).service, QStringLiteral("mail"));
    QVERIFY(model.bytes() > 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.bytes(), size_t{0});
}

void LogModelTest::fetchMoreAsksOnce()
{
    LogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy wanted(&model, &LogModel::moreWanted);
    QVERIFY(!model.canFetchMore({}));
    model.append(makePage(0, 3));
    model.setMoreAvailable(true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!model.canFetchMore({}));
}

void LogModelTest::millionRows()
{
    LogModel model;
    const auto page = makePage(0, 1000);
    for (int i = 0; i < 1000; ++i)
        model.append(page);
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(model.entry(999'999).message, QStringLiteral("line 999"));
    QCOMPARE(model.entry(500'001).message, QStringLiteral("line 1"));
}

void LogModelTest::statistics()
{
    const FieldCatalogue catalogue(
        {{QStringLiteral("service.name"), {FieldKind::Keyword, QStringLiteral("keyword"), true, true}}});
    const auto summary = summarise({makePage(0, 60), makePage(60, 40)}, catalogue);
    QCOMPARE(summary.rows, 100);
    QCOMPARE(summary.fields.front().name, QStringLiteral("service.name"));
    const auto *service = summary.find(QStringLiteral("service.name"));
    QCOMPARE(service->filled, 100);
    QCOMPARE(service->top,
             (std::vector<ValueCount>{{QStringLiteral("payment"), 75}, {QStringLiteral("mail"), 25}}));
    const auto *type = summary.find(QStringLiteral("error.type"));
    QCOMPARE(type->filled, 50);
    QCOMPARE(int(summary.find(QStringLiteral("took"))->kind), int(FieldKind::Number));
    QCOMPARE(summary.find(QStringLiteral("took"))->distinct, 3);
    QVERIFY(summary.find(QStringLiteral("message"))->top.empty());
    const auto sampled = summarise({makePage(0, 1000)}, catalogue, 100);
    QVERIFY(sampled.rows <= 100 && sampled.rows > 50);
}

void LogModelTest::stackTraces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("own");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("firstLocation");
    const auto row = [](const char *name, const char *text, int frames, int own, const char *type,
                        const char *location) {
        QTest::newRow(name) << QString::fromUtf8(text) << frames << own << QString::fromLatin1(type)
                            << QString::fromLatin1(location);
    };
    row("java",
        "java.sql.SQLTransientConnectionException: orders-rw - Connection is not available\n"
        "\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)\n"
        "\tat shop.payment.db.PoolGuard.borrow(PoolGuard.java:88)\n"
        "\tat java.base/java.lang.Thread.run(Thread.java:840)\n",
        3, 1, "java.sql.SQLTransientConnectionException", "HikariPool.java:696");
    row("python",
        "Traceback (most recent call last):\n  File \"/app/shop/mail.py\", line 12, in send\n    "
        "smtp.send(m)\n"
        "  File \"/usr/lib/python3.11/smtplib.py\", line 900, in sendmail\n    raise E()\nSMTPError: (421, "
        "b'try later')\n",
        2, 1, "SMTPError", "mail.py:12");
    row("node",
        "TypeError: Cannot read properties of undefined (reading 'id')\n    at cart (/srv/web/cart.js:10:5)\n"
        "    at Layer.handle (/srv/web/node_modules/express/lib/router/layer.js:95:5)\n    at "
        "node:internal/main/run:23:47\n",
        3, 1, "TypeError", "cart.js:10:5");
    row("go",
        "panic: runtime error: index out of range\n\ngoroutine 1 "
        "[running]:\nmain.load(...)\n\t/src/search/main.go:42 "
        "+0x1d\nruntime.main()\n\t/usr/local/go/src/runtime/proc.go:250 +0x1d3\n",
        2, 1, "", "main.go:42");
    row(".net",
        "System.InvalidOperationException: Sequence contains no elements\n   at Shop.Users.Store.Find(String "
        "id) in /src/Users/Store.cs:line 31\n   at System.Linq.Enumerable.First[T](IEnumerable`1 s)\n",
        2, 1, "System.InvalidOperationException", "Store.cs:31");
    row("escaped", "a.BException: x\\n\\tat a.b.C.d(C.java:1)", 1, 1, "a.BException", "C.java:1");
    row("prose", "nothing to see here", 0, 0, "", "");
}

void LogModelTest::stackTraces()
{
    QFETCH(QString, text);
    QFETCH(int, frames);
    QFETCH(int, own);
    QFETCH(QString, type);
    QFETCH(QString, firstLocation);
    const auto trace = readStackTrace(text);
    QCOMPARE(trace.frameCount(), frames);
    if (frames == 0)
        return;
    QCOMPARE(trace.sections.front().ownFrames(), own);
    QCOMPARE(trace.sections.front().type, type);
    QCOMPARE(trace.sections.front().frames.front().location, firstLocation);
}

void LogModelTest::stackTraceOfManyCauses()
{
    const auto trace = readStackTrace(QStringLiteral(
        "a.OuterException: outer\n\tat shop.A.b(A.java:1)\n\tat org.springframework.X.y(X.java:2)\n"
        "\tat org.springframework.Z.y(Z.java:2)\n\tat io.netty.Q.r(Q.java:3)\n"
        "Caused by: b.TimeoutException: no permit in 280 ms\n\tat shop.C.d(C.java:4)\n\t... 12 more\n"));
    QCOMPARE(trace.sections.size(), 2);
    QVERIFY(trace.sections[1].isCause);
    QCOMPARE(trace.sections[1].message, QStringLiteral("no permit in 280 ms"));
    QCOMPARE(trace.sections[1].commonFrames, 12);
    QCOMPARE(
        foldedPackages(trace.sections[0]),
        (QList<FoldedPackage>{{QStringLiteral("org.springframework"), 2}, {QStringLiteral("io.netty"), 1}}));
}

QTEST_GUILESS_MAIN(LogModelTest)
#include "tst_logmodel.moc"
