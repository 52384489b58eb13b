// Grafana's exports for sharing: __inputs are the sources and constants that whoever imports the file is to
// choose, ${NAME} stands for them. They are read as variables, so that the file keeps its placeholders; the
// choice is kept under our own key. Internal to grafanafile; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"

namespace yagura::dashboards::detail {

// root is the file, body its classic dashboard. given wins over the choice in the file, that over the
// constant's own value.
[[nodiscard]] std::vector<FileInput> readInputs(const OrderedJsonView &root, const OrderedJsonView &body,
                                                const InputBindings &given);

// Variables whose value is an input's ${NAME} get what it stands for, and the inputs become variables
// themselves unless there are some of their names. A source without a choice has no value, which means the
// first of its kind.
void bindInputs(std::vector<Variable> &variables, const std::vector<FileInput> &inputs);
// A variable with ${NAME} again where its value was not changed.
[[nodiscard]] Variable withPlaceholders(Variable variable, const std::vector<FileInput> &inputs);
[[nodiscard]] bool isInputVariable(const Variable &variable, const std::vector<FileInput> &inputs);
// Keeps a changed choice in body.
void writeInputChoices(OrderedJson &body, const std::vector<Variable> &variables,
                       const std::vector<FileInput> &inputs);
void findOpenInputs(const std::vector<FileInput> &inputs, FileFindings &findings);

} // namespace yagura::dashboards::detail
