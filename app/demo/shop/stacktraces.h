// What the services print when something breaks, in the manner of their languages. Constant text, any thread.
#pragma once

#include "demo/shop/spandraft.h"

#include <string_view>

namespace yagura::demo {

struct Breakage
{
    std::string_view type;
    std::string_view message;
    std::string_view stackTrace;
};

// payment: no connection from the pool within the limit.
[[nodiscard]] const Breakage &poolTimeoutBreakage();
// checkout: payment did not answer properly, three times.
[[nodiscard]] const Breakage &paymentUnavailableBreakage();
// search: a shard of the index did not answer.
[[nodiscard]] const Breakage &shardTimeoutBreakage();
// mail: the provider turned the mail away.
[[nodiscard]] const Breakage &smtpBusyBreakage();
// gateway: the service behind it failed.
[[nodiscard]] const Breakage &badGatewayBreakage();

} // namespace yagura::demo
