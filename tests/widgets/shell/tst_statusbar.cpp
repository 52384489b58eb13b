#include "shellbench.h"

#include "kit/accessibility.h"
#include "shell/statusitem.h"

#include <QSignalSpy>

using namespace yagura;
using namespace yagura::shell;
using namespace Qt::StringLiterals;

class StatusBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneItemASource();
    void clicksSayWhichSource();
    void outboxText_data();
    void outboxText();
    void secretsKeptInMemoryAreSaid();
    void outsideTextIsMadeSafe();
};

namespace {

QStringList names(const StatusBar &bar)
{
    QCoreApplication::processEvents(); // layouts show what was added to them
    QStringList all;
    for (const StatusItem *item : bar.findChildren<StatusItem *>()) {
        if (!item->isHidden())
            all << item->accessibleName();
    }
    return all;
}

StatusItem *item(const StatusBar &bar, const QString &name)
{
    for (auto *candidate : bar.findChildren<StatusItem *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

SourceState source(const QString &id, const QString &name, SourceHealth health)
{
    return {id, name, health, {}, {}, false};
}

} // namespace

void StatusBarTest::oneItemASource()
{
    StatusBar bar;
    bar.resize(1000, 24);
    bar.show();
    bar.setSources({source(u"a"_s, u"Prometheus"_s, SourceHealth::Healthy),
                    source(u"b"_s, u"Jaeger"_s, SourceHealth::Down)});
    QVERIFY(names(bar).contains(u"Prometheus"_s));
    QVERIFY(names(bar).contains(u"Jaeger"_s));
    SourceState failed = source(u"b"_s, u"Jaeger"_s, SourceHealth::Down);
    failed.error = Error{ErrorKind::ConnectionRefused, {}, {}, {}};
    bar.setSources({failed});
    QVERIFY(!names(bar).contains(u"Prometheus"_s));
    QVERIFY(!item(bar, u"Jaeger"_s)->accessibleDescription().isEmpty());
    bar.setSources({});
    QCOMPARE(names(bar), QStringList{u"Outbox empty"_s});
    QCOMPARE(kit::namelessControls(&bar), QStringList());
}

void StatusBarTest::clicksSayWhichSource()
{
    StatusBar bar;
    bar.resize(1000, 24);
    bar.setWorkspaceName(u"demo"_s);
    bar.setSources({source(u"a"_s, u"Prometheus"_s, SourceHealth::Healthy),
                    source(u"b"_s, u"Jaeger"_s, SourceHealth::Healthy)});
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    QSignalSpy sources(&bar, &StatusBar::sourceClicked);
    QSignalSpy outbox(&bar, &StatusBar::outboxClicked);
    QTest::mouseClick(item(bar, u"Jaeger"_s), Qt::LeftButton);
    QCOMPARE(sources.takeFirst().first().toString(), u"b"_s);
    QTest::keyClick(item(bar, u"Prometheus"_s), Qt::Key_Space);
    QCOMPARE(sources.takeFirst().first().toString(), u"a"_s);
    QTest::mouseClick(item(bar, u"demo"_s), Qt::LeftButton);
    QVERIFY(sources.takeFirst().first().toString().isEmpty());
    QTest::mouseClick(item(bar, u"Outbox empty"_s), Qt::LeftButton);
    QCOMPARE(outbox.count(), 1);
}

void StatusBarTest::outboxText_data()
{
    QTest::addColumn<int>("queued");
    QTest::addColumn<int>("unknown");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << 0 << 0 << u"Outbox empty"_s;
    QTest::newRow("queued") << 2 << 0 << u"Outbox: 2 queued"_s;
    QTest::newRow("unknown") << 2 << 1 << u"Outbox: 1 unknown, 2 queued"_s;
    QTest::newRow("only unknown") << 0 << 1 << u"Outbox: 1 unknown, 0 queued"_s;
}

void StatusBarTest::outboxText()
{
    QFETCH(int, queued);
    QFETCH(int, unknown);
    QFETCH(QString, text);
    StatusBar bar;
    bar.setOutbox({queued, unknown});
    QVERIFY2(names(bar).contains(text), qPrintable(names(bar).join(u'|')));
}

void StatusBarTest::secretsKeptInMemoryAreSaid()
{
    StatusBar bar;
    SourceState state = source(u"a"_s, u"PagerDuty"_s, SourceHealth::Healthy);
    bar.setSources({state});
    QVERIFY(item(bar, u"PagerDuty"_s)->accessibleDescription().isEmpty());
    state.secretInMemoryOnly = true;
    bar.setSources({state});
    const QString badge = item(bar, u"PagerDuty"_s)->accessibleDescription();
    QVERIFY(badge.contains(u"session"_s));
    state.error = Error{ErrorKind::Stalled, {}, {}, {}}; // a failure does not hide it
    bar.setSources({state});
    QVERIFY(item(bar, u"PagerDuty"_s)->accessibleDescription().contains(badge));
    QVERIFY(item(bar, u"PagerDuty"_s)->accessibleDescription() != badge);
}

void StatusBarTest::outsideTextIsMadeSafe()
{
    StatusBar bar;
    bar.setSources({source(u"a"_s, u"evil\u202Ename"_s, SourceHealth::Healthy)});
    for (const QString &name : names(bar))
        QVERIFY(!name.contains(QChar(0x202E)));
}

QTEST_MAIN(StatusBarTest)
#include "tst_statusbar.moc"
