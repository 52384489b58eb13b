// The way out: none, the system's or one given by hand, as the operator set it for a source. Loopback is always direct.
#pragma once

#include "net/endpoint.h"

class QNetworkAccessManager;

namespace yagura {

void applyProxy(const Endpoint &endpoint, QNetworkAccessManager &manager);

} // namespace yagura
