#include "metrics/subexpressionmodel.h"

#include "core/text.h"
#include "metrics/promql/parser.h"

#include <QCoreApplication>

namespace yagura::metrics {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("SubexpressionPane", text);
}

void collect(const promql::Expr &expr, const QString &text, int depth, std::vector<Subexpression> &parts)
{
    const promql::Expr &inner = promql::withoutParens(expr);
    parts.push_back({text.mid(inner.span.start, inner.span.length), depth, inner.type, {}, {}});
    for (const promql::Expr *child : promql::children(inner))
        collect(*child, text, depth + 1, parts);
}

} // namespace

bool Subexpression::canBeAsked() const
{
    return type == promql::ValueType::Vector || type == promql::ValueType::Scalar
        || type == promql::ValueType::Matrix;
}

std::vector<Subexpression> subexpressions(const QString &expression)
{
    const promql::Parsed parsed = promql::parse(expression);
    std::vector<Subexpression> parts;
    if (parsed.isRight())
        collect(*parsed.root, expression, 0, parts);
    return parts;
}

void SubexpressionModel::setParts(std::vector<Subexpression> parts)
{
    beginResetModel();
    m_parts = std::move(parts);
    endResetModel();
}

void SubexpressionModel::setAnswer(int row, const Result<SharedResult> &answer)
{
    if (row < 0 || row >= rowCount())
        return;
    Subexpression &part = m_parts[static_cast<size_t>(row)];
    part.series.reset();
    part.error.reset();
    if (answer)
        part.series = (*answer)->series.size();
    else
        part.error = answer.error();
    Q_EMIT dataChanged(index(row, Count), index(row, Count));
}

int SubexpressionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

int SubexpressionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubexpressionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Subexpression &part = m_parts[static_cast<size_t>(index.row())];
    if (role == DepthRole)
        return part.depth;
    if (role == IsErrorRole)
        return part.error.has_value();
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Text:
        return part.text.simplified();
    case Type:
        return promql::typeName(part.type);
    case Count:
        return part.error ? words(QT_TRANSLATE_NOOP("SubexpressionPane", "failed"))
            : part.series ? QVariant(static_cast<qulonglong>(*part.series))
                          : QVariant();
    default:
        return {};
    }
}

QVariant SubexpressionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Text:
        return words(QT_TRANSLATE_NOOP("SubexpressionPane", "Part"));
    case Type:
        return words(QT_TRANSLATE_NOOP("SubexpressionPane", "Type"));
    case Count:
        return words(QT_TRANSLATE_NOOP("SubexpressionPane", "Series"));
    default:
        return {};
    }
}

} // namespace yagura::metrics
