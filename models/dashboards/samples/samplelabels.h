// The labels that series of a query have, as far as its panel tells: from its legend, its grouping, its
// matchers and the columns that transformations name. Plain value; pure, any thread.
#pragma once

#include "dashboards/panelquery.h"

#include <QHash>

namespace yagura::dashboards {

// Values as servers have them, for labels that dashboards often show.
[[nodiscard]] QStringList usualValues(const QString &label);

class SampleLabels
{
public:
    SampleLabels(const Panel &panel, const PlannedQuery &query);

    // Series are the buckets of one histogram, with their bounds in "le".
    [[nodiscard]] bool hasBuckets() const;
    // How many series there are.
    [[nodiscard]] size_t count() const;
    // Every series has another set; what varies goes on from label to label like the figures of a number.
    [[nodiscard]] Labels of(size_t number) const;

private:
    void vary(const QString &name);
    void fix(const metrics::promql::LabelMatcher &matcher);
    void addBuckets(const PlannedQuery &query);
    void addExpression(const PlannedQuery &query);
    void addTransformed(const Panel &panel);
    [[nodiscard]] QString lastVaried(const QStringList &names) const;

    QString m_metric;
    QHash<QString, QStringList> m_labels; // by name; one value where the query fixes it
};

} // namespace yagura::dashboards
