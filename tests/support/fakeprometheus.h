// A Prometheus as the screens see it: answers queries over HTTP on loopback with deterministic series of the
// right shape, and counts what it was asked. For tests of screens; the contract tests ask a real one. Lives
// on the thread that made it.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

namespace yagura::test {

class FakePrometheus : public QObject
{
    Q_OBJECT
public:
    explicit FakePrometheus(QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    // The values of a label, for variables and for "by (label)" in queries.
    void setLabelValues(const QString &label, const QStringList &values)
    {
        m_labelValues.insert(label, values);
    }
    // Metric names and their type for /metadata.
    void setMetrics(const QHash<QString, QString> &typeByName) { m_metrics = typeByName; }
    // Instead of answers to queries: this status and body, until cleared by an empty body.
    void failWith(int status, const QByteArray &body, const QByteArray &contentType = "application/json");
    // Instead of its own answer to a path that ends so ("/rules"), or to a query whose expression begins so.
    void answerWith(const QString &what, const QByteArray &body) { m_given.insert(what, body); }
    // Queries are taken but not answered until this is off again.
    void setSilent(bool isSilent);

    // Paths asked so far that end so.
    [[nodiscard]] int asked(const QString &path) const;
    // Every query expression so far, in order.
    [[nodiscard]] const QStringList &queries() const { return m_queries; }
    // What each range query asked for: "start end step", as written.
    [[nodiscard]] const QStringList &ranges() const { return m_ranges; }
    void forgetQueries()
    {
        m_queries.clear();
        m_ranges.clear();
    }

private:
    struct Request
    {
        QString path;
        QHash<QString, QString> items;
    };

    void accept();
    void read(QObject *socket);
    void answer(QObject *socket, const Request &request);
    [[nodiscard]] QByteArray bodyFor(const Request &request);
    [[nodiscard]] QByteArray queryBody(const Request &request) const;
    [[nodiscard]] QByteArray listBody(const QStringList &values) const;
    [[nodiscard]] QByteArray seriesBody(const QString &selector) const;

    QTcpServer m_server;
    QHash<QString, QStringList> m_labelValues;
    QHash<QString, QString> m_metrics;
    QMap<QString, QByteArray> m_given; // in an order that is always the same
    QStringList m_paths;
    QStringList m_queries;
    QStringList m_ranges;
    int m_status = 200;
    QByteArray m_body;
    QByteArray m_contentType;
    bool m_isSilent = false;
    std::vector<std::pair<QPointer<QObject>, Request>> m_waiting;
};

} // namespace yagura::test
