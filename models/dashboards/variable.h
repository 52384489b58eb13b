// The variables of a dashboard and what they stand for. Plain values.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace yagura::dashboards {

enum class VariableKind {
    Query,
    Custom,
    Constant,
    TextBox,
    Interval,
    DataSource,
    AdHoc,
    GroupBy,
    Switch,
    Unsupported,
};
enum class VariableVisibility { Shown, ValueOnly, Hidden };
// When a query variable is asked again, besides when what it depends on changes.
enum class VariableRefresh { Never, OnLoad, OnTimeChange };

struct VariableOption
{
    QString text;
    QString value;

    bool operator==(const VariableOption &) const = default;
};

// Grafana's value for "all of them".
[[nodiscard]] QString allValue();

// One row of an ad-hoc variable, which narrows every query of its source.
struct AdhocFilter
{
    QString key;
    QString sign = QStringLiteral("="); // = != =~ !~ < >, and of several values =| !=|
    QStringList values; // more than one only with =| and !=|

    [[nodiscard]] bool isComplete() const { return !key.isEmpty() && !sign.isEmpty(); }
    bool operator==(const AdhocFilter &) const = default;
};

// How an interval variable on automatic divides the range.
struct AutomaticInterval
{
    bool isOffered = false;
    int parts = 30;
    QString minimum = QStringLiteral("10s");

    bool operator==(const AutomaticInterval &) const = default;
};

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
    VariableRefresh refresh = VariableRefresh::OnLoad;
    QString sourceType; // plugin id of what a query or ad-hoc variable asks; empty: the default source
    QString source; // its uid, name or $variable
    AutomaticInterval automatic;
    std::vector<AdhocFilter> filters; // of an ad-hoc variable
    QStringList current; // values; allValue() for all
    // Without "all"; of a query: as last answered; of a switch: on, then off.
    std::vector<VariableOption> options;
    QByteArray json; // the variable as the file has it

    [[nodiscard]] bool isAll() const { return current.contains(allValue()); }
    // Of one of its values; the value itself where no option has it.
    [[nodiscard]] QString textOf(const QString &value) const;
    // What an interval variable on automatic has as its value.
    [[nodiscard]] QString automaticValue() const { return QStringLiteral("$__auto_interval_") + name; }
    bool operator==(const Variable &) const = default;
};

// The values of an address as Grafana writes it: "var-job=api&var-job=web&var-filters=env|=|prod", with or
// without what stands before the question mark. Variables that it does not name keep theirs.
[[nodiscard]] std::vector<Variable> withAddressValues(std::vector<Variable> variables,
                                                      const QString &address);
// The part behind the question mark that says what is chosen.
[[nodiscard]] QString addressValues(const std::vector<Variable> &variables);

} // namespace yagura::dashboards
