#include "dashboards/files/kubernetesfile.h"

#include "core/jsonreader.h"
#include "core/yamlreader.h"
#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards {

namespace {

constexpr int deepestTree = 60; // JSON's own limit is 64
constexpr size_t mostMembers = 2000; // of one object: each key is looked up from the front

// A scalar without quotes is what it looks like.
OrderedJson scalar(const YamlNode &node)
{
    if (!node.quoted) {
        if (node.text == "true"_L1 || node.text == "false"_L1)
            return node.text == "true"_L1;
        if (node.text == "null"_L1 || node.text == "~"_L1)
            return nullptr;
        bool isNumber = false;
        (void)node.text.toDouble(&isNumber);
        if (isNumber) {
            if (auto number = parseOrderedJson(node.text.toUtf8(), {}))
                return std::move(*number);
        }
    }
    return detail::jsonText(node.text);
}

OrderedJson treeOf(const YamlNode &node, int depth)
{
    if (depth > deepestTree || node.members.size() > mostMembers)
        return nullptr;
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return nullptr;
    case YamlNode::Kind::Scalar:
        return scalar(node);
    case YamlNode::Kind::Sequence: {
        OrderedJson list = OrderedJson::array();
        for (const YamlNodePointer &item : node.items)
            list.push_back(treeOf(*item, depth + 1));
        return list;
    }
    case YamlNode::Kind::Map: {
        OrderedJson object = OrderedJson::object();
        for (const YamlMember &member : node.members)
            object[member.key.toStdString()] = treeOf(*member.value, depth + 1);
        return object;
    }
    }
    return nullptr;
}

const YamlNode *memberOf(const YamlNode &node, QStringView key)
{
    for (const YamlMember &member : node.members) {
        if (member.key == key)
            return member.value.get();
    }
    return nullptr;
}

QString textAt(const YamlNode &node, QStringView key)
{
    const YamlNode *member = memberOf(node, key);
    return member && member->kind == YamlNode::Kind::Scalar ? member->text : QString();
}

bool looksLikeDashboard(const QString &text)
{
    return text.trimmed().startsWith('{'_L1)
        && (text.contains("\"panels\""_L1) || text.contains("\"rows\""_L1)
            || text.contains("\"elements\""_L1));
}

void readManifest(const YamlNode &manifest, std::vector<KubernetesDashboard> &found, int depth)
{
    const QString kind = textAt(manifest, u"kind");
    const YamlNode *metadata = memberOf(manifest, u"metadata");
    const QString name = metadata ? textAt(*metadata, u"name") : QString();
    const YamlNode *spec = memberOf(manifest, u"spec");
    if (kind == "ConfigMap"_L1) {
        const YamlNode *data = memberOf(manifest, u"data");
        for (const YamlMember &member : data ? data->members : std::vector<YamlMember>()) {
            if (looksLikeDashboard(member.value->text))
                found.push_back({name + u'/' + member.key, member.value->text.toUtf8()});
        }
    } else if (kind == "GrafanaDashboard"_L1 && spec && looksLikeDashboard(textAt(*spec, u"json"))) {
        found.push_back({name, textAt(*spec, u"json").toUtf8()});
    } else if (textAt(manifest, u"apiVersion").startsWith("dashboard.grafana.app/"_L1)
               && kind == "Dashboard"_L1) {
        found.push_back({name, dumpJson(treeOf(manifest, 0), 2) + '\n'});
    } else if (const YamlNode *items = memberOf(manifest, u"items"); items && depth == 0) {
        for (const YamlNodePointer &item : items->items)
            readManifest(*item, found, depth + 1);
    }
}

} // namespace

bool isKubernetes(QByteArrayView text)
{
    const auto hasKey = [&](const QByteArray &key) {
        return text.startsWith(key) || text.contains(QByteArray('\n' + key));
    };
    return hasKey("kind:") && (hasKey("apiVersion:") || hasKey("items:"));
}

Result<std::vector<KubernetesDashboard>> readKubernetes(QByteArrayView text, const QString &where)
{
    const auto documents = readYamlDocuments(text, where);
    if (!documents)
        return std::unexpected(documents.error());
    std::vector<KubernetesDashboard> found;
    for (const YamlDocument &document : *documents)
        readManifest(*document.root, found, 0);
    if (found.empty())
        return failure(ErrorKind::Missing, where, u"no manifest of the file holds a Grafana dashboard"_s);
    return found;
}

} // namespace yagura::dashboards
