#include "metrics/promql/parser.h"

#include "metrics/promql/lexer.h"
#include "metrics/promql/parserstate.h"
#include "metrics/promql/typecheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

constexpr int HighestTree = 500;
constexpr int DeepestNesting = 200;

} // namespace

ParserState::ParserState(QStringView text, const ParseOptions &options)
    : m_text(text)
    , m_options(options)
    , m_tokens(lex(text, {options.variables}))
{
    bool afterError = false;
    for (const Token &token : m_tokens) {
        if (token.kind == TokenKind::Comment)
            continue;
        const bool isError = token.kind == TokenKind::Error;
        if (isError)
            problem(token.span, token.error);
        // A string with a fault in it is still a string to go on with.
        const bool isString = isError && QStringView(u"\"'`").contains(text[token.span.start]);
        if (!isError || isString) {
            m_words.push_back({isString ? TokenKind::String : token.kind, token.span, token.error});
            m_afterError.push_back(afterError);
        }
        afterError = isError;
    }
}

Parsed ParserState::run()
{
    Parsed parsed;
    parsed.root = expression(1);
    bool said = false;
    while (!at(TokenKind::EndOfText)) {
        if (!said) {
            said = true;
            const bool closing = at(TokenKind::RightParen);
            unexpected({}, {}, closing ? u"There is no ( for it."_s : QString());
        }
        // Problems further on are found too, though this has no place in the tree.
        take();
        if (!at(TokenKind::EndOfText) && precedenceOf(peek().kind) == 0) {
            const size_t before = m_problems.size();
            const size_t from = m_at;
            (void)expression(1);
            m_problems.resize(qMin(m_problems.size(), before + (m_at > from ? 1 : 0)));
        }
    }
    std::ranges::stable_sort(m_problems, {}, [](const Problem &one) { return one.span.start; });
    parsed.problems = std::move(m_problems);
    parsed.tokens = std::move(m_tokens);
    return parsed;
}

const Token &ParserState::peek(size_t ahead) const
{
    return m_words[qMin(m_at + ahead, m_words.size() - 1)];
}

Token ParserState::take()
{
    Token token = peek();
    if (m_at + 1 < m_words.size()) {
        ++m_at;
        m_previousEnd = token.span.end();
    }
    return token;
}

bool ParserState::accept(TokenKind kind)
{
    if (!at(kind))
        return false;
    take();
    return true;
}

QString ParserState::textOf(const Token &token) const
{
    return m_text.mid(token.span.start, token.span.length).toString();
}

void ParserState::problem(Span span, const QString &message, const QString &hint)
{
    m_problems.push_back({span, message, hint, FindingSeverity::Error, {}, {}});
}

void ParserState::unexpected(const QString &context, const QString &expected, const QString &hint)
{
    const qsizetype place = peek().span.start;
    if (afterError() || m_saidTooDeep || place == m_lastUnexpected)
        return;
    m_lastUnexpected = place;
    QString message = u"unexpected "_s + describeToken(peek(), m_text);
    if (!context.isEmpty())
        message += u" in "_s + context;
    if (!expected.isEmpty())
        message += u", expected "_s + expected;
    problem(peek().span, message, hint);
}

bool ParserState::expect(TokenKind kind, const QString &context, const QString &expected)
{
    if (accept(kind))
        return true;
    unexpected(context, expected);
    return false;
}

void ParserState::needs(const Version &version, Span span, const QString &what)
{
    if (m_options.server && *m_options.server < version)
        problem(span, what + u" needs Prometheus "_s + versionText(version),
                u"The server is version "_s + versionText(*m_options.server) + u'.');
}

void ParserState::skipTo(TokenKind closing)
{
    int open = 0;
    while (!at(TokenKind::EndOfText)) {
        if (open == 0 && (at(TokenKind::Comma) || at(closing)))
            return;
        if (at(TokenKind::LeftParen))
            ++open;
        else if (at(TokenKind::RightParen) && --open < 0)
            return;
        take();
    }
}

ExprPtr ParserState::make(NodeValue value, qsizetype start, ValueType type)
{
    auto expr = std::make_unique<Expr>();
    expr->value = std::move(value);
    expr->span = spanBetween(start, qMax(start, m_previousEnd));
    expr->type = type;
    for (const Expr *child : children(*expr))
        expr->height = qMax(expr->height, child->height + 1);
    if (expr->height <= HighestTree)
        return expr;
    if (!m_saidTooDeep)
        problem({expr->span.end(), 0}, u"too many levels of operators"_s,
                u"At most %1 levels; a regular expression may say the same."_s.arg(HighestTree));
    m_saidTooDeep = true;
    return missing();
}

ExprPtr ParserState::missing()
{
    auto expr = std::make_unique<Expr>();
    expr->span = {m_previousEnd, 0};
    return expr;
}

ExprPtr ParserState::expression(int lowestPrecedence)
{
    if (m_depth >= DeepestNesting) {
        if (!m_saidTooDeep)
            problem(peek().span, u"nested too deeply"_s, u"At most %1 levels."_s.arg(DeepestNesting));
        m_saidTooDeep = true;
        m_at = m_words.size() - 1;
        return missing();
    }
    ++m_depth;
    ExprPtr left = operand();
    for (int precedence = precedenceOf(peek().kind); precedence >= lowestPrecedence && precedence > 0;
         precedence = precedenceOf(peek().kind))
        left = binary(std::move(left), precedence);
    --m_depth;
    return left;
}

Parsed parseSyntax(const QString &text, const ParseOptions &options)
{
    return ParserState(text, options).run();
}

Parsed parse(const QString &text, const ParseOptions &options)
{
    Parsed parsed = parseSyntax(text, options);
    const Problems found = checkTypes(*parsed.root, options.server);
    parsed.problems.insert(parsed.problems.end(), found.begin(), found.end());
    std::ranges::stable_sort(parsed.problems, {}, [](const Problem &one) { return one.span.start; });
    return parsed;
}

} // namespace yagura::metrics::promql
