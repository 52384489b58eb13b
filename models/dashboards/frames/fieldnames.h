// What fields are called on the screen, and what transformations and overrides refer to: the name a person
// set, the query's legend, or one made from frame, field and labels. Value; any thread.
#pragma once

#include "dashboards/frames/frame.h"

#include <QStringList>

namespace yagura::dashboards::frames {

// Frames with what their fields are called: names[i][f] belongs to frames[i].fields[f].
struct NamedFrames
{
    Frames frames;
    std::vector<QStringList> names;
};

class FieldNames
{
public:
    // all: every frame shown together; labels that do not tell them apart shorten the names.
    explicit FieldNames(const Frames &all);

    // One a field of the frame. Time over all fields of a frame is linear.
    [[nodiscard]] QStringList of(const Frame &frame) const;

private:
    [[nodiscard]] QString raw(const Field &field, const Frame &frame) const;

    QString m_singleLabel; // the one label name that any field has; else empty
};

// ${__field.name}, ${__field.displayName}, ${__field.labels}, ${__field.labels.x}, ${__field.labels["x"]},
// ${__series.name}, ${__frame.refId} put in; other references stay as they are.
[[nodiscard]] QString expandedFieldText(const QString &text, const Field &field, const Frame &frame,
                                        const QString &displayName);

} // namespace yagura::dashboards::frames
