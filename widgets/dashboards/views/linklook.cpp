#include "dashboards/views/linklook.h"

#include "kit/safetext.h"

#include <QCoreApplication>

#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr qsizetype longestTitle = 60;
constexpr qsizetype mostTitles = 3;
constexpr size_t mostSeries = 12;

QString shortened(const QString &title)
{
    return kit::safeText(title, kit::LineBreaks::Shown, longestTitle);
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::LinkLook)
};

QString hinted(const LinkLists &links, const QString &one, const QString &several)
{
    const auto found
        = std::find_if(links.begin(), links.end(), [](const auto &list) { return !list.empty(); });
    if (found == links.end())
        return {};
    return found->size() == 1 ? one.arg(shortened(found->front().title)) : several;
}

struct Sample
{
    Instant at;
    double value;
};

// The latest one up to that time, where it is not too old to be told there.
std::optional<Sample> sampleAt(const PanelSeries &series, Instant at)
{
    const std::int64_t atMs = toUnixMilliseconds(at);
    const auto after = std::upper_bound(series.timesMs.begin(), series.timesMs.end(), atMs);
    if (after == series.timesMs.begin())
        return std::nullopt;
    const auto index = static_cast<size_t>(std::prev(after) - series.timesMs.begin());
    const Instant time = fromUnixMilliseconds(series.timesMs[index]);
    const bool isOld = series.step > Duration::zero() && at - time > 2 * series.step;
    if (isOld || std::isnan(series.values[index]))
        return std::nullopt;
    return Sample{time, series.values[index]};
}

} // namespace

LinkLists linksOf(const std::vector<PanelFigure> &figures)
{
    LinkLists all;
    for (const PanelFigure &figure : figures) {
        LinkSubject subject;
        subject.name = figure.name;
        subject.labels = figure.labels;
        subject.text = figure.value.toString();
        subject.raw = figure.value.number ? frames::plainNumberText(*figure.value.number) : subject.text;
        all.push_back(fieldLinks(figure.field, subject));
    }
    return all;
}

std::vector<FieldLink> linksAt(const std::vector<PanelSeries> &series, Instant at)
{
    std::vector<FieldLink> links;
    size_t told = 0;
    for (const PanelSeries &one : series) {
        const auto sample = hasLinks(one.field) ? sampleAt(one, at) : std::nullopt;
        if (!sample || ++told > mostSeries)
            continue;
        LinkSubject subject;
        subject.name = one.name;
        subject.labels = one.labels;
        subject.raw = frames::plainNumberText(sample->value);
        subject.text = subject.raw;
        subject.at = sample->at;
        for (FieldLink link : fieldLinks(one.field, subject)) {
            if (series.size() > 1)
                link.title = QStringLiteral("%1: %2").arg(shortened(one.name), link.title);
            links.push_back(std::move(link));
        }
    }
    return links;
}

QString clickHint(const LinkLists &links)
{
    return hinted(links, Words::tr("Enter or click: %1"), Words::tr("Enter or click: links"));
}

QString activationHint(const LinkLists &links)
{
    return hinted(links, Words::tr("Enter or double click: %1"), Words::tr("Enter or double click: links"));
}

QString menuHint(const std::vector<const frames::FieldConfig *> &fields)
{
    QStringList titles;
    for (const frames::FieldConfig *field : fields) {
        if (titles.size() >= mostTitles)
            break;
        for (const QString &title : linkTitles(*field)) {
            if (!titles.contains(shortened(title)) && titles.size() < mostTitles)
                titles << shortened(title);
        }
    }
    return titles.isEmpty() ? QString()
                            : Words::tr("Click or Enter: %1").arg(titles.join(QStringLiteral(" · ")));
}

} // namespace yagura::dashboards
