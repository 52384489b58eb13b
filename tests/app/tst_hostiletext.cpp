// 74 of the fault plan: hostile texts as names of services, labels, log lines, spans, tags, annotations,
// titles of incidents and dashboards, and names of sources, through every screen. The window must stay quick,
// nothing may be loaded because a text says so, and what a screen reader is told holds nothing deceptive.
#include "consoleundertest.h"
#include "hostiletexts.h"

#include "core/text.h"
#include "support/answeringserver.h"
#include "support/eventloopgap.h"
#include "support/waiting.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTextDocument>

#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Notices when a file is opened, by whomever.
class Bait
{
public:
    explicit Bait(const QString &path)
        : m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        ::inotify_add_watch(m_inotify, QFile::encodeName(path).constData(), IN_OPEN | IN_ACCESS);
    }
    ~Bait() { ::close(m_inotify); }
    Q_DISABLE_COPY_MOVE(Bait)

    [[nodiscard]] bool isTouched() const
    {
        char buffer[512];
        return ::read(m_inotify, buffer, sizeof buffer) > 0;
    }

private:
    int m_inotify;
};

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

// Everything the five kinds of server are asked for, filled with the texts.
class HostileWorld
{
public:
    explicit HostileWorld(QStringList texts)
        : m_texts(std::move(texts))
        , m_createdAt(QDateTime::currentDateTimeUtc().addSecs(-600).toString(Qt::ISODate))
    { }

    [[nodiscard]] std::optional<QByteArray> answer(const SeenRequest &request) const
    {
        const QString path = QUrl::fromEncoded(request.line.split(' ').value(1)).path();
        const auto body = bodyFor(path, request);
        return reply(body.value_or("{}"), body ? "200 OK" : "404 Not Found");
    }

private:
    [[nodiscard]] std::optional<QByteArray> bodyFor(const QString &path, const SeenRequest &request) const
    {
        if (path == u"/api/v1/query_range"_s)
            return query(true);
        if (path == u"/api/v1/query"_s)
            return query(false);
        if (path == u"/api/v1/labels"_s)
            return success(QJsonArray{u"__name__"_s, u"job"_s, u"service"_s});
        if (path.startsWith(u"/api/v1/label/"_s))
            return success(strings());
        if (path == u"/api/v1/rules"_s)
            return success(QJsonObject{{u"groups"_s, QJsonArray()}});
        if (path == u"/api/v2/alerts"_s)
            return alerts();
        if (path == u"/api/services"_s)
            return bytesOf({{u"data"_s, strings()}});
        if (path.startsWith(u"/api/traces"_s))
            return trace();
        if (path == u"/"_s)
            return QByteArray(R"({"cluster_name":"c","version":{"number":"7.10.2"}})");
        if (path.endsWith(u"/_field_caps"_s))
            return QByteArray(
                R"({"fields":{"@timestamp":{"date":{"type":"date","searchable":true,"aggregatable":true}},)"
                R"("message":{"text":{"type":"text","searchable":true}},)"
                R"("service":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}}}})");
        if (path.endsWith(u"/_search"_s))
            return logs(request.body.contains("aggs"));
        if (path == u"/incidents"_s)
            return incidents();
        if (path.endsWith(u"/log_entries"_s))
            return things(u"log_entries"_s, u"trigger_log_entry"_s);
        if (path.endsWith(u"/notes"_s))
            return things(u"notes"_s, u"note"_s);
        if (path.endsWith(u"/alerts"_s))
            return things(u"alerts"_s, u"alert"_s);
        return std::nullopt;
    }

    [[nodiscard]] QJsonArray strings() const { return QJsonArray::fromStringList(m_texts); }
    [[nodiscard]] static QByteArray success(const QJsonValue &data)
    {
        return bytesOf({{u"status"_s, u"success"_s}, {u"data"_s, data}});
    }

    [[nodiscard]] QByteArray query(bool isRange) const
    {
        QJsonArray series;
        for (const QString &text : m_texts) {
            QJsonObject one{{u"metric"_s, QJsonObject{{u"job"_s, text}, {u"service"_s, text}}}};
            const QJsonArray sample{nowSeconds(), u"1"_s};
            one.insert(isRange ? u"values"_s : u"value"_s,
                       isRange ? QJsonArray{QJsonArray{nowSeconds() - 60, u"2"_s}, sample} : sample);
            series.append(one);
        }
        return success(
            QJsonObject{{u"resultType"_s, isRange ? u"matrix"_s : u"vector"_s}, {u"result"_s, series}});
    }

    [[nodiscard]] QByteArray alerts() const
    {
        QJsonArray list;
        for (const QString &text : m_texts) {
            list.append(QJsonObject{
                {u"labels"_s,
                 QJsonObject{{u"alertname"_s, text}, {u"service"_s, text}, {u"severity"_s, u"critical"_s}}},
                {u"annotations"_s,
                 QJsonObject{{u"summary"_s, text}, {u"description"_s, text}, {u"runbook_url"_s, text}}},
                {u"startsAt"_s, m_createdAt},
                {u"generatorURL"_s, text},
                {u"receivers"_s, QJsonArray{QJsonObject{{u"name"_s, text}}}},
                {u"status"_s, QJsonObject{{u"state"_s, u"active"_s}}}});
        }
        return QJsonDocument(list).toJson(QJsonDocument::Compact);
    }

    [[nodiscard]] QByteArray trace() const
    {
        QJsonArray spans;
        QJsonObject processes;
        const qint64 start = (nowSeconds() - 120) * 1'000'000;
        for (int i = 0; i < m_texts.size(); ++i) {
            const QString &text = m_texts.at(i);
            const QString id = QString::number(0x100 + i, 16);
            processes.insert(id, QJsonObject{{u"serviceName"_s, text}});
            const QJsonArray tags{
                QJsonObject{{u"key"_s, text}, {u"type"_s, u"string"_s}, {u"value"_s, text}},
                QJsonObject{{u"key"_s, u"error"_s}, {u"type"_s, u"bool"_s}, {u"value"_s, true}},
                QJsonObject{{u"key"_s, u"error.message"_s}, {u"value"_s, text}}};
            QJsonArray references;
            if (i > 0)
                references.append(QJsonObject{
                    {u"refType"_s, u"CHILD_OF"_s}, {u"traceID"_s, u"1f"_s}, {u"spanID"_s, u"100"_s}});
            spans.append(QJsonObject{{u"traceID"_s, u"1f"_s},
                                     {u"spanID"_s, id},
                                     {u"operationName"_s, text},
                                     {u"references"_s, references},
                                     {u"startTime"_s, start + i * 10},
                                     {u"duration"_s, i == 0 ? 10'000 : 500},
                                     {u"tags"_s, tags},
                                     {u"warnings"_s, QJsonArray{text}},
                                     {u"processID"_s, id}});
        }
        return bytesOf({{u"data"_s,
                         QJsonArray{QJsonObject{
                             {u"traceID"_s, u"1f"_s}, {u"spans"_s, spans}, {u"processes"_s, processes}}}}});
    }

    [[nodiscard]] QByteArray logs(bool withCounts) const
    {
        QJsonArray hits;
        for (int i = 0; i < m_texts.size(); ++i) {
            const QString &text = m_texts.at(i);
            const QJsonObject source{{u"@timestamp"_s, (nowSeconds() - i) * 1000},
                                     {u"message"_s, text},
                                     {u"service"_s, text},
                                     {u"level"_s, u"error"_s},
                                     {u"field"_s, text}};
            hits.append(QJsonObject{{u"_index"_s, u"logs"_s},
                                    {u"_id"_s, QString::number(i)},
                                    {u"_source"_s, source},
                                    {u"sort"_s, QJsonArray{(nowSeconds() - i) * 1000, i}}});
        }
        QJsonObject all{
            {u"took"_s, 1},
            {u"timed_out"_s, false},
            {u"hits"_s, QJsonObject{{u"total"_s, static_cast<int>(m_texts.size())}, {u"hits"_s, hits}}}};
        if (withCounts)
            all.insert(u"aggregations"_s,
                       QJsonObject{{u"time"_s, QJsonObject{{u"buckets"_s, QJsonArray()}}}});
        return bytesOf(all);
    }

    [[nodiscard]] QByteArray incidents() const
    {
        QJsonArray list;
        for (int i = 0; i < m_texts.size(); ++i) {
            const QString &text = m_texts.at(i);
            const QJsonObject who{{u"id"_s, u"U"_s}, {u"summary"_s, text}};
            list.append(QJsonObject{{u"id"_s, u"Q%1"_s.arg(i)},
                                    {u"incident_number"_s, i},
                                    {u"title"_s, text},
                                    {u"status"_s, u"triggered"_s},
                                    {u"urgency"_s, u"high"_s},
                                    {u"created_at"_s, m_createdAt},
                                    {u"service"_s, who},
                                    {u"escalation_policy"_s, who},
                                    {u"html_url"_s, text},
                                    {u"teams"_s, QJsonArray{who}},
                                    {u"assignments"_s, QJsonArray{QJsonObject{{u"assignee"_s, who}}}}});
        }
        return bytesOf({{u"incidents"_s, list}, {u"more"_s, false}});
    }

    [[nodiscard]] QByteArray things(const QString &name, const QString &type) const
    {
        QJsonArray list;
        for (int i = 0; i < m_texts.size(); ++i) {
            const QString &text = m_texts.at(i);
            const QJsonObject who{{u"id"_s, u"U"_s}, {u"summary"_s, text}};
            list.append(QJsonObject{{u"id"_s, u"R%1"_s.arg(i)},
                                    {u"type"_s, type},
                                    {u"summary"_s, text},
                                    {u"content"_s, text},
                                    {u"created_at"_s, m_createdAt},
                                    {u"agent"_s, who},
                                    {u"user"_s, who}});
        }
        return bytesOf({{name, list}, {u"more"_s, false}});
    }

    const QStringList m_texts;
    const QString m_createdAt;
};

QByteArray dashboardOf(const QStringList &texts, const QString &title)
{
    QJsonArray panels;
    for (int i = 0; i < 8; ++i) {
        const QString kinds[]{u"timeseries"_s, u"stat"_s, u"table"_s, u"text"_s};
        panels.append(QJsonObject{
            {u"id"_s, i + 1},
            {u"type"_s, kinds[i % 4]},
            {u"title"_s, title},
            {u"description"_s, title},
            {u"options"_s, QJsonObject{{u"content"_s, title}, {u"mode"_s, u"markdown"_s}}},
            {u"gridPos"_s, QJsonObject{{u"x"_s, i % 2 * 12}, {u"y"_s, i / 2 * 8}, {u"w"_s, 12}, {u"h"_s, 8}}},
            {u"targets"_s,
             QJsonArray{QJsonObject{{u"refId"_s, u"A"_s},
                                    {u"expr"_s, u"up"_s},
                                    {u"legendFormat"_s, QString(texts.value(i) + u"{{job}}"_s)}}}}});
    }
    return bytesOf({{u"title"_s, title}, {u"schemaVersion"_s, 39}, {u"panels"_s, panels}});
}

// Nothing in it may be taken for markup, or for another text than it is.
void examine(const QString &text, const QString &where, QStringList &offences)
{
    // What stands for a character that cannot be shown is as it should be.
    if (hasDeceptiveCharacters(QString(text).remove(QChar(QChar::ReplacementCharacter)))
        || text.size() > 8'192)
        offences << where + u": "_s + forDisplay(text.left(60)) + u" (%1)"_s.arg(text.size());
}

// The promise is 100 ms for what people run; tests run code that is not optimised.
constexpr auto mostWork = 150ms;

// The kit's own frame around a tooltip is a table, and the only one.
bool holdsMarkup(const QString &tip)
{
    return Qt::mightBeRichText(tip)
        && (tip.contains(u"<img"_s) || tip.contains(u"<a "_s) || tip.contains(u"<script"_s)
            || tip.count(u"<table"_s) > 1);
}

QString nameOf(const QWidget &widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    for (const QWidget *parent = widget.parentWidget(); parent && name.size() < 120;
         parent = parent->parentWidget())
        name.prepend(QString::fromLatin1(parent->metaObject()->className()) + u'/');
    return name.right(120);
}

void examineView(const QAbstractItemView &view, QStringList &offences)
{
    const QAbstractItemModel *model = view.model();
    if (!model || !view.isVisible())
        return;
    QAccessibleInterface *table
        = QAccessible::queryAccessibleInterface(const_cast<QAbstractItemView *>(&view));
    for (int i = 0; table && i < std::min(table->childCount(), 400); ++i) {
        if (QAccessibleInterface *cell = table->child(i)) {
            examine(cell->text(QAccessible::Name), nameOf(view) + u" cell"_s, offences);
            examine(cell->text(QAccessible::Description), nameOf(view) + u" cell description"_s, offences);
        }
    }
    for (int row = 0; row < std::min(60, model->rowCount()); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString tip = model->index(row, column).data(Qt::ToolTipRole).toString();
            if (holdsMarkup(tip))
                offences << nameOf(view) + u": tooltip "_s + forDisplay(tip.left(60));
        }
    }
}

QStringList offencesIn(const QWidget &window)
{
    QStringList offences;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const QString where = nameOf(*widget);
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
                offences << where + u": rich text "_s + forDisplay(label->text().left(60));
            examine(label->text(), where, offences);
        }
        if (const QString tip = widget->toolTip(); holdsMarkup(tip))
            offences << where + u": tooltip "_s + forDisplay(tip.left(60));
        if (QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget)) {
            examine(accessible->text(QAccessible::Name), where + u" name"_s, offences);
            examine(accessible->text(QAccessible::Description), where + u" description"_s, offences);
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            examineView(*view, offences);
    }
    offences.removeDuplicates();
    return offences;
}

// In a label or in a row of a list.
bool shows(const QWidget &screen, const QString &part)
{
    for (const QLabel *label : screen.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return true;
    }
    for (const QAbstractItemView *view : screen.findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel *model = view->isVisible() ? view->model() : nullptr;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                if (model->index(row, column).data().toString().contains(part))
                    return true;
            }
        }
    }
    return false;
}

} // namespace

class HostileTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScreen_data();
    void everyScreen();
};

void HostileTextTest::everyScreen_data()
{
    QTest::addColumn<QString>("screen");
    for (const QString &name : screenNames())
        QTest::newRow(qPrintable(u"74 "_s + name)) << name;
}

void HostileTextTest::everyScreen()
{
    QFETCH(QString, screen);
    AnsweringServer baitServer([](const SeenRequest &) { return std::optional(reply("")); });
    const TemporaryWorkspace folder;
    QVERIFY(folder.write(u"bait.png"_s, "not a picture"));
    const QStringList texts = hostileTexts(folder.filePath(u"bait.png"_s), baitServer.url());
    QVERIFY(texts.size() >= 40);
    const HostileWorld world(texts);
    AnsweringServer server([&world](const SeenRequest &request) { return world.answer(request); });
    const QByteArray name = R"(, name: "<img src='file:///x'> & <b>name</b>")";
    ConsoleUnderTest test(
        ConsoleUnderTest::source("p", "prometheus", server.url(), name)
        + ConsoleUnderTest::source("a", "alertmanager", server.url(), name)
        + ConsoleUnderTest::source("j", "jaeger", server.url(), name)
        + ConsoleUnderTest::source("e", "elasticsearch", server.url(), name + ", index: logs")
        + ConsoleUnderTest::source("d", "pagerduty", server.url(), name + ", from: me@shop.example"));
    for (int i = 0; i < texts.size(); ++i)
        QVERIFY(test.session->workspace().write(WorkspaceArea::Dashboards,
                                                u"a%1.json"_s.arg(i, 3, 10, QLatin1Char('0')),
                                                dashboardOf(texts, texts.at(i))));
    const Bait bait(folder.filePath(u"bait.png"_s));
    // What it does without such texts, first showing and styling included, is measured elsewhere.
    QTest::qWait(300);
    auto gap = std::make_unique<EventLoopGap>();
    test.console->show(screen);
    correlate::Pivot pivot;
    pivot.target = *targetNamed(screen);
    if (screen == u"traces"_s)
        pivot.traceId = u"0000000000000000000000000000001f"_s;
    if (screen == u"logs"_s || screen == u"metrics"_s)
        pivot.service = texts.at(1);
    test.console->window().openPivot(pivot);
    const kit::Screen *shown = test.console->screen(screen);
    QVERIFY(waitUntil([&] { return shown->isSettled(); }));
    QTest::qWait(500);
    auto work = gap->longestWork();
    QStringList offences = offencesIn(test.console->window());
    gap = std::make_unique<EventLoopGap>(); // looking at everything is the test's own work
    // Row by row, so that details of each text are shown.
    for (auto *view : shown->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->model())
            continue;
        for (int row = 0; row < std::min<int>(view->model()->rowCount(), static_cast<int>(texts.size()) + 5);
             ++row) {
            view->setCurrentIndex(view->model()->index(row, std::min(1, view->model()->columnCount() - 1)));
            QTest::qWait(10);
        }
    }
    QTest::qWait(200);
    work = std::max(work, gap->longestWork());
    // The waterfall paints its rows; of a trace, its findings are a list.
    const QString mark = screen == u"traces"_s ? u"<b>bold</b>"_s : u"DROP TABLE"_s;
    QVERIFY2(screen == u"settings"_s || shows(*shown, mark), "the texts did not come as far as the screen");
    offences += offencesIn(test.console->window());
    offences.removeDuplicates();
    QVERIFY2(offences.isEmpty(), qPrintable(offences.mid(0, 40).join(u'\n')));
    QVERIFY2(!bait.isTouched(), "a file was opened because a text said so");
    QCOMPARE(baitServer.connections(), 0);
    qInfo("%s: at most %lld ms of work at one stretch", qPrintable(screen),
          static_cast<long long>(work.count()));
    QVERIFY2(work < mostWork, qPrintable(u"%1 ms"_s.arg(work.count())));
}

QTEST_MAIN(HostileTextTest)
#include "tst_hostiletext.moc"
