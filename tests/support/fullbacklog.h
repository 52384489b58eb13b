// A listening socket whose queue of waiting connections is full, so that a further connect() hangs.
#pragma once

#include <QtGlobal>

#include <vector>

namespace yagura::test {

class FullBacklog
{
public:
    FullBacklog();
    ~FullBacklog();
    Q_DISABLE_COPY_MOVE(FullBacklog)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listener;
    quint16 m_port = 0;
    std::vector<int> m_waiting;
};

} // namespace yagura::test
