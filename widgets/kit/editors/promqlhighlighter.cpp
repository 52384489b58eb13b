#include "kit/editors/promqlhighlighter.h"

#include "kit/theme.h"
#include "metrics/promql/functions.h"

namespace yagura::kit {

using namespace metrics::promql;

namespace {

constexpr int stringColor = 1;
constexpr int numberColor = 2;
constexpr int keywordColor = 3;

QColor colorOf(const Token &token, bool isFunction, const Theme &theme)
{
    switch (token.kind) {
    case TokenKind::Error:
        return theme.color(ColorRole::Critical);
    case TokenKind::Comment:
        return theme.color(ColorRole::TextFaint);
    case TokenKind::String:
        return theme.series(stringColor);
    case TokenKind::Number:
    case TokenKind::Duration:
        return theme.series(numberColor);
    case TokenKind::Variable:
        return theme.color(ColorRole::Info);
    case TokenKind::Identifier:
        return theme.color(isFunction ? ColorRole::Accent : ColorRole::Text);
    case TokenKind::MetricIdentifier:
        return theme.color(ColorRole::Text);
    case TokenKind::Aggregator:
        return theme.color(ColorRole::Accent);
    default:
        return isKeyword(token.kind) ? theme.series(keywordColor) : theme.color(ColorRole::TextMuted);
    }
}

} // namespace

PromqlHighlighter::PromqlHighlighter(QTextDocument *document, const QWidget *widget)
    : QSyntaxHighlighter(document)
    , m_widget(widget)
{ }

void PromqlHighlighter::setVariablesAllowed(bool areAllowed)
{
    if (m_options.variables == areAllowed)
        return;
    m_options.variables = areAllowed;
    rehighlight();
}

void PromqlHighlighter::highlightBlock(const QString &text)
{
    const Theme &theme = Theme::of(m_widget);
    const LexState before = LexState::fromNumber(previousBlockState());
    const LexedLine line = lexLine(text, before, m_options);
    for (const Token &token : line.tokens) {
        const bool isFunction = token.kind == TokenKind::Identifier
            && QStringView(text).mid(token.span.end()).trimmed().startsWith(u'(')
            && findFunction(text.mid(token.span.start, token.span.length));
        setFormat(static_cast<int>(token.span.start), static_cast<int>(token.span.length),
                  colorOf(token, isFunction, theme));
    }
    setCurrentBlockState(line.after.toNumber());
}

} // namespace yagura::kit
