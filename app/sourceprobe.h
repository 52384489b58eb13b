// The smallest question to a source of each kind that proves it is there and says what it is: for the
// connection test and for the state of sources that no screen has asked yet. GUI thread.
#pragma once

#include "core/call.h"
#include "net/httpclient.h"
#include "workspace/connectiontester.h"
#include "workspace/sourceconfig.h"

namespace yagura {

[[nodiscard]] Call<ConnectionReport> probeSource(const SourceConfig &config,
                                                 const std::shared_ptr<HttpClient> &http);

} // namespace yagura
