// Steps that choose, order and rename fields.
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

// Frames that lose all their fields go.
Frames filtered(const Frames &frames, const std::optional<FieldMatcher> &include,
                const std::optional<FieldMatcher> &exclude)
{
    if (!include && !exclude)
        return frames;
    const FieldSelector included(include.value_or(FieldMatcher{.kind = FieldMatcher::Kind::Always}), frames);
    const FieldSelector excluded(exclude.value_or(FieldMatcher{}), frames);
    Frames out;
    for (const Frame &frame : frames) {
        const std::vector<bool> in = included.of(frame);
        const std::vector<bool> barred = excluded.of(frame);
        std::vector<Field> fields;
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            if (in[i] && !barred[i])
                fields.push_back(frame.fields[i]);
        }
        if (!fields.empty())
            out.push_back(frame.withFields(std::move(fields)));
    }
    return out;
}

std::vector<Field> inOrder(const Frame &frame, const std::vector<size_t> &order)
{
    std::vector<Field> fields;
    for (const size_t at : order)
        fields.push_back(frame.fields[at]);
    return fields;
}

std::vector<size_t> allFields(const Frame &frame)
{
    std::vector<size_t> order(frame.fields.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    return order;
}

Frame positioned(const Frame &frame, const QHash<QString, int> &positions, const FieldNames &fieldNames)
{
    const QStringList names = fieldNames.of(frame);
    const auto place = [&](size_t at) {
        return positions.value(names[static_cast<qsizetype>(at)], std::numeric_limits<int>::max());
    };
    std::vector<size_t> order = allFields(frame);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return place(a) < place(b); });
    return frame.withFields(inOrder(frame, order));
}

// A field without the label comes first, whichever way the rest goes.
int comparedBy(const OrderKey &key, const Field &a, const Field &b)
{
    if (key.label.isEmpty())
        return key.descending ? QString::compare(b.name, a.name) : QString::compare(a.name, b.name);
    const bool has = a.labels.contains(key.label);
    if (has != b.labels.contains(key.label))
        return has ? 1 : -1;
    const int order = QString::compare(a.labels.value(key.label), b.labels.value(key.label));
    return key.descending ? -order : order;
}

Frame sortedFields(const Frame &frame, const std::vector<OrderKey> &keys)
{
    std::vector<size_t> order = allFields(frame);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        for (const OrderKey &key : keys) {
            if (const int compared = comparedBy(key, frame.fields[a], frame.fields[b]); compared != 0)
                return compared < 0;
        }
        return false;
    });
    return frame.withFields(inOrder(frame, order));
}

Frame renamed(Frame frame, const QHash<QString, QString> &names)
{
    const QStringList shown = FieldNames({frame}).of(frame);
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        const QString to = names.value(shown[static_cast<qsizetype>(i)]);
        if (!to.isEmpty())
            frame.fields[i].config.displayName = to;
    }
    return frame;
}

// "{a,b}" and "a,b" are lists of names.
std::optional<FieldMatcher> namesIn(const QString &variable, const TransformContext &context)
{
    QString list = interpolated(variable, context);
    if (list.startsWith(QLatin1Char('{')) && list.endsWith(QLatin1Char('}')))
        list = list.mid(1, list.size() - 2);
    return byNames(list.split(QLatin1Char(',')));
}

} // namespace

Result<Frames> applied(const Organize &step, const Frames &frames, const TransformContext &)
{
    const auto include = step.included.isEmpty() ? std::nullopt : std::optional(byNames(step.included));
    const auto exclude = step.excluded.isEmpty() ? std::nullopt : std::optional(byNames(step.excluded));
    Frames out = filtered(frames, include, exclude);
    const FieldNames names(out);
    for (Frame &frame : out) {
        if (!step.order.empty())
            frame = sortedFields(frame, step.order);
        else if (!step.positions.isEmpty())
            frame = positioned(frame, step.positions, names);
        if (!step.renamed.isEmpty())
            frame = renamed(std::move(frame), step.renamed);
    }
    return out;
}

Result<Frames> applied(const FilterFields &step, const Frames &frames, const TransformContext &context)
{
    return filtered(frames,
                    step.includeVariable.isEmpty() ? step.include : namesIn(step.includeVariable, context),
                    step.excludeVariable.isEmpty() ? step.exclude : namesIn(step.excludeVariable, context));
}

Result<Frames> applied(const RenameByRegex &step, const Frames &frames, const TransformContext &context)
{
    const auto pattern = patternOf(step.pattern);
    if (!pattern)
        return std::unexpected(pattern.error());
    const QString replacement = interpolated(step.replacement, context);
    Frames out = frames;
    for (Frame &frame : out) {
        const QStringList shown = FieldNames({frame}).of(frame);
        for (size_t i = 0; i < frame.fields.size(); ++i) {
            const QString &name = shown[static_cast<qsizetype>(i)];
            if (pattern->matches(name))
                frame.fields[i].config.displayName = replaced(name, *pattern, replacement);
        }
    }
    return out;
}

} // namespace yagura::dashboards::frames
