#include "workspace/secretstore.h"

#include "core/redact.h"
#include "workspace/secretfile.h"

#include <qt6keychain/keychain.h>

#include <QTimer>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

// Answers come to a context of this object; whoever no longer listens is simply not told.
class SystemKeyring final : public Keyring
{
public:
    Call<Secret> read(const QString &key) override
    {
        Promise<Secret> promise;
        auto *job = new QKeychain::ReadPasswordJob(service());
        start(job, key, [promise, job] {
            if (job->error() == QKeychain::NoError)
                promise.finish(Secret(job->binaryData()));
            else
                promise.finish(failureOf(*job));
        });
        return promise.call();
    }

    Call<void> write(const QString &key, const Secret &secret) override
    {
        Promise<void> promise;
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setBinaryData(secret.value());
        start(job, key, [promise, job] { promise.finish(statusOf(*job)); });
        return promise.call();
    }

    Call<void> remove(const QString &key) override
    {
        Promise<void> promise;
        auto *job = new QKeychain::DeletePasswordJob(service());
        start(job, key, [promise, job] { promise.finish(statusOf(*job)); });
        return promise.call();
    }

private:
    static QString service() { return u"Yagura"_s; }

    template <typename F> void start(QKeychain::Job *job, const QString &key, F finished)
    {
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, &m_context,
                         [finished](QKeychain::Job *) { finished(); });
        job->start();
    }

    static std::unexpected<Error> failureOf(const QKeychain::Job &job)
    {
        const auto kind = job.error() == QKeychain::EntryNotFound ? ErrorKind::Missing
            : job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser
            ? ErrorKind::Forbidden
            : ErrorKind::Storage;
        return failure(kind, u"keyring"_s, job.errorString());
    }

    static Status statusOf(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::NoError)
            return {};
        return failureOf(job);
    }

    QObject m_context;
};

SecretState stateOf(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::InvalidInput
            || error.kind == ErrorKind::TooLarge
        ? SecretState::Refused
        : SecretState::Missing;
}

} // namespace

std::unique_ptr<Keyring> systemKeyring()
{
    return std::make_unique<SystemKeyring>();
}

SecretStore::SecretStore(std::unique_ptr<Keyring> keyring, QString workspaceFolder, Redactor *redactor,
                         QObject *parent)
    : QObject(parent)
    , m_keyring(std::move(keyring))
    , m_workspaceFolder(std::move(workspaceFolder))
    , m_redactor(redactor)
{ }

SecretStore::~SecretStore() = default;

QString SecretStore::keyringKey(const SourceConfig &source)
{
    const int port = source.url.port(source.url.scheme() == "https"_L1 ? 443 : 80);
    return u"%1@%2://%3:%4"_s.arg(source.id, source.url.scheme(), source.url.host()).arg(port);
}

SecretState SecretStore::state(const QString &sourceId) const
{
    return m_states.value(sourceId, SecretState::NotAsked);
}

void SecretStore::setState(const QString &sourceId, SecretState state)
{
    if (m_states.value(sourceId, SecretState::NotAsked) == state)
        return;
    m_states.insert(sourceId, state);
    Q_EMIT stateChanged(sourceId);
}

void SecretStore::learn(const Secret &secret)
{
    if (m_redactor)
        m_redactor->add(secret);
}

// The call lives until it answers or its time is up; a later answer goes nowhere.
template <typename T> void SecretStore::withinBudget(Call<T> call, std::function<void(Result<T>)> done)
{
    struct Waiting
    {
        Call<T> call;
        std::function<void(Result<T>)> done;
    };
    auto *timer = new QTimer(this);
    // Owned by the timer's connection, and with it by this object: nothing lives on when the store goes.
    const auto waiting = std::make_shared<Waiting>(Waiting{std::move(call), std::move(done)});
    const auto finish = [timer, weak = std::weak_ptr(waiting)](Result<T> result) {
        const auto alive = weak.lock();
        const auto handler = alive ? std::exchange(alive->done, nullptr) : nullptr;
        if (!handler)
            return;
        timer->stop();
        timer->deleteLater();
        alive->call = Call<T>();
        handler(std::move(result));
    };
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, timer, [finish, waiting] {
        finish(failure(ErrorKind::DeadlineExceeded, u"keyring"_s, u"the keyring does not answer"_s));
    });
    timer->start(m_budget);
    waiting->call.onDone(timer, finish);
}

Result<Secret> SecretStore::readDirectly(const SourceConfig &source) const
{
    if (auto given = readSecretVariable(overrideVariable(source.id)))
        return given;
    if (const auto typed = m_memory.constFind(keyringKey(source)); typed != m_memory.cend())
        return typed->secret;
    switch (source.secret.place) {
    case SecretPlace::Environment:
        return readSecretVariable(source.secret.name);
    case SecretPlace::File:
        return readSecretFile(secretFilePath(source.secret.name, m_workspaceFolder));
    default:
        break;
    }
    return failure(ErrorKind::Missing, source.id, u"no secret has been entered for this source"_s,
                   u"enter it in the settings"_s);
}

Call<ResolvedSecret> SecretStore::resolve(const SourceConfig &source)
{
    if (source.auth == SourceAuth::None) {
        setState(source.id, SecretState::NotNeeded);
        return Call<ResolvedSecret>::ready(ResolvedSecret());
    }
    const auto direct = readDirectly(source);
    const bool tryKeyring
        = !direct && direct.error().kind == ErrorKind::Missing && source.secret.place == SecretPlace::Keyring;
    if (tryKeyring)
        return resolveFromKeyring(source);
    if (!direct) {
        setState(source.id, stateOf(direct.error()));
        return Call<ResolvedSecret>::ready(std::unexpected(direct.error()));
    }
    learn(*direct);
    const auto typed = m_memory.constFind(keyringKey(source));
    const bool onlyTyped = typed != m_memory.cend() && !typed->alsoInKeyring
        && !readSecretVariable(overrideVariable(source.id));
    const ResolvedSecret resolved{*direct, onlyTyped ? SecretState::MemoryOnly : SecretState::Available};
    setState(source.id, resolved.state);
    return Call<ResolvedSecret>::ready(resolved);
}

Call<ResolvedSecret> SecretStore::resolveFromKeyring(const SourceConfig &source)
{
    Promise<ResolvedSecret> promise;
    setState(source.id, SecretState::Asking);
    withinBudget<Secret>(
        m_keyring->read(keyringKey(source)), [this, promise, id = source.id](Result<Secret> secret) {
            if (secret && !secret->isEmpty()) {
                m_keyringError.reset();
                learn(*secret);
                setState(id, SecretState::Available);
                promise.finish(ResolvedSecret{*secret, SecretState::Available});
                return;
            }
            Error error = secret ? Error{ErrorKind::Missing, id, u"the keyring entry is empty"_s, {}}
                                 : secret.error();
            if (error.kind != ErrorKind::Missing)
                m_keyringError = error;
            error.hint = u"enter the secret in the settings"_s;
            setState(id, SecretState::Missing);
            promise.finish(std::unexpected(std::move(error)));
        });
    return promise.call();
}

Call<SecretState> SecretStore::store(const SourceConfig &source, const Secret &secret)
{
    const QString key = keyringKey(source);
    learn(secret);
    m_memory.insert(key, {secret, false});
    if (source.secret.place != SecretPlace::Keyring) {
        setState(source.id, SecretState::MemoryOnly);
        return Call<SecretState>::ready(SecretState::MemoryOnly);
    }
    Promise<SecretState> promise;
    setState(source.id, SecretState::Asking);
    withinBudget<void>(m_keyring->write(key, secret),
                       [this, promise, key, id = source.id](const Status &status) {
                           m_keyringError = status ? std::nullopt : std::optional(status.error());
                           if (const auto typed = m_memory.find(key); typed != m_memory.end())
                               typed->alsoInKeyring = status.has_value();
                           setState(id, status ? SecretState::Available : SecretState::MemoryOnly);
                           promise.finish(status ? SecretState::Available : SecretState::MemoryOnly);
                       });
    return promise.call();
}

void SecretStore::forget(const SourceConfig &source)
{
    m_memory.remove(keyringKey(source));
    m_states.remove(source.id);
    if (source.secret.place == SecretPlace::Keyring)
        withinBudget<void>(m_keyring->remove(keyringKey(source)), [](const Status &) { });
    Q_EMIT stateChanged(source.id);
}

} // namespace yagura
