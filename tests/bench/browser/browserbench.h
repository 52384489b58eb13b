// Lets a page in headless Chromium and this program draw the same answers in turn, and keeps what both took.
// The page asks over loopback what to do next; while it waits, this program draws. GUI thread.
#pragma once

#include "drawnchart.h"

#include <QHttpServer>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace yagura::bench {

struct BrowserCase
{
    QString name;
    Shape shape;
    int panels = 1;
    QSize size = chartSize;
    double limit = 0; // of the browser's time
};

// Medians in milliseconds.
struct BrowserOutcome
{
    double work = 0; // of the page: parsed, columns made, drawn
    double frame = 0; // of the page: until the next frame after that is painted
    double ours = 0;
    std::vector<double> zooms; // of the page, work alone, for each share
    std::vector<double> ourZooms;
};

class BrowserBench : public QObject
{
    Q_OBJECT
public:
    inline static const std::vector<double> zoomShares{0.5, 0.1};

    // uPlot's files are in the one folder, the page in the other.
    BrowserBench(std::vector<BrowserCase> cases, QString uplotFolder, QString pageFolder);
    ~BrowserBench() override;

    // Empty, or why the browser cannot be had.
    [[nodiscard]] QString start(const QString &browser);
    // One outcome a case.
    [[nodiscard]] const std::vector<BrowserOutcome> &outcomes() const { return m_outcomes; }

Q_SIGNALS:
    void finished(const QString &error);

private:
    struct Times
    {
        std::vector<double> work;
        std::vector<double> frame;
        std::vector<double> ours;
        std::vector<std::vector<double>> zooms;
        std::vector<std::vector<double>> ourZooms;
    };

    void serveFiles();
    [[nodiscard]] QJsonObject next(const QJsonObject &result);
    [[nodiscard]] QString keep(const QJsonObject &result);
    [[nodiscard]] bool drawOurs();
    void closeCase();
    void fail(const QString &error);

    const std::vector<BrowserCase> m_cases;
    const QString m_uplotFolder;
    const QString m_pageFolder;
    QHttpServer m_server;
    QTemporaryDir m_profile; // of the browser
    QProcess m_browser;
    QTimer m_silence;
    size_t m_case = 0;
    int m_round = -1; // none asked for yet
    QByteArray m_text;
    std::vector<std::unique_ptr<DrawnChart>> m_charts;
    Times m_times;
    std::vector<BrowserOutcome> m_outcomes;
};

} // namespace yagura::bench
