// Unpacks a gzip body piece by piece under a limit. Complete means complete: every member ended and its
// checksum held. Plain object, one thread.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace yagura {

class GzipDecoder
{
public:
    GzipDecoder();
    ~GzipDecoder();
    Q_DISABLE_COPY_MOVE(GzipDecoder)

    // Appends what packed unpacks to to out, and stops with TooLarge once out is larger than limit. Malformed
    // when it is not gzip or its checksum is wrong.
    [[nodiscard]] Status decode(QByteArrayView packed, QByteArray &out, qint64 limit);
    // Incomplete unless there was a member and the last one has ended.
    [[nodiscard]] Status finish() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace yagura
