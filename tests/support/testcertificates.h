// Certificates made for one test run with the openssl program: an authority of our own and what it signs.
#pragma once

#include "support/scriptedserver.h"
#include "support/temporaryworkspace.h"

#include <optional>

namespace yagura::test {

class TestCertificates
{
public:
    // Makes the authority. isUsable() is false, with a reason, where openssl is missing or refuses.
    TestCertificates();

    [[nodiscard]] bool isUsable() const { return m_problem.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    // PEM of the authority, to trust.
    [[nodiscard]] QString authorityFile() const;

    // A server certificate of the authority for one subject alternative name, "IP:127.0.0.1" or "DNS:name",
    // valid until so many days from now (negative: expired).
    [[nodiscard]] std::optional<ServerIdentity> issue(const QString &alternativeName, int days) const;
    // One that nobody signed but itself.
    [[nodiscard]] std::optional<ServerIdentity> selfSigned() const;

private:
    [[nodiscard]] bool run(const QStringList &arguments) const;

    TemporaryWorkspace m_folder;
    mutable QString m_problem;
};

} // namespace yagura::test
