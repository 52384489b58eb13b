#include "demo/shop/request.h"

#include "demo/shop/behaviour.h"

namespace yagura::demo {

namespace {

std::string hex(std::uint64_t word)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (size_t i = 16; i-- > 0; word >>= 4U)
        text[i] = digits[word & 15U];
    return text;
}

constexpr std::array<std::string_view, 6> userAgents{
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 "
    "Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile "
    "Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "shop-app/7.3.1 (Android 14)",
};

constexpr std::array<std::string_view, 10> searchTerms{
    "ramen bowl", "傘", "teapot", "浴衣", "usb-c cable", "包丁", "lunch box", "風鈴", "notebook a5", "湯呑み",
};

std::string pathOf(Journey journey, const Customer &customer)
{
    switch (journey) {
    case Journey::Product:
        return "/api/products/" + customer.productId;
    case Journey::Search:
        return "/api/search?q=" + customer.searchTerm;
    default:
        return std::string(info(entryOf(journey)).route);
    }
}

} // namespace

RequestDraft expand(const Request &request)
{
    Random random(request.seed);
    return Behaviour(request.conditions, random).run(request.journey);
}

Customer customerOf(const Request &request)
{
    Random random(mixed(request.seed, 17));
    Customer customer;
    customer.userId = "u-" + std::to_string(10000 + random.below(80000));
    customer.orderId = "ord-" + hex(random.next()).substr(6);
    customer.productId = "sku-" + std::to_string(1000 + random.below(4000));
    customer.searchTerm
        = searchTerms[static_cast<size_t>(random.below(static_cast<int>(searchTerms.size())))];
    customer.clientIp = "203.0.113." + std::to_string(1 + random.below(254));
    customer.userAgent = userAgents[static_cast<size_t>(random.below(static_cast<int>(userAgents.size())))];
    customer.amountYen = 980 + 10 * static_cast<std::int64_t>(random.logNormal(420, 0.8));
    customer.path = pathOf(request.journey, customer);
    return customer;
}

std::string traceIdOf(const Request &request)
{
    return hex(mixed(request.seed, 1)) + hex(mixed(request.seed, 2));
}

std::string spanIdOf(const Request &request, int span)
{
    return hex(mixed(request.seed, 1000 + static_cast<std::uint64_t>(span)));
}

size_t podSlotOf(const Request &request, Service service, size_t pods)
{
    return pods == 0 ? 0 : static_cast<size_t>(mixed(request.seed, 500 + indexOf(service)) % pods);
}

} // namespace yagura::demo
