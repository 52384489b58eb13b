#include "dashboards/files/terraform/terraformpatchfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::terraform {

namespace {

using Kind = HclNode::Kind;

constexpr int step = 2;

bool isIdentifier(const std::string &key)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !key.empty() && isLetter(key.front())
        && std::all_of(key.begin(), key.end(),
                       [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-'; })
        && key != "for" && key != "true" && key != "false" && key != "null";
}

// Between quotes: what JSON escapes otherwise than HCL is put right.
QByteArray quotedText(const std::string &text, const QSet<QString> &kept)
{
    QByteArray escaped;
    for (const char letter : text) {
        switch (letter) {
        case '"':
            escaped += "\\\"";
            break;
        case '\\':
            escaped += "\\\\";
            break;
        case '\n':
            escaped += "\\n";
            break;
        case '\r':
            escaped += "\\r";
            break;
        case '\t':
            escaped += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20)
                escaped += "\\u" + QByteArray::number(static_cast<int>(letter), 16).rightJustified(4, '0');
            else
                escaped += letter;
        }
    }
    return '"' + templateEscaped(escaped, kept) + '"';
}

QByteArray line(int indent, const QByteArray &text)
{
    return QByteArray(indent, ' ') + text + '\n';
}

} // namespace

QByteArray templateEscaped(const QByteArray &text, const QSet<QString> &kept)
{
    QByteArray escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool opens = (text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{';
        bool isExpression = false;
        if (opens && text[i] == '$') {
            isExpression = std::any_of(kept.begin(), kept.end(), [&](const QString &one) {
                return QByteArrayView(text).sliced(i + 2).startsWith(QByteArray(one.toUtf8() + '}'));
            });
        }
        if (opens && !isExpression)
            escaped += text[i];
        escaped += text[i];
    }
    return escaped;
}

QByteArray hclOf(const OrderedJson &value, int indent, const QSet<QString> &kept)
{
    if (value.is_string()) {
        // An expression that was the whole value is one again.
        const QString text = QString::fromStdString(value.get<std::string>());
        const bool isExpression = text.startsWith("${"_L1) && text.endsWith('}'_L1)
            && kept.contains(text.mid(2, text.size() - 3));
        return isExpression ? text.mid(2, text.size() - 3).toUtf8()
                            : quotedText(value.get<std::string>(), kept);
    }
    if (!value.is_structured() || value.empty())
        return dumpJson(value);
    QByteArray text = value.is_object() ? "{\n" : "[\n";
    for (auto it = value.begin(); it != value.end(); ++it) {
        const QByteArray inner = hclOf(it.value(), indent + step, kept);
        if (value.is_object()) {
            const QByteArray key
                = isIdentifier(it.key()) ? QByteArray::fromStdString(it.key()) : quotedText(it.key(), {});
            text += line(indent + step, key + " = " + inner);
        } else {
            text += line(indent + step, inner + ',');
        }
    }
    return text + QByteArray(indent, ' ') + (value.is_object() ? '}' : ']');
}

Patcher::Patcher(QByteArrayView text, const QSet<QString> &kept)
    : m_text(text)
    , m_kept(kept)
{ }

void Patcher::patch(const HclNode &node, const OrderedJson &before, const OrderedJson &after)
{
    if (before == after)
        return;
    const size_t known = m_edits.size();
    if (node.kind == Kind::Object && before.is_object() && after.is_object()) {
        if (patchObject(node, before, after))
            return;
    } else if (node.kind == Kind::Tuple && before.is_array() && after.is_array()) {
        if (patchTuple(node, before, after))
            return;
    }
    m_edits.resize(known);
    replace(node, hclOf(after, indentOf(node), m_kept));
}

// Members come and go only by writing the object anew; new ones at its end are put there.
bool Patcher::patchObject(const HclNode &node, const OrderedJson &before, const OrderedJson &after)
{
    if (node.members.size() != before.size() || node.members.empty())
        return false;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            return false;
    }
    for (const HclMember &member : node.members) {
        const std::string key = member.key.toStdString();
        if (!before.contains(key))
            return false;
        patch(*member.value, before.at(key), after.at(key));
    }
    const HclNode &last = *node.members.back().value;
    if (last.kind == Kind::Heredoc && after.size() > before.size())
        return false;
    const int indent = indentOf(last);
    const bool isOnOneLine = !m_text.sliced(node.begin, node.end - node.begin).contains('\n');
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (before.contains(it.key()))
            continue;
        const QByteArray key
            = isIdentifier(it.key()) ? QByteArray::fromStdString(it.key()) : quotedText(it.key(), {});
        const QByteArray lead = isOnOneLine ? QByteArray(", ") : '\n' + QByteArray(indent, ' ');
        m_edits.push_back({last.end, last.end, lead + key + " = " + hclOf(it.value(), indent, m_kept)});
    }
    return true;
}

bool Patcher::patchTuple(const HclNode &node, const OrderedJson &before, const OrderedJson &after)
{
    if (node.items.size() != before.size() || before.size() != after.size())
        return false;
    for (size_t i = 0; i < before.size(); ++i)
        patch(*node.items[i], before.at(i), after.at(i));
    return true;
}

void Patcher::replace(const HclNode &node, QByteArray text)
{
    m_edits.push_back({node.begin, node.end, std::move(text)});
}

int Patcher::indentOf(const HclNode &node) const
{
    const qsizetype start = m_text.first(node.begin).lastIndexOf('\n') + 1;
    qsizetype end = start;
    while (end < m_text.size() && (m_text[end] == ' ' || m_text[end] == '\t'))
        ++end;
    return static_cast<int>(end - start);
}

QByteArray Patcher::patched() const
{
    std::vector<TextEdit> edits = m_edits;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const TextEdit &a, const TextEdit &b) { return a.begin < b.begin; });
    QByteArray text;
    qsizetype at = 0;
    for (const TextEdit &edit : edits) {
        text += m_text.sliced(at, edit.begin - at);
        text += edit.text;
        at = edit.end;
    }
    return text + m_text.sliced(at);
}

} // namespace yagura::dashboards::terraform
