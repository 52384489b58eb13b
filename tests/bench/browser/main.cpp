// ./dev bench --browser: the same answers drawn by uPlot in headless Chromium and by our chart, in turn, on
// this machine. Fails where a ratio misses its limit.
#include "browserbench.h"

#include "generators.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <string>

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

std::string share(double ratio)
{
    char text[16];
    std::snprintf(text, sizeof text, "1/%.1f", 1 / ratio);
    return text;
}

bool print(const BrowserCase &one, const BrowserOutcome &outcome)
{
    const double ratio = outcome.ours / outcome.frame;
    const bool isKept = ratio <= one.limit;
    std::printf("%-10s%9.1f%9.1f%9.2f%9s%9s  %-8s", qPrintable(one.name), outcome.work, outcome.frame,
                outcome.ours, share(ratio).c_str(), share(one.limit).c_str(), isKept ? "kept" : "MISSED");
    for (size_t i = 0; i < outcome.zooms.size(); ++i)
        std::printf("%9.1f%9.2f", outcome.zooms[i], outcome.ourZooms[i]);
    std::printf("\n");
    return isKept;
}

int report(const BrowserBench &bench)
{
    std::printf("JSON text to pixels, and redraws to 50 %% and 10 %% of the range; medians in ms. uPlot: its "
                "own work,\n"
                "and until its next frame is painted, which the ratio is to. Seed %llu, load average %s.\n\n",
                static_cast<unsigned long long>(seed), loadAverage().constData());
    std::printf("%-10s%9s%9s%9s%9s%9s  %-8s%9s%9s%9s%9s\n", "", "uPlot", "frame", "ours", "ratio", "limit",
                "", "50% uPl.", "ours", "10% uPl.", "ours");
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
