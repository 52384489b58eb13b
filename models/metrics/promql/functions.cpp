#include "metrics/promql/functions.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

struct Row
{
    const char *name;
    const char *parameters; // v instant vector, m range vector, s scalar, t string; ? optional; * endless
    char returns;
    const char *usage;
    const char *help;
    Version since = {};
    Version until = {};
};

constexpr Row rows[]{
#include "metrics/promql/functiontable.inc"
};

ValueType typeOfLetter(char letter)
{
    switch (letter) {
    case 'm':
        return ValueType::Matrix;
    case 's':
        return ValueType::Scalar;
    case 't':
        return ValueType::String;
    default:
        return ValueType::Vector;
    }
}

FunctionInfo infoOf(const Row &row)
{
    FunctionInfo info;
    info.name = QString::fromLatin1(row.name);
    for (const char *letter = row.parameters; *letter != '\0'; ++letter) {
        if (*letter == '?')
            ++info.optional;
        else if (*letter == '*')
            info.endless = true;
        else
            info.parameters.push_back(typeOfLetter(*letter));
    }
    info.returns = typeOfLetter(row.returns);
    info.usage = QString::fromUtf8(row.usage);
    info.help = QString::fromUtf8(row.help);
    info.since = row.since;
    if (row.until != Version{})
        info.until = row.until;
    return info;
}

const std::vector<FunctionInfo> &table()
{
    static const std::vector<FunctionInfo> all = [] {
        std::vector<FunctionInfo> infos;
        std::ranges::transform(rows, std::back_inserter(infos), infoOf);
        return infos;
    }();
    return all;
}

} // namespace

QString FunctionInfo::signature() const
{
    return QString(name + u'(' + usage + u") → "_s + typeName(returns));
}

std::span<const FunctionInfo> functions()
{
    return table();
}

const FunctionInfo *findFunction(const QString &name)
{
    static const QHash<QString, const FunctionInfo *> byName = [] {
        QHash<QString, const FunctionInfo *> map;
        for (const FunctionInfo &info : table())
            map.insert(info.name, &info);
        return map;
    }();
    return byName.value(name);
}

} // namespace yagura::metrics::promql
