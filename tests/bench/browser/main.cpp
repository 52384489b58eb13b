// ./dev bench --browser: the same answers drawn by uPlot in headless Chromium and by our chart, in turn, on
// this machine. Fails where a ratio misses its limit.
#include "browserbench.h"

#include "generators.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace {

using namespace yagura::bench;

std::vector<BrowserCase> cases()
{
    return {
        {QStringLiteral("20x1k"), {20, 1'000}, 1, chartSize, 1.0 / 6},
        {QStringLiteral("100x11k"), {100, 11'000}, 1, chartSize, 1.0 / 6},
        {QStringLiteral("1x1M"), {1, 1'000'000}, 1, chartSize, 1.0 / 8},
        {QStringLiteral("50panels"), {10, 720}, 50, panelSize, 1.0 / 5},
    };
}

QByteArray loadAverage()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(0) : QByteArray("unknown");
}

bool print(const BrowserCase &one, const BrowserOutcome &outcome)
{
    const double ratio = outcome.ours / outcome.frame;
    const bool isKept = ratio <= one.limit;
    std::printf("%-9s %10.1f %10.1f %8.2f   1/%-5.1f 1/%-3.0f %s", qPrintable(one.name), outcome.work,
                outcome.frame, outcome.ours, 1 / ratio, 1 / one.limit, isKept ? "kept  " : "MISSED");
    for (size_t i = 0; i < outcome.zooms.size(); ++i)
        std::printf("  %7.1f %6.2f", outcome.zooms[i], outcome.ourZooms[i]);
    std::printf("\n");
    return isKept;
}

int report(const BrowserBench &bench)
{
    std::printf("JSON text to pixels, medians in ms; zoom: redraw to 50 %% and 10 %% of the range.\n"
                "Seed %llu, load average %s.\n\n"
                "           page work  page frame     ours   ratio   limit        50 %% page   ours  10 %% "
                "page   ours\n",
                static_cast<unsigned long long>(seed), loadAverage().constData());
    bool isKept = true;
    for (size_t i = 0; i < bench.outcomes().size(); ++i)
        isKept = print(cases()[i], bench.outcomes()[i]) && isKept;
    return isKept ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("browser"), {}, QStringLiteral("program"), QStringLiteral("chromium")},
                       {QStringLiteral("uplot"), {}, QStringLiteral("folder")},
                       {QStringLiteral("page"), {}, QStringLiteral("folder")}});
    parser.process(application);
    useTheme();
    BrowserBench bench(cases(), parser.value(QStringLiteral("uplot")), parser.value(QStringLiteral("page")));
    QString error;
    QObject::connect(
        &bench, &BrowserBench::finished, &application,
        [&](const QString &why) {
            error = why;
            application.quit();
        },
        Qt::QueuedConnection);
    error = bench.start(parser.value(QStringLiteral("browser")));
    if (error.isEmpty())
        application.exec();
    if (!error.isEmpty()) {
        std::fprintf(stderr, "No comparison with the browser: %s\n", qPrintable(error));
        return 2;
    }
    return report(bench);
}
