#include "dashboards/files/terraform/terraformvaluefile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::terraform {

using detail::jsonText;

namespace {

using Kind = HclNode::Kind;

constexpr int deepestReference = 64; // a local may refer to itself
constexpr qsizetype longestNote = 120;

// Where the file stands, as far as we are concerned.
bool isOwnFolder(const QString &reference)
{
    return reference == "path.module"_L1 || reference == "path.root"_L1 || reference == "path.cwd"_L1;
}

QString plainText(const OrderedJson &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>())
                             : QString::fromUtf8(dumpJson(value));
}

OrderedJson numberOf(const QString &text)
{
    return parseOrderedJson(text.toUtf8(), {}).value_or(OrderedJson(text.toDouble()));
}

} // namespace

ValueReader::ValueReader(QByteArrayView text, const HclBlock &root, const FileReader &readFile)
    : m_text(text)
    , m_source(text)
    , m_readFile(readFile)
{
    for (const HclBlock &block : root.blocks) {
        if (block.type == "locals"_L1) {
            for (const HclMember &one : block.attributes)
                m_named.insert("local."_L1 + one.key, one.value);
        } else if (block.type == "variable"_L1 && block.labels.size() == 1) {
            if (const auto value = block.attribute(u"default"))
                m_named.insert("var."_L1 + block.labels.front(), value);
        }
    }
}

HclNodePointer ValueReader::resolved(const HclNodePointer &node) const
{
    HclNodePointer found = node;
    for (int i = 0; i < deepestReference && found && found->kind == Kind::Reference; ++i) {
        const auto named = m_named.constFind(found->text);
        if (named == m_named.cend())
            break;
        found = *named;
    }
    return found;
}

OrderedJson ValueReader::value(const HclNodePointer &node, const QString &subject)
{
    m_subject = subject;
    return read(node, 0);
}

OrderedJson ValueReader::read(const HclNodePointer &node, int depth)
{
    if (!node || depth > deepestReference) {
        if (node)
            note(u"nested too deep, or a value that refers to itself"_s);
        return nullptr;
    }
    switch (node->kind) {
    case Kind::Text:
    case Kind::Heredoc:
        return readText(node->parts, {}, depth);
    case Kind::Number:
        return numberOf(node->text);
    case Kind::Boolean:
        return node->text == "true"_L1;
    case Kind::Null:
        return nullptr;
    case Kind::Object: {
        OrderedJson object = OrderedJson::object();
        for (const HclMember &member : node->members)
            object[member.key.toStdString()] = read(member.value, depth + 1);
        return object;
    }
    case Kind::Tuple: {
        OrderedJson list = OrderedJson::array();
        for (const HclNodePointer &item : node->items)
            list.push_back(read(item, depth + 1));
        return list;
    }
    case Kind::Call:
        return readCall(*node, depth);
    case Kind::Reference:
        return readReference(*node, depth);
    case Kind::Other:
        return kept(node->text);
    }
    return nullptr;
}

OrderedJson ValueReader::readText(const std::vector<HclPart> &parts, const Names &names, int depth)
{
    // "${local.x}" alone is the value itself, whatever its type.
    if (parts.size() == 1 && parts.front().kind == HclPart::Kind::Expression)
        return part(parts.front(), names, depth);
    QString text;
    for (const HclPart &one : parts)
        text += one.kind == HclPart::Kind::Literal ? one.text : plainText(part(one, names, depth));
    return jsonText(text);
}

OrderedJson ValueReader::part(const HclPart &part, const Names &names, int depth)
{
    if (part.kind == HclPart::Kind::Literal)
        return jsonText(part.text);
    if (part.kind == HclPart::Kind::Directive) {
        note(u"%{%1} is left as it is written"_s.arg(part.text.left(longestNote)));
        return jsonText(u"%{"_s + part.text + u'}');
    }
    const QString expression = part.text.trimmed();
    if (const auto name = names.constFind(expression); name != names.cend())
        return *name;
    const QByteArray source = part.text.toUtf8();
    const auto node = readHclExpression(source, {});
    if (!node || (*node)->kind == Kind::Other)
        return kept(part.text);
    const QByteArrayView outer = std::exchange(m_source, QByteArrayView(source));
    OrderedJson value = read(*node, depth + 1);
    m_source = outer;
    return value;
}

OrderedJson ValueReader::readReference(const HclNode &node, int depth)
{
    if (isOwnFolder(node.text))
        return ".";
    QString name = node.text;
    QStringList inner;
    while (!m_named.contains(name) && name.count(u'.') > 1) {
        inner.prepend(name.section(u'.', -1));
        name = name.section(u'.', 0, -2);
    }
    const auto named = m_named.constFind(name);
    if (named == m_named.cend())
        return kept(node.text);
    const QByteArrayView outer = std::exchange(m_source, m_text);
    OrderedJson value = read(*named, depth + 1);
    m_source = outer;
    for (const QString &key : inner) {
        const auto member = value.is_object() ? value.find(key.toStdString()) : value.end();
        if (!value.is_object() || member == value.end())
            return kept(node.text);
        OrderedJson below = *member;
        value = std::move(below);
    }
    return value;
}

OrderedJson ValueReader::readCall(const HclNode &node, int depth)
{
    const QString &name = node.text;
    if (name == "file"_L1 || name == "templatefile"_L1)
        return readFileCall(node, depth);
    const bool hasOne = node.items.size() == 1;
    if (name == "jsonencode"_L1 && hasOne)
        return jsonText(QString::fromUtf8(dumpJson(read(node.items.front(), depth + 1), 2)));
    if (name == "jsondecode"_L1 && hasOne) {
        const OrderedJson text = read(node.items.front(), depth + 1);
        if (auto decoded = parseOrderedJson(plainText(text).toUtf8(), {}))
            return std::move(*decoded);
    }
    if ((name == "tostring"_L1 || name == "tonumber"_L1 || name == "tobool"_L1) && hasOne)
        return read(node.items.front(), depth + 1);
    if ((name == "trimspace"_L1 || name == "chomp"_L1) && hasOne)
        return jsonText(plainText(read(node.items.front(), depth + 1)).trimmed());
    return kept(QString::fromUtf8(m_source.sliced(node.begin, node.end - node.begin)));
}

OrderedJson ValueReader::readFileCall(const HclNode &node, int depth)
{
    if (node.items.empty())
        return nullptr;
    const qsizetype unknown = m_kept.size();
    const QString path = plainText(read(node.items.front(), depth + 1));
    if (m_kept.size() > unknown)
        return nullptr;
    const auto contents = m_readFile
        ? m_readFile(path)
        : Result<QByteArray>(failure(ErrorKind::Missing, path, u"no such file"_s));
    if (!contents) {
        note(u"%1 cannot be read: %2"_s.arg(path, contents.error().detail));
        return nullptr;
    }
    if (node.text == "file"_L1)
        return jsonText(QString::fromUtf8(*contents));
    Names names;
    const OrderedJson given = node.items.size() > 1 ? read(node.items[1], depth + 1) : OrderedJson();
    if (given.is_object()) {
        for (auto it = given.begin(); it != given.end(); ++it)
            names.insert(QString::fromStdString(it.key()), it.value());
    }
    const auto parts = readHclTemplate(*contents, path);
    if (!parts) {
        note(describe(parts.error()));
        return nullptr;
    }
    return jsonText(plainText(readText(*parts, names, depth + 1)));
}

OrderedJson ValueReader::kept(const QString &expression)
{
    m_kept.insert(expression);
    note(u"${%1} is known to Terraform only and stays as it is written"_s.arg(expression.left(longestNote)));
    return jsonText(u"${"_s + expression + u'}');
}

void ValueReader::note(const QString &detail)
{
    const FileFinding finding{FileFindingKind::UnresolvedText, 0, m_subject, detail};
    if (std::find(m_findings.begin(), m_findings.end(), finding) == m_findings.end()
        && m_findings.size() < 1000)
        m_findings.push_back(finding);
}

} // namespace yagura::dashboards::terraform
