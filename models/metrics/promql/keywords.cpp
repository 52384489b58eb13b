#include "metrics/promql/lexer.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

const QHash<QString, TokenKind> &keywords()
{
    static const QHash<QString, TokenKind> words = [] {
        QHash<QString, TokenKind> map{{u"inf"_s, TokenKind::Number},
                                      {u"nan"_s, TokenKind::Number},
                                      {u"atan2"_s, TokenKind::Atan2},
                                      {u"and"_s, TokenKind::And},
                                      {u"or"_s, TokenKind::Or},
                                      {u"unless"_s, TokenKind::Unless},
                                      {u"by"_s, TokenKind::By},
                                      {u"without"_s, TokenKind::Without},
                                      {u"on"_s, TokenKind::On},
                                      {u"ignoring"_s, TokenKind::Ignoring},
                                      {u"group_left"_s, TokenKind::GroupLeft},
                                      {u"group_right"_s, TokenKind::GroupRight},
                                      {u"bool"_s, TokenKind::Bool},
                                      {u"offset"_s, TokenKind::Offset},
                                      {u"start"_s, TokenKind::Start},
                                      {u"end"_s, TokenKind::End}};
        for (const auto &name :
             {u"sum"_s, u"avg"_s, u"count"_s, u"min"_s, u"max"_s, u"group"_s, u"stddev"_s, u"stdvar"_s,
              u"topk"_s, u"bottomk"_s, u"count_values"_s, u"quantile"_s, u"limitk"_s, u"limit_ratio"_s})
            map.insert(name, TokenKind::Aggregator);
        return map;
    }();
    return words;
}

} // namespace

TokenKind keywordKind(QStringView word)
{
    constexpr qsizetype longest = 12;
    if (word.size() > longest)
        return TokenKind::Identifier;
    return keywords().value(word.toString().toLower(), TokenKind::Identifier);
}

QString describeToken(const Token &token, QStringView text)
{
    const QString quoted = u'"' + text.mid(token.span.start, qMin<qsizetype>(token.span.length, 40)) + u'"';
    switch (token.kind) {
    case TokenKind::EndOfText:
        return u"end of input"_s;
    case TokenKind::Identifier:
    case TokenKind::MetricIdentifier:
        return u"identifier "_s + quoted;
    case TokenKind::Number:
        return u"number "_s + quoted;
    case TokenKind::Duration:
        return u"duration "_s + quoted;
    case TokenKind::String:
        return u"string "_s + text.mid(token.span.start, qMin<qsizetype>(token.span.length, 40));
    case TokenKind::Variable:
        return u"variable "_s + quoted;
    default:
        return isKeyword(token.kind) ? QString(u"keyword "_s + quoted) : quoted;
    }
}

} // namespace yagura::metrics::promql
