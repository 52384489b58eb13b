// A token or password. Not printable, not comparable by accident, not a QVariant; zeroed when the last copy
// goes (best effort). value() is for the one place that writes the header, models/net.
#pragma once

#include <QByteArray>

#include <memory>

namespace yagura {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray value);

    [[nodiscard]] bool isEmpty() const { return !m_value || m_value->bytes.isEmpty(); }
    [[nodiscard]] QByteArray value() const { return m_value ? m_value->bytes : QByteArray(); }

private:
    struct Storage
    {
        QByteArray bytes;
        ~Storage();
    };
    std::shared_ptr<Storage> m_value;
};

} // namespace yagura
