// The part of HCL, Terraform's language, that its files use for values: blocks, attributes, strings with
// templates, heredocs, numbers, objects, tuples, calls and references. What goes beyond (operators,
// conditions, for) is kept as its text. Every node knows its place in the file, so that one can be replaced
// and the rest stays. Size, depth and number of nodes are bounded. Plain values, any thread.
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <memory>
#include <vector>

namespace yagura::dashboards::terraform {

struct HclNode;
using HclNodePointer = std::shared_ptr<const HclNode>;

// A piece of a string or heredoc: text as it is meant, or an expression between ${ and }, or a directive
// between %{ and }.
struct HclPart
{
    enum class Kind { Literal, Expression, Directive };

    Kind kind = Kind::Literal;
    QString text; // of an expression or directive: as written, without its braces
};

struct HclMember
{
    QString key;
    HclNodePointer value;
};

struct HclNode
{
    enum class Kind {
        Text, // parts
        Heredoc, // parts
        Number, // text
        Boolean, // text is "true" or "false"
        Null,
        Object, // members
        Tuple, // items
        Call, // text is the function's name, items its arguments
        Reference, // text is "local.name"
        Other, // text as written
    };

    Kind kind = Kind::Null;
    qsizetype begin = 0; // bytes of the file
    qsizetype end = 0; // one past the last
    int line = 1;
    QString text;
    std::vector<HclPart> parts;
    std::vector<HclMember> members;
    std::vector<HclNodePointer> items;
};

struct HclBlock
{
    QString type; // resource
    QStringList labels; // grafana_dashboard, name
    int line = 1;
    std::vector<HclMember> attributes;
    std::vector<HclBlock> blocks;

    // Null when there is none.
    [[nodiscard]] HclNodePointer attribute(QStringView name) const;
};

// The file as one block without a type. file is for errors, whose place is "file:line". Malformed, Incomplete
// when the text ends early, TooLarge beyond 64 MiB, 100 levels or two million nodes.
[[nodiscard]] Result<HclBlock> readHcl(QByteArrayView text, const QString &file);
// One expression alone, as it stands between ${ and }.
[[nodiscard]] Result<HclNodePointer> readHclExpression(QByteArrayView text, const QString &file);
// The parts of text that is a template without quotes, such as a file for templatefile().
[[nodiscard]] Result<std::vector<HclPart>> readHclTemplate(QByteArrayView text, const QString &file);

} // namespace yagura::dashboards::terraform
