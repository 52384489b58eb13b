#include "support/fullbacklog.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yagura::test {

FullBacklog::FullBacklog()
    : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *where = reinterpret_cast<sockaddr *>(&address);
    ::bind(m_listener, where, size);
    ::listen(m_listener, 0);
    ::getsockname(m_listener, where, &size);
    m_port = ::ntohs(address.sin_port);
    // One fits into a queue of length 0; the others are left hanging in connect.
    for (int i = 0; i < 4; ++i) {
        const int waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)::connect(waiting, where, size);
        m_waiting.push_back(waiting);
    }
}

FullBacklog::~FullBacklog()
{
    for (const int waiting : m_waiting)
        ::close(waiting);
    ::close(m_listener);
}

} // namespace yagura::test
