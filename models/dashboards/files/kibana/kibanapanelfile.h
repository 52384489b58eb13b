// A Kibana visualization on its way to a Grafana panel, and the looks that all of them share. Internal to the
// Kibana reader; pure.
#pragma once

#include "dashboards/files/kibana/kibanafilterfile.h"
#include "dashboards/files/kibana/kibanaobjectsfile.h"
#include "dashboards/files/kibana/kibanaqueryfile.h"
#include "dashboards/files/kibana/kibanatargetfile.h"

namespace yagura::dashboards::kibana {

struct Visualization
{
    QString type; // Grafana's panel type; empty: not converted
    QString kibanaType; // for what is not converted
    QString title;
    QString description;
    QString index; // pattern of indices
    std::vector<OrderedJson> targets;
    OrderedJson options = OrderedJson::object();
    OrderedJson defaults = OrderedJson::object(); // of fieldConfig
    QStringList notes; // what got lost
    QStringList removedWords; // what Elasticsearch no longer takes, and what is asked instead
};

enum class SeriesForm { Line, Area, Bars };
enum class SeriesStacking { None, Normal, Percent };

// A chart over time, or bars over other buckets when there is no time.
void makeSeries(Visualization &visualization, SeriesForm form, SeriesStacking stacking, bool isOverTime);
void makeHorizontal(Visualization &visualization);
void makePie(Visualization &visualization, bool isDonut);
// One number a target's metric.
void makeStat(Visualization &visualization, const char *type);
void makeTable(Visualization &visualization);
void makeText(Visualization &visualization, const QString &markdown);
// Log lines of a saved search.
void makeLogs(Visualization &visualization, const QStringList &queries, const QString &timeField);

// A target without buckets asks for one over everything, which is what Grafana understands.
void addWholeBucket(TargetBuilder &builder);

// "bytes", "percent" and the like of Kibana as a unit of Grafana; empty when unknown.
[[nodiscard]] QString unitOf(const QString &format);

} // namespace yagura::dashboards::kibana
