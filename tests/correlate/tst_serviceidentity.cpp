#include "correlate/serviceidentity.h"

#include <QTest>

using namespace yagura;
using namespace yagura::correlate;

class ServiceIdentityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void canonical_data();
    void canonical();
    void labelsByPrecedence();
    void spellingsIncludeAliases();
};

void ServiceIdentityTest::canonical_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("payment") << QStringLiteral("payment");
    QTest::newRow("namespace prefix") << QStringLiteral("shop/payment") << QStringLiteral("payment");
    QTest::newRow("case and space") << QStringLiteral(" Payment ") << QStringLiteral("payment");
    QTest::newRow("alias") << QStringLiteral("payment-svc") << QStringLiteral("payment");
    QTest::newRow("alias in another case") << QStringLiteral("shop/Payment-SVC") << QStringLiteral("payment");
    QTest::newRow("empty") << QString() << QString();
}

void ServiceIdentityTest::canonical()
{
    QFETCH(QString, name);
    ServiceIdentity identity;
    identity.setAliases({{QStringLiteral("payment-svc"), QStringLiteral("payment")}});
    QTEST(identity.canonical(name), "expected");
}

void ServiceIdentityTest::labelsByPrecedence()
{
    ServiceIdentity identity;
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    QCOMPARE(identity.fromLabels({{QStringLiteral("job"), b}, {QStringLiteral("service"), a}}), a);
    QCOMPARE(identity.fromLabels({{QStringLiteral("job"), b}}), b);
    QCOMPARE(identity.fromLabels({{QStringLiteral("pod"), b}}), QString());
    identity.setLabelNames({QStringLiteral("pod")});
    QCOMPARE(identity.fromLabels({{QStringLiteral("pod"), b}, {QStringLiteral("service"), a}}), b);
}

void ServiceIdentityTest::spellingsIncludeAliases()
{
    ServiceIdentity identity;
    identity.setAliases({{QStringLiteral("pay2"), QStringLiteral("payment")},
                         {QStringLiteral("pay1"), QStringLiteral("payment")}});
    QCOMPARE(identity.spellings(QStringLiteral("payment")),
             QStringList({QStringLiteral("payment"), QStringLiteral("pay1"), QStringLiteral("pay2")}));
    QCOMPARE(identity.spellings(QStringLiteral("mail")), QStringList(QStringLiteral("mail")));
}

QTEST_GUILESS_MAIN(ServiceIdentityTest)
#include "tst_serviceidentity.moc"
