// A Terraform file that can be read comes back as it was, and can be read again after its dashboards were
// changed.
#include "dashboards/files/dashboarddocument.h"
#include "dashboards/files/terraform/terraformresourcefile.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    using namespace yagura::dashboards;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto file = terraform::readTerraform(text, QStringLiteral("fuzz"));
    if (!file)
        return 0;
    for (const terraform::TerraformDashboard &one : file->dashboards) {
        const auto same = terraform::withDashboard(text, one.address, one.json, QStringLiteral("fuzz"));
        // The second resource of an address is out of reach.
        if (same && *same != text && file->dashboards.size() == 1)
            std::abort();
        const auto read = readGrafana(one.json, one.address);
        if (!read)
            continue;
        Dashboard edited = read->dashboard;
        edited.title += QStringLiteral(" ${edited} \"\\");
        const auto written
            = terraform::withDashboard(text, one.address, writeGrafana(edited), QStringLiteral("fuzz"));
        if (written && !terraform::readHcl(*written, QStringLiteral("again")))
            std::abort();
    }
    return 0;
}
