#include "browserbench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yagura::bench {

namespace {

constexpr int rounds = 9; // the first is cold and does not count
constexpr int ourTurns = 3; // a round
constexpr int startingTime = 30'000; // ms
constexpr int longestSilence = 60'000; // of the page

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<double> medians(const std::vector<std::vector<double>> &lists)
{
    std::vector<double> all;
    for (const auto &list : lists)
        all.push_back(median(list));
    return all;
}

template <typename Work> double millisecondsOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

BrowserBench::BrowserBench(std::vector<BrowserCase> cases, QString uplotFolder, QString pageFolder)
    : m_cases(std::move(cases))
    , m_uplotFolder(std::move(uplotFolder))
    , m_pageFolder(std::move(pageFolder))
{
    serveFiles();
    m_server.route(QStringLiteral("/data/<arg>"),
                   [this](const QString &) { return QHttpServerResponse("application/json", m_text); });
    m_server.route(QStringLiteral("/next"), QHttpServerRequest::Method::Post,
                   [this](const QHttpServerRequest &request) {
                       return QHttpServerResponse(next(QJsonDocument::fromJson(request.body()).object()));
                   });
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { fail(QStringLiteral("the page says nothing")); });
    connect(&m_browser, &QProcess::finished, this, [this] {
        fail(QStringLiteral("the browser ended: ")
             + QString::fromLocal8Bit(m_browser.readAllStandardError()));
    });
}

BrowserBench::~BrowserBench()
{
    m_browser.disconnect(this);
    m_browser.terminate();
    if (!m_browser.waitForFinished(5'000))
        m_browser.kill();
    m_browser.waitForFinished(5'000);
}

void BrowserBench::serveFiles()
{
    struct File
    {
        QString name;
        QString folder;
        QByteArray type;
    };
    const std::vector<File> files{
        {QStringLiteral("page.html"), m_pageFolder, "text/html"},
        {QStringLiteral("page.js"), m_pageFolder, "text/javascript"},
        {QStringLiteral("uPlot.iife.min.js"), m_uplotFolder, "text/javascript"},
        {QStringLiteral("uPlot.min.css"), m_uplotFolder, "text/css"},
    };
    for (const File &file : files)
        m_server.route(QStringLiteral("/") + file.name, [file] {
            return QHttpServerResponse(file.type, contentOf(file.folder + QLatin1Char('/') + file.name));
        });
}

QString BrowserBench::start(const QString &browser)
{
    const quint16 port = m_server.listen(QHostAddress::LocalHost);
    if (port == 0)
        return QStringLiteral("no port on loopback");
    m_browser.setProgram(browser);
    m_browser.setArguments(
        {QStringLiteral("--headless"), QStringLiteral("--no-sandbox"), QStringLiteral("--no-first-run"),
         QStringLiteral("--disable-extensions"), QStringLiteral("--disable-background-networking"),
         QStringLiteral("--window-size=1700,1000"), QStringLiteral("--user-data-dir=") + m_profile.path(),
         QStringLiteral("http://127.0.0.1:%1/page.html").arg(port)});
    m_browser.start();
    if (!m_browser.waitForStarted(startingTime))
        return m_browser.errorString();
    m_silence.start(longestSilence);
    return {};
}

// The page has done what it was told, if anything; it waits until we have done the same.
QJsonObject BrowserBench::next(const QJsonObject &result)
{
    m_silence.start(longestSilence);
    if (m_round >= 0) {
        QString error = keep(result);
        if (error.isEmpty() && !drawOurs())
            error = QStringLiteral("the generated answer was not read");
        if (!error.isEmpty()) {
            fail(error);
            return {};
        }
    }
    if (++m_round == rounds) {
        closeCase();
        m_round = 0;
        ++m_case;
    }
    if (m_case == m_cases.size()) {
        m_browser.disconnect(this);
        Q_EMIT finished({});
        return {};
    }
    const BrowserCase &one = m_cases[m_case];
    if (m_round == 0) {
        m_text = one.shape.text();
        for (int i = 0; i < one.panels; ++i)
            m_charts.push_back(std::make_unique<DrawnChart>(one.size));
        m_times.zooms.resize(zoomShares.size());
        m_times.ourZooms.resize(zoomShares.size());
    }
    QJsonArray shares;
    for (const double share : zoomShares)
        shares << share;
    return {{QStringLiteral("name"), one.name},
            {QStringLiteral("panels"), one.panels},
            {QStringLiteral("width"), one.size.width()},
            {QStringLiteral("height"), one.size.height()},
            {QStringLiteral("shares"), shares}};
}

QString BrowserBench::keep(const QJsonObject &result)
{
    const QJsonObject show = result[QLatin1String("show")].toObject();
    const QJsonArray zooms = result[QLatin1String("zooms")].toArray();
    if (show.isEmpty() || zooms.size() != static_cast<qsizetype>(zoomShares.size()))
        return QStringLiteral("the page failed: ") + result[QLatin1String("error")].toString();
    if (m_round == 0)
        return {};
    m_times.work.push_back(show[QLatin1String("work")].toDouble());
    m_times.frame.push_back(show[QLatin1String("frame")].toDouble());
    for (size_t i = 0; i < zoomShares.size(); ++i)
        m_times.zooms[i].push_back(zooms[static_cast<qsizetype>(i)][QLatin1String("work")].toDouble());
    return {};
}

// Several times, since it is over so soon.
bool BrowserBench::drawOurs()
{
    bool isDrawn = true;
    for (int turn = 0; turn < ourTurns; ++turn) {
        const double ours = millisecondsOf([&] {
            for (const auto &chart : m_charts)
                isDrawn = chart->show(m_text) && isDrawn;
        });
        std::vector<double> zooms;
        for (const double share : zoomShares)
            zooms.push_back(millisecondsOf([&] {
                for (const auto &chart : m_charts)
                    chart->zoom(share, 5);
            }));
        if (m_round == 0)
            continue;
        m_times.ours.push_back(ours);
        for (size_t i = 0; i < zooms.size(); ++i)
            m_times.ourZooms[i].push_back(zooms[i]);
    }
    return isDrawn;
}

void BrowserBench::closeCase()
{
    m_outcomes.push_back({median(m_times.work), median(m_times.frame), median(m_times.ours),
                          medians(m_times.zooms), medians(m_times.ourZooms)});
    m_times = {};
    m_charts.clear();
}

void BrowserBench::fail(const QString &error)
{
    m_browser.disconnect(this);
    Q_EMIT finished(error);
}

} // namespace yagura::bench
