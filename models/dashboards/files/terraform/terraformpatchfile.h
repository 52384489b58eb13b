// A changed JSON value written into the HCL it was read from: members and elements that are as they were
// keep their text, with comments and layout; what changed is written anew. Internal to the Terraform writer;
// pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/terraform/hclreader.h"

#include <QSet>

namespace yagura::dashboards::terraform {

// Bytes of the file and what comes in their place.
struct TextEdit
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};

// value as an HCL expression, inner lines indented by indent more; texts between ${ and } that are in kept
// stay expressions.
[[nodiscard]] QByteArray hclOf(const OrderedJson &value, int indent, const QSet<QString> &kept);
// text with ${ and %{ escaped, but for kept expressions.
[[nodiscard]] QByteArray templateEscaped(const QByteArray &text, const QSet<QString> &kept);

class Patcher
{
public:
    Patcher(QByteArrayView text, const QSet<QString> &kept);

    // node has the value before and is to have after.
    void patch(const HclNode &node, const OrderedJson &before, const OrderedJson &after);
    void replace(const HclNode &node, QByteArray text);
    [[nodiscard]] int indentOf(const HclNode &node) const;
    [[nodiscard]] QByteArray patched() const;

private:
    [[nodiscard]] bool patchObject(const HclNode &node, const OrderedJson &before, const OrderedJson &after);
    [[nodiscard]] bool patchTuple(const HclNode &node, const OrderedJson &before, const OrderedJson &after);

    QByteArrayView m_text;
    const QSet<QString> &m_kept;
    std::vector<TextEdit> m_edits;
};

} // namespace yagura::dashboards::terraform
