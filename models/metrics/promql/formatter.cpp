#include "metrics/promql/parser.h"
#include "metrics/promql/printer.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

constexpr qsizetype LongestLine = 100; // bytes

QString indent(int level)
{
    return QString(level * 2, QLatin1Char(' '));
}

class Formatter
{
public:
    explicit Formatter(const Expr &root) { measure(root); }

    [[nodiscard]] QString format(const Expr &expr, int level) const
    {
        if (const auto *unary = expr.as<UnaryNode>())
            return QString(indent(level) + operatorText(unary->op) + format(*unary->expr, level).trimmed());
        if (const auto *subquery = expr.as<SubqueryNode>())
            return fits(expr) ? line(expr)
                              : QString(format(*subquery->expr, level) + subqueryText(*subquery));
        const bool isLeaf = children(expr).empty() || expr.as<RangeNode>();
        if (fits(expr) || isLeaf)
            return QString(indent(level) + line(expr));
        return broken(expr, level);
    }

private:
    // Each node's text is made once, from its children's.
    const QString &measure(const Expr &expr)
    {
        QStringList parts;
        for (const Expr *child : children(expr))
            parts.push_back(measure(*child));
        const QString text = printedAround(expr, parts);
        m_fits.insert(&expr, text.toUtf8().size() <= LongestLine);
        return *m_lines.insert(&expr, text);
    }

    [[nodiscard]] bool fits(const Expr &expr) const { return m_fits.value(&expr); }
    [[nodiscard]] QString line(const Expr &expr) const { return m_lines.value(&expr); }

    [[nodiscard]] QString broken(const Expr &expr, int level) const
    {
        if (const auto *binary = expr.as<BinaryNode>())
            return QString(format(*binary->left, level + 1) + u'\n' + indent(level) + operatorText(binary->op)
                           + (binary->returnBool ? u" bool"_s : QString()) + matchingText(*binary) + u'\n'
                           + format(*binary->right, level + 1));
        QStringList inner;
        for (const Expr *child : children(expr))
            inner.push_back(format(*child, level + 1));
        const QString body = u"(\n"_s + inner.join(u",\n"_s) + u'\n' + indent(level) + u')';
        QString head;
        if (const auto *aggregate = expr.as<AggregateNode>())
            head = aggregateText(*aggregate);
        else if (const auto *call = expr.as<CallNode>())
            head = call->name;
        return QString(indent(level) + head + body);
    }

    QHash<const Expr *, QString> m_lines;
    QHash<const Expr *, bool> m_fits;
};

} // namespace

QString formatted(const Expr &expr)
{
    return Formatter(expr).format(expr, 0);
}

std::optional<QString> formattedText(const QString &text, const ParseOptions &options)
{
    const Parsed parsed = parse(text, options);
    const bool hasComment = std::ranges::any_of(
        parsed.tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
    if (!parsed.isRight() || hasComment)
        return std::nullopt;
    return formatted(*parsed.root);
}

} // namespace yagura::metrics::promql
