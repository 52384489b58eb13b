#include "dashboards/paneldata.h"

#include "dashboards/elastictarget.h"
#include "dashboards/frames/expression/exprgraph.h"
#include "dashboards/frames/fieldnames.h"
#include "dashboards/frames/reducer.h"
#include "dashboards/options/chartoptions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace yagura::dashboards {

namespace {

using frames::Frame;
using frames::Frames;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

frames::QueryFrame queryFrame(const QueryAnswer &answer)
{
    return {answer.result,       answer.query.refId,      answer.query.legend,
            answer.query.format, answer.query.expression, bucketFields(answer.query.model)};
}

bool isInstant(const QueryAnswer &answer)
{
    return answer.query.mode == QueryMode::Instant;
}

frames::ExprAnswers calculated(const Panel &panel, const std::vector<QueryAnswer> &answers,
                               const TimeRange &range)
{
    std::vector<frames::Expression> expressions;
    for (const Target &target : panel.targets) {
        if (target.calculation)
            expressions.push_back(*target.calculation);
    }
    if (expressions.empty())
        return {};
    QHash<QString, Result<frames::ExprValues>> inputs;
    for (const QueryAnswer &answer : answers) {
        const auto shape = isInstant(answer) ? frames::QueryShape::Instant : frames::QueryShape::Range;
        const frames::QueryFrame frame = queryFrame(answer);
        inputs.insert(answer.query.refId, frames::exprValuesOf(frames::framesOf({&frame, 1}), shape));
    }
    return frames::evaluatedExpressions(expressions, inputs, range);
}

void addCalculated(const Target &target, const frames::ExprAnswers &results, PanelData &data)
{
    const auto result = results.byRefId.constFind(target.refId);
    if (target.hidden || result == results.byRefId.constEnd())
        return;
    if (*result) {
        const Frames own = frames::framesOf(**result, target.refId);
        data.frames.insert(data.frames.end(), own.begin(), own.end());
        return;
    }
    const Error &error = result->error();
    data.findings << Finding{FindingSeverity::Error, {}, 0, target.refId, error.detail, error.hint};
}

// The frames of what is visible: what was asked, then what was calculated.
void addFrames(const Panel &panel, const std::vector<QueryAnswer> &answers, const TimeRange &range,
               PanelData &data)
{
    const frames::ExprAnswers results = calculated(panel, answers, range);
    data.findings << results.findings;
    std::vector<frames::QueryFrame> asked;
    for (const QueryAnswer &answer : answers) {
        if (!answer.query.isInput)
            asked.push_back(queryFrame(answer));
    }
    data.frames = frames::framesOf(asked);
    for (const Target &target : panel.targets) {
        if (target.calculation)
            addCalculated(target, results, data);
    }
}

// Times as charts take them; fields that share a column share these as well.
class TimeColumns
{
public:
    std::shared_ptr<const std::vector<std::int64_t>> of(const frames::Column &column)
    {
        const std::span<const double> raw = column.raw();
        auto &[kept, known] = m_known[raw.data()];
        if (!known) {
            kept = column; // so that its address stays its own
            auto times = std::make_shared<std::vector<std::int64_t>>(raw.size());
            std::transform(raw.begin(), raw.end(), times->begin(),
                           [](double ms) { return static_cast<std::int64_t>(ms); });
            known = std::move(times);
        }
        return known;
    }

private:
    QHash<const double *, std::pair<frames::Column, std::shared_ptr<const std::vector<std::int64_t>>>>
        m_known;
};

// The frame with its rows by time; as it is where they are already.
Frame byTime(const Frame &frame, size_t timeField)
{
    const std::span<const double> times = frame.fields[timeField].values.raw();
    if (std::is_sorted(times.begin(), times.end()))
        return frame;
    std::vector<size_t> rows(times.size());
    std::iota(rows.begin(), rows.end(), size_t{0});
    std::erase_if(rows, [&](size_t row) { return std::isnan(times[row]); });
    std::stable_sort(rows.begin(), rows.end(), [&](size_t a, size_t b) { return times[a] < times[b]; });
    return frame.picked(rows);
}

Duration stepOf(const Frame &frame, const std::vector<QueryAnswer> &answers)
{
    Duration step{};
    for (const QueryAnswer &answer : answers) {
        const bool isAbout = frame.refId.isEmpty() || frame.refId == answer.query.refId;
        if (isAbout && !isInstant(answer))
            step = std::max(step, answer.query.step);
    }
    return step;
}

// Nothing where the colours go round by number: only a whole chart knows that.
std::optional<frames::ColorMeaning> colorOf(const frames::Field &field, const QString &name, size_t number)
{
    const auto &wish = field.config.color;
    if (!wish || wish->mode == frames::ColorMode::Palette)
        return std::nullopt;
    frames::DisplayContext context;
    context.seriesNumber = static_cast<int>(number);
    context.displayName = name;
    return frames::FieldDisplay(field, context).seriesColor();
}

struct Samples
{
    std::shared_ptr<const std::vector<std::int64_t>> times;
    frames::Column values;
};

void addSeries(const Frame &frame, const QStringList &names, Duration step, TimeColumns &columns,
               const QStringList &calculations, PanelData &data)
{
    const auto timeField = frame.firstField(frames::FieldType::Time);
    if (!timeField)
        return;
    const Frame sorted = byTime(frame, *timeField);
    for (size_t i = 0; i < sorted.fields.size(); ++i) {
        const frames::Field &field = sorted.fields[i];
        if (field.type() != frames::FieldType::Number && field.type() != frames::FieldType::Boolean)
            continue;
        const auto samples
            = std::make_shared<Samples>(Samples{columns.of(sorted.fields[*timeField].values), field.values});
        PanelSeries series;
        series.name = names[static_cast<qsizetype>(i)];
        series.refId = frame.refId;
        series.labels = field.labels;
        series.field = field.config;
        series.timesMs = *samples->times;
        series.values = samples->values.raw();
        series.step = step;
        series.owner = samples;
        series.color = colorOf(field, series.name, data.series.size());
        for (const QString &calculation : calculations)
            series.calculated.push_back(
                frames::numberOf(frames::calculated(field.values, calculation)).value_or(missing));
        data.series.push_back(std::move(series));
    }
}

// What one kind of panel shows of the frames besides series.
void addShown(const Panel &panel, const DataContext &context, PanelData &data)
{
    const QTimeZone &zone = context.transforming.zone;
    switch (panel.kind) {
    case PanelKind::Stat:
    case PanelKind::Gauge:
    case PanelKind::BarGauge:
        data.figures = figuresOf(data, reduceOptions(panel.options), {zone, context.now});
        break;
    case PanelKind::PieChart:
        data.figures = figuresOf(data, reduceOptions(panel.options), {zone, context.now});
        std::erase_if(data.figures,
                      [](const PanelFigure &figure) { return seriesOptions(figure.field).isHidden; });
        break;
    case PanelKind::Table:
        data.table = tableOf(data, tableOptions(panel.options), {zone, context.now});
        break;
    case PanelKind::Unsupported:
        data.table = latestValues(data, {zone, context.now});
        break;
    default:
        break;
    }
}

constexpr size_t automaticBuckets = 40;

// As many buckets as asked for, or as have the size asked for.
size_t bucketCount(int wish, double size, const std::optional<frames::ValueRange> &extent)
{
    constexpr double most = 1000;
    if (size > 0 && extent)
        return static_cast<size_t>(std::clamp(std::ceil((extent->high - extent->low) / size), 1.0, most));
    return wish > 0 ? static_cast<size_t>(wish) : automaticBuckets;
}

frames::Heatmap calculatedHeatmap(const Frames &all, const HeatmapOptions &options)
{
    std::optional<frames::ValueRange> times;
    for (const Frame &frame : all) {
        const auto time = frame.firstField(frames::FieldType::Time);
        const std::span<const double> raw
            = time ? frame.fields[*time].values.raw() : std::span<const double>();
        for (const double at : raw)
            times = {std::min(at, times ? times->low : at), std::max(at, times ? times->high : at)};
    }
    return frames::heatmapOfValues(
        all, bucketCount(options.xBuckets, options.xBucketMs, times),
        bucketCount(options.yBuckets, options.yBucketSize, frames::numericRange(all)));
}

// Native histograms, or classic ones that the query answers as "le" series, are known before anything is made
// of them; buckets of other origin and raw values come as frames.
frames::Heatmap heatmapOf(const Panel &panel, const std::vector<QueryAnswer> &answers, const PanelData &data)
{
    const HeatmapOptions options = heatmapOptions(panel.options);
    if (options.isCalculated)
        return calculatedHeatmap(data.frames, options);
    for (const Frame &frame : data.frames) {
        if (frame.kind == frames::FrameKind::Heatmap)
            return frames::heatmapOfBuckets(frame, options.edge);
    }
    std::vector<metrics::Series> series;
    for (const QueryAnswer &answer : answers) {
        if (answer.result && !answer.query.isInput)
            series.insert(series.end(), answer.result->series.begin(), answer.result->series.end());
    }
    return frames::heatmapOfSeries(series, options.edge);
}

} // namespace

PanelData panelData(const Panel &panel, const std::vector<QueryAnswer> &answers, const DataContext &context)
{
    PanelData data;
    addFrames(panel, answers, context.range, data);
    frames::Transformed transformed
        = frames::transformed(std::move(data.frames), panel.transformations, context.transforming);
    data.findings << transformed.findings;
    data.trace = std::move(transformed.trace);
    data.frames = frames::withSettings(transformed.frames, panel.field, panel.overrides);
    const frames::FieldNames names(data.frames);
    TimeColumns columns;
    const QStringList calculations = legendOptions(panel.options).calculations;
    for (const Frame &frame : data.frames) {
        data.names.push_back(names.of(frame));
        addSeries(frame, data.names.back(), stepOf(frame, answers), columns, calculations, data);
    }
    if (panel.kind == PanelKind::Heatmap)
        data.heatmap = heatmapOf(panel, answers, data);
    addShown(panel, context, data);
    return data;
}

} // namespace yagura::dashboards
