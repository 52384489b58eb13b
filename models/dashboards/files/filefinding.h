// What the reader of a dashboard's file noticed: where the file asks for what this console does not have, or
// where it was read into another form. Plain value.
#pragma once

#include <QString>

#include <vector>

namespace yagura::dashboards {

enum class FileFindingKind {
    UnsupportedPanel, // drawn as its data
    UnsupportedVariable, // keeps the value it has in the file
    OtherSource, // its queries are not PromQL
    RepeatedPanel, // shown once
    OpenInput, // a source or constant that the file leaves to whoever imports it
    MissingLibraryPanel, // the file refers to a panel that it does not hold
    SimplifiedLayout, // tabs, automatic grids and conditions read as rows and places
    NotConverted, // a part of another tool's dashboard that has no counterpart
    RemovedSpelling, // words that the server no longer takes, read as those that took their place
    UnresolvedText, // an expression of the file that only its own tool can work out
};

struct FileFinding
{
    FileFindingKind kind = FileFindingKind::UnsupportedPanel;
    int panelId = 0; // 0: the whole file
    QString subject; // title or name
    QString detail; // type or reason, untranslated

    bool operator==(const FileFinding &) const = default;
};

using FileFindings = std::vector<FileFinding>;

// One untranslated sentence for the command line.
[[nodiscard]] QString describe(const FileFinding &finding);

} // namespace yagura::dashboards
