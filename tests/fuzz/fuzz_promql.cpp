// No text breaks the reading of PromQL; what is right is printed, and read back to the same tree; lines give
// the same words as the whole.
#include "metrics/promql/completion.h"
#include "metrics/promql/lexer.h"
#include "metrics/promql/lint.h"
#include "metrics/promql/parser.h"
#include "metrics/promql/printer.h"
#include "metrics/promql/selections.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura::metrics::promql;
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    qsizetype end = 0;
    for (const Token &token : lex(text)) {
        if (token.span.start < end || token.span.end() > text.size())
            std::abort();
        end = token.span.end();
    }
    LexState state;
    for (const QString &line : text.split(QLatin1Char('\n')))
        state = lexLine(line, state).after;
    for (const bool variables : {false, true}) {
        const ParseOptions options{{}, variables};
        const Parsed parsed = parse(text, options);
        (void)completionAt(text, text.size() / 2, options);
        if (!parsed.isRight())
            continue;
        (void)lint(*parsed.root, text);
        for (const QString &again : {printed(*parsed.root), formatted(*parsed.root)}) {
            const Parsed second = parse(again, options);
            if (!variables && (!second.isRight() || !sameTree(*parsed.root, *second.root)))
                std::abort();
        }
        if (!variables
            && !withMatchers(text, {{QStringLiteral("added"), MatchKind::Equal, QStringLiteral("\"1")}}))
            std::abort();
    }
    return 0;
}
