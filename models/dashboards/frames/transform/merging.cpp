// Steps that make one frame of several.
#include "dashboards/frames/timeorder.h"
#include "dashboards/frames/transform/apply.h"

#include <algorithm>
#include <limits>
#include <map>
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
        size_t indexedFor = SIZE_MAX; // the frame that index is about
        std::map<Shape, ByContent> index;
    };

    [[nodiscard]] Cell cellOf(const Source &source, size_t place) const;
    [[nodiscard]] Shape shapeOf(size_t merged) const;
    [[nodiscard]] QString olderContent(size_t merged, const Shape &shape) const;
    [[nodiscard]] QString newContent(size_t row, const Shape &shape) const;
    void enter(Group &group, size_t merged);
    std::vector<size_t> mergeable(Group &group, size_t row);
    void add(size_t row);
    [[nodiscard]] Field column(size_t place) const;

    const Frames &m_frames;
    QHash<QString, size_t> m_places; // of names in the result
    std::vector<size_t> m_firstFrame; // one a place: the first frame that has it
    std::vector<QHash<size_t, size_t>> m_fieldAt; // one a frame: field by place
    std::vector<size_t> m_keys; // places in every frame
    std::vector<std::vector<Source>> m_rows; // the merged rows, one source a place
    std::unordered_map<QString, Group> m_groups;
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
}

Cell Merger::cellOf(const Source &source, size_t place) const
{
    if (source.frame == Source::nowhere)
        return {};
    return m_frames[source.frame].fields[m_fieldAt[source.frame].value(place)].values.cell(source.row);
}

Merger::Shape Merger::shapeOf(size_t merged) const
{
    Shape shape(m_current.size());
    for (size_t i = 0; i < shape.size(); ++i)
        shape[i] = !isNull(cellOf(m_rows[merged][m_current[i]], m_current[i]));
    return shape;
}

QString Merger::olderContent(size_t merged, const Shape &shape) const
{
    QString content;
    for (size_t i = 0; i < shape.size(); ++i) {
        if (shape[i])
            content += keyOf(cellOf(m_rows[merged][m_current[i]], m_current[i])) + QChar(0x1f);
    }
    return content;
}

QString Merger::newContent(size_t row, const Shape &shape) const
{
    const Source source{static_cast<quint32>(m_frame), static_cast<quint32>(row)};
    QString content;
    for (size_t i = 0; i < shape.size(); ++i) {
        if (shape[i])
            content += keyOf(cellOf(source, m_current[i])) + QChar(0x1f);
    }
    return content;
}

void Merger::enter(Group &group, size_t merged)
{
    const Shape shape = shapeOf(merged);
    group.index[shape][olderContent(merged, shape)].push_back(merged);
}

std::vector<size_t> Merger::mergeable(Group &group, size_t row)
{
    if (group.indexedFor != m_frame) {
        group.indexedFor = m_frame;
        group.index.clear();
        for (const size_t merged : group.rows)
            enter(group, merged);
    }
    std::vector<size_t> found;
    for (const auto &[shape, rows] : group.index) {
        for (const size_t merged : rows.value(newContent(row, shape))) {
            if (shapeOf(merged) == shape) // else it has gained values since it was entered
                found.push_back(merged);
        }
    }
    return found;
}

void Merger::add(size_t row)
{
    const Source source{static_cast<quint32>(m_frame), static_cast<quint32>(row)};
    QString key;
    for (const size_t place : m_keys)
        key += keyOf(cellOf(source, place)) + QChar(0x1f);
    Group &group = m_groups[key];
    std::vector<size_t> targets = mergeable(group, row);
    if (targets.empty()) {
        targets.push_back(m_rows.size());
        group.rows.push_back(m_rows.size());
        m_rows.emplace_back(static_cast<size_t>(m_places.size()));
    }
    for (const size_t target : targets) {
        const bool isNew
            = target == group.rows.back() && m_rows[target][m_current.front()].frame == Source::nowhere;
        const Shape before = shapeOf(target);
        for (const size_t place : m_current)
            m_rows[target][place] = source;
        if (isNew || shapeOf(target) != before)
            enter(group, target);
    }
}

Field Merger::column(size_t place) const
{
    const size_t frame = m_firstFrame[place];
    const Field &first = m_frames[frame].fields[m_fieldAt[frame].value(place)];
    std::vector<Cell> cells;
    cells.reserve(m_rows.size());
    for (const auto &row : m_rows)
        cells.push_back(cellOf(row[place], place));
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
