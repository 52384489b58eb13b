#include "support/fakeprometheus.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

namespace yagura::test {

namespace {

constexpr double tau = 6.283185307179586;

// A level that the expression's metric suggests, so that pictures look like what they stand for.
double levelOf(const QString &expression)
{
    const std::pair<const char *, double> levels[]{
        {"histogram_quantile(0.99", 1.4},
        {"histogram_quantile(0.95", 0.62},
        {"histogram_quantile(0.5", 0.11},
        {"histogram_quantile", 0.5},
        {"status=~\"5..\"} / ", 0.02},
        {") / ", 0.04},
        {"memory", 420e6},
        {"cpu", 0.6},
        {"pool", 38},
        {"mail_queue", 120},
        {"worker", 14},
        {"replicas", 3},
        {"orders", 96},
        {"bytes", 3e6},
        {"timestamp", 1.79e12},
    };
    for (const auto &[part, level] : levels) {
        if (expression.contains(QLatin1String(part)))
            return level;
    }
    return 40;
}

// Smooth, with a little noise, and a rise near the end of a range for the series of trouble.
double valueAt(double level, double seconds, size_t seed, bool isInTrouble, double share)
{
    const double phase = static_cast<double>(seed % 97) / 97 * tau;
    const double noise = std::sin(seconds * 12.9898 + static_cast<double>(seed % 1000)) * 43758.5453;
    const double jitter = (noise - std::floor(noise) - 0.5) * 0.12;
    const double wave = 1 + 0.18 * std::sin(seconds / 700 + phase) + jitter;
    const double rise = isInTrouble && share > 0.72 ? 1 + 4 / (1 + std::exp(-(share - 0.8) * 90)) : 1;
    return level * (0.5 + static_cast<double>(seed % 7) / 8) * wave * rise;
}

QStringList groupsIn(const QString &expression)
{
    static const QRegularExpression by(QStringLiteral("\\bby \\(([^)]*)\\)"));
    const auto match = by.match(expression);
    QStringList names;
    for (const QString &name : match.captured(1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (name.trimmed() != QLatin1String("le"))
            names << name.trimmed();
    }
    return names;
}

} // namespace

FakePrometheus::FakePrometheus(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakePrometheus::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl FakePrometheus::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void FakePrometheus::failWith(int status, const QByteArray &body, const QByteArray &contentType)
{
    m_status = status;
    m_body = body;
    m_contentType = contentType;
}

int FakePrometheus::asked(const QString &path) const
{
    return static_cast<int>(
        std::ranges::count_if(m_paths, [&](const QString &one) { return one.endsWith(path); }));
}

void FakePrometheus::setSilent(bool isSilent)
{
    m_isSilent = isSilent;
    if (isSilent)
        return;
    for (const auto &[socket, request] : std::exchange(m_waiting, {})) {
        if (socket)
            answer(socket, request);
    }
}

void FakePrometheus::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void FakePrometheus::read(QObject *object)
{
    auto *socket = static_cast<QTcpSocket *>(object);
    QByteArray bytes = socket->property("received").toByteArray() + socket->readAll();
    for (qsizetype end = bytes.indexOf("\r\n\r\n"); end >= 0; end = bytes.indexOf("\r\n\r\n")) {
        const QByteArray head = bytes.left(end);
        qsizetype length = 0;
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (bytes.size() < end + 4 + length)
            break;
        const QByteArray body = bytes.mid(end + 4, length);
        bytes.remove(0, end + 4 + length);
        const QUrl url = QUrl::fromEncoded(head.split('\n').first().split(' ').value(1));
        Request request{url.path(), {}};
        QByteArray form = url.query(QUrl::FullyEncoded).toLatin1() + '&' + body;
        const QUrlQuery items(QString::fromLatin1(form.replace('+', "%20")));
        for (const auto &[name, value] : items.queryItems(QUrl::FullyDecoded))
            request.items.insert(name, value);
        m_paths << request.path;
        const bool isQuery = request.path.contains(QLatin1String("/query"));
        if (isQuery)
            m_queries << request.items.value(QStringLiteral("query"));
        if (request.path.endsWith(QLatin1String("/query_range")))
            m_ranges << request.items.value(QStringLiteral("start")) + u' '
                    + request.items.value(QStringLiteral("end")) + u' '
                    + request.items.value(QStringLiteral("step"));
        if (m_isSilent && isQuery)
            m_waiting.emplace_back(socket, request);
        else
            answer(socket, request);
    }
    socket->setProperty("received", bytes);
}

void FakePrometheus::answer(QObject *object, const Request &request)
{
    const bool fails = !m_body.isEmpty() && request.path.contains(QLatin1String("/query"));
    const QByteArray body = fails ? m_body : bodyFor(request);
    const QByteArray head = "HTTP/1.1 " + QByteArray::number(fails ? m_status : 200)
        + " Text\r\nContent-Type: " + (fails ? m_contentType : QByteArray("application/json"))
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    static_cast<QTcpSocket *>(object)->write(head + body);
}

QByteArray FakePrometheus::listBody(const QStringList &values) const
{
    QByteArray list;
    for (const QString &value : values)
        list += (list.isEmpty() ? "\"" : ",\"") + value.toUtf8() + '"';
    return R"({"status":"success","data":[)" + list + "]}";
}

// One series for each value of each label.
QByteArray FakePrometheus::seriesBody(const QString &selector) const
{
    QByteArray series;
    for (auto it = m_labelValues.cbegin(); it != m_labelValues.cend(); ++it) {
        for (const QString &value : it.value())
            series += (series.isEmpty() ? "" : ",") + QByteArray(R"({"__name__":")")
                + selector.section(QLatin1Char('{'), 0, 0).toUtf8() + R"(","job":"a",")" + it.key().toUtf8()
                + R"(":")" + value.toUtf8() + "\"}";
    }
    return R"({"status":"success","data":[)" + series + "]}";
}

QByteArray FakePrometheus::bodyFor(const Request &request)
{
    // A path wins over an expression: requests of other kinds carry expressions too.
    for (auto it = m_given.cbegin(); it != m_given.cend(); ++it) {
        if (request.path.endsWith(it.key()))
            return it.value();
    }
    for (auto it = m_given.cbegin(); it != m_given.cend(); ++it) {
        if (request.items.value(QStringLiteral("query")).startsWith(it.key()))
            return it.value();
    }
    static const QRegularExpression values(QStringLiteral("/api/v1/label/([^/]+)/values"));
    if (const auto match = values.match(request.path); match.hasMatch()) {
        if (match.captured(1) == QLatin1String("__name__")) {
            QStringList names = m_metrics.keys();
            names.sort();
            return listBody(names);
        }
        return listBody(m_labelValues.value(match.captured(1)));
    }
    if (request.path.endsWith(QLatin1String("/query"))
        || request.path.endsWith(QLatin1String("/query_range")))
        return queryBody(request);
    if (request.path.endsWith(QLatin1String("/labels"))) {
        QStringList names = m_labelValues.keys();
        names.sort();
        return listBody(names);
    }
    if (request.path.endsWith(QLatin1String("/series")))
        return seriesBody(request.items.value(QStringLiteral("match[]")));
    if (request.path.endsWith(QLatin1String("/metadata"))) {
        QByteArray members;
        for (auto it = m_metrics.cbegin(); it != m_metrics.cend(); ++it)
            members += (members.isEmpty() ? "\"" : ",\"") + it.key().toUtf8() + R"(":[{"type":")"
                + it.value().toUtf8() + R"(","help":"What )" + it.key().toUtf8() + R"( says","unit":""}])";
        return R"({"status":"success","data":{)" + members + "}}";
    }
    if (request.path.endsWith(QLatin1String("/targets")))
        return R"({"status":"success","data":{"activeTargets":[{"labels":{"job":"a"},"discoveredLabels":{},"scrapePool":"a",)"
               R"("scrapeUrl":"http://a","lastError":"","lastScrape":"2026-11-24T03:00:00Z","lastScrapeDuration":0.01,)"
               R"("health":"up","scrapeInterval":"5s","scrapeTimeout":"5s"}],"droppedTargets":[]}})";
    return R"({"status":"error","errorType":"not_found","error":"no such path here"})";
}

QByteArray FakePrometheus::queryBody(const Request &request) const
{
    const QString expression = request.items.value(QStringLiteral("query"));
    const bool isRange = request.path.endsWith(QLatin1String("_range"));
    const double from
        = request.items.value(isRange ? QStringLiteral("start") : QStringLiteral("time")).toDouble();
    const double to = isRange ? request.items.value(QStringLiteral("end")).toDouble() : from;
    const double step = isRange ? request.items.value(QStringLiteral("step")).toDouble() : 1;
    // One series for each combination of the grouping labels (the first ten of them).
    std::vector<std::pair<QByteArray, QString>> sets{{QByteArray(), QString()}};
    for (const QString &label : groupsIn(expression)) {
        std::vector<std::pair<QByteArray, QString>> next;
        for (const auto &[text, name] : sets) {
            for (const QString &value : m_labelValues.value(label, {QStringLiteral("x")}))
                next.emplace_back(text + (text.isEmpty() ? "\"" : ",\"") + label.toUtf8() + "\":\""
                                      + value.toUtf8() + '"',
                                  name + value);
        }
        sets = std::move(next);
    }
    QByteArray series;
    for (size_t i = 0; i < sets.size() && i < 10; ++i) {
        const auto &[labels, name] = sets[i];
        const bool isInTrouble = name.contains(QLatin1String("payment"))
            || expression.contains(QLatin1String("checkout"))
            || expression.contains(QLatin1String("vector(0)"));
        const double level = levelOf(expression);
        QByteArray samples;
        for (double t = from; t <= to; t += step) {
            const double share = to > from ? (t - from) / (to - from) : 1;
            samples += (samples.isEmpty() ? "[" : ",[") + QByteArray::number(t, 'f', 3) + ",\""
                + QByteArray::number(valueAt(level, t, qHash(name, 7) % 10'000 + i, isInTrouble, share), 'g',
                                     8)
                + "\"]";
        }
        const bool isEmpty = expression.contains(QLatin1String("nothing_here"));
        if (!isEmpty)
            series += (series.isEmpty() ? "" : ",") + QByteArray(R"({"metric":{)") + labels
                + (isRange ? QByteArray("},\"values\":[" + samples + "]}")
                           : QByteArray("},\"value\":" + samples + '}'));
    }
    return R"({"status":"success","data":{"resultType":")" + QByteArray(isRange ? "matrix" : "vector")
        + R"(","result":[)" + series + "]}}";
}

} // namespace yagura::test
