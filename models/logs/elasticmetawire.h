// Small answers of Elasticsearch and OpenSearch: banner, point in time, field capabilities, index names, the
// error envelope. Pure: bytes in, values out.
#pragma once

#include "core/result.h"
#include "logs/elasticcapabilities.h"
#include "logs/fieldcatalogue.h"

#include <QByteArray>
#include <QStringList>

namespace yagura::logs::elasticmetawire {

// NotJson for a page of HTML; Malformed when it is JSON but not this kind of server.
[[nodiscard]] Result<ElasticCapabilities> readBanner(const QByteArray &body);
[[nodiscard]] Result<QByteArray> readPointInTime(const QByteArray &body); // its id, either spelling
[[nodiscard]] Result<FieldCatalogue> readFields(QByteArray body);
// Indices, data streams and aliases of _resolve/index; hidden ones (.…) are left out. Sorted.
[[nodiscard]] Result<QStringList> readIndices(const QByteArray &body);

// The deepest reason an error answer gives: root_cause, failed shards, the end of caused_by; or plain text
// without tags. Empty when it says nothing. At most 500 characters.
[[nodiscard]] QString errorReason(const QByteArray &body);
// The error's type, "index_not_found_exception", or empty.
[[nodiscard]] QString errorType(const QByteArray &body);

} // namespace yagura::logs::elasticmetawire
