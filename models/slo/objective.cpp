#include "slo/objective.h"

namespace yagura::slo {

QString errorRatioOver(const Objective &objective, const QString &window)
{
    QString expression = objective.errorRatio;
    return expression.replace(QLatin1String("{{.window}}"), window);
}

QString burnRateOver(const Objective &objective, const QString &window)
{
    // Twelve digits: 1 - 0.999 has no exact form, and 0.0010000000000000009 helps nobody.
    return QLatin1Char('(') + errorRatioOver(objective, window) + QLatin1String(") / ")
        + QString::number(objective.budget(), 'g', 12);
}

} // namespace yagura::slo
