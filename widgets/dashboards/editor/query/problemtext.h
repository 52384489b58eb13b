// What is wrong in a query's fields, in words. GUI thread.
#pragma once

#include "dashboards/targets/targetproblems.h"

#include <QCoreApplication>
#include <QHash>

namespace yagura::dashboards {

class ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::ProblemText)
public:
    // By the path of the field, the first of each.
    [[nodiscard]] static QHash<QString, QString> sentences(const std::vector<TargetProblem> &problems);
    // Those of a part of the model, by what follows its path.
    [[nodiscard]] static QHash<QString, QString> inside(const QHash<QString, QString> &sentences,
                                                        const QString &path);

private:
    [[nodiscard]] static QString sentence(const TargetProblem &problem);
};

} // namespace yagura::dashboards
