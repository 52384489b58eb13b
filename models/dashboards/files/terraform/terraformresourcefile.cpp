#include "dashboards/files/terraform/terraformresourcefile.h"

#include "dashboards/files/terraform/terraformpatchfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::terraform {

namespace {

using Kind = HclNode::Kind;

constexpr auto dashboardType = "grafana_dashboard"_L1;
constexpr auto appsPrefix = "grafana_apps_dashboard_dashboard_"_L1;

bool isDashboard(const HclBlock &block)
{
    return block.type == "resource"_L1 && block.labels.size() == 2
        && (block.labels[0] == dashboardType || block.labels[0].startsWith(appsPrefix));
}

QString addressOf(const HclBlock &block)
{
    return block.labels.join(u'.');
}

// A nested block, or an object given to an attribute of its name.
HclNodePointer nested(const HclBlock &block, QStringView group, QStringView name)
{
    for (const HclBlock &inner : block.blocks) {
        if (inner.type == group)
            return inner.attribute(name);
    }
    const HclNodePointer object = block.attribute(group);
    if (!object)
        return nullptr;
    for (const HclMember &member : object->members) {
        if (member.key == name)
            return member.value;
    }
    return nullptr;
}

HclNodePointer jsonNode(const HclBlock &block)
{
    return block.labels[0] == dashboardType ? block.attribute(u"config_json")
                                            : nested(block, u"spec", u"json");
}

QString textOf(ValueReader &reader, const HclNodePointer &node, const QString &subject)
{
    const OrderedJson value = node ? reader.value(node, subject) : OrderedJson();
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

void readResource(const HclBlock &block, ValueReader &reader, TerraformFile &file)
{
    TerraformDashboard dashboard;
    dashboard.address = addressOf(block);
    dashboard.line = block.line;
    const HclNodePointer node = jsonNode(block);
    if (!node) {
        file.findings.push_back({FileFindingKind::UnresolvedText, 0, dashboard.address,
                                 u"the resource has no JSON of a dashboard"_s});
        return;
    }
    dashboard.json = textOf(reader, node, dashboard.address).toUtf8();
    const bool isLeftToTerraform = dashboard.json.startsWith("${") && dashboard.json.endsWith('}');
    if (dashboard.json.trimmed().isEmpty() || isLeftToTerraform)
        return; // the reader has said why
    const auto attribute
        = [&](const HclNodePointer &value) { return textOf(reader, value, dashboard.address); };
    dashboard.folder = attribute(block.attribute(u"folder"));
    if (dashboard.folder.isEmpty())
        dashboard.folder = attribute(nested(block, u"metadata", u"folder_uid"));
    dashboard.uid = attribute(nested(block, u"metadata", u"uid"));
    dashboard.message = attribute(block.attribute(u"message"));
    if (const auto overwrite = block.attribute(u"overwrite"))
        dashboard.isOverwriting = overwrite->kind == Kind::Boolean && overwrite->text == "true"_L1;
    file.dashboards.push_back(std::move(dashboard));
}

// The literal that holds the dashboard, through names and calls that change nothing.
HclNodePointer literalOf(const ValueReader &reader, const HclNodePointer &node)
{
    HclNodePointer found = reader.resolved(node);
    const auto isCall = [&](const char *name) {
        return found && found->kind == Kind::Call && found->text == QLatin1String(name)
            && found->items.size() == 1;
    };
    if (isCall("jsonencode"))
        return reader.resolved(found->items.front());
    return isCall("file") || isCall("templatefile") ? nullptr : found;
}

QByteArray heredocOf(QByteArrayView text, const HclNode &node, QByteArray json, const QSet<QString> &kept)
{
    // The opening with its marker and the closing stay.
    const QByteArrayView whole = text.sliced(node.begin, node.end - node.begin);
    const qsizetype first = whole.indexOf('\n') + 1;
    const qsizetype last = whole.lastIndexOf('\n') + 1;
    if (!json.endsWith('\n'))
        json += '\n';
    return whole.first(first).toByteArray() + templateEscaped(json, kept) + whole.sliced(last).toByteArray();
}

} // namespace

Result<TerraformFile> readTerraform(QByteArrayView text, const QString &file, const FileReader &readFile)
{
    const auto root = readHcl(text, file);
    if (!root)
        return std::unexpected(root.error());
    ValueReader reader(text, *root, readFile);
    TerraformFile read;
    bool isThere = false;
    for (const HclBlock &block : root->blocks) {
        if (!isDashboard(block))
            continue;
        isThere = true;
        readResource(block, reader, read);
    }
    if (!isThere)
        return failure(ErrorKind::Missing, file, u"no resource of the file is a Grafana dashboard"_s);
    read.findings.insert(read.findings.end(), reader.findings().begin(), reader.findings().end());
    return read;
}

Result<QByteArray> withDashboard(QByteArrayView text, const QString &address, const QByteArray &json,
                                 const QString &file, const FileReader &readFile)
{
    const auto root = readHcl(text, file);
    if (!root)
        return std::unexpected(root.error());
    const auto block = std::find_if(root->blocks.begin(), root->blocks.end(), [&](const HclBlock &one) {
        return isDashboard(one) && addressOf(one) == address;
    });
    if (block == root->blocks.end())
        return failure(ErrorKind::Missing, file, u"there is no resource %1"_s.arg(address));
    ValueReader reader(text, *root, readFile);
    const HclNodePointer node = jsonNode(*block);
    const QByteArray before = textOf(reader, node, address).toUtf8();
    if (before == json)
        return text.toByteArray();
    const HclNodePointer literal = node ? literalOf(reader, node) : nullptr;
    if (!literal)
        return failure(ErrorKind::Unsupported, file,
                       u"the dashboard of %1 stands in another file"_s.arg(address),
                       u"change that file instead"_s);
    Patcher patcher(text, reader.keptExpressions());
    if (literal->kind == Kind::Heredoc) {
        patcher.replace(*literal, heredocOf(text, *literal, json, reader.keptExpressions()));
    } else if (literal->kind == Kind::Object) {
        const auto old = parseOrderedJson(before, address);
        const auto now = parseOrderedJson(json, address);
        if (!old || !now)
            return std::unexpected(old ? now.error() : old.error());
        patcher.patch(*literal, *old, *now);
    } else if (literal->kind == Kind::Text) {
        patcher.replace(*literal, hclOf(OrderedJson(json.toStdString()), 0, reader.keptExpressions()));
    } else {
        return failure(ErrorKind::Unsupported, file,
                       u"only Terraform knows where the dashboard of %1 stands"_s.arg(address));
    }
    return patcher.patched();
}

} // namespace yagura::dashboards::terraform
