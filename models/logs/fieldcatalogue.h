// The fields of an index pattern, as its mappings have them: what each is, whether it can be counted by, and
// which one plays which part. Made from _field_caps; immutable, any thread.
#pragma once

#include "logs/logfields.h"

#include <QMap>
#include <QString>

#include <optional>

namespace yagura::logs {

enum class FieldKind : std::uint8_t { Keyword, Text, Number, Date, Boolean, Ip, Object, Other };

struct FieldInfo
{
    FieldKind kind = FieldKind::Other;
    QString type; // as the server calls it; several joined by ", " where indices disagree
    bool searchable = false;
    bool aggregatable = false;
    bool isConflicted = false;
    bool isMetadata = false; // _id, _index …
    bool hasNanoseconds = false; // date_nanos, in some index at least

    bool operator==(const FieldInfo &) const = default;
};

[[nodiscard]] FieldKind fieldKind(QStringView type);

class FieldCatalogue
{
public:
    FieldCatalogue() = default;
    explicit FieldCatalogue(QMap<QString, FieldInfo> fields)
        : m_fields(std::move(fields))
    { }

    [[nodiscard]] const QMap<QString, FieldInfo> &fields() const { return m_fields; }
    [[nodiscard]] bool isEmpty() const { return m_fields.isEmpty(); }
    [[nodiscard]] std::optional<FieldInfo> find(const QString &name) const;

    // The name to count or sort by: itself or its .keyword; empty when neither can be.
    [[nodiscard]] QString aggregatable(const QString &name) const;
    // The best of the names of a role that the mappings have, parsed.… and its like included; empty for none.
    [[nodiscard]] QString forRole(FieldRole role) const;
    // All that the mappings have, best first.
    [[nodiscard]] QStringList allForRole(FieldRole role) const;
    // The field times are sorted by: one that is a date, else "@timestamp".
    [[nodiscard]] QString timeField() const;

private:
    QMap<QString, FieldInfo> m_fields;
};

} // namespace yagura::logs
