// 32 of the fault plan: every body, cut after each of its bytes, is an error or the very same values to the
// reader of its wire; never a shorter list that looks whole. Jaeger's dialects, notes, alerts and JSON itself
// are cut in their own rooms, too; here are all readers of lists, beside each other.
#include "alerts/alertmanagerwire.h"
#include "core/error.h"
#include "incidents/pagerdutywire.h"
#include "logs/elasticmetawire.h"
#include "logs/elasticwire.h"
#include "metrics/promwire.h"
#include "traces/wire/jaegerwire.h"

#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

// What was read, in one text; nothing for an error.
using Reader = std::function<std::optional<QString>(const QByteArray &body)>;

template <typename T, typename F> std::optional<QString> told(const Result<T> &result, F tell)
{
    return result ? std::optional(tell(*result)) : std::nullopt;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::optional<QString> readQuery(const QByteArray &body)
{
    return told(metrics::parseQueryResult(body), [](const metrics::QueryResult &result) {
        QStringList lines{result.warnings};
        for (const auto &series : result.series) {
            lines << series.labels.toString();
            for (size_t i = 0; i < series.values.size(); ++i)
                lines << u"%1 %2"_s.arg(series.timesMs[i]).arg(series.values[i]);
            for (const auto &histogram : series.histograms)
                lines
                    << u"%1 %2 %3"_s.arg(histogram.timeMs).arg(histogram.count).arg(histogram.buckets.size());
        }
        return lines.join(u'\n');
    });
}

std::optional<QString> readRules(const QByteArray &body)
{
    return told(metrics::parseRules(body), [](const std::vector<metrics::RuleGroup> &groups) {
        QStringList lines;
        for (const auto &group : groups)
            lines << u"%1 %2"_s.arg(group.name).arg(group.rules.size());
        return lines.join(u'\n');
    });
}

std::optional<QString> readTrace(const QByteArray &body)
{
    return told(traces::jaegerwire::readTraces(body), [](const traces::TraceAnswer &answer) {
        QStringList lines{answer.problems};
        for (const auto &trace : answer.traces) {
            for (std::uint32_t span = 0; span < trace.size(); ++span)
                lines << u"%1 %2 %3 %4 %5 %6"_s
                             .arg(trace.spanIdText(span), trace.service(span), trace.operation(span))
                             .arg(trace.starts[span])
                             .arg(trace.durations[span])
                             .arg(trace.spanAttributes[span].count);
        }
        return lines.join(u'\n');
    });
}

std::optional<QString> readServices(const QByteArray &body)
{
    return told(traces::jaegerwire::readServices(body),
                [](const QStringList &names) { return names.join(u'\n'); });
}

std::optional<QString> readLogPage(const QByteArray &body)
{
    return told(logs::elasticwire::readPage(body), [](const logs::LogPage &page) {
        QStringList lines{u"%1 %2"_s.arg(page.facts.isPartial()).arg(page.facts.count.value)};
        for (size_t row = 0; row < page.rows.size(); ++row)
            lines << text(page.rows.id(row)) + text(page.rows.message(row)) + text(page.rows.source(row));
        return lines.join(u'\n');
    });
}

std::optional<QString> readFields(const QByteArray &body)
{
    return told(logs::elasticmetawire::readFields(body), [](const logs::FieldCatalogue &catalogue) {
        return QStringList(catalogue.fields().keys()).join(u'\n');
    });
}

std::optional<QString> readIncidents(const QByteArray &body)
{
    return told(incidents::parseIncidents(body), [](const incidents::Page<incidents::Incident> &page) {
        QStringList lines{QString::number(page.hasMore)};
        for (const auto &incident : page.items)
            lines << incident.id + incident.title + incident.statusName + incident.service.name;
        return lines.join(u'\n');
    });
}

std::optional<QString> readLogEntries(const QByteArray &body)
{
    return told(incidents::parseLogEntries(body), [](const incidents::Page<incidents::LogEntry> &page) {
        QStringList lines{QString::number(page.hasMore)};
        for (const auto &entry : page.items)
            lines << entry.id + entry.typeName + entry.summary;
        return lines.join(u'\n');
    });
}

std::optional<QString> readAlertList(const QByteArray &body)
{
    return told(alerts::parseAlerts(body), [](const alerts::Alerts &alerts) {
        QStringList lines;
        for (const auto &alert : alerts)
            lines << alert.labels.toString() + alert.annotations.toString() + alert.fingerprint;
        return lines.join(u'\n');
    });
}

std::optional<QString> readAlertGroups(const QByteArray &body)
{
    return told(alerts::parseAlertGroups(body), [](const std::vector<alerts::AlertGroup> &groups) {
        QStringList lines;
        for (const auto &group : groups)
            lines << group.labels.toString() + group.receiver + group.fingerprints.join(u',');
        return lines.join(u'\n');
    });
}

const QByteArray matrixBody = R"({"status":"success","data":{"resultType":"matrix","result":[
    {"metric":{"__name__":"up","job":"é あ"},"values":[[1795000000,"1"],[1795000015.5,"NaN"]]},
    {"metric":{},"values":[[1795000000,"1e+06"]],"histograms":[[1795000000,{"count":"3","sum":"1","buckets":[[0,"0","1","3"]]}]]}
    ]},"warnings":["w"],"infos":[]})";
const QByteArray vectorBody
    = R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"a"},"value":[1795000000,"1"]},
    {"metric":{"job":"b"},"value":[1795000000,"-Inf"]}]}})";
const QByteArray scalarBody
    = R"({"status":"success","data":{"resultType":"scalar","result":[1795000000.1,"12.5"]}})";
const QByteArray rulesBody
    = R"({"status":"success","data":{"groups":[{"name":"g","file":"f","interval":15,"rules":[
    {"type":"alerting","name":"A","query":"up == 0","duration":60,"labels":{"severity":"critical"},"annotations":{},
     "alerts":[],"health":"ok","state":"inactive"}]}]}})";
const QByteArray traceBody
    = R"({"data":[{"traceID":"1f","spans":[{"traceID":"1f","spanID":"2","operationName":"GET /",
    "references":[],"startTime":17,"duration":5,"tags":[{"key":"k","type":"int64","value":12}],"logs":[],"processID":"p1"},
    {"traceID":"1f","spanID":"3","operationName":"q","references":[{"refType":"CHILD_OF","traceID":"1f","spanID":"2"}],
    "startTime":18,"duration":2,"processID":"p1"}],"processes":{"p1":{"serviceName":"s","tags":[]}}}],"total":0,"errors":null})";
const QByteArray hitsBody = R"({"took":3,"timed_out":false,"_shards":{"total":1,"successful":1,"failed":0},
    "hits":{"total":{"value":2,"relation":"eq"},"hits":[
    {"_index":"a","_id":"1","_source":{"message":"é x","log":{"level":"WARN"},"n":[1,{"a":null}]},"sort":[1,2]},
    {"_index":"a","_id":"2","_source":{"message":"y"},"sort":[1,3]}]}})";
const QByteArray incidentsBody
    = R"({"incidents":[{"id":"Q1","title":"é","status":"triggered","urgency":"high",
    "created_at":"2026-11-24T12:00:00Z","service":{"id":"S","summary":"payment"}},
    {"id":"Q2","title":"b","status":"resolved","created_at":"2026-11-24T12:00:00Z"}],"limit":100,"offset":0,"more":true})";
const QByteArray entriesBody = R"({"log_entries":[{"id":"R1","type":"trigger_log_entry","summary":"a",
    "created_at":"2026-11-24T12:00:00Z"},{"id":"R2","type":"annotate_log_entry","summary":"b",
    "created_at":"2026-11-24T12:00:00Z","channel":{"type":"note","summary":"n"}}],"more":false})";
const QByteArray alertsBody = R"([{"labels":{"alertname":"A","service":"é"},"annotations":{"summary":"s"},
    "startsAt":"2026-11-24T12:00:00.000Z","endsAt":"2026-11-24T12:05:00.000Z","fingerprint":"f1",
    "receivers":[{"name":"pager"}],"status":{"state":"active","silencedBy":[],"inhibitedBy":[]}},
    {"labels":{"alertname":"B"},"annotations":{},"fingerprint":"f2"}])";

} // namespace

class CutBodiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cut_data();
    void cut();
};

void CutBodiesTest::cut_data()
{
    QTest::addColumn<Reader>("read");
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("32 Prometheus matrix") << Reader(readQuery) << matrixBody;
    QTest::newRow("32 Prometheus vector") << Reader(readQuery) << vectorBody;
    QTest::newRow("32 Prometheus scalar") << Reader(readQuery) << scalarBody;
    QTest::newRow("32 Prometheus rules") << Reader(readRules) << rulesBody;
    QTest::newRow("32 Jaeger traces") << Reader(readTrace) << traceBody;
    QTest::newRow("32 Jaeger services")
        << Reader(readServices) << QByteArray(R"({"data":["web","cart"],"total":2})");
    QTest::newRow("32 Elasticsearch hits") << Reader(readLogPage) << hitsBody;
    QTest::newRow("32 Elasticsearch fields")
        << Reader(readFields)
        << QByteArray(
               R"({"indices":["a"],"fields":{"m":{"text":{"type":"text"}},"code":{"long":{"type":"long","aggregatable":true}}}})");
    QTest::newRow("32 PagerDuty incidents") << Reader(readIncidents) << incidentsBody;
    QTest::newRow("32 PagerDuty log entries") << Reader(readLogEntries) << entriesBody;
    QTest::newRow("32 Alertmanager alerts") << Reader(readAlertList) << alertsBody;
    QTest::newRow("32 Alertmanager groups")
        << Reader(readAlertGroups)
        << QByteArray(
               R"([{"labels":{"service":"p"},"receiver":{"name":"r"},"alerts":[{"fingerprint":"f1"},{"fingerprint":"f2"}]}])");
}

void CutBodiesTest::cut()
{
    QFETCH(Reader, read);
    QFETCH(QByteArray, whole);
    const auto expected = read(whole);
    QVERIFY(expected);
    QVERIFY(!expected->isEmpty());
    int errors = 0;
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto values = read(whole.left(length));
        errors += values ? 0 : 1;
        if (values && *values != *expected)
            QFAIL(qPrintable(u"cut after %1 bytes: %2"_s.arg(length).arg(*values)));
    }
    QCOMPARE(errors, whole.size()); // no reader takes a body without its last brace
    // The same with the line end that some servers send.
    const auto ended = read(whole + '\n');
    QVERIFY(ended);
    QCOMPARE(*ended, *expected);
}

QTEST_GUILESS_MAIN(CutBodiesTest)
#include "tst_cutbodies.moc"
