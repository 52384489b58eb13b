// The document of one line, as the server sent it: its fields flattened, or indented JSON. Pure; any thread.
#pragma once

#include <QList>
#include <QString>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace yagura::logs::sourcewire {

enum class ScalarKind : std::uint8_t { Text, Number, Boolean, Null };

// Calls see(dotted path, kind, text) for every value; lists call it once an element. Broken JSON ends the
// walk.
void forEachValue(std::string_view json,
                  const std::function<void(const std::string &, ScalarKind, std::string_view)> &see);

struct SourceField
{
    QString name;
    ScalarKind kind = ScalarKind::Text;
    QString value; // several joined by ", "

    bool operator==(const SourceField &) const = default;
};
// In the order of the document. Values are cut at maximumLength characters.
[[nodiscard]] QList<SourceField> readFields(std::string_view json, qsizetype maximumLength = 64 * 1024);

// Indented by two, in the order of the document; the text itself when it is not JSON. Cut at maximumLength.
[[nodiscard]] QString indented(std::string_view json, qsizetype maximumLength = 64 * 1024);

} // namespace yagura::logs::sourcewire
