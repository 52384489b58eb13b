#include "workspace/secretstore.h"

#include "core/redact.h"
#include "support/qtprinting.h"
#include "workspace/secretfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

enum class Behaviour { Works, Fails, Silent };

class FakeKeyring final : public Keyring
{
public:
    Behaviour behaviour = Behaviour::Works;
    QHash<QString, QByteArray> entries;
    int reads = 0;
    QList<Promise<Secret>> pending;
    QList<Promise<void>> pendingWrites;

    Call<Secret> read(const QString &key) override
    {
        ++reads;
        if (behaviour == Behaviour::Silent) {
            pending << Promise<Secret>();
            return pending.last().call();
        }
        if (behaviour == Behaviour::Fails)
            return Call<Secret>::ready(failure(ErrorKind::Storage, {}, u"Unknown error"_s));
        if (!entries.contains(key))
            return Call<Secret>::ready(failure(ErrorKind::Missing));
        return Call<Secret>::ready(Secret(entries.value(key)));
    }

    Call<void> write(const QString &key, const Secret &secret) override
    {
        if (behaviour == Behaviour::Silent) {
            pendingWrites << Promise<void>();
            return pendingWrites.last().call();
        }
        if (behaviour == Behaviour::Fails)
            return Call<void>::ready(failure(ErrorKind::Storage, {}, u"Unknown error"_s));
        entries.insert(key, secret.value());
        return Call<void>::ready({});
    }

    Call<void> remove(const QString &key) override
    {
        entries.remove(key);
        return Call<void>::ready({});
    }
};

SourceConfig sourceWith(SecretPlace place, const QString &name = {})
{
    SourceConfig source;
    source.id = u"my-prom"_s;
    source.url = QUrl(u"https://prom.example"_s);
    source.auth = SourceAuth::Bearer;
    source.secret = {place, name};
    return source;
}

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void noAuthenticationNeedsNoSecret();
    void keyringGives();
    void keyringEntryBelongsToOneServer();
    void keyringThatFailsMeansMemory();
    void keyringThatIsSilentIsGivenUp();
    void lateAnswersAreHarmless();
    void storeGoneWhileAsking();
    void environment();
    void overrideComesFirst();
    void fileOnlyForItsOwner();
    void filePaths();
    void memoryLastsForTheRun();
    void forgets();
    void redactorLearns();
    void systemKeyringNeverHangs();

private:
    Result<ResolvedSecret> resolve(const SourceConfig &source);
    SecretState store(const SourceConfig &source, const char *secret);

    std::unique_ptr<QTemporaryDir> m_folder;
    Redactor m_redactor;
    FakeKeyring *m_keyring = nullptr;
    std::unique_ptr<SecretStore> m_store;
};

void SecretStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto keyring = std::make_unique<FakeKeyring>();
    m_keyring = keyring.get();
    m_store = std::make_unique<SecretStore>(std::move(keyring), m_folder->path(), &m_redactor);
}

void SecretStoreTest::cleanup()
{
    qunsetenv("YAGURA_TOKEN_MY_PROM");
    qunsetenv("YAGURA_TEST_TOKEN");
}

Result<ResolvedSecret> SecretStoreTest::resolve(const SourceConfig &source)
{
    std::optional<Result<ResolvedSecret>> out;
    auto call = m_store->resolve(source);
    call.onDone(this, [&](Result<ResolvedSecret> result) { out = std::move(result); });
    if (!QTest::qWaitFor([&] { return out.has_value(); }, 60'000))
        return failure(ErrorKind::Stalled);
    return *out;
}

SecretState SecretStoreTest::store(const SourceConfig &source, const char *secret)
{
    std::optional<SecretState> out;
    auto call = m_store->store(source, Secret(secret));
    call.onDone(this, [&](Result<SecretState> result) { out = result.value(); });
    (void)QTest::qWaitFor([&] { return out.has_value(); }, 60'000);
    return out.value_or(SecretState::NotAsked);
}

void SecretStoreTest::noAuthenticationNeedsNoSecret()
{
    SourceConfig source = sourceWith(SecretPlace::None);
    source.auth = SourceAuth::None;
    const auto resolved = resolve(source);
    QVERIFY(resolved && resolved->secret.isEmpty());
    QCOMPARE(m_store->state(source.id), SecretState::NotNeeded);
    QCOMPARE(m_keyring->reads, 0);
}

void SecretStoreTest::keyringGives()
{
    const auto source = sourceWith(SecretPlace::Keyring);
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
    QCOMPARE(m_store->state(source.id), SecretState::Missing);
    QVERIFY(!m_store->keyringError());
    QCOMPARE(store(source, "token"), SecretState::Available);
    QCOMPARE(m_keyring->entries.value(u"my-prom@https://prom.example:443"_s), QByteArray("token"));
    SecretStore next(std::make_unique<FakeKeyring>(*m_keyring), m_folder->path());
    std::optional<Result<ResolvedSecret>> out;
    auto call = next.resolve(source);
    call.onDone(this, [&](Result<ResolvedSecret> r) { out = std::move(r); });
    QTRY_VERIFY(out && *out);
    QCOMPARE((*out)->secret.value(), QByteArray("token"));
    QCOMPARE((*out)->state, SecretState::Available);
}

void SecretStoreTest::keyringEntryBelongsToOneServer()
{
    auto source = sourceWith(SecretPlace::Keyring);
    QCOMPARE(store(source, "token"), SecretState::Available);
    source.url = QUrl(u"https://elsewhere.example"_s);
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
    source.url = QUrl(u"http://prom.example"_s);
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
    source.url = QUrl(u"https://prom.example:443/path"_s);
    QCOMPARE(resolve(source)->secret.value(), QByteArray("token"));
}

void SecretStoreTest::keyringThatFailsMeansMemory()
{
    m_keyring->behaviour = Behaviour::Fails;
    const auto source = sourceWith(SecretPlace::Keyring);
    QSignalSpy changes(m_store.get(), &SecretStore::stateChanged);
    QVERIFY(!resolve(source));
    QCOMPARE(m_store->keyringError()->kind, ErrorKind::Storage);
    QCOMPARE(store(source, "token"), SecretState::MemoryOnly);
    const auto resolved = resolve(source);
    QCOMPARE(resolved->secret.value(), QByteArray("token"));
    QCOMPARE(resolved->state, SecretState::MemoryOnly);
    QCOMPARE(m_store->state(source.id), SecretState::MemoryOnly);
    QVERIFY(!changes.isEmpty());
}

void SecretStoreTest::keyringThatIsSilentIsGivenUp()
{
    m_keyring->behaviour = Behaviour::Silent;
    m_store->setKeyringBudget(std::chrono::milliseconds(50));
    const auto source = sourceWith(SecretPlace::Keyring);
    const auto resolved = resolve(source);
    QCOMPARE(resolved.error().kind, ErrorKind::DeadlineExceeded);
    QCOMPARE(m_store->state(source.id), SecretState::Missing);
    QCOMPARE(store(source, "token"), SecretState::MemoryOnly);
    QCOMPARE(m_store->keyringError()->kind, ErrorKind::DeadlineExceeded);
}

void SecretStoreTest::lateAnswersAreHarmless()
{
    m_keyring->behaviour = Behaviour::Silent;
    m_store->setKeyringBudget(std::chrono::milliseconds(50));
    const auto source = sourceWith(SecretPlace::Keyring);
    QVERIFY(!resolve(source));
    m_keyring->pending.first().finish(Secret("late"));
    QTest::qWait(20);
    QCOMPARE(m_store->state(source.id), SecretState::Missing);
}

void SecretStoreTest::storeGoneWhileAsking()
{
    m_keyring->behaviour = Behaviour::Silent;
    auto call = m_store->resolve(sourceWith(SecretPlace::Keyring));
    bool answered = false;
    call.onDone(this, [&](const Result<ResolvedSecret> &) { answered = true; });
    const auto pending = m_keyring->pending;
    m_store.reset();
    pending.first().finish(Secret("late"));
    QTest::qWait(20);
    QVERIFY(!answered);
    QVERIFY(pending.first().isCancelled());
}

void SecretStoreTest::environment()
{
    const auto source = sourceWith(SecretPlace::Environment, u"YAGURA_TEST_TOKEN"_s);
    const auto missing = resolve(source);
    QCOMPARE(missing.error().kind, ErrorKind::Missing);
    QVERIFY(describe(missing.error()).contains("YAGURA_TEST_TOKEN"_L1));
    qputenv("YAGURA_TEST_TOKEN", "from-environment\n");
    QCOMPARE(resolve(source)->secret.value(), QByteArray("from-environment"));
    QCOMPARE(m_store->state(source.id), SecretState::Available);
    qputenv("YAGURA_TEST_TOKEN", "two\nlines");
    QCOMPARE(resolve(source).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_store->state(source.id), SecretState::Refused);
}

void SecretStoreTest::overrideComesFirst()
{
    QCOMPARE(overrideVariable(u"my-prom"_s), u"YAGURA_TOKEN_MY_PROM"_s);
    const auto source = sourceWith(SecretPlace::Keyring);
    QCOMPARE(store(source, "typed"), SecretState::Available);
    qputenv("YAGURA_TOKEN_MY_PROM", "override");
    QCOMPARE(resolve(source)->secret.value(), QByteArray("override"));
    QCOMPARE(resolve(source)->state, SecretState::Available);
}

void SecretStoreTest::fileOnlyForItsOwner()
{
    const QString path = m_folder->filePath(u"token"_s);
    const auto source = sourceWith(SecretPlace::File, u"token"_s); // relative: in the workspace
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from-file\n");
    file.close();
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
    const auto refused = resolve(source);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QCOMPARE(refused.error().hint, QString(u"chmod 600 "_s + path));
    QCOMPARE(m_store->state(source.id), SecretState::Refused);
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QCOMPARE(resolve(source)->secret.value(), QByteArray("from-file"));
    QVERIFY(file.resize(0));
    QCOMPARE(readSecretFile(path).error().kind, ErrorKind::Missing);
    QVERIFY(file.resize(100'000));
    QCOMPARE(readSecretFile(path).error().kind, ErrorKind::TooLarge);
    QCOMPARE(readSecretFile(m_folder->path()).error().kind, ErrorKind::Storage);
}

void SecretStoreTest::filePaths()
{
    QCOMPARE(secretFilePath(u"/a/b"_s, u"/w"_s), u"/a/b"_s);
    QCOMPARE(secretFilePath(u"b"_s, u"/w"_s), u"/w/b"_s);
    QCOMPARE(secretFilePath(u"~/b"_s, u"/w"_s), QDir::home().filePath(u"b"_s));
}

void SecretStoreTest::memoryLastsForTheRun()
{
    const auto source = sourceWith(SecretPlace::Memory);
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
    QCOMPARE(store(source, "typed"), SecretState::MemoryOnly);
    QCOMPARE(resolve(source)->state, SecretState::MemoryOnly);
    QCOMPARE(m_keyring->reads, 0);
    QVERIFY(m_keyring->entries.isEmpty());
}

void SecretStoreTest::forgets()
{
    const auto source = sourceWith(SecretPlace::Keyring);
    QCOMPARE(store(source, "token"), SecretState::Available);
    m_store->forget(source);
    QVERIFY(m_keyring->entries.isEmpty());
    QCOMPARE(resolve(source).error().kind, ErrorKind::Missing);
}

void SecretStoreTest::redactorLearns()
{
    QCOMPARE(store(sourceWith(SecretPlace::Memory), "plaincanary"), SecretState::MemoryOnly);
    QVERIFY(!m_redactor.redacted(u"see plaincanary here"_s).contains("plaincanary"_L1));
}

// Whether or not this machine has a keyring: an answer comes, and nothing is written to a plain file.
void SecretStoreTest::systemKeyringNeverHangs()
{
    SecretStore real(systemKeyring(), m_folder->path());
    real.setKeyringBudget(std::chrono::milliseconds(2000));
    auto source = sourceWith(SecretPlace::Keyring);
    source.id = u"yagura-test-entry-that-does-not-exist"_s;
    bool failed = false;
    auto call = real.resolve(source);
    call.onDone(this, [&](const Result<ResolvedSecret> &result) { failed = !result; });
    QTRY_VERIFY_WITH_TIMEOUT(failed, 60'000);
    QCOMPARE(real.state(source.id), SecretState::Missing);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
