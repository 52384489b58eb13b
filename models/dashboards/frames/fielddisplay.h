// Values of a field as a person reads them: text, place between minimum and maximum, colour as meaning. Made
// once a field, asked for each value; any thread.
#pragma once

#include "core/units.h"
#include "dashboards/frames/frame.h"

namespace yagura::dashboards::frames {

struct ValueRange
{
    double low = 0;
    double high = 100;

    bool operator==(const ValueRange &) const = default;
};

struct DisplayContext
{
    QTimeZone zone = QTimeZone::utc();
    std::optional<Instant> now = {};
    int seriesNumber = 0;
    QString displayName = {};
    // Of all fields shown together, for those without bounds of their own; absent: the field's own values.
    std::optional<ValueRange> sharedRange = {};
};

struct DisplayValue
{
    FormattedNumber text; // a text that is no number stands in number
    std::optional<double> number;
    double fraction = 0; // of the way from low to high; may be outside 0–1
    std::optional<int> threshold; // the step in force
    ColorMeaning color; // a name without text: no colour of its own
    QString icon;
    std::optional<int> mapping; // the place of the mapping that spoke

    [[nodiscard]] QString toString() const { return text.toString(); }
};

class FieldDisplay
{
public:
    explicit FieldDisplay(const Field &field, const DisplayContext &context = {});

    [[nodiscard]] DisplayValue value(const Cell &cell) const;
    // The field's bounds: set, implied by its unit (percent), shared, or the least and greatest of its
    // values.
    [[nodiscard]] ValueRange range() const { return m_range; }
    [[nodiscard]] const QString &unit() const { return m_unit; }
    // The colour of the whole series: in modes that go by value, that of its last, least or greatest one.
    [[nodiscard]] ColorMeaning seriesColor() const;

private:
    [[nodiscard]] std::optional<double> numberIn(const Cell &cell) const;
    void setScale(DisplayValue &out, double number) const;

    Field m_field;
    DisplayContext m_context;
    QString m_unit;
    Mapper m_mapper;
    FieldColor m_color;
    ValueRange m_range;
};

// Over all number fields; nothing when there is no number.
[[nodiscard]] std::optional<ValueRange> numericRange(const Frames &frames);

} // namespace yagura::dashboards::frames
