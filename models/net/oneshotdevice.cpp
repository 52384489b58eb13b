#include "net/oneshotdevice.h"

#include <cstring>

namespace yagura {

OneShotDevice::OneShotDevice(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotDevice::bytesAvailable() const
{
    return m_body.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotDevice::readData(char *data, qint64 maximum)
{
    const qint64 size = std::min<qint64>(maximum, m_body.size() - m_position);
    if (size <= 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_position, static_cast<std::size_t>(size));
    m_position += size;
    return size;
}

} // namespace yagura
