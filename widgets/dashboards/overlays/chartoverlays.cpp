#include "dashboards/overlays/chartoverlays.h"

#include "core/severity.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr size_t mostMarks = 300; // of one kind: more is a carpet
constexpr int lineCap = 120;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(Overlays)
};

QString oneLine(const QString &text)
{
    return kit::safeText(text, kit::LineBreaks::Shown, lineCap);
}

std::vector<kit::ChartAnnotation> chartAnnotations(const std::vector<NamedAnnotations> &all)
{
    std::vector<kit::ChartAnnotation> marks;
    for (const NamedAnnotations &named : all) {
        for (const Annotation &one : named.annotations) {
            if (marks.size() == mostMarks)
                return marks;
            kit::ChartAnnotation mark;
            mark.at = one.from;
            if (one.isRegion())
                mark.to = one.to;
            mark.text = oneLine(one.title.isEmpty() ? named.name : one.title);
            if (!one.text.isEmpty())
                mark.lines << oneLine(one.text);
            if (!one.tags.isEmpty())
                mark.lines << oneLine(one.tags.join(QStringLiteral(", ")));
            if (!one.title.isEmpty())
                mark.lines << oneLine(named.name);
            mark.severity = named.color.isEmpty() ? kit::Severity::Info : severityOfColor(named.color);
            marks.push_back(std::move(mark));
        }
    }
    return marks;
}

std::vector<kit::ChartDeploy> chartDeploys(const std::vector<Annotation> &deploys)
{
    std::vector<kit::ChartDeploy> marks;
    for (const Annotation &one : deploys) {
        if (marks.size() < mostMarks)
            marks.push_back({one.from, oneLine(one.title.isEmpty() ? one.text : one.title)});
    }
    return marks;
}

std::vector<kit::ChartBand> chartBands(const std::vector<IncidentLine> &incidents)
{
    std::vector<kit::ChartBand> bands;
    for (const IncidentLine &incident : incidents) {
        if (incident.status == IncidentLineStatus::Resolved && !incident.until)
            continue; // when it ended is not known
        kit::ChartBand band;
        band.from = incident.since;
        band.to = incident.until;
        band.label = oneLine(incident.number.isEmpty() ? incident.title : incident.number);
        band.severity = incident.isUrgent ? kit::Severity::Critical : kit::Severity::Warning;
        bands.push_back(std::move(band));
    }
    return bands;
}

// The most urgent last, on top of the others.
std::vector<kit::RibbonPart> ribbonParts(const std::vector<AlertRibbon> &ribbons)
{
    std::vector<kit::RibbonPart> parts;
    for (const AlertRibbon &ribbon : ribbons) {
        for (const AlertSpan &span : ribbon.spans)
            parts.push_back(
                {span.from, span.to, severityOf(ribbon), span.state == metrics::AlertState::Pending});
    }
    std::ranges::stable_sort(
        parts, {}, [](const kit::RibbonPart &part) { return std::pair(!part.isPending, part.severity); });
    return parts;
}

// As short as the numbers of the axis beside it, so that the plot keeps its room: which alerts they are says
// the tooltip.
QString ribbonLabel(const std::vector<AlertRibbon> &ribbons)
{
    const bool isEmpty
        = std::ranges::all_of(ribbons, [](const auto &ribbon) { return ribbon.spans.empty(); });
    return isEmpty ? QString() : Texts::tr("Alerts");
}

} // namespace

kit::Severity severityOf(const AlertRibbon &ribbon)
{
    switch (severityFromText(ribbon.labels.value(u"severity"))) {
    case Severity::Warning:
        return kit::Severity::Warning;
    case Severity::Info:
    case Severity::Ok:
        return kit::Severity::Info;
    case Severity::Critical:
    case Severity::Unknown:
        break;
    }
    return kit::Severity::Critical;
}

QStringList alertNotes(const std::vector<AlertRibbon> &ribbons, Instant at, const QTimeZone &zone)
{
    QStringList notes;
    for (const AlertRibbon &ribbon : ribbons) {
        for (const AlertSpan &span : ribbon.spans) {
            if (at < span.from || at >= span.to)
                continue;
            const QString since = kit::clockText(span.from, zone, kit::ClockPrecision::Minutes);
            const QString note
                = (span.state == metrics::AlertState::Pending ? Texts::tr("%1 pending since %2")
                                                              : Texts::tr("%1 firing since %2"))
                      .arg(oneLine(ribbon.rule), since);
            if (!notes.contains(note))
                notes << note;
        }
    }
    return notes;
}

void showOverlays(kit::TimeSeriesChart &chart, const PanelOverlays &overlays, const QTimeZone &zone)
{
    chart.setAnnotations(chartAnnotations(overlays.annotations));
    chart.setDeploys(chartDeploys(overlays.deploys));
    chart.setBands(chartBands(overlays.incidents));
    chart.setRibbon(ribbonParts(overlays.ribbons), ribbonLabel(overlays.ribbons));
    chart.setTooltipNotes(
        [ribbons = overlays.ribbons, zone](Instant at) { return alertNotes(ribbons, at, zone); });
}

bool drawsExemplars(PanelKind kind)
{
    return kind == PanelKind::TimeSeries || kind == PanelKind::Heatmap;
}

QStringList exemplarLines(const metrics::Exemplar &exemplar)
{
    constexpr int mostLines = 8;
    QStringList lines;
    for (const auto &[name, value] : exemplar.labels.pairs()) {
        if (lines.size() < mostLines && name != QLatin1String("__name__"))
            lines << oneLine(name + QLatin1Char(' ') + value);
    }
    if (!exemplar.traceId.isEmpty())
        lines << Texts::tr("Click or Enter opens the trace");
    return lines;
}

std::optional<correlate::Pivot> traceOf(const QString &traceId)
{
    if (traceId.isEmpty())
        return std::nullopt;
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Traces;
    pivot.traceId = traceId;
    return pivot;
}

void showExemplars(kit::TimeSeriesChart &chart, const std::vector<metrics::Exemplar> &exemplars)
{
    std::vector<kit::ChartExemplar> marks;
    for (const metrics::Exemplar &exemplar : exemplars) {
        kit::ChartExemplar mark;
        mark.id = exemplar.traceId;
        mark.at = exemplar.time;
        mark.value = exemplar.value;
        mark.lines = exemplarLines(exemplar);
        marks.push_back(std::move(mark));
    }
    chart.setExemplars(std::move(marks));
}

} // namespace yagura::dashboards
