#include "core/finding.h"
#include "core/severity.h"

#include <QTest>

using namespace yagura;

class SeverityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesReadBack();
    void wordsOfOthers();
    void worstSortsFirst();
    void findingInOneLine();
};

void SeverityTest::namesReadBack()
{
    for (const Severity s :
         {Severity::Critical, Severity::Warning, Severity::Info, Severity::Ok, Severity::Unknown})
        QCOMPARE(severityFromText(severityName(s)), s);
}

void SeverityTest::wordsOfOthers()
{
    QCOMPARE(severityFromText(u" PAGE "), Severity::Critical);
    QCOMPARE(severityFromText(u"Sev1"), Severity::Critical);
    QCOMPARE(severityFromText(u"warn"), Severity::Warning);
    QCOMPARE(severityFromText(u"none"), Severity::Info);
    QCOMPARE(severityFromText(u"banana"), Severity::Unknown);
    QCOMPARE(severityFromText(u""), Severity::Unknown);
}

void SeverityTest::worstSortsFirst()
{
    QVERIFY(Severity::Critical < Severity::Warning);
    QVERIFY(Severity::Warning < Severity::Info);
    QVERIFY(Severity::Info < Severity::Ok);
}

void SeverityTest::findingInOneLine()
{
    Finding finding{
        FindingSeverity::Warning,      QStringLiteral("a.yml"),         3,
        QStringLiteral("HighLatency"), QStringLiteral("no for clause"), QStringLiteral("add for: 5m")};
    QCOMPARE(describe(finding), QStringLiteral("a.yml:3: warning: HighLatency: no for clause (add for: 5m)"));
    QCOMPARE(describe(Finding{.severity = FindingSeverity::Note,
                              .file = {},
                              .line = 0,
                              .subject = {},
                              .message = QStringLiteral("x"),
                              .remedy = {}}),
             QStringLiteral("note: x"));
}

QTEST_GUILESS_MAIN(SeverityTest)
#include "tst_severity.moc"
