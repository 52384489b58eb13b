// preferences.yaml, read and written. Plain functions.
#pragma once

#include "workspace/preferences.h"

namespace yagura {

struct PreferencesReading
{
    PreferenceValues values;
    bool newer = false; // written by a later version: must not be written by this one
};

// Malformed when it is not such a file; values of keys that it does not know are left out if it is newer.
[[nodiscard]] Result<PreferencesReading> readPreferencesFile(const QByteArray &text);
[[nodiscard]] QByteArray writePreferencesFile(const PreferenceValues &values);

} // namespace yagura
