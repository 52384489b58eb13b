#include "core/secret.h"

#include <utility>

namespace yagura {

Secret::Secret(QByteArray value)
    : m_value(std::make_shared<Storage>())
{
    value.detach();
    m_value->bytes = std::move(value);
}

Secret::Storage::~Storage()
{
    volatile char *overwritten = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        overwritten[i] = 0;
}

} // namespace yagura
