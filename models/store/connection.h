// One open SQLite file, as the domains use it: statements with bound values, rows as lists. Lives and dies on
// the database's writer thread; work functions get a reference for the time of one transaction.
#pragma once

#include "core/result.h"

#include <QString>
#include <QVariant>

#include <chrono>
#include <memory>

namespace yagura {

using Row = QVariantList;
using Rows = QList<Row>;

struct Executed
{
    int changedRows = 0;
    qint64 lastInsertId = 0;
};

enum class Access { ReadWrite, ReadOnly };

class Connection
{
public:
    // Opens the file, which is made (0600) when absent and access allows it.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, Access access,
                                                                  std::chrono::milliseconds busyTimeout);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] Result<Executed> execute(const QString &statement, const QVariantList &values = {});
    [[nodiscard]] Result<Rows> query(const QString &statement, const QVariantList &values = {});
    // The first column of the first row; invalid when there is none.
    [[nodiscard]] Result<QVariant> value(const QString &statement, const QVariantList &values = {});

    [[nodiscard]] Status begin();
    [[nodiscard]] Status commit();
    void rollback();

private:
    explicit Connection(QString name, QString path);

    QString m_name;
    QString m_path;
};

} // namespace yagura
