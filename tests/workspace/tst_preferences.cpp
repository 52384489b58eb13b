#include "workspace/preferences.h"

#include "core/clock.h"
#include "support/qtprinting.h"
#include "workspace/preferencesfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

class PreferencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void defaultsWhenAbsent();
    void savesAndLoads();
    void damagedFileFallsBack();
    void newerFileIsNotWritten();
    void refusals_data();
    void refusals();
    void unknownZoneIsTheSystems();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"sub/preferences.yaml"_s); }
    void put(const QByteArray &bytes) const
    {
        QDir().mkpath(m_folder->filePath(u"sub"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PreferencesTest::defaultsWhenAbsent()
{
    Preferences preferences(path(), m_clock);
    preferences.load();
    QCOMPARE(preferences.values(), PreferenceValues());
    QVERIFY(preferences.notice().isEmpty());
}

void PreferencesTest::savesAndLoads()
{
    const PreferenceValues wanted{PreferredLanguage::Japanese,
                                  PreferredTheme::Light,
                                  u"Asia/Tokyo"_s,
                                  {u"on-call.json"_s, u"夜 \"x\" \\ y.json"_s}};
    Preferences preferences(path(), m_clock);
    QSignalSpy changed(&preferences, &Preferences::changed);
    QVERIFY(preferences.set(wanted));
    QVERIFY(preferences.set(wanted));
    QCOMPARE(changed.size(), 1);
    Preferences again(path(), m_clock);
    again.load();
    QCOMPARE(again.values(), wanted);
    QCOMPARE(again.values().timeZone().id(), QByteArray("Asia/Tokyo"));
}

void PreferencesTest::damagedFileFallsBack()
{
    Preferences preferences(path(), m_clock);
    QVERIFY(preferences.set({PreferredLanguage::English, PreferredTheme::Dark, {}}));
    QVERIFY(preferences.set({PreferredLanguage::English, PreferredTheme::Light, {}}));
    put(QByteArray("\0\0\0\0", 4));
    preferences.load();
    QCOMPARE(preferences.values(), (PreferenceValues{PreferredLanguage::English, PreferredTheme::Dark, {}}));
    QVERIFY(!preferences.notice().isEmpty());
    QCOMPARE(QDir(m_folder->filePath(u"sub"_s)).entryList({u"*.corrupt-*"_s}).size(), 1);
}

void PreferencesTest::newerFileIsNotWritten()
{
    const QByteArray newer = "version: 99\ntheme: light\nhologram: true\n";
    put(newer);
    Preferences preferences(path(), m_clock);
    preferences.load();
    QCOMPARE(preferences.values().theme, PreferredTheme::Light);
    const auto saved = preferences.set({PreferredLanguage::Japanese, PreferredTheme::Light, {}});
    QCOMPARE(saved.error().kind, ErrorKind::Unsupported);
    QCOMPARE(preferences.values().language, PreferredLanguage::Japanese);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), newer);
}

void PreferencesTest::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no version") << QByteArray("theme: dark\n");
    QTest::newRow("unknown key") << QByteArray("version: 1\ncolour: red\n");
    QTest::newRow("list") << QByteArray("- 1\n");
}

void PreferencesTest::refusals()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readPreferencesFile(text));
}

void PreferencesTest::unknownZoneIsTheSystems()
{
    const auto reading = readPreferencesFile("version: 1\nzone: Mars/Olympus\n");
    QVERIFY(reading);
    QVERIFY(reading->values.zone.isEmpty());
    QCOMPARE(reading->values.timeZone(), QTimeZone::systemTimeZone());
}

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_preferences.moc"
