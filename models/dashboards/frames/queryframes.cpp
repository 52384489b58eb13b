#include "dashboards/frames/queryframes.h"

#include "dashboards/frames/fieldnames.h"
#include "dashboards/frames/heatmap.h"
#include "dashboards/frames/join.h"
#include "dashboards/frames/timeorder.h"
#include "dashboards/legendtext.h"

#include <algorithm>
#include <limits>
#include <set>

namespace yagura::dashboards::frames {

namespace {

QStringList legendsOf(const QueryFrame &answer)
{
    std::vector<Labels> labels;
    for (const metrics::Series &series : answer.result->series)
        labels.push_back(series.labels);
    QStringList names;
    if (answer.legend.isEmpty() || answer.legend == QLatin1String("__auto")) {
        names = automaticLegends(labels);
        for (QString &name : names) {
            if (name.isEmpty() || name == QLatin1String("{}"))
                name = answer.expression.isEmpty() ? name : answer.expression;
        }
        return names;
    }
    for (const Labels &one : labels)
        names << legendText(answer.legend, one);
    return names;
}

std::vector<double> asDoubles(const std::vector<std::int64_t> &times)
{
    return {times.begin(), times.end()};
}

// Series of one range query mostly have the same times; they then share a column.
Column timesOf(const metrics::Series &series, const Field *before)
{
    std::vector<double> times = asDoubles(series.timesMs);
    if (before && before->values.size() == times.size()) {
        const auto known = before->values.raw();
        if (std::equal(times.begin(), times.end(), known.begin()))
            return before->values;
    }
    return Column::times(std::move(times));
}

void addSeriesFrames(const QueryFrame &answer, Frames &frames)
{
    const QStringList legends = legendsOf(answer);
    for (size_t i = 0; i < answer.result->series.size(); ++i) {
        const metrics::Series &series = answer.result->series[i];
        const QString &name = legends[static_cast<qsizetype>(i)];
        const Field *before = frames.empty() ? nullptr : &frames.back().fields.front();
        Frame frame{name, answer.refId, FrameKind::Series, {}};
        frame.fields.push_back({timeFieldName, timesOf(series, before)});
        // The values stay where the answer has them.
        const std::shared_ptr<const std::vector<double>> values(answer.result, &series.values);
        frame.fields.push_back({valueFieldName, Column::shared(values), series.labels, {}});
        frame.fields.back().config.sourceName = name;
        frames.push_back(std::move(frame));
    }
}

Frame tableFrame(const QueryFrame &answer, const QString &valueName)
{
    std::set<QString> names;
    std::vector<double> times;
    std::vector<double> values;
    for (const metrics::Series &series : answer.result->series) {
        for (const auto &[name, value] : series.labels.pairs())
            names.insert(name);
        times.insert(times.end(), series.timesMs.begin(), series.timesMs.end());
        values.insert(values.end(), series.values.begin(), series.values.end());
    }
    Frame frame{{}, answer.refId, FrameKind::Table, {}};
    frame.fields.push_back({timeFieldName, Column::times(std::move(times))});
    for (const QString &name : names) {
        std::vector<QString> texts;
        texts.reserve(values.size());
        for (const metrics::Series &series : answer.result->series) {
            const QString value = series.labels.value(name);
            texts.insert(texts.end(), series.timesMs.size(), value.isNull() ? QStringLiteral("") : value);
        }
        frame.fields.push_back({name, Column::texts(std::move(texts))});
    }
    frame.fields.push_back({valueName, Column::numbers(std::move(values))});
    return frame;
}

// One row for each combination of the keys, one column a metric.
Frame pivotedFrame(const QueryFrame &answer)
{
    QStringList metricNames;
    QHash<QString, size_t> rows;
    std::vector<Labels> keys;
    for (const metrics::Series &series : answer.result->series) {
        Labels own = series.labels;
        const QString name = own.value(u"__name__");
        own.remove(QStringLiteral("__name__"));
        if (!metricNames.contains(name))
            metricNames << name;
        if (!rows.contains(own.toString())) {
            rows.insert(own.toString(), keys.size());
            keys.push_back(own);
        }
    }
    std::vector<std::vector<double>> values(
        static_cast<size_t>(metricNames.size()),
        std::vector<double>(keys.size(), std::numeric_limits<double>::quiet_NaN()));
    for (const metrics::Series &series : answer.result->series) {
        Labels own = series.labels;
        const auto metric = static_cast<size_t>(metricNames.indexOf(own.value(u"__name__")));
        own.remove(QStringLiteral("__name__"));
        if (!series.values.empty())
            values[metric][rows.value(own.toString())] = series.values.back();
    }
    Frame frame{{}, answer.refId, FrameKind::Table, {}};
    for (const QString &key : answer.keys) {
        std::vector<QString> texts;
        for (const Labels &one : keys)
            texts.push_back(one.contains(key) ? one.value(key) : QString());
        frame.fields.push_back({key, Column::texts(std::move(texts))});
    }
    for (qsizetype i = 0; i < metricNames.size(); ++i)
        frame.fields.push_back({metricNames[i], Column::numbers(std::move(values[static_cast<size_t>(i)]))});
    return frame;
}

// One number field of a frame with its times.
struct NumberSeries
{
    QString name;
    const Field *field;
};

Column labelColumn(const QString &label, const std::vector<NumberSeries> &series,
                   const std::vector<TimedRow> &rows)
{
    std::vector<QString> texts;
    texts.reserve(rows.size());
    for (const TimedRow &row : rows) {
        const Labels &labels = series[row.column].field->labels;
        texts.push_back(labels.contains(label) ? labels.value(label) : QString());
    }
    return Column::texts(std::move(texts));
}

} // namespace

TargetFormat targetFormat(const QString &id)
{
    if (id == QLatin1String("table"))
        return TargetFormat::Table;
    return id == QLatin1String("heatmap") ? TargetFormat::Heatmap : TargetFormat::TimeSeries;
}

Frames framesOf(std::span<const QueryFrame> answers)
{
    const auto tables = std::count_if(answers.begin(), answers.end(), [](const QueryFrame &a) {
        return a.result && a.format == TargetFormat::Table;
    });
    Frames frames;
    for (const QueryFrame &answer : answers) {
        if (!answer.result)
            continue;
        const QString valueName
            = tables > 1 ? valueFieldName + QStringLiteral(" #") + answer.refId : valueFieldName;
        if (answer.format == TargetFormat::Table && !answer.keys.isEmpty())
            frames.push_back(pivotedFrame(answer));
        else if (answer.format == TargetFormat::Table)
            frames.push_back(tableFrame(answer, valueName));
        else if (answer.format == TargetFormat::Heatmap)
            frames.push_back(heatmapFrame(answer.result->series, answer.refId));
        else
            addSeriesFrames(answer, frames);
    }
    return frames;
}

Frame wideFrame(const Frames &frames)
{
    return joined(byTime(frames), JoinMode::Outer).value_or(Frame{});
}

Frame longFrame(const Frames &frames)
{
    const std::vector<JoinInput> inputs = byTime(frames);
    const FieldNames fieldNames(frames);
    std::vector<NumberSeries> series;
    std::vector<Column> times;
    std::set<QString> labels;
    for (const JoinInput &input : inputs) {
        const QStringList names = fieldNames.of(input.frame);
        for (size_t f = 0; f < input.frame.fields.size(); ++f) {
            const Field &field = input.frame.fields[f];
            if (field.type() != FieldType::Number)
                continue;
            series.push_back({names[static_cast<qsizetype>(f)], &field});
            times.push_back(input.frame.fields[input.keyField].values);
            for (const auto &[name, value] : field.labels.pairs())
                labels.insert(name);
        }
    }
    std::vector<TimedRow> rows = rowsByTime(times, Qt::AscendingOrder);
    std::erase_if(rows,
                  [&](const TimedRow &row) { return series[row.column].field->values.isNull(row.row); });
    std::vector<double> moments;
    std::vector<double> values;
    std::vector<QString> metrics;
    for (const TimedRow &row : rows) {
        moments.push_back(row.time);
        values.push_back(series[row.column].field->values.number(row.row));
        metrics.push_back(series[row.column].name);
    }
    Frame out;
    out.fields.push_back({timeFieldName, Column::times(std::move(moments))});
    out.fields.push_back({QStringLiteral("Metric"), Column::texts(std::move(metrics))});
    for (const QString &label : labels)
        out.fields.push_back({label, labelColumn(label, series, rows)});
    out.fields.push_back({valueFieldName, Column::numbers(std::move(values))});
    return out;
}

} // namespace yagura::dashboards::frames
