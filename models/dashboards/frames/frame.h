// A data frame: the named columns of one table or series, as panels, transformations and expressions hand
// them on. Plain values with shared columns: copying is cheap, and any thread may read them.
#pragma once

#include "core/labels.h"
#include "dashboards/frames/column.h"
#include "dashboards/frames/fieldcolor.h"
#include "dashboards/frames/threshold.h"
#include "dashboards/frames/valuemapping.h"

#include <QVariantMap>

namespace yagura::dashboards::frames {

// How a field is shown. Absent: not set.
struct FieldConfig
{
    std::optional<QString> displayName; // as a person set it; may hold ${__field.labels.x}
    QString sourceName; // as its query's legend calls it
    std::optional<QString> unit;
    std::optional<int> decimals;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<QString> noValue;
    std::optional<Thresholds> thresholds;
    std::optional<FieldColor> color;
    std::optional<ValueMappings> mappings;
    QVariantMap custom; // what a kind of panel knows by name ("lineWidth")

    bool operator==(const FieldConfig &) const = default;
};

// base with what over sets.
[[nodiscard]] FieldConfig merged(FieldConfig base, const FieldConfig &over);

struct Field
{
    QString name;
    Column values;
    Labels labels = {};
    FieldConfig config = {};

    [[nodiscard]] FieldType type() const { return values.type(); }
    bool operator==(const Field &) const = default;
};

enum class FrameKind {
    Table,
    Series, // a time field and values, times ascending
    Heatmap, // a time field, then one field a bucket: counts by bucket, named by the upper bound
};

struct Frame
{
    QString name;
    QString refId; // of the query it came from
    FrameKind kind = FrameKind::Table;
    std::vector<Field> fields = {};

    [[nodiscard]] size_t length() const { return fields.empty() ? 0 : fields.front().values.size(); }
    [[nodiscard]] std::optional<size_t> firstField(FieldType type) const;
    [[nodiscard]] Frame withFields(std::vector<Field> other) const;
    // All columns with these rows in that order; noRow gives nulls.
    [[nodiscard]] Frame picked(std::span<const size_t> rows) const;

    bool operator==(const Frame &) const = default;
};

using Frames = std::vector<Frame>;

inline const QString timeFieldName = QStringLiteral("Time");
inline const QString valueFieldName = QStringLiteral("Value");

} // namespace yagura::dashboards::frames
