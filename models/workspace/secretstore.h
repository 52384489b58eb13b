// Where the secrets of the sources come from and go to: the system's keyring, an environment variable, a file
// that nobody else can read, or the memory of this run. Never a file of ours. A keyring that fails or does
// not answer within five seconds means memory, visibly. Owned by app/; GUI thread.
#pragma once

#include "core/call.h"
#include "core/secret.h"
#include "workspace/sourceconfig.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace yagura {

class Redactor;

// A keyring as the store sees it, so that tests can bring their own.
class Keyring
{
public:
    virtual ~Keyring() = default;
    // Missing when there is no such entry; any other error when the keyring cannot be used.
    [[nodiscard]] virtual Call<Secret> read(const QString &key) = 0;
    [[nodiscard]] virtual Call<void> write(const QString &key, const Secret &secret) = 0;
    [[nodiscard]] virtual Call<void> remove(const QString &key) = 0;
};

// The one of the desktop session, through QtKeychain; without its fallback to plain files.
[[nodiscard]] std::unique_ptr<Keyring> systemKeyring();

enum class SecretState {
    NotNeeded, // the source has no authentication
    NotAsked,
    Asking,
    Available,
    MemoryOnly, // typed in, but will be gone with the program: badge it
    Missing, // nothing there: the operator must type it in
    Refused, // there is one that may not be used: see the error
};

struct ResolvedSecret
{
    Secret secret; // empty for a source without authentication
    SecretState state = SecretState::NotNeeded;
};

class SecretStore : public QObject
{
    Q_OBJECT
public:
    // redactor, if any, learns every secret that passes through; it outlives the store.
    SecretStore(std::unique_ptr<Keyring> keyring, QString workspaceFolder, Redactor *redactor = nullptr,
                QObject *parent = nullptr);
    ~SecretStore() override;

    // How long the keyring may take.
    void setKeyringBudget(std::chrono::milliseconds budget) { m_budget = budget; }

    // The secret of a source. YAGURA_TOKEN_<ID> comes first, then what was typed in during this run, then the
    // place that the source names. Missing, Forbidden … say what to do.
    [[nodiscard]] Call<ResolvedSecret> resolve(const SourceConfig &source);

    // Takes over a secret that was just typed in: into the keyring where the source says so, in any case into
    // memory. Completes with MemoryOnly and keeps the reason in keyringError() when the keyring would not
    // have it.
    [[nodiscard]] Call<SecretState> store(const SourceConfig &source, const Secret &secret);

    // Out of memory and keyring, after its source was removed.
    void forget(const SourceConfig &source);

    [[nodiscard]] SecretState state(const QString &sourceId) const;
    // Why the keyring is not used, for the badge; nothing while it works.
    [[nodiscard]] std::optional<Error> keyringError() const { return m_keyringError; }

    // A keyring entry belongs to a source at one address: a source that moves to another server does not take
    // its token there.
    [[nodiscard]] static QString keyringKey(const SourceConfig &source);

Q_SIGNALS:
    void stateChanged(const QString &sourceId);

private:
    [[nodiscard]] Result<Secret> readDirectly(const SourceConfig &source) const;
    [[nodiscard]] Call<ResolvedSecret> resolveFromKeyring(const SourceConfig &source);
    template <typename T> void withinBudget(Call<T> call, std::function<void(Result<T>)> done);
    void learn(const Secret &secret);
    void setState(const QString &sourceId, SecretState state);

    struct Remembered
    {
        Secret secret;
        bool alsoInKeyring = false;
    };

    std::unique_ptr<Keyring> m_keyring;
    QString m_workspaceFolder;
    Redactor *m_redactor;
    std::chrono::milliseconds m_budget{5000};
    QHash<QString, Remembered> m_memory; // by keyringKey
    QHash<QString, SecretState> m_states; // by source id
    std::optional<Error> m_keyringError;
};

} // namespace yagura
