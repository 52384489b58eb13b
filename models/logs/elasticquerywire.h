// LogQuery in the words of Elasticsearch and OpenSearch: request bodies as JSON. Pure.
#pragma once

#include "logs/elasticcapabilities.h"
#include "logs/fieldcatalogue.h"
#include "logs/logquery.h"

#include <QByteArray>

namespace yagura::logs::elasticquerywire {

// Where a page begins and ends.
struct PageWanted
{
    int size = 500;
    QByteArray after; // sort values of the last row before it, JSON; empty for the first page
    QByteArray pointInTime; // its id; empty for none
    QByteArray keepAlive = "2m";
};

// Hits only, with their documents; no counting.
[[nodiscard]] QByteArray pageBody(const LogQuery &query, const FieldCatalogue &fields, const PageWanted &page,
                                  const ElasticCapabilities &server);
// Lines a bucket and level ("time", "level"), counted exactly.
[[nodiscard]] QByteArray histogramBody(const LogQuery &query, const FieldCatalogue &fields,
                                       Duration interval);
// Lines a service ("service"), most first.
[[nodiscard]] QByteArray servicesBody(const LogQuery &query, const FieldCatalogue &fields, int services);

// Narrow a query to errors and worse, to a trace, to a service; unchanged when the mappings have no field for
// it (then the lines of the answer tell by themselves).
[[nodiscard]] LogQuery errorsOnly(LogQuery query, const FieldCatalogue &fields);
[[nodiscard]] LogQuery ofTrace(LogQuery query, const FieldCatalogue &fields, const QString &traceId);
[[nodiscard]] LogQuery ofServices(LogQuery query, const FieldCatalogue &fields, const QStringList &spellings);

// {"id"} or {"pit_id"}: what closes a point in time.
[[nodiscard]] QByteArray closeBody(const QByteArray &pointInTime, PagingSupport paging);
// The same sort values one unit of time further back, for paging without a point in time; empty when they
// cannot be read. Lines of one moment come twice then and must be told apart by their ids.
[[nodiscard]] QByteArray overlapping(const QByteArray &after, SortOrder order);

} // namespace yagura::logs::elasticquerywire
