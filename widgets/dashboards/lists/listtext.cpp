#include "dashboards/lists/listtext.h"

namespace yagura::dashboards {

kit::Severity shownSeverity(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return kit::Severity::Critical;
    case Severity::Warning:
        return kit::Severity::Warning;
    case Severity::Info:
        return kit::Severity::Info;
    case Severity::Ok:
        return kit::Severity::Ok;
    case Severity::Unknown:
        break;
    }
    return kit::Severity::Unknown;
}

} // namespace yagura::dashboards
