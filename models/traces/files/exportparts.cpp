#include "traces/files/exportparts.h"

#include <algorithm>

namespace yagura::traces {

std::string utf8Of(const QString &text)
{
    return text.toStdString();
}

const char *kindName(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return "internal";
    case SpanKind::Server:
        return "server";
    case SpanKind::Client:
        return "client";
    case SpanKind::Producer:
        return "producer";
    case SpanKind::Consumer:
        return "consumer";
    case SpanKind::Unspecified:
        break;
    }
    return "";
}

std::optional<Parent> parentOf(const OpenTrace &open, std::uint32_t row)
{
    const auto span = open.tree.spans[row];
    const auto references = open.trace.referencesOf(span);
    if (const auto parent = open.tree.parents[row]; parent != NoIndex) {
        const auto id = open.trace.ids[open.tree.spans[parent]];
        const auto claimed = std::ranges::find(references, id, &Reference::span);
        return Parent{open.trace.id, open.trace.spanIdText(open.tree.spans[parent]),
                      claimed == references.end() ? ReferenceType::ChildOf : claimed->type};
    }
    if (references.empty() || references.front().span.isNull())
        return std::nullopt;
    return Parent{references.front().trace, idText(references.front().span), references.front().type};
}

} // namespace yagura::traces
