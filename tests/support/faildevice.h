// A device that works until it has passed so many bytes and then fails, for reading as for writing: a full
// disk, a pulled cable.
#pragma once

#include <QBuffer>

namespace yagura::test {

class FailDevice : public QIODevice
{
public:
    FailDevice(QByteArray content, qint64 failAfter)
        : m_content(std::move(content))
        , m_left(failAfter)
    { }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] QByteArray written() const { return m_written; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (m_left <= 0)
            return fail();
        const qint64 size = std::min({maximum, m_left, m_content.size() - m_at});
        std::copy_n(m_content.constData() + m_at, size, data);
        m_at += size;
        m_left -= size;
        return size;
    }

    qint64 writeData(const char *data, qint64 size) override
    {
        if (m_left < size)
            return fail();
        m_written.append(data, size);
        m_left -= size;
        return size;
    }

private:
    qint64 fail()
    {
        setErrorString(QStringLiteral("device failed as told"));
        return -1;
    }

    QByteArray m_content;
    QByteArray m_written;
    qint64 m_at = 0;
    qint64 m_left;
};

} // namespace yagura::test
