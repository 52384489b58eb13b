// How the tables of the settings screen paint their cells. GUI thread.
#pragma once

namespace yagura::kit {
class DataTable;
}

namespace yagura::settings {

class ProblemsTableModel;
class SourcesTableModel;

// The model outlives the table.
void installSourceDelegates(kit::DataTable &table, const SourcesTableModel &model);
void installProblemDelegates(kit::DataTable &table, const ProblemsTableModel &model);

} // namespace yagura::settings
