// Whatever text is given: an error that says something, or dashboards that come back as they were.
#include "dashboards/files/dashboarddocument.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura::dashboards;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto document = readDashboardDocument(text, QStringLiteral("fuzz"));
    if (!document) {
        if (document.error().detail.isEmpty())
            std::abort();
        return 0;
    }
    if (document->dashboards.empty())
        std::abort();
    for (const DocumentDashboard &one : document->dashboards) {
        if (!readGrafana(writeGrafanaV2(one.dashboard), {})
            || !readGrafana(writeGrafanaClassic(one.dashboard), {}))
            std::abort();
        Dashboard edited = one.dashboard;
        edited.title += u'x';
        for (Panel &panel : edited.panels)
            panel.grid.h += 1;
        const auto again = readGrafana(writeGrafana(edited), {});
        if (!again || again->dashboard.panels.size() != edited.panels.size())
            std::abort();
    }
    const DocumentDashboard &first = document->dashboards.front();
    const auto written = writeDashboardDocument(text, first.part, first.dashboard, QStringLiteral("fuzz"));
    if (!written || *written != text)
        std::abort();
    return 0;
}
