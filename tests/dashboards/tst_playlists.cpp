#include "dashboards/files/playlistfile.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

class PlaylistsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAFile();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void stopsFollowWhatIsThere();
};

void PlaylistsTest::readsAFile()
{
    const auto playlist = readPlaylist("name: Wall\n"
                                       "interval: 45s\n"
                                       "items:\n"
                                       "  - dashboard: shop.json\n"
                                       "  - dashboard: service.json\n"
                                       "    panel: 7\n"
                                       "    interval: 1m\n"
                                       "  - tag: payments\n"
                                       "  - burning: service.json\n"
                                       "  - burning:\n",
                                       QStringLiteral("wall.yaml"));
    QVERIFY2(playlist, playlist ? "" : qPrintable(describe(playlist.error())));
    QCOMPARE(playlist->name, QStringLiteral("Wall"));
    QCOMPARE(playlist->interval, Duration(45s));
    QCOMPARE(playlist->items.size(), 5u);
    QCOMPARE(playlist->items[1],
             (PlaylistItem{PlaylistItemKind::Dashboard, QStringLiteral("service.json"), 7, Duration(1min)}));
    QCOMPARE(playlist->items[2].kind, PlaylistItemKind::Tag);
    QCOMPARE(playlist->items[4], (PlaylistItem{PlaylistItemKind::Burning, {}, 0, {}}));
}

void PlaylistsTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("wall.yaml");
    QTest::newRow("no items") << QByteArray("name: W\n") << QStringLiteral("wall.yaml");
    QTest::newRow("unknown key") << QByteArray("name: W\nevery: 3s\nitems: [{tag: a}]\n")
                                 << QStringLiteral("wall.yaml:2");
    QTest::newRow("two kinds") << QByteArray("name: W\nitems:\n  - tag: a\n    dashboard: b\n")
                               << QStringLiteral("wall.yaml:3");
    QTest::newRow("too quick") << QByteArray("name: W\ninterval: 100ms\nitems: [{tag: a}]\n")
                               << QStringLiteral("wall.yaml:2");
    QTest::newRow("no time") << QByteArray("name: W\nitems:\n  - tag: a\n    interval: soon\n")
                             << QStringLiteral("wall.yaml:4");
    QTest::newRow("nameless dashboard")
        << QByteArray("name: W\nitems:\n  - dashboard:\n") << QStringLiteral("wall.yaml:3");
}

void PlaylistsTest::namesWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto playlist = readPlaylist(text, QStringLiteral("wall.yaml"));
    QVERIFY(!playlist);
    QVERIFY2(playlist.error().where.startsWith(where), qPrintable(describe(playlist.error())));
}

void PlaylistsTest::stopsFollowWhatIsThere()
{
    Playlist playlist;
    playlist.interval = 30s;
    playlist.items = {{PlaylistItemKind::Dashboard, QStringLiteral("shop.json")},
                      {PlaylistItemKind::Dashboard, QStringLiteral("gone.json")},
                      {PlaylistItemKind::Dashboard, QStringLiteral("service.json"), 7, Duration(1min)},
                      {PlaylistItemKind::Tag, QStringLiteral("Payments")},
                      {PlaylistItemKind::Burning, QStringLiteral("service.json")},
                      {PlaylistItemKind::Burning, {}}};
    PlaylistSurroundings around;
    around.dashboards
        = {{QStringLiteral("shop.json"), {}},
           {QStringLiteral("service.json"), {QStringLiteral("services")}},
           {QStringLiteral("pay.json"), {QStringLiteral("payments"), QStringLiteral("payment")}}};
    const auto calm = stopsOf(playlist, around);
    QCOMPARE(calm.size(), 3u);
    QCOMPARE(calm[0], (PlaylistStop{QStringLiteral("shop.json"), 0, {}, 30s}));
    QCOMPARE(calm[1], (PlaylistStop{QStringLiteral("service.json"), 7, {}, 1min}));
    QCOMPARE(calm[2].dashboard, QStringLiteral("pay.json"));
    around.burning = {QStringLiteral("payment"), QStringLiteral("mail")};
    const auto burning = stopsOf(playlist, around);
    QCOMPARE(burning.size(), 6u);
    QCOMPARE(burning[3], (PlaylistStop{QStringLiteral("service.json"), 0, QStringLiteral("payment"), 30s}));
    QCOMPARE(burning[4].service, QStringLiteral("mail"));
    QCOMPARE(burning[5], (PlaylistStop{QStringLiteral("pay.json"), 0, QStringLiteral("payment"), 30s}));
    QVERIFY(stopsOf(playlist, {}).empty());
}

QTEST_GUILESS_MAIN(PlaylistsTest)
#include "tst_playlists.moc"
