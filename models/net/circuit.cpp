#include "net/circuit.h"

#include <algorithm>

namespace yagura {

Circuit::Admission Circuit::admit(Duration now)
{
    if (!isOpen())
        return Admission::Pass;
    if (m_probing || remainingRest(now) > Duration::zero())
        return Admission::Refuse;
    m_probing = true;
    return Admission::Probe;
}

void Circuit::succeeded()
{
    m_failures = 0;
    m_probing = false;
}

void Circuit::failed(Duration now)
{
    m_failures = std::min(m_failures + 1, failuresToOpen);
    m_probing = false;
    if (isOpen())
        m_openedAt = now;
}

Duration Circuit::remainingRest(Duration now) const
{
    return isOpen() ? std::max(Duration::zero(), m_openedAt + rest - now) : Duration::zero();
}

} // namespace yagura
