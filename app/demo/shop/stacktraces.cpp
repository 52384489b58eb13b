#include "demo/shop/stacktraces.h"

namespace yagura::demo {

const Breakage &poolTimeoutBreakage()
{
    static constexpr Breakage breakage{
        "java.sql.SQLTransientConnectionException",
        "orders-rw - Connection is not available, request timed out after 800ms.",
        R"(java.sql.SQLTransientConnectionException: orders-rw - Connection is not available, request timed out after 800ms.
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:197)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:162)
	at com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
	at example.shop.payment.store.ChargeRepository.withConnection(ChargeRepository.java:74)
	at example.shop.payment.store.ChargeRepository.insert(ChargeRepository.java:112)
	at example.shop.payment.ChargeService.authorise(ChargeService.java:58)
	at example.shop.payment.api.ChargeController.create(ChargeController.java:41)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1088)
	at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:142)
	at java.base/java.lang.VirtualThread.run(VirtualThread.java:309)
)"};
    return breakage;
}

const Breakage &paymentUnavailableBreakage()
{
    static constexpr Breakage breakage{
        "example.shop.checkout.PaymentUnavailableException", "payment answered 503 to 3 attempts",
        R"(example.shop.checkout.PaymentUnavailableException: payment answered 503 to 3 attempts
	at example.shop.checkout.client.PaymentClient.charge(PaymentClient.java:93)
	at example.shop.checkout.OrderService.place(OrderService.java:127)
	at example.shop.checkout.api.OrderController.place(OrderController.java:52)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1088)
	at java.base/java.lang.VirtualThread.run(VirtualThread.java:309)
Caused by: org.springframework.web.client.HttpServerErrorException$ServiceUnavailable: 503 Service Unavailable: "{"error":"no database connection"}"
	at org.springframework.web.client.HttpServerErrorException.create(HttpServerErrorException.java:103)
	at example.shop.checkout.client.PaymentClient.post(PaymentClient.java:141)
	at example.shop.checkout.client.PaymentClient.charge(PaymentClient.java:86)
	... 5 more
)"};
    return breakage;
}

const Breakage &shardTimeoutBreakage()
{
    static constexpr Breakage breakage{"search.errors.ShardTimeout",
                                       "shard products-3 did not answer within 900 ms",
                                       R"(Traceback (most recent call last):
  File "/app/search/api.py", line 88, in search
    hits = await ranker.rank(query, limit=48)
  File "/app/search/ranker.py", line 142, in rank
    parts = await asyncio.gather(*(shard.top(query) for shard in self.shards))
  File "/app/search/shard.py", line 61, in top
    raise ShardTimeout(self.name, self.limit_ms)
search.errors.ShardTimeout: shard products-3 did not answer within 900 ms
)"};
    return breakage;
}

const Breakage &smtpBusyBreakage()
{
    static constexpr Breakage breakage{
        "smtplib.SMTPResponseException",
        "(421, b'4.7.0 Too many concurrent SMTP connections; please try again later.')",
        R"(Traceback (most recent call last):
  File "/app/mail/sender.py", line 117, in deliver
    connection.send_message(message)
  File "/usr/lib/python3.12/smtplib.py", line 984, in send_message
    return self.sendmail(from_addr, to_addrs, flatmsg, mail_options, rcpt_options)
  File "/usr/lib/python3.12/smtplib.py", line 876, in sendmail
    raise SMTPResponseException(code, resp)
smtplib.SMTPResponseException: (421, b'4.7.0 Too many concurrent SMTP connections; please try again later.')
)"};
    return breakage;
}

const Breakage &badGatewayBreakage()
{
    static constexpr Breakage breakage{"*proxy.UpstreamError", "upstream web: unexpected status 502",
                                       R"(upstream web: unexpected status 502
goroutine 8412 [running]:
runtime/debug.Stack()
	/usr/local/go/src/runtime/debug/stack.go:26 +0x5e
shop.example/gateway/internal/proxy.(*Proxy).fail(0xc00032c000, {0x9d1b40, 0xc000b1e1c0}, 0x1f6)
	/src/internal/proxy/fail.go:47 +0x11d
shop.example/gateway/internal/proxy.(*Proxy).ServeHTTP(0xc00032c000, {0x9d5c98, 0xc0005f60e0}, 0xc0006d8a00)
	/src/internal/proxy/proxy.go:138 +0x4c9
net/http.serverHandler.ServeHTTP({0xc0003a21b0?}, {0x9d5c98?, 0xc0005f60e0?}, 0x6?)
	/usr/local/go/src/net/http/server.go:3210 +0x8e
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3360 +0x485
)"};
    return breakage;
}

} // namespace yagura::demo
