#include "net/gzipdecoder.h"

#include <zlib.h>

#include <array>

namespace yagura {

struct GzipDecoder::Stream
{
    z_stream z{};
    bool usable = false;
    bool ended = false; // at the end of a member; another may follow
};

GzipDecoder::GzipDecoder()
    : m_stream(std::make_unique<Stream>())
{
    m_stream->usable = inflateInit2(&m_stream->z, 16 + MAX_WBITS) == Z_OK;
}

GzipDecoder::~GzipDecoder()
{
    inflateEnd(&m_stream->z);
}

Status GzipDecoder::decode(QByteArrayView packed, QByteArray &out, qint64 limit)
{
    if (!m_stream->usable)
        return failure(ErrorKind::TooLarge, {}, QStringLiteral("no memory to unpack the answer"));
    if (packed.isEmpty())
        return {};
    std::array<char, 64 * 1024> buffer;
    z_stream &z = m_stream->z;
    // zlib only reads from next_in; its type predates const.
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    z.avail_in = static_cast<uInt>(packed.size());
    while (z.avail_in > 0 || z.avail_out == 0) {
        if (m_stream->ended) {
            if (z.avail_in == 0)
                break;
            inflateReset(&z);
            m_stream->ended = false;
        }
        z.next_out = reinterpret_cast<Bytef *>(buffer.data());
        z.avail_out = static_cast<uInt>(buffer.size());
        const int code = inflate(&z, Z_NO_FLUSH);
        const auto produced = static_cast<qsizetype>(buffer.size() - z.avail_out);
        if (out.size() + produced > limit)
            return failure(ErrorKind::TooLarge, {},
                           QStringLiteral("unpacked, more than %1 bytes").arg(limit));
        out.append(buffer.data(), produced);
        if (code == Z_STREAM_END)
            m_stream->ended = true;
        else if (code == Z_BUF_ERROR)
            break; // wants more input
        else if (code != Z_OK)
            return failure(ErrorKind::Malformed, {},
                           QStringLiteral("the gzip stream of the answer is damaged"));
    }
    return {};
}

Status GzipDecoder::finish() const
{
    if (!m_stream->ended)
        return failure(ErrorKind::Incomplete, {},
                       QStringLiteral("the gzip stream of the answer ends too early"));
    return {};
}

} // namespace yagura
