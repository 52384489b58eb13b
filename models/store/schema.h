// How the tables of one domain came to be: numbered steps, each run once, in order. Every domain that keeps
// something owns one part; the database remembers how far each part has come. Plain value.
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace yagura {

class Connection;

struct SchemaPart
{
    QString name; // "outbox"; stays for ever
    QList<QStringList> steps; // statements of version 1, 2, …; only ever added to
};

// Brings every part up to date inside one transaction. A part newer than this program is an error of kind
// Unsupported with a sentence for the operator; nothing is changed then.
[[nodiscard]] Status migrate(Connection &connection, const QList<SchemaPart> &parts);

} // namespace yagura
