// Steps that make one frame of several.
#include "dashboards/frames/timeorder.h"
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <unordered_map>

namespace yagura::dashboards::frames {

namespace {

struct Source // where a merged cell comes from
{
    static constexpr quint32 nowhere = std::numeric_limits<quint32>::max();
    quint32 frame = nowhere;
    quint32 row = 0;
};

// Merges rows of equal key into one where they do not contradict each other: each field that both have must
// be equal, or null in the older row. Frame after frame, the older rows of a key are looked up by what they
// have in the frame's fields, so that many rows of one key stay cheap.
class Merger
{
public:
    explicit Merger(const Frames &frames);

    [[nodiscard]] bool hasKey() const { return !m_keys.empty(); }
    Frame merged();

private:
    using Shape = std::vector<bool>; // which fields of the frame an older row has
    using ByContent = QHash<QString, std::vector<size_t>>;

    struct Group // of one key
    {
        std::vector<size_t> rows;
        size_t indexedFor = SIZE_MAX; // the frame that index is about; there is one only for many rows
        std::unique_ptr<std::map<Shape, ByContent>> index;
    };

    [[nodiscard]] Cell cellOf(const Source &source, size_t place) const;
    [[nodiscard]] Source &sourceOf(size_t merged, size_t place)
    {
        return m_sources[merged * m_width + place];
    }
    [[nodiscard]] Cell olderCell(size_t merged, size_t place) const
    {
        return cellOf(m_sources[merged * m_width + place], place);
    }
    [[nodiscard]] quint64 keyHash(const Source &source) const;
    [[nodiscard]] bool hasKeyOf(const Group &group, const Source &source) const;
    Group &groupOf(const Source &source);
    [[nodiscard]] Shape shapeOf(size_t merged) const;
    [[nodiscard]] QString olderContent(size_t merged, const Shape &shape) const;
    [[nodiscard]] QString newContent(const Source &source, const Shape &shape) const;
    [[nodiscard]] bool fits(size_t merged, const Source &source) const;
    void enter(Group &group, size_t merged);
    std::vector<size_t> indexed(Group &group, const Source &source);
    std::vector<size_t> mergeable(Group &group, const Source &source);
    void add(size_t row);
    [[nodiscard]] Field column(size_t place) const;

    const Frames &m_frames;
    QHash<QString, size_t> m_places; // of names in the result
    size_t m_width = 0; // how many
    std::vector<size_t> m_firstFrame; // one a place: the first frame that has it
    std::vector<QHash<size_t, size_t>> m_fieldAt; // one a frame: field by place
    std::vector<size_t> m_keys; // places in every frame
    std::vector<Source> m_sources; // of all merged rows, m_width each
    size_t m_rows = 0;
    std::vector<Group> m_groups;
    std::unordered_map<quint64, size_t> m_byHash;
    size_t m_frame = 0; // being merged
    std::vector<size_t> m_current; // its places
};

Merger::Merger(const Frames &frames)
    : m_frames(frames)
{
    std::vector<size_t> uses;
    for (size_t f = 0; f < frames.size(); ++f) {
        QHash<size_t, size_t> fields;
        for (size_t i = 0; i < frames[f].fields.size(); ++i) {
            const size_t place
                = m_places.value(frames[f].fields[i].name, static_cast<size_t>(m_places.size()));
            if (place == static_cast<size_t>(m_places.size())) {
                m_places.insert(frames[f].fields[i].name, place);
                m_firstFrame.push_back(f);
                uses.push_back(0);
            }
            uses[place] += fields.contains(place) ? 0 : 1;
            fields.insert(place, i);
        }
        m_fieldAt.push_back(std::move(fields));
    }
    for (size_t place = 0; place < uses.size(); ++place) {
        if (uses[place] == frames.size())
            m_keys.push_back(place);
    }
    m_width = uses.size();
}

Cell Merger::cellOf(const Source &source, size_t place) const
{
    if (source.frame == Source::nowhere)
        return {};
    return m_frames[source.frame].fields[m_fieldAt[source.frame].value(place)].values.cell(source.row);
}

quint64 Merger::keyHash(const Source &source) const
{
    quint64 hash = 0;
    for (const size_t place : m_keys) {
        const Cell cell = cellOf(source, place);
        const auto *number = std::get_if<double>(&cell);
        const quint64 own
            = number && !std::isnan(*number) ? ::qHash(*number == 0 ? 0 : *number) : ::qHash(keyOf(cell));
        hash = (hash ^ own) * 0x9e3779b97f4a7c15ULL;
        hash ^= hash >> 29;
    }
    return hash;
}

bool Merger::hasKeyOf(const Group &group, const Source &source) const
{
    return std::all_of(m_keys.begin(), m_keys.end(), [&](size_t place) {
        return sameCell(olderCell(group.rows.front(), place), cellOf(source, place));
    });
}

Merger::Group &Merger::groupOf(const Source &source)
{
    for (quint64 hash = keyHash(source);; ++hash) { // another key of the same hash moves on
        const auto [at, fresh] = m_byHash.try_emplace(hash, m_groups.size());
        if (fresh)
            return m_groups.emplace_back();
        if (hasKeyOf(m_groups[at->second], source))
            return m_groups[at->second];
    }
}

Merger::Shape Merger::shapeOf(size_t merged) const
{
    Shape shape(m_current.size());
    for (size_t i = 0; i < shape.size(); ++i)
        shape[i] = !isNull(olderCell(merged, m_current[i]));
    return shape;
}

QString Merger::olderContent(size_t merged, const Shape &shape) const
{
    QString content;
    for (size_t i = 0; i < shape.size(); ++i) {
        if (shape[i])
            content += keyOf(olderCell(merged, m_current[i])) + QChar(0x1f);
    }
    return content;
}

QString Merger::newContent(const Source &source, const Shape &shape) const
{
    QString content;
    for (size_t i = 0; i < shape.size(); ++i) {
        if (shape[i])
            content += keyOf(cellOf(source, m_current[i])) + QChar(0x1f);
    }
    return content;
}

bool Merger::fits(size_t merged, const Source &source) const
{
    return std::all_of(m_current.begin(), m_current.end(), [&](size_t place) {
        const Cell older = olderCell(merged, place);
        return isNull(older) || sameCell(older, cellOf(source, place));
    });
}

void Merger::enter(Group &group, size_t merged)
{
    const Shape shape = shapeOf(merged);
    (*group.index)[shape][olderContent(merged, shape)].push_back(merged);
}

std::vector<size_t> Merger::indexed(Group &group, const Source &source)
{
    if (group.indexedFor != m_frame) {
        group.indexedFor = m_frame;
        group.index = std::make_unique<std::map<Shape, ByContent>>();
        for (const size_t merged : group.rows)
            enter(group, merged);
    }
    std::vector<size_t> found;
    for (const auto &[shape, rows] : *group.index) {
        for (const size_t merged : rows.value(newContent(source, shape))) {
            if (shapeOf(merged) == shape) // else it has gained values since it was entered
                found.push_back(merged);
        }
    }
    return found;
}

std::vector<size_t> Merger::mergeable(Group &group, const Source &source)
{
    constexpr size_t few = 8;
    if (group.rows.size() > few)
        return indexed(group, source);
    std::vector<size_t> found;
    std::copy_if(group.rows.begin(), group.rows.end(), std::back_inserter(found),
                 [&](size_t merged) { return fits(merged, source); });
    return found;
}

void Merger::add(size_t row)
{
    const Source source{static_cast<quint32>(m_frame), static_cast<quint32>(row)};
    Group &group = groupOf(source);
    std::vector<size_t> targets = mergeable(group, source);
    const bool isNew = targets.empty();
    if (isNew) {
        targets.push_back(m_rows);
        group.rows.push_back(m_rows++);
        m_sources.resize(m_rows * m_width);
    }
    const bool hasIndex = group.indexedFor == m_frame;
    for (const size_t target : targets) {
        const Shape before = hasIndex ? shapeOf(target) : Shape();
        for (const size_t place : m_current)
            sourceOf(target, place) = source;
        if (hasIndex && (isNew || shapeOf(target) != before))
            enter(group, target);
    }
}

Field Merger::column(size_t place) const
{
    const size_t frame = m_firstFrame[place];
    const Field &first = m_frames[frame].fields[m_fieldAt[frame].value(place)];
    std::vector<Cell> cells;
    cells.reserve(m_rows);
    for (size_t merged = 0; merged < m_rows; ++merged)
        cells.push_back(olderCell(merged, place));
    Field out{first.name, Column::of(first.type(), cells), {}, first.config};
    out.config.displayName.reset();
    out.config.sourceName.clear();
    return out;
}

Frame Merger::merged()
{
    for (m_frame = 0; m_frame < m_frames.size(); ++m_frame) {
        m_current = {m_fieldAt[m_frame].keyBegin(), m_fieldAt[m_frame].keyEnd()};
        std::sort(m_current.begin(), m_current.end());
        for (size_t row = 0; row < m_frames[m_frame].length(); ++row)
            add(row);
    }
    Frame out;
    for (size_t place = 0; place < m_firstFrame.size(); ++place)
        out.fields.push_back(column(place));
    return out;
}

Frames withFieldsOnly(const Frames &frames)
{
    Frames out;
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(out),
                 [](const Frame &f) { return !f.fields.empty(); });
    return out;
}

bool isTimeSeries(const Frame &frame)
{
    return frame.fields.size() == 2 && frame.firstField(FieldType::Time)
        && frame.firstField(FieldType::Number);
}

} // namespace

Result<Frames> applied(const Merge &, const Frames &frames, const TransformContext &)
{
    const Frames usable = withFieldsOnly(frames);
    if (frames.size() <= 1 || usable.empty())
        return usable.empty() && !frames.empty() ? Frames{frames.front()} : frames;
    Merger merger(usable);
    if (!merger.hasKey())
        return failure(ErrorKind::InvalidInput, QStringLiteral("merge"),
                       QStringLiteral("the frames have no field in common"));
    return Frames{merger.merged()};
}

Result<Frames> applied(const JoinByField &step, const Frames &frames, const TransformContext &context)
{
    if (frames.size() <= 1)
        return frames;
    const QString name = interpolated(step.field, context);
    const FieldSelector selector(
        name.isEmpty() ? FieldMatcher{.kind = FieldMatcher::Kind::FirstTime} : byName(name), frames);
    std::vector<JoinInput> inputs;
    for (const Frame &frame : frames) {
        if (const auto key = selector.firstOf(frame))
            inputs.push_back({frame, *key});
    }
    if (inputs.empty())
        return failure(ErrorKind::InvalidInput, QStringLiteral("joinByField"),
                       name.isEmpty() ? QStringLiteral("no frame has a time field")
                                      : QStringLiteral("no frame has a field called \"%1\"").arg(name));
    auto frame = joined(inputs, step.mode);
    if (!frame)
        return std::unexpected(frame.error());
    return Frames{std::move(*frame)};
}

Result<Frames> applied(const SeriesToRows &, const Frames &frames, const TransformContext &)
{
    Frames series;
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(series),
                 [](const Frame &f) { return f.length() > 0; });
    if (frames.size() <= 1 || series.empty())
        return frames;
    if (!std::all_of(series.begin(), series.end(), isTimeSeries))
        return failure(ErrorKind::InvalidInput, QStringLiteral("seriesToRows"),
                       QStringLiteral("not every frame is a time series"));
    const FieldNames fieldNames(series);
    std::vector<Column> seriesTimes;
    std::vector<const Column *> allValues;
    QStringList names;
    for (const Frame &frame : series) {
        const size_t time = *frame.firstField(FieldType::Time);
        seriesTimes.push_back(frame.fields[time].values);
        allValues.push_back(&frame.fields[1 - time].values);
        names << (frame.name.isEmpty() ? fieldNames.of(frame)[static_cast<qsizetype>(1 - time)] : frame.name);
    }
    std::vector<double> times;
    std::vector<QString> metrics;
    std::vector<double> values;
    std::vector<bool> nulls;
    for (const TimedRow &row : rowsByTime(seriesTimes, Qt::DescendingOrder)) {
        times.push_back(row.time);
        metrics.push_back(names[row.column]);
        values.push_back(allValues[row.column]->number(row.row));
        nulls.push_back(allValues[row.column]->isNull(row.row));
    }
    Frame out;
    out.fields.push_back({timeFieldName, Column::times(std::move(times))});
    out.fields.push_back({QStringLiteral("Metric"), Column::texts(std::move(metrics))});
    out.fields.push_back({valueFieldName, Column::numbers(std::move(values), std::move(nulls))});
    return Frames{std::move(out)};
}

} // namespace yagura::dashboards::frames
