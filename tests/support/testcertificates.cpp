#include "support/testcertificates.h"

#include <QProcess>
#include <QStandardPaths>

namespace yagura::test {

TestCertificates::TestCertificates()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty()) {
        m_problem = QStringLiteral("the openssl program is not installed");
        return;
    }
    (void)run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
               QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
               QStringLiteral("30"), QStringLiteral("-subj"), QStringLiteral("/CN=Test authority"),
               QStringLiteral("-keyout"), QStringLiteral("ca.key"), QStringLiteral("-out"),
               QStringLiteral("ca.pem")});
}

QString TestCertificates::authorityFile() const
{
    return m_folder.filePath(QStringLiteral("ca.pem"));
}

std::optional<ServerIdentity> TestCertificates::issue(const QString &alternativeName, int days) const
{
    if (!isUsable())
        return {};
    const QString key = QStringLiteral("leaf.key");
    m_folder.write(QStringLiteral("leaf.ext"), "subjectAltName=" + alternativeName.toLatin1() + '\n');
    const bool made = run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
                           QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                           QStringLiteral("/CN=test server"), QStringLiteral("-keyout"), key,
                           QStringLiteral("-out"), QStringLiteral("leaf.csr")})
        && run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
                QStringLiteral("leaf.csr"), QStringLiteral("-CA"), QStringLiteral("ca.pem"),
                QStringLiteral("-CAkey"), QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"),
                QStringLiteral("-days"), QString::number(days), QStringLiteral("-extfile"),
                QStringLiteral("leaf.ext"), QStringLiteral("-out"), QStringLiteral("leaf.pem")});
    if (!made)
        return {};
    return ServerIdentity{m_folder.filePath(QStringLiteral("leaf.pem")), m_folder.filePath(key)};
}

std::optional<ServerIdentity> TestCertificates::selfSigned() const
{
    if (!isUsable())
        return {};
    const bool made = run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                           QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                           QStringLiteral("30"), QStringLiteral("-subj"), QStringLiteral("/CN=lone server"),
                           QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                           QStringLiteral("-keyout"), QStringLiteral("self.key"), QStringLiteral("-out"),
                           QStringLiteral("self.pem")});
    if (!made)
        return {};
    return ServerIdentity{m_folder.filePath(QStringLiteral("self.pem")),
                          m_folder.filePath(QStringLiteral("self.key"))};
}

bool TestCertificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    if (openssl.waitForFinished(30'000) && openssl.exitCode() == 0)
        return true;
    m_problem
        = QStringLiteral("openssl: ") + QString::fromLocal8Bit(openssl.readAllStandardError()).right(300);
    return false;
}

} // namespace yagura::test
