// A real Prometheus that scrapes a real node exporter of this machine under two names, and the same questions
// asked of it directly, without the console's client.
#pragma once

#include "demo/world/childprocess.h"
#include "support/waiting.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <cmath>
#include <map>
#include <vector>

namespace yagura::test {

constexpr int scrapeSeconds = 2;

// One series of an answer, without samples that are no number.
struct DirectSeries
{
    std::map<QString, QString> labels;
    std::vector<std::pair<std::int64_t, double>> samples; // milliseconds
};

class NodeWorld
{
public:
    // Whether the programs are installed; else the reason.
    [[nodiscard]] static QString missing()
    {
        for (const char *name : {"prometheus", "prometheus-node-exporter"}) {
            if (demo::findProgram(QLatin1String(name)).isEmpty())
                return QStringLiteral("Debian's package %1 is not installed").arg(QLatin1String(name));
        }
        return {};
    }

    [[nodiscard]] bool start()
    {
        m_exporterPort = demo::freePort();
        m_port = demo::freePort();
        const QString configuration
            = QStringLiteral("global: {scrape_interval: %1s, scrape_timeout: %1s}\n"
                             "scrape_configs:\n"
                             "- {job_name: node, static_configs: [{targets: ['127.0.0.1:%2']}]}\n"
                             "- {job_name: spare, static_configs: [{targets: ['127.0.0.1:%2'], "
                             "labels: {instance: 'spare:9100'}}]}\n")
                  .arg(scrapeSeconds)
                  .arg(m_exporterPort);
        QFile file(m_folder.filePath(QStringLiteral("prometheus.yml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(configuration.toUtf8()) < 0)
            return false;
        file.close();
        demo::Program exporter;
        exporter.executable = QStringLiteral("prometheus-node-exporter");
        exporter.package = exporter.executable;
        exporter.arguments
            = QStringList{QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_exporterPort)};
        exporter.logFile = m_folder.filePath(QStringLiteral("exporter.log"));
        demo::Program prometheus;
        prometheus.executable = QStringLiteral("prometheus");
        prometheus.package = prometheus.executable;
        prometheus.arguments
            = {QStringLiteral("--config.file=") + file.fileName(),
               QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("tsdb")),
               QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)};
        prometheus.logFile = m_folder.filePath(QStringLiteral("prometheus.log"));
        return run(m_exporter, exporter, m_exporterPort, QStringLiteral("/metrics"))
            && run(m_prometheus, prometheus, m_port, QStringLiteral("/-/ready"));
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    [[nodiscard]] QString instance() const { return QStringLiteral("127.0.0.1:%1").arg(m_exporterPort); }

    // api: "query" or "query_range". A refusal is an empty answer with its sentence in error.
    [[nodiscard]] std::vector<DirectSeries> ask(const QString &api, const QUrlQuery &parameters)
    {
        QUrl asked = url();
        asked.setPath(QStringLiteral("/api/v1/") + api);
        QNetworkRequest request(asked);
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArray("application/x-www-form-urlencoded"));
        QNetworkReply *reply
            = m_manager.post(request, parameters.toString(QUrl::FullyEncoded).toUtf8().replace('+', "%2B"));
        (void)waitUntil([reply] { return reply->isFinished(); });
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        reply->deleteLater();
        error = answer.value(u"error").toString();
        std::vector<DirectSeries> all;
        for (const auto &one : answer.value(u"data")[u"result"].toArray())
            all.push_back(seriesOf(one.toObject()));
        return all;
    }

    QString error; // of the last ask()

private:
    static bool run(std::unique_ptr<demo::ChildProcess> &process, const demo::Program &program, quint16 port,
                    const QString &path)
    {
        process = std::make_unique<demo::ChildProcess>(program);
        std::optional<bool> ended;
        QObject::connect(process.get(), &demo::ChildProcess::ready, process.get(), [&] { ended = true; });
        QObject::connect(process.get(), &demo::ChildProcess::failed, process.get(), [&](const Error &failed) {
            qWarning("%s", qPrintable(describe(failed)));
            ended = false;
        });
        process->startAndAwait(port, path, std::chrono::seconds(60));
        const bool came = waitUntil([&] { return ended.has_value(); }, std::chrono::seconds(70));
        process->disconnect();
        return came && *ended;
    }

    static DirectSeries seriesOf(const QJsonObject &json)
    {
        DirectSeries series;
        const QJsonObject labels = json.value(u"metric").toObject();
        for (auto it = labels.begin(); it != labels.end(); ++it)
            series.labels[it.key()] = it.value().toString();
        QJsonArray samples = json.value(u"values").toArray();
        if (json.contains(u"value"))
            samples.append(json.value(u"value"));
        for (const auto &sample : samples) {
            const QString text = sample.toArray().at(1).toString();
            const double value = text == u"+Inf" ? INFINITY
                : text == u"-Inf"                ? -INFINITY
                : text == u"NaN"                 ? NAN
                                                 : text.toDouble();
            if (!std::isnan(value))
                series.samples.emplace_back(std::llround(sample.toArray().at(0).toDouble() * 1000), value);
        }
        return series;
    }

    QTemporaryDir m_folder;
    QNetworkAccessManager m_manager;
    quint16 m_exporterPort = 0;
    quint16 m_port = 0;
    std::unique_ptr<demo::ChildProcess> m_exporter;
    std::unique_ptr<demo::ChildProcess> m_prometheus;
};

} // namespace yagura::test
