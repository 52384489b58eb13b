#include "dashboards/variable.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace yagura::dashboards {

namespace {

const QString prefix = QStringLiteral("var-");

// Grafana writes the bar and the comma inside a filter's parts as words.
QString filterPart(QString text)
{
    return text.replace(QLatin1Char('|'), QLatin1String("__gfp__"))
        .replace(QLatin1Char(','), QLatin1String("__gfc__"));
}

QString fromFilterPart(QString text)
{
    return text.replace(QLatin1String("__gfp__"), QLatin1String("|"))
        .replace(QLatin1String("__gfc__"), QLatin1String(","));
}

QString filterText(const AdhocFilter &filter)
{
    // "=|" is the only sign with a bar, which is written like one in a value.
    QStringList parts{filterPart(filter.key), filterPart(filter.sign)};
    for (const QString &value : filter.values)
        parts << filterPart(value);
    return parts.join(QLatin1Char('|'));
}

std::optional<AdhocFilter> filterFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('|'));
    if (parts.size() < 3 || parts[0].isEmpty())
        return std::nullopt;
    AdhocFilter filter;
    filter.key = fromFilterPart(parts[0]);
    filter.sign = fromFilterPart(parts[1]);
    for (const QString &value : parts.mid(2))
        filter.values << fromFilterPart(value);
    return filter;
}

void takeValues(Variable &variable, const QStringList &values)
{
    if (variable.kind == VariableKind::AdHoc) {
        variable.filters.clear();
        for (const QString &value : values) {
            if (const auto filter = filterFrom(value))
                variable.filters.push_back(*filter);
        }
        return;
    }
    if (variable.kind == VariableKind::Constant)
        return;
    variable.current = variable.multi ? values : values.mid(0, 1);
    const auto saysAll = [](const QString &value) { return value == QLatin1String("All"); };
    if (variable.includeAll && std::any_of(values.begin(), values.end(), saysAll))
        variable.current = {allValue()};
}

} // namespace

QString allValue()
{
    return QStringLiteral("$__all");
}

QString Variable::textOf(const QString &value) const
{
    const auto it = std::find_if(options.begin(), options.end(),
                                 [&](const VariableOption &option) { return option.value == value; });
    return it == options.end() ? value : it->text;
}

std::vector<Variable> withAddressValues(std::vector<Variable> variables, const QString &address)
{
    const qsizetype question = address.indexOf(QLatin1Char('?'));
    const qsizetype fragment = address.indexOf(QLatin1Char('#'));
    const QUrlQuery query(address.mid(question + 1, fragment > question ? fragment - question - 1 : -1)
                              .replace(QLatin1Char('+'), QLatin1String("%20")));
    for (Variable &variable : variables) {
        const QStringList values = query.allQueryItemValues(prefix + variable.name, QUrl::FullyDecoded);
        if (query.hasQueryItem(prefix + variable.name))
            takeValues(variable, values);
    }
    return variables;
}

QString addressValues(const std::vector<Variable> &variables)
{
    QStringList items;
    const auto add = [&](const Variable &variable, const QString &value) {
        items << prefix + QString::fromLatin1(QUrl::toPercentEncoding(variable.name)) + QLatin1Char('=')
                + QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    for (const Variable &variable : variables) {
        if (variable.kind == VariableKind::AdHoc) {
            for (const AdhocFilter &filter : variable.filters)
                add(variable, filterText(filter));
        } else if (variable.kind != VariableKind::Constant) {
            for (const QString &value : variable.current)
                add(variable, value);
        }
    }
    return items.join(QLatin1Char('&'));
}

} // namespace yagura::dashboards
