#include "metrics/promql/completion.h"

#include "metrics/promql/functions.h"
#include "metrics/promql/lexer.h"
#include "metrics/promql/selections.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

bool isWord(const Token &token)
{
    return token.kind == TokenKind::Identifier || token.kind == TokenKind::MetricIdentifier
        || token.kind == TokenKind::Number || token.kind == TokenKind::Duration || isKeyword(token.kind);
}

bool isMatchSign(TokenKind kind)
{
    return kind == TokenKind::Assign || kind == TokenKind::NotEqual || kind == TokenKind::RegexMatch
        || kind == TokenKind::RegexNotMatch;
}

MatchKind matchKindOf(TokenKind kind)
{
    return kind == TokenKind::Assign    ? MatchKind::Equal
        : kind == TokenKind::NotEqual   ? MatchKind::NotEqual
        : kind == TokenKind::RegexMatch ? MatchKind::Regex
                                        : MatchKind::NotRegex;
}

// What an opening bracket is for.
struct Opening
{
    TokenKind kind = TokenKind::EndOfText; // of the bracket
    TokenKind head = TokenKind::EndOfText; // of what stands before it
    QString name; // of the function or aggregation
    size_t argument = 0;
    bool grouped = false; // by or without stands before it already
};

class Completer
{
public:
    Completer(const QString &text, qsizetype cursor, const ParseOptions &options)
        : m_text(text)
        , m_cursor(std::clamp<qsizetype>(cursor, 0, text.size()))
        , m_options(options)
    { }

    CompletionContext run()
    {
        m_context.replace = {m_cursor, 0};
        readTokens();
        if (m_inComment)
            return m_context;
        m_context.typed = m_text.mid(m_context.replace.start, m_cursor - m_context.replace.start);
        const TokenKind inside = m_openings.empty() ? TokenKind::EndOfText : m_openings.back().kind;
        if (inside == TokenKind::LeftBrace)
            inBraces();
        else if (inside == TokenKind::LeftBracket)
            m_context.wanted = m_inString ? Wanted::Nothing : Wanted::Durations;
        else if (!m_inString)
            inExpression();
        addSelectors();
        return m_context;
    }

private:
    // The tokens before the one at the cursor, which is what will be replaced.
    void readTokens()
    {
        for (const Token &token : lex(m_text, {m_options.variables})) {
            const bool isQuoted = token.kind != TokenKind::Comment && token.span.length > 0
                && QStringView(u"\"'`").contains(m_text[token.span.start]);
            const bool isOpen = isQuoted && token.kind == TokenKind::Error;
            if (token.span.start >= m_cursor)
                break;
            if (token.kind == TokenKind::Comment && token.span.end() >= m_cursor)
                m_inComment = true;
            else if (isQuoted && (token.span.end() > m_cursor || (isOpen && token.span.touches(m_cursor))))
                return insideString(token, isOpen);
            else if (token.span.touches(m_cursor) && (isWord(token) || isNumberLike(token)))
                m_context.replace = token.span;
            else if (token.kind != TokenKind::Comment)
                push(token);
        }
    }

    [[nodiscard]] bool isNumberLike(const Token &token) const
    {
        return token.kind == TokenKind::Error && m_text[token.span.start].isDigit();
    }

    void insideString(const Token &token, bool isOpen)
    {
        m_inString = true;
        m_context.quote = m_text[token.span.start];
        m_context.isQuoteOpen = isOpen;
        // What an open quote swallowed is not the value's.
        m_context.replace = spanBetween(token.span.start + 1, isOpen ? m_cursor : token.span.end() - 1);
    }

    void push(const Token &token)
    {
        if (token.kind == TokenKind::LeftParen || token.kind == TokenKind::LeftBrace
            || token.kind == TokenKind::LeftBracket) {
            open(token.kind);
        } else if (token.kind == TokenKind::RightParen || token.kind == TokenKind::RightBrace
                   || token.kind == TokenKind::RightBracket) {
            close();
        } else if (token.kind == TokenKind::Comma && !m_openings.empty()) {
            ++m_openings.back().argument;
        }
        if (token.kind != TokenKind::RightParen)
            m_afterGrouping = false;
        if (token.kind == TokenKind::Aggregator)
            m_aggregator = textOf(token);
        m_before.push_back(token);
    }

    void open(TokenKind kind)
    {
        Opening opening;
        opening.kind = kind;
        opening.head = previous();
        opening.grouped = m_afterGrouping && kind == TokenKind::LeftParen;
        if (opening.grouped) {
            opening.head = TokenKind::Aggregator;
            opening.name = m_aggregator;
        } else if (opening.head == TokenKind::Identifier || opening.head == TokenKind::Aggregator) {
            opening.name = textOf(m_before.back());
        }
        m_openings.push_back(opening);
    }

    void close()
    {
        if (m_openings.empty())
            return;
        m_closed = m_openings.back();
        m_afterGrouping = m_closed.head == TokenKind::By || m_closed.head == TokenKind::Without;
        m_openings.pop_back();
    }

    [[nodiscard]] QString textOf(const Token &token) const
    {
        return m_text.mid(token.span.start, token.span.length);
    }
    [[nodiscard]] TokenKind previous(size_t back = 0) const
    {
        return back < m_before.size() ? m_before[m_before.size() - 1 - back].kind : TokenKind::EndOfText;
    }

    void inBraces()
    {
        const TokenKind last = previous();
        if (isMatchSign(last)) {
            m_context.wanted = Wanted::LabelValues;
            m_context.matchKind = matchKindOf(last);
            m_context.label = m_before.size() > 1 ? textOf(m_before[m_before.size() - 2]) : QString();
            if (m_context.label.startsWith(u'"'))
                m_context.label = m_context.label.mid(1).chopped(1);
        } else if (last == TokenKind::LeftBrace || last == TokenKind::Comma) {
            m_context.wanted = Wanted::LabelNames;
            m_context.wanted.setFlag(Wanted::Metrics, m_inString);
        } else if (last == TokenKind::Identifier && !m_inString) {
            m_context.wanted = Wanted::MatchOperators;
        }
    }

    void wantOperand()
    {
        m_context.wanted |= Wanted::Metrics | Wanted::Functions | Wanted::Aggregators;
        if (m_openings.empty())
            return;
        const Opening &open = m_openings.back();
        const FunctionInfo *const info = findFunction(open.name);
        if (open.head == TokenKind::Identifier && info && !info->parameters.empty())
            m_context.expected = info->parameters[qMin(open.argument, info->parameters.size() - 1)];
        else if (open.head == TokenKind::Aggregator)
            m_context.expected = open.argument == 0 && aggregatorHasParameter(open.name.toLower())
                ? ValueType::Scalar
                : ValueType::Vector;
    }

    static bool isGroupingHead(TokenKind kind)
    {
        return kind == TokenKind::By || kind == TokenKind::Without || kind == TokenKind::On
            || kind == TokenKind::Ignoring || kind == TokenKind::GroupLeft || kind == TokenKind::GroupRight;
    }

    void inExpression()
    {
        const TokenKind last = previous();
        const bool inList = !m_openings.empty() && isGroupingHead(m_openings.back().head);
        if (inList) {
            if (last == TokenKind::LeftParen || last == TokenKind::Comma)
                m_context.wanted = Wanted::GroupingLabels;
        } else if (last == TokenKind::Offset) {
            m_context.wanted = Wanted::Durations;
        } else if (last == TokenKind::At) {
            m_context.wanted = Wanted::Times;
        } else if (last == TokenKind::RightParen) {
            afterParen();
        } else if (last == TokenKind::Aggregator) {
            m_context.wanted = Wanted::GroupingWords | Wanted::Operators;
        } else if (endsOperand(last)) {
            m_context.wanted = Wanted::Operators;
            const bool isSelector = last != TokenKind::Number && last != TokenKind::String;
            m_context.wanted.setFlag(Wanted::Modifiers, isSelector);
        } else if (last != TokenKind::By && last != TokenKind::Without && last != TokenKind::On
                   && last != TokenKind::Ignoring) {
            wantOperand();
            m_context.wanted.setFlag(Wanted::Bool, isComparison(last));
            m_context.wanted.setFlag(Wanted::MatchingWords,
                                     precedenceOf(last) > 0 || last == TokenKind::Bool);
        }
    }

    static bool endsOperand(TokenKind kind)
    {
        return kind == TokenKind::Identifier || kind == TokenKind::MetricIdentifier
            || kind == TokenKind::Number || kind == TokenKind::Duration || kind == TokenKind::String
            || kind == TokenKind::RightBrace || kind == TokenKind::RightBracket
            || kind == TokenKind::Variable;
    }

    void afterParen()
    {
        if (m_closed.head == TokenKind::On || m_closed.head == TokenKind::Ignoring) {
            wantOperand();
            m_context.wanted |= Wanted::GroupWords;
        } else if (m_closed.head == TokenKind::GroupLeft || m_closed.head == TokenKind::GroupRight) {
            wantOperand();
        } else {
            m_context.wanted = Wanted::Operators;
            m_context.wanted.setFlag(Wanted::GroupingWords,
                                     m_closed.head == TokenKind::Aggregator && !m_closed.grouped);
            m_context.wanted.setFlag(Wanted::Modifiers, m_closed.head == TokenKind::At);
        }
    }

    void addSelectors()
    {
        if (!(m_context.wanted & (Wanted::LabelNames | Wanted::LabelValues | Wanted::GroupingLabels)))
            return;
        const Parsed parsed = parseSyntax(m_text, m_options);
        if (m_context.wanted & Wanted::GroupingLabels)
            addGrouped(*parsed.root);
        else
            addSelector(*parsed.root);
        m_context.selectors.removeDuplicates();
    }

    void addSelector(const Expr &root)
    {
        forEachNode(root, [this](const Expr &expr) {
            const auto *node = expr.as<SelectorNode>();
            if (!node || !node->braces || !node->braces->touches(m_cursor) || node->braces->start == m_cursor)
                return;
            m_context.metric = node->metric;
            for (const LabelMatcher &matcher : node->matchers) {
                if (!matcher.span.touches(m_cursor))
                    m_context.matchers.push_back(matcher);
            }
            const QString text = selectionText({node->metric, m_context.matchers, {}});
            if (!text.isEmpty())
                m_context.selectors.push_back(text);
        });
    }

    // The series of the innermost aggregation or operation whose list of labels the cursor is in; of the
    // whole expression when it is too unfinished to tell.
    void addGrouped(const Expr &root)
    {
        const Expr *innermost = &root;
        forEachNode(root, [&](const Expr &expr) {
            const auto *aggregate = expr.as<AggregateNode>();
            const auto *binary = expr.as<BinaryNode>();
            if ((aggregate && aggregate->groupingSpan && aggregate->groupingSpan->touches(m_cursor))
                || (binary && binary->hasMatching && binary->matchingSpan.touches(m_cursor)))
                innermost = &expr;
        });
        auto selections = selectionsOf(*innermost);
        if (selections.empty())
            selections = selectionsOf(root);
        for (const Selection &selection : selections)
            m_context.selectors.push_back(selectionText(selection));
    }

    const QString m_text;
    const qsizetype m_cursor;
    const ParseOptions m_options;
    CompletionContext m_context;
    std::vector<Token> m_before;
    std::vector<Opening> m_openings;
    Opening m_closed;
    bool m_afterGrouping = false; // the list of by or without was just closed
    QString m_aggregator;
    bool m_inComment = false;
    bool m_inString = false;
};

} // namespace

CompletionContext completionAt(const QString &text, qsizetype cursor, const ParseOptions &options)
{
    return Completer(text, cursor, options).run();
}

} // namespace yagura::metrics::promql
