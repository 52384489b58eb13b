// The variables of a dashboard and what they stand for. Plain values.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace yagura::dashboards {

enum class VariableKind { Query, Custom, Constant, TextBox, Interval, DataSource, Unsupported };
enum class VariableVisibility { Shown, ValueOnly, Hidden };

struct VariableOption
{
    QString text;
    QString value;

    bool operator==(const VariableOption &) const = default;
};

// Grafana's value for "all of them".
[[nodiscard]] QString allValue();

struct Variable
{
    QString name;
    QString label; // empty: the name
    VariableKind kind = VariableKind::Custom;
    QString typeName; // as the file says
    QString query; // meaning depends on kind
    QString regex; // narrows the answers of a query
    int sort = 0; // Grafana's 0–8
    bool multi = false;
    bool includeAll = false;
    QString customAll; // what "all" becomes, if not the list
    VariableVisibility visibility = VariableVisibility::Shown;
    QStringList current; // values; allValue() for all
    std::vector<VariableOption> options; // without "all"; of a query: as last answered
    QByteArray json; // the variable as the file has it

    [[nodiscard]] bool isAll() const { return current.contains(allValue()); }
    bool operator==(const Variable &) const = default;
};

} // namespace yagura::dashboards
