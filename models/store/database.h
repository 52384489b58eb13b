// This workstation's database: one SQLite file (WAL, synchronous FULL) with one writer thread. What write()
// reports as done survives a power cut. Owned by app/; made before and destroyed after everything that keeps
// something. Call from any thread.
#pragma once

#include "core/call.h"
#include "store/connection.h"
#include "store/schema.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>

class QLockFile;

namespace yagura {

enum class StoreAccess {
    Opening,
    Open,
    ReadOnly, // written by a newer program
    Closed, // could not be opened, see problem
};

struct StoreState
{
    StoreAccess access = StoreAccess::Opening;
    std::optional<Error> problem;
    QString damagedFile; // where a damaged file was put aside at this start; empty normally
};

struct DatabaseOptions
{
    QString path; // its folder is made when absent
    QList<SchemaPart> schema;
    std::chrono::milliseconds busyTimeout{5000};
};

class Database : public QObject
{
    Q_OBJECT
public:
    // Opens on the writer thread; stateChanged() tells how it went. Work may be given at once.
    explicit Database(DatabaseOptions options, QObject *parent = nullptr);
    ~Database() override; // finishes what was given and joins

    // Runs work(connection) in one transaction: committed when it returns a value, rolled back when an error.
    // The call completes after the commit. Once given, work is done even if the call is cancelled. work
    // returns Result<T>.
    template <typename F> [[nodiscard]] auto write(F work)
    {
        return run(std::move(work), &Database::inTransaction);
    }

    // Runs work(connection) between the writes given before and after it.
    template <typename F> [[nodiscard]] auto read(F work)
    {
        return run(std::move(work), &Database::withoutTransaction);
    }

    [[nodiscard]] StoreState state() const;

Q_SIGNALS:
    // On this object's thread.
    void stateChanged();

private:
    using Task = std::function<Status(Connection &)>;

    template <typename F> auto run(F work, Status (Database::*runner)(const Task &))
    {
        using R = std::invoke_result_t<F, Connection &>;
        using T = typename R::value_type;
        Promise<T> promise;
        auto call = promise.call();
        post([this, promise, runner, work = std::make_shared<F>(std::move(work))] {
            std::optional<R> result;
            const Status status = (this->*runner)([&](Connection &connection) -> Status {
                result.emplace((*work)(connection));
                return result->has_value() ? Status() : std::unexpected(result->error());
            });
            if (status)
                promise.finish(std::move(*result));
            else
                promise.finish(std::unexpected(status.error()));
        });
        return call;
    }

    void post(std::function<void()> job);
    Status inTransaction(const Task &task);
    Status withoutTransaction(const Task &task);
    void open();
    [[nodiscard]] Status openFile();
    [[nodiscard]] Result<std::unique_ptr<Connection>> openChecked();
    void setState(StoreState state);

    const DatabaseOptions m_options;
    QThread m_thread;
    QObject *m_context; // lives on the thread
    std::unique_ptr<Connection> m_connection; // used on the thread only
    std::unique_ptr<QLockFile> m_lock;
    mutable std::mutex m_mutex;
    StoreState m_state;
    QString m_damagedFile;
};

} // namespace yagura
