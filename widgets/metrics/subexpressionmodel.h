// The parts of an expression, the whole first, each indented below what it is part of, with its type and,
// once asked, how many series it has. Owned by SubexpressionPane; GUI thread.
#pragma once

#include "core/result.h"
#include "metrics/promql/ast.h"
#include "metrics/series.h"

#include <QAbstractTableModel>

namespace yagura::metrics {

struct Subexpression
{
    QString text;
    int depth = 0;
    promql::ValueType type = promql::ValueType::Unknown;
    std::optional<size_t> series; // once asked
    std::optional<Error> error;

    // A string cannot be asked for usefully, nor what is unfinished.
    [[nodiscard]] bool canBeAsked() const;
    bool operator==(const Subexpression &) const = default;
};

// Parentheses are left out, as they are the same as what is inside. Nothing for what is no PromQL.
[[nodiscard]] std::vector<Subexpression> subexpressions(const QString &expression);

class SubexpressionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Text, Type, Count, ColumnCount };
    enum Role { DepthRole = Qt::UserRole + 1, IsErrorRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setParts(std::vector<Subexpression> parts);
    [[nodiscard]] const std::vector<Subexpression> &parts() const { return m_parts; }
    void setAnswer(int row, const Result<SharedResult> &answer);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Subexpression> m_parts;
};

} // namespace yagura::metrics
