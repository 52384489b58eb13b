// Library panels: a dashboard's panel names one, and an export carries its model under __elements. They are
// read as if the model stood in the panel, and written back as the reference and the model they came from.
// Internal to grafanafile; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/filefinding.h"

namespace yagura::dashboards::detail {

// True where withLibraryPanels() would change something.
[[nodiscard]] bool hasLibraryPanels(const OrderedJsonView &body);
// body with every library panel's model in its place; one that the file does not hold becomes a placeholder
// and a finding.
[[nodiscard]] OrderedJson withLibraryPanels(OrderedJson body, FileFindings &findings);
// What withLibraryPanels() made of one that is not there.
[[nodiscard]] bool isMissingLibraryPanel(const OrderedJsonView &panel);
// The way back: panels of after that the file knows as references become references again, changed models go
// to __elements. before is the body as the file has it.
[[nodiscard]] OrderedJson withLibraryReferences(const OrderedJson &before, OrderedJson after);

} // namespace yagura::dashboards::detail
