#include "net/bodycollector.h"

namespace yagura {

namespace {

// An announced length is believed only so far when memory is set aside for it.
constexpr qint64 mostReserved = 8LL << 20;

} // namespace

BodyCollector::BodyCollector(qint64 limit)
    : m_limit(limit)
{ }

Status BodyCollector::begin(const QByteArray &contentEncoding, const QByteArray &contentLength)
{
    const QByteArray encoding = contentEncoding.trimmed().toLower();
    if (encoding == "gzip" || encoding == "x-gzip")
        m_gzip = std::make_unique<GzipDecoder>();
    else if (!encoding.isEmpty() && encoding != "identity")
        return failure(ErrorKind::Malformed, {},
                       QStringLiteral("the answer is packed in a way that was not asked for: ")
                           + QString::fromLatin1(encoding.left(60)));
    if (contentLength.isEmpty())
        return {};
    bool ok = false;
    const qint64 length = contentLength.trimmed().toLongLong(&ok);
    if (!ok || length < 0)
        return failure(ErrorKind::Malformed, {},
                       QStringLiteral("the answer announces no single length: ")
                           + QString::fromLatin1(contentLength.left(60)));
    m_announced = length;
    if (m_gzip)
        return {};
    if (length > m_limit)
        return failure(ErrorKind::TooLarge, {},
                       QStringLiteral("%1 bytes announced, at most %2 accepted").arg(length).arg(m_limit));
    m_body.reserve(std::min(length, mostReserved));
    return {};
}

Status BodyCollector::append(QByteArrayView bytes)
{
    m_received += bytes.size();
    if (m_gzip)
        return m_gzip->decode(bytes, m_body, m_limit);
    if (m_body.size() + bytes.size() > m_limit)
        return failure(ErrorKind::TooLarge, {}, QStringLiteral("more than %1 bytes").arg(m_limit));
    m_body.append(bytes);
    return {};
}

Result<QByteArray> BodyCollector::finish()
{
    if (m_announced && m_received < *m_announced)
        return failure(ErrorKind::Incomplete, {},
                       QStringLiteral("%1 of %2 bytes came").arg(m_received).arg(*m_announced));
    const bool announcedEmpty = m_announced && *m_announced == 0;
    if (m_gzip && !announcedEmpty) {
        if (auto ended = m_gzip->finish(); !ended)
            return std::unexpected(ended.error());
    }
    return std::move(m_body);
}

} // namespace yagura
