// A dashboard that can be read comes back as it was, can be reported on, and can be read again after every
// panel was changed.
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/importreportfile.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura::dashboards;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto file = readGrafana(text, {});
    if (!file)
        return 0;
    if (writeGrafana(file->dashboard) != text)
        std::abort();
    const ImportReport report = reportOf(file->dashboard);
    if (report.supported + static_cast<int>(report.unsupported.size()) != report.panels)
        std::abort();
    Dashboard edited = file->dashboard;
    for (Panel &panel : edited.panels)
        panel.field.custom.insert(QStringLiteral("fillOpacity"), 7);
    const auto again = readGrafana(writeGrafana(edited), {});
    if (!again || again->dashboard.panels.size() != edited.panels.size())
        std::abort();
    return 0;
}
