#include "dashboards/files/grafanafile.h"
#include "dashboards/history/difference.h"

#include <QTest>

using namespace yagura::dashboards;
using namespace Qt::StringLiterals;

namespace {

const QByteArray before = R"({"title": "Desk", "tags": ["a"], "refresh": "5s", "version": 3,
 "time": {"from": "now-1h", "to": "now"},
 "templating": {"list": [{"type": "custom", "name": "env", "query": "a,b"}]},
 "panels": [
  {"id": 1, "type": "timeseries", "title": "One", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 6},
   "targets": [{"refId": "A", "expr": "up"}, {"refId": "B", "expr": "down"}],
   "fieldConfig": {"defaults": {"unit": "s", "custom": {"lineWidth": 1}}}},
  {"id": 2, "type": "stat", "title": "Two", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 6}},
  {"id": 3, "type": "row", "collapsed": true, "title": "Row", "gridPos": {"x": 0, "y": 6, "w": 24, "h": 1},
   "panels": [{"id": 4, "type": "stat", "title": "Four", "gridPos": {"x": 0, "y": 7, "w": 4, "h": 4}}]}
 ]})";

Dashboard read(const QByteArray &text)
{
    return readGrafana(text, {}).value().dashboard;
}

// One line for each thing that is different.
QStringList told(const DashboardDifference &difference)
{
    QStringList lines;
    const auto field = [](const FieldDifference &one) {
        return u"%1: %2 > %3"_s.arg(one.path, one.before.isNull() ? u"-"_s : one.before,
                                    one.after.isNull() ? u"-"_s : one.after);
    };
    for (const FieldDifference &one : difference.settings)
        lines << field(one);
    for (const PanelDifference &panel : difference.panels) {
        QString line = u"%1 %2"_s.arg(panel.id).arg(panel.title);
        line += panel.fate == PanelFate::Added ? u" added"_s
            : panel.fate == PanelFate::Removed ? u" removed"_s
                                               : QString();
        line += panel.isMoved() ? u" moved"_s : QString();
        line += panel.isResized() ? u" resized"_s : QString();
        lines << line;
        for (const FieldDifference &one : panel.fields)
            lines << u"  "_s + field(one);
    }
    return lines;
}

} // namespace

class DifferenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
    void editsInMemoryToo();
    void wrappedFiles();
    void counts();
    void isBounded();
};

void DifferenceTest::tells_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const char *from, const char *to, const QStringList &lines) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << lines;
    };
    row("nothing", "", "", {});
    row("title", "\"Desk\"", "\"Table\"", {u"title: Desk > Table"_s});
    row("time", "now-1h", "now-6h", {u"time.from: now-1h > now-6h"_s});
    row("tag", "[\"a\"]", "[\"a\", \"b\"]", {u"tags[1]: - > b"_s});
    row("variable, by name", "a,b", "a,b,c", {u"templating.list[env].query: a,b > a,b,c"_s});
    row("version numbers are nobody's business", "\"version\": 3", "\"version\": 4", {});
    row("query, by letter", "\"up\"", "\"sum(up)\"", {u"1 One"_s, u"  targets[A].expr: up > sum(up)"_s});
    row("query removed", "{\"refId\": \"A\", \"expr\": \"up\"}, ", "",
        {u"1 One"_s, u"  targets[A].refId: A > -"_s, u"  targets[A].expr: up > -"_s});
    row("an option we have no word for", "\"lineWidth\": 1", "\"lineWidth\": 3",
        {u"1 One"_s, u"  fieldConfig.defaults.custom.lineWidth: 1 > 3"_s});
    row("moved", "\"x\": 12, \"y\": 0", "\"x\": 12, \"y\": 2", {u"2 Two moved"_s});
    row("resized", "\"x\": 12, \"y\": 0, \"w\": 12", "\"x\": 12, \"y\": 0, \"w\": 6", {u"2 Two resized"_s});
    row("renamed and moved", "\"title\": \"Two\", \"gridPos\": {\"x\": 12",
        "\"title\": \"Zwei\", \"gridPos\": {\"x\": 11", {u"2 Zwei moved"_s, u"  title: Two > Zwei"_s});
    row("another panel under another id", "\"id\": 2", "\"id\": 9", {u"2 Two removed"_s, u"9 Two added"_s});
    row("inside a collapsed row", "\"title\": \"Four\"", "\"title\": \"Vier\"",
        {u"4 Vier"_s, u"  title: Four > Vier"_s});
}

void DifferenceTest::tells()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QStringList, lines);
    QByteArray after = before;
    if (!from.isEmpty())
        after.replace(from, to);
    QCOMPARE(after == before, from.isEmpty());
    QCOMPARE(told(dashboardDifference(read(before), read(after))), lines);
}

void DifferenceTest::editsInMemoryToo()
{
    const Dashboard old = read(before);
    Dashboard now = withLayoutMode(old, LayoutMode::Swap);
    findPanel(now, 2)->title = u"Zwei"_s;
    QCOMPARE(told(dashboardDifference(old, now)),
             (QStringList{u"yagura.layout: - > swap"_s, u"2 Zwei"_s, u"  title: Two > Zwei"_s}));
    QVERIFY(dashboardDifference(now, now).isEmpty());
    QCOMPARE(told(dashboardDifference(old, withRowToggled(old, 3))),
             (QStringList{u"3 Row"_s, u"  collapsed: true > false"_s}));
}

void DifferenceTest::wrappedFiles()
{
    const QByteArray wrapped = "{\"meta\": {\"slug\": \"x\"}, \"dashboard\": " + before + "}";
    QByteArray other = wrapped;
    other.replace("\"Desk\"", "\"Table\"");
    QCOMPARE(told(dashboardDifference(read(wrapped), read(other))), QStringList{u"title: Desk > Table"_s});
}

void DifferenceTest::counts()
{
    QByteArray after = before;
    after.replace("\"id\": 2", "\"id\": 9")
        .replace("\"up\"", "\"sum(up)\"")
        .replace("\"x\": 0, \"y\": 0", "\"x\": 1, \"y\": 0")
        .replace("5s", "10s");
    QCOMPARE(countsOf(dashboardDifference(read(before), read(after))), (DifferenceCounts{1, 1, 1, 1, 1}));
}

void DifferenceTest::isBounded()
{
    QByteArray after = before;
    QByteArray many = "\"x\": [0";
    for (int i = 1; i < 5000; ++i)
        many += "," + QByteArray::number(i);
    many += "], \"text\": \"" + QByteArray(100'000, 'y') + "\"";
    after.replace("\"lineWidth\": 1", many);
    const DashboardDifference difference = dashboardDifference(read(before), read(after));
    QCOMPARE(difference.panels.size(), 1u);
    QCOMPARE(difference.panels[0].fields.size(), 200u);
    for (const FieldDifference &field : difference.panels[0].fields)
        QVERIFY(field.after.size() < 500);
}

QTEST_GUILESS_MAIN(DifferenceTest)
#include "tst_difference.moc"
