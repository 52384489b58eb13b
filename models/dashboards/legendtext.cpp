#include "dashboards/legendtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace yagura::dashboards {

namespace {

const QString nameLabel = QStringLiteral("__name__");

// Label names whose values are not the same in every series.
QStringList differingLabels(const std::vector<Labels> &series)
{
    std::set<QString> names;
    for (const Labels &labels : series) {
        for (const auto &[name, value] : labels.pairs())
            names.insert(name);
    }
    QStringList differing;
    for (const QString &name : names) {
        const QString first = series.front().value(name);
        if (std::any_of(series.begin(), series.end(),
                        [&](const Labels &l) { return l.value(name) != first; }))
            differing.push_back(name);
    }
    return differing;
}

} // namespace

QString legendText(const QString &format, const Labels &labels)
{
    static const QRegularExpression reference(QStringLiteral("\\{\\{\\s*(.+?)\\s*\\}\\}"));
    QString out;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(format); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(format).mid(at, match.capturedStart() - at);
        out += labels.value(match.capturedView(1));
        at = match.capturedEnd();
    }
    return out + QStringView(format).mid(at);
}

QStringList automaticLegends(const std::vector<Labels> &series)
{
    QStringList legends;
    if (series.empty())
        return legends;
    const QStringList differing = differingLabels(series);
    for (const Labels &labels : series) {
        if (differing.size() == 1) {
            legends.push_back(labels.value(differing.front()));
            continue;
        }
        if (differing.isEmpty()) {
            const QString name = labels.value(nameLabel);
            legends.push_back(name.isEmpty() ? labels.toString() : name);
            continue;
        }
        Labels shown;
        for (const QString &name : differing)
            shown.set(name, labels.value(name));
        legends.push_back(shown.toString());
    }
    return legends;
}

} // namespace yagura::dashboards
