// Asks one Jaeger, or a store that speaks like it, in whichever dialect it understands. The dialect is found
// out once and remembered; an answer that a route does not exist (404, 405 and the HTML page some servers put
// there) makes it found out anew. Shared by the screens through Source; call from any thread, answers come
// through Call.
#pragma once

#include "core/call.h"
#include "net/httpclient.h"
#include "traces/opentrace.h"

namespace yagura::traces {

enum class Dialect { Unknown, V1, V3 };

class JaegerClient
{
public:
    explicit JaegerClient(std::shared_ptr<HttpClient> http);
    ~JaegerClient();
    Q_DISABLE_COPY_MOVE(JaegerClient)

    [[nodiscard]] HttpClient &http() const;
    [[nodiscard]] Dialect dialect() const;

    [[nodiscard]] Call<QStringList> services() const;
    [[nodiscard]] Call<std::vector<Operation>> operations(const QString &service) const;
    // No match is an empty result. InvalidInput when the range is empty.
    [[nodiscard]] Call<std::shared_ptr<const SearchResult>> search(const TraceQuery &query) const;
    // NotFound when the store has no such trace.
    [[nodiscard]] Call<std::shared_ptr<const OpenTrace>> trace(const TraceId &id) const;
    [[nodiscard]] Call<std::vector<Dependency>> dependencies(const TimeRange &range) const;

private:
    class Session;
    std::shared_ptr<Session> m_session;
};

} // namespace yagura::traces
