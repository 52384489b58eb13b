// Search answers of Elasticsearch and OpenSearch into columns, with simdjson On-Demand. Pure: bytes in,
// values out; for workers. Small answers are elasticmetawire's.
#pragma once

#include "core/result.h"
#include "logs/logpage.h"

#include <QByteArray>

namespace yagura::logs::elasticwire {

// A whole _search answer; facts.elapsed is left to the caller. NotJson or Malformed with the place; an answer
// that is an error envelope despite its status becomes that error.
[[nodiscard]] Result<LogPage> readPage(QByteArray body);

} // namespace yagura::logs::elasticwire
