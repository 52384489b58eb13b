// What an expression of a Terraform file is worth, as JSON: literals, jsonencode, jsondecode, file and
// templatefile, locals and defaults of variables of the same file. What only Terraform can work out stays as
// the text ${…} with a finding. Internal to the Terraform reader; pure but for the files it is given.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/filefinding.h"
#include "dashboards/files/terraform/hclreader.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace yagura::dashboards::terraform {

// Reads a file that is named relative to the Terraform file.
using FileReader = std::function<Result<QByteArray>(const QString &path)>;

class ValueReader
{
public:
    // root was read from text; all outlive it.
    ValueReader(QByteArrayView text, const HclBlock &root, const FileReader &readFile);

    // subject names the resource for findings.
    [[nodiscard]] OrderedJson value(const HclNodePointer &node, const QString &subject);
    // The node behind local.name and var.name, else node itself.
    [[nodiscard]] HclNodePointer resolved(const HclNodePointer &node) const;

    [[nodiscard]] const FileFindings &findings() const { return m_findings; }
    // Texts between ${ and } that stayed as they are.
    [[nodiscard]] const QSet<QString> &keptExpressions() const { return m_kept; }

private:
    using Names = QHash<QString, OrderedJson>;

    [[nodiscard]] OrderedJson read(const HclNodePointer &node, int depth);
    [[nodiscard]] OrderedJson readText(const std::vector<HclPart> &parts, const Names &names, int depth);
    [[nodiscard]] OrderedJson readCall(const HclNode &node, int depth);
    [[nodiscard]] OrderedJson readFileCall(const HclNode &node, int depth);
    [[nodiscard]] OrderedJson readReference(const HclNode &node, int depth);
    [[nodiscard]] OrderedJson part(const HclPart &part, const Names &names, int depth);
    [[nodiscard]] OrderedJson kept(const QString &expression);
    void note(const QString &detail);

    QByteArrayView m_text;
    QByteArrayView m_source; // what the nodes being read are places of: m_text or a template's expression
    const FileReader &m_readFile;
    QHash<QString, HclNodePointer> m_named; // local.x and var.x
    QString m_subject;
    FileFindings m_findings;
    QSet<QString> m_kept;
};

} // namespace yagura::dashboards::terraform
