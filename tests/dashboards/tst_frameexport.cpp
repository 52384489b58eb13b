#include "core/csv.h"
#include "dashboards/files/framesfile.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/frames/framecsv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::dashboards::frames;

namespace {

const double nothing = std::numeric_limits<double>::quiet_NaN();

Frame rates()
{
    Frame frame;
    frame.name = QStringLiteral("rates");
    frame.refId = QStringLiteral("A");
    frame.fields.push_back({QStringLiteral("Time"), Column::times({1'795'489'200'000, 1'795'489'215'500})});
    frame.fields.push_back({QStringLiteral("Value"), Column::numbers({0.25, nothing}),
                            Labels{{QStringLiteral("service"), QStringLiteral("payment")}}});
    frame.fields.push_back({QStringLiteral("note"), Column::texts({QStringLiteral("=SUM(A1)"), QString()})});
    frame.fields.push_back({QStringLiteral("up"), Column::booleans({true, false})});
    return frame;
}

} // namespace

// What leaves the console for other programs, and panels that come back.
class FrameExportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvHasIsoTimesAndRawNumbers();
    void csvOfSeveralFrames();
    void csvComesBack();
    void jsonKeepsTypes();
    void panelsTravel();
    void foreignTextIsRefused_data();
    void foreignTextIsRefused();
};

void FrameExportTest::csvHasIsoTimesAndRawNumbers()
{
    QCOMPARE(frameCsv(rates(), {QStringLiteral("Time"), QStringLiteral("payment")}),
             QByteArray("Time,payment,note,up\r\n"
                        "2026-11-24T03:00:00.000Z,0.25,'=SUM(A1),true\r\n"
                        "2026-11-24T03:00:15.500Z,,,false\r\n"));
}

void FrameExportTest::csvOfSeveralFrames()
{
    Frame other;
    other.fields.push_back({QStringLiteral("Value"), Column::numbers({1e21, -2, INFINITY})});
    const QByteArray text = framesCsv({other, other}, {{QStringLiteral("first")}});
    QCOMPARE(text,
             QByteArray("first\r\n1e+21\r\n-2\r\nInfinity\r\n\r\nValue\r\n1e+21\r\n-2\r\nInfinity\r\n"));
    QCOMPARE(framesCsv({}), QByteArray());
}

void FrameExportTest::csvComesBack()
{
    Frame frame;
    frame.fields.push_back({QStringLiteral("a, \"b\""),
                            Column::texts({QStringLiteral("line\nbreak"), QStringLiteral("comma, here")})});
    const auto rows = readCsv(frameCsv(frame));
    QVERIFY(rows);
    QCOMPARE(rows->size(), 3u);
    QCOMPARE((*rows)[0], QStringList{QStringLiteral("a, \"b\"")});
    QCOMPARE((*rows)[1], QStringList{QStringLiteral("line\nbreak")});
    QCOMPARE((*rows)[2], QStringList{QStringLiteral("comma, here")});
}

void FrameExportTest::jsonKeepsTypes()
{
    const auto document = QJsonDocument::fromJson(writeFrames({rates()}));
    QVERIFY(document.isArray());
    const QJsonObject frame = document.array().first().toObject();
    QCOMPARE(frame[QLatin1String("refId")].toString(), QStringLiteral("A"));
    const QJsonArray fields = frame[QLatin1String("fields")].toArray();
    QCOMPARE(fields.size(), 4);
    const auto values
        = [&](int field) { return fields[field].toObject()[QLatin1String("values")].toArray(); };
    QCOMPARE(values(0)[1].toInteger(), 1'795'489'215'500);
    QCOMPARE(values(1)[0].toDouble(), 0.25);
    QCOMPARE(values(1)[1].toString(), QStringLiteral("NaN"));
    QVERIFY(values(2)[1].isNull());
    QCOMPARE(values(3)[0].toBool(), true);
    QCOMPARE(fields[1].toObject()[QLatin1String("labels")].toObject()[QLatin1String("service")].toString(),
             QStringLiteral("payment"));
}

void FrameExportTest::panelsTravel()
{
    const QByteArray text
        = "{\"id\":7,\"type\":\"stat\",\"title\":\"Burn\",\"gridPos\":{\"x\":3,\"y\":1,\"w\":5,\"h\":4},"
          "\"targets\":[{\"refId\":\"A\",\"expr\":\"up\"}],\"pluginVersion\":\"9.1\",\"unknown\":{\"a\":[1]}"
          "}";
    const auto one = readPanels(text, {});
    QVERIFY(one);
    QCOMPARE(one->size(), 1u);
    QCOMPARE(one->front().kind, PanelKind::Stat);
    QCOMPARE(one->front().grid, (GridRect{3, 1, 5, 4}));
    QVERIFY(writePanels(*one).contains("\"unknown\"")); // nothing of it is lost on the way
    Panel other = newPanel(8, PanelKind::TimeSeries);
    other.title = QStringLiteral("Rate");
    const auto two = readPanels(writePanels({one->front(), other}), {});
    QVERIFY(two);
    QCOMPARE(two->size(), 2u);
    QCOMPARE((*two)[1].title, QStringLiteral("Rate"));
    QCOMPARE((*two)[0].targets, one->front().targets);
}

void FrameExportTest::foreignTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("see you at ten");
    QTest::newRow("number") << QByteArray("42");
    QTest::newRow("object without a type") << QByteArray("{\"title\":\"x\"}");
    QTest::newRow("empty array") << QByteArray("[]");
    QTest::newRow("cut off") << QByteArray("{\"type\":\"stat\"");
    QTest::newRow("deep") << QByteArray(200'000, '[');
}

void FrameExportTest::foreignTextIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readPanels(text, QStringLiteral("clipboard")));
}

QTEST_GUILESS_MAIN(FrameExportTest)
#include "tst_frameexport.moc"
