// The one way YAML comes in: a bounded, immutable tree with line numbers. Two policies: own files of the
// workspace are read strictly, files of other systems leniently but under a budget. Values are reached
// through YamlView, which answers with a Result whose place is "file:line". Plain functions and values, any
// thread.
#pragma once

#include "core/finding.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <vector>

namespace yagura {

struct YamlNode;
using YamlNodePointer = std::shared_ptr<const YamlNode>;

struct YamlMember
{
    QString key;
    int line = 0;
    YamlNodePointer value;
};

struct YamlNode
{
    enum class Kind { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    int line = 0; // from 1
    QString text; // Scalar only
    bool quoted = false; // Scalar only: written in quotes or as a block, so never a number or truth value
    std::vector<YamlNodePointer> items;
    std::vector<YamlMember> members; // in the order of the file, keys unique
    std::int64_t size = 1; // nodes of the whole subtree, itself included
};

enum class YamlPolicy {
    Own, // 1 MiB, 50,000 nodes, depth 32; aliases, tags, duplicate keys and second documents are errors
    Foreign, // 64 MiB, 2 million nodes after expanding aliases and merge keys, depth 100; the last duplicate
             // wins
};

struct YamlDocument
{
    QString file;
    YamlNodePointer root; // never null; Kind::Null for an empty document
    Findings findings; // duplicate keys of a foreign file
};

// Exactly one document (the first one of a foreign file). Malformed with "file:line", TooLarge beyond the
// policy.
[[nodiscard]] Result<YamlDocument> readYaml(QByteArrayView text, const QString &file, YamlPolicy policy);
// Every document of a foreign file, separated by ---. The budget is for all together.
[[nodiscard]] Result<std::vector<YamlDocument>> readYamlDocuments(QByteArrayView text, const QString &file);

// A place in a document. The document must outlive it. A view of nothing (an absent key) may be held and
// asked.
class YamlView
{
public:
    YamlView(const YamlDocument &document);

    [[nodiscard]] YamlView at(QStringView key) const;
    [[nodiscard]] YamlView item(size_t index) const;
    [[nodiscard]] size_t size() const; // items or members

    [[nodiscard]] bool exists() const { return m_node != nullptr; }
    [[nodiscard]] bool isNull() const { return !m_node || m_node->kind == YamlNode::Kind::Null; }
    [[nodiscard]] bool isScalar() const { return m_node && m_node->kind == YamlNode::Kind::Scalar; }
    [[nodiscard]] bool isSequence() const { return m_node && m_node->kind == YamlNode::Kind::Sequence; }
    [[nodiscard]] bool isMap() const { return m_node && m_node->kind == YamlNode::Kind::Map; }

    // The line of the value, or of the nearest parent for one that is absent.
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] const QString &file() const { return *m_file; }
    [[nodiscard]] QString where() const; // "sources.yaml:12"
    [[nodiscard]] const QString &path() const { return m_path; } // "sources[2].url"

    [[nodiscard]] Result<QString> string() const; // the text of any scalar
    [[nodiscard]] Result<double> number() const;
    [[nodiscard]] Result<std::int64_t> integer() const;
    [[nodiscard]] Result<bool> boolean() const; // true false yes no on off, unquoted
    [[nodiscard]] Result<QStringList>
    stringList() const; // a sequence of scalars; one scalar counts as a list of one

    // The alternative when absent or null; a value of another type is still an error.
    [[nodiscard]] Result<QString> stringOr(const QString &alternative) const;
    [[nodiscard]] Result<std::int64_t> integerOr(std::int64_t alternative) const;
    [[nodiscard]] Result<bool> booleanOr(bool alternative) const;

    template <typename F> void forEach(F visit) const // visit(YamlView) over a sequence
    {
        for (size_t i = 0; isSequence() && i < size(); ++i)
            visit(item(i));
    }
    template <typename F> void forEachMember(F visit) const // visit(QString key, YamlView value) over a map
    {
        for (size_t i = 0; isMap() && i < size(); ++i)
            visit(m_node->members[i].key, at(m_node->members[i].key));
    }

    // A Malformed error at this place.
    [[nodiscard]] std::unexpected<Error> error(const QString &detail, const QString &hint = {}) const;
    // Malformed at the first key of this map that is none of the known ones, with "did you mean …" as its
    // hint; also when this is not a map.
    [[nodiscard]] Status requireMapOf(const QStringList &known) const;
    // The same as findings, for foreign files.
    [[nodiscard]] Findings unknownKeys(const QStringList &known, FindingSeverity severity) const;

private:
    YamlView() = default;

    const YamlNode *m_node = nullptr;
    const QString *m_file = nullptr;
    int m_line = 0;
    QString m_path;
};

} // namespace yagura
