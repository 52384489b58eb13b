// The queries asked before, walked through with two keys; what stands in the field is kept as a draft
// meanwhile. Plain value of its field.
#pragma once

#include <QStringList>

#include <optional>

namespace yagura::metrics {

class QueryHistory
{
public:
    // Becomes the newest; the same query asked earlier moves here. Walking starts anew.
    void add(const QString &query);

    // The next older one that differs from what stands in the field; nothing at the end.
    [[nodiscard]] std::optional<QString> older(const QString &current);
    // Back towards now; the last step gives the draft back.
    [[nodiscard]] std::optional<QString> newer();

    [[nodiscard]] const QStringList &queries() const { return m_queries; } // oldest first

private:
    QStringList m_queries;
    qsizetype m_at = 0; // m_queries.size() is the draft
    QString m_draft;
};

} // namespace yagura::metrics
