#include "dashboards/editor/query/problemtext.h"

namespace yagura::dashboards {

QString ProblemText::sentence(const TargetProblem &problem)
{
    switch (problem.kind) {
    case TargetProblem::Kind::FieldMissing:
        return tr("Something is needed here");
    case TargetProblem::Kind::NumberWanted:
        return tr("A number is needed");
    case TargetProblem::Kind::WholeNumberWanted:
        return tr("A whole number is needed, 0 or more");
    case TargetProblem::Kind::PercentWanted:
        return tr("Numbers from 0 to 100 are needed, with commas between them");
    case TargetProblem::Kind::DurationWanted:
        return tr("A duration is needed, for instance 30s or 5m");
    case TargetProblem::Kind::TimeWanted:
        return tr("It goes from bucket to bucket of time: the last buckets must be a date histogram");
    case TargetProblem::Kind::KindUnknown:
        return tr("\"%1\" is not known here; it is kept").arg(problem.detail);
    case TargetProblem::Kind::InputMissing:
        return tr("Choose what it is made from");
    case TargetProblem::Kind::InputUnknown:
        return tr("There is no query called %1").arg(problem.detail);
    case TargetProblem::Kind::Circle:
        return tr("It depends on itself");
    case TargetProblem::Kind::Formula:
        return tr("The formula cannot be read: %1").arg(problem.detail);
    }
    return {};
}

QHash<QString, QString> ProblemText::sentences(const std::vector<TargetProblem> &problems)
{
    QHash<QString, QString> found;
    for (const TargetProblem &problem : problems) {
        if (!found.contains(problem.path))
            found.insert(problem.path, sentence(problem));
    }
    return found;
}

QHash<QString, QString> ProblemText::inside(const QHash<QString, QString> &sentences, const QString &path)
{
    QHash<QString, QString> found;
    const QString start = path + QLatin1Char('.');
    for (auto it = sentences.begin(); it != sentences.end(); ++it) {
        if (it.key().startsWith(start))
            found.insert(it.key().mid(start.size()), it.value());
    }
    return found;
}

} // namespace yagura::dashboards
