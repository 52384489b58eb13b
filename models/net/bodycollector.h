// Gathers the body of one answer, unpacked and under its limit. Knows no sockets. Plain object, one thread.
#pragma once

#include "core/result.h"
#include "net/gzipdecoder.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace yagura {

class BodyCollector
{
public:
    // limit is in unpacked bytes.
    explicit BodyCollector(qint64 limit);

    // The headers, once known: Content-Encoding and Content-Length as they came. Malformed for an encoding
    // that was not asked for and for more than one length; TooLarge for a length over the limit.
    [[nodiscard]] Status begin(const QByteArray &contentEncoding, const QByteArray &contentLength);
    [[nodiscard]] Status append(QByteArrayView bytes);
    // The whole body; Incomplete when it is not whole. Only to be asked when the transport saw a proper end.
    [[nodiscard]] Result<QByteArray> finish();

private:
    qint64 m_limit;
    std::optional<qint64> m_announced; // bytes on the wire
    qint64 m_received = 0;
    std::unique_ptr<GzipDecoder> m_gzip;
    QByteArray m_body;
};

} // namespace yagura
