// The body of a write, readable once. Qt sends a request again by itself when a connection dies; a sequential
// device that refuses reset() is what makes it stop. Lives on the network thread, owned by the transfer.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace yagura {

class OneShotDevice : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotDevice(QByteArray body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return m_position == m_body.size(); }
    bool reset() override { return false; }

    // Whether any of it has been taken, so that a server may have seen it.
    [[nodiscard]] bool wasRead() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace yagura
