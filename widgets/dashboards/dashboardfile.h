// What the chooser of dashboards offers. Plain value.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace yagura::dashboards {

// One file of the chooser. Given its text, or the path of the file (which may be a resource).
struct DashboardFile
{
    QString id; // stable: the file's name
    QString path;
    QByteArray json;

    bool operator==(const DashboardFile &) const = default;
};

// What a window of its own shows: a dashboard or one panel of it, with the values chosen for its variables.
struct DashboardPlace
{
    QString id; // of the file
    int panel = 0; // 0: all of it
    QHash<QString, QStringList> variables;

    bool operator==(const DashboardPlace &) const = default;
};

} // namespace yagura::dashboards
