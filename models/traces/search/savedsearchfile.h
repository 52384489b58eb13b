// A saved search as one small file of the workspace: a title and the line of conditions. Plain values and
// functions, any thread.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace yagura::traces {

struct SavedSearch
{
    QString title;
    QString line; // searchline.h

    bool operator==(const SavedSearch &) const = default;
};

// Empty when the file is a saved search of another signal. InvalidInput with the line number when it is
// broken; file is its name for the message.
[[nodiscard]] Result<std::optional<SavedSearch>> readSavedSearch(const QByteArray &bytes,
                                                                 const QString &file);
[[nodiscard]] QByteArray writeSavedSearch(const SavedSearch &search);

} // namespace yagura::traces
