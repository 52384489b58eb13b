#include "core/yamlreader.h"

#include "core/text.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QHash>

#include <cmath>
#include <sstream>
#include <streambuf>

namespace yagura {

namespace {

using Kind = YamlNode::Kind;

struct Limits
{
    qsizetype bytes;
    std::int64_t nodes;
    size_t depth;
};

constexpr Limits limitsOf(YamlPolicy policy)
{
    return policy == YamlPolicy::Own ? Limits{1 << 20, 50'000, 32} : Limits{64 << 20, 2'000'000, 100};
}

constexpr size_t MaximumDocuments = 10'000;

// Thrown through yaml-cpp, which knows no other way to stop; caught in readAll.
struct Refusal
{
    Error error;
};

QString placeOf(const QString &file, int line)
{
    return line > 0 ? QStringLiteral("%1:%2").arg(file).arg(line) : file;
}

// Builds the tree from yaml-cpp's events and applies the policy while it grows.
class Builder final : public YAML::EventHandler
{
public:
    Builder(QString file, YamlPolicy policy)
        : m_file(std::move(file))
        , m_policy(policy)
        , m_limits(limitsOf(policy))
    { }

    void OnDocumentStart(const YAML::Mark &) override
    {
        m_frames.clear();
        m_anchors.clear();
        m_root = nullptr;
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        leaf(mark, anchor, Kind::Null, {}, false);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        checkTag(mark, tag);
        const bool quoted = tag == "!" || tag == "tag:yaml.org,2002:str";
        leaf(mark, anchor, Kind::Scalar, QString::fromStdString(value), quoted);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        if (m_policy == YamlPolicy::Own)
            refuse(mark, QStringLiteral("aliases are not allowed here"));
        const auto target = m_anchors.value(anchor);
        if (!target)
            refuse(mark, QStringLiteral("an alias to something that contains it"));
        count(mark, target->size);
        place(target, mark);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Kind::Sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Kind::Map);
    }
    void OnMapEnd() override { close(); }

    [[nodiscard]] YamlDocument take()
    {
        auto root = m_root ? m_root : std::make_shared<const YamlNode>();
        return {m_file, std::move(root), std::exchange(m_findings, {})};
    }

private:
    struct Frame
    {
        std::shared_ptr<YamlNode> node;
        YAML::anchor_t anchor;
        std::optional<QString> key; // of a map, waiting for its value
        int keyLine = 0;
        QHash<QString, qsizetype> places; // key → index in members
        std::vector<YamlNodePointer> merged; // values of <<
    };

    [[noreturn]] void refuse(const YAML::Mark &mark, const QString &reason,
                             ErrorKind kind = ErrorKind::Malformed) const
    {
        throw Refusal{Error{kind, placeOf(m_file, mark.line + 1), reason, {}}};
    }

    void checkTag(const YAML::Mark &mark, const std::string &tag) const
    {
        if (m_policy == YamlPolicy::Own && !tag.empty() && tag != "?" && tag != "!")
            refuse(mark, QStringLiteral("tags are not allowed here"));
    }

    void count(const YAML::Mark &mark, std::int64_t nodes)
    {
        m_nodes += nodes;
        if (m_nodes > m_limits.nodes)
            refuse(mark, QStringLiteral("more than %1 values").arg(m_limits.nodes), ErrorKind::TooLarge);
    }

    void leaf(const YAML::Mark &mark, YAML::anchor_t anchor, Kind kind, QString text, bool quoted)
    {
        count(mark, 1);
        auto node = std::make_shared<YamlNode>();
        node->kind = kind;
        node->line = mark.line + 1;
        node->text = std::move(text);
        node->quoted = quoted;
        if (anchor != YAML::NullAnchor)
            m_anchors.insert(anchor, node);
        place(node, mark);
    }

    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, Kind kind)
    {
        checkTag(mark, tag);
        count(mark, 1);
        if (m_frames.size() >= m_limits.depth)
            refuse(mark, QStringLiteral("nested deeper than %1 levels").arg(m_limits.depth),
                   ErrorKind::TooLarge);
        if (!m_frames.empty() && m_frames.back().node->kind == Kind::Map && !m_frames.back().key)
            refuse(mark, QStringLiteral("a key must be plain text"));
        auto node = std::make_shared<YamlNode>();
        node->kind = kind;
        node->line = mark.line + 1;
        m_frames.push_back({std::move(node), anchor, {}, 0, {}, {}});
    }

    void close()
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        for (const auto &merged : frame.merged)
            merge(frame, *merged);
        if (frame.anchor != YAML::NullAnchor)
            m_anchors.insert(frame.anchor, frame.node);
        YAML::Mark mark;
        mark.line = frame.node->line - 1;
        place(frame.node, mark);
    }

    // A value that is complete goes into the innermost open collection.
    void place(const YamlNodePointer &node, const YAML::Mark &mark)
    {
        if (m_frames.empty()) {
            m_root = node;
            return;
        }
        Frame &frame = m_frames.back();
        if (frame.node->kind == Kind::Sequence) {
            frame.node->size += node->size;
            frame.node->items.push_back(node);
        } else if (!frame.key) {
            startKey(frame, *node, mark);
        } else if (*frame.key == QLatin1String("<<") && m_policy == YamlPolicy::Foreign
                   && isMergeable(*node)) {
            frame.key.reset();
            frame.merged.push_back(node);
        } else {
            addMember(frame, {*std::exchange(frame.key, std::nullopt), frame.keyLine, node}, mark);
        }
    }

    void startKey(Frame &frame, const YamlNode &node, const YAML::Mark &mark) const
    {
        if (node.kind != Kind::Scalar)
            refuse(mark, QStringLiteral("a key must be plain text"));
        frame.key = node.text;
        frame.keyLine = mark.line + 1;
    }

    void addMember(Frame &frame, YamlMember member, const YAML::Mark &mark)
    {
        const auto known = frame.places.constFind(member.key);
        if (known == frame.places.cend()) {
            frame.places.insert(member.key, static_cast<qsizetype>(frame.node->members.size()));
            frame.node->size += member.value->size;
            frame.node->members.push_back(std::move(member));
            return;
        }
        const QString message = QStringLiteral("the key \"%1\" appears twice").arg(member.key.left(100));
        if (m_policy == YamlPolicy::Own)
            refuse(mark, message);
        Finding finding;
        finding.severity = FindingSeverity::Warning;
        finding.file = m_file;
        finding.line = member.line;
        finding.message = message;
        m_findings << finding;
        YamlMember &previous = frame.node->members[static_cast<size_t>(*known)];
        frame.node->size += member.value->size - previous.value->size;
        previous = std::move(member);
    }

    static bool isMergeable(const YamlNode &node)
    {
        return node.kind == Kind::Map
            || (node.kind == Kind::Sequence
                && std::all_of(node.items.begin(), node.items.end(),
                               [](const YamlNodePointer &item) { return item->kind == Kind::Map; }));
    }

    // Keys that the map has itself, or got from an earlier merge, stay.
    static void merge(Frame &frame, const YamlNode &source)
    {
        for (const auto &item : source.items)
            merge(frame, *item);
        for (const YamlMember &member : source.members) {
            if (frame.places.contains(member.key))
                continue;
            frame.places.insert(member.key, static_cast<qsizetype>(frame.node->members.size()));
            frame.node->size += member.value->size;
            frame.node->members.push_back(member);
        }
    }

    QString m_file;
    YamlPolicy m_policy;
    Limits m_limits;
    std::int64_t m_nodes = 0;
    std::vector<Frame> m_frames;
    QHash<YAML::anchor_t, YamlNodePointer> m_anchors;
    YamlNodePointer m_root;
    Findings m_findings;
};

// A stream over bytes that are not copied.
class ViewBuffer final : public std::streambuf
{
public:
    explicit ViewBuffer(QByteArrayView bytes)
    {
        auto *begin = const_cast<char *>(bytes.data());
        setg(begin, begin, begin + bytes.size());
    }
};

Result<std::vector<YamlDocument>> readAll(QByteArrayView text, const QString &file, YamlPolicy policy,
                                          bool onlyFirst)
{
    const Limits limits = limitsOf(policy);
    if (text.size() > limits.bytes)
        return failure(ErrorKind::TooLarge, file, QStringLiteral("more than %1 bytes").arg(limits.bytes));
    // yaml-cpp guesses at UTF-16 and then loses its way; YAML allows no NUL.
    if (!text.isValidUtf8() || text.contains('\0'))
        return failure(ErrorKind::Malformed, file, QStringLiteral("not UTF-8 text"));
    std::vector<YamlDocument> documents;
    try {
        ViewBuffer buffer(text);
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        Builder builder(file, policy);
        while (parser.HandleNextDocument(builder)) {
            if (policy == YamlPolicy::Own && !documents.empty())
                return failure(ErrorKind::Malformed, file,
                               QStringLiteral("more than one document in the file"));
            if (documents.size() >= MaximumDocuments)
                return failure(ErrorKind::TooLarge, file,
                               QStringLiteral("more than %1 documents").arg(MaximumDocuments));
            documents.push_back(builder.take());
            if (onlyFirst && policy == YamlPolicy::Foreign)
                break;
        }
    } catch (const Refusal &refusal) {
        return std::unexpected(refusal.error);
    } catch (const YAML::Exception &e) {
        const QString reason
            = e.msg == "bad file" ? QStringLiteral("nested too deeply") : QString::fromStdString(e.msg);
        return failure(ErrorKind::Malformed, placeOf(file, e.mark.is_null() ? 0 : e.mark.line + 1), reason);
    } catch (const std::exception &e) {
        return failure(ErrorKind::Malformed, file, QString::fromUtf8(e.what()));
    }
    if (documents.empty())
        documents.push_back(YamlDocument{file, std::make_shared<const YamlNode>(), {}});
    return documents;
}

QString didYouMean(const QString &key, const QStringList &known)
{
    const QString nearest = nearestWord(key, known);
    return nearest.isEmpty() ? QStringLiteral("known keys: %1").arg(known.join(QStringLiteral(", ")))
                             : QStringLiteral("did you mean \"%1\"?").arg(nearest);
}

QString unknownKey(const QString &key)
{
    return QStringLiteral("unknown key \"%1\"").arg(key.left(100));
}

QString kindName(const YamlNode *node)
{
    if (!node)
        return QStringLiteral("nothing");
    switch (node->kind) {
    case Kind::Null:
        return QStringLiteral("nothing");
    case Kind::Scalar:
        return QStringLiteral("\"%1\"").arg(node->text.left(60));
    case Kind::Sequence:
        return QStringLiteral("a list");
    case Kind::Map:
        return QStringLiteral("a map");
    }
    return {};
}

} // namespace

Result<YamlDocument> readYaml(QByteArrayView text, const QString &file, YamlPolicy policy)
{
    auto documents = readAll(text, file, policy, true);
    if (!documents)
        return std::unexpected(documents.error());
    return std::move(documents->front());
}

Result<std::vector<YamlDocument>> readYamlDocuments(QByteArrayView text, const QString &file)
{
    return readAll(text, file, YamlPolicy::Foreign, false);
}

YamlView::YamlView(const YamlDocument &document)
    : m_node(document.root.get())
    , m_file(&document.file)
    , m_line(document.root->line)
{ }

YamlView YamlView::at(QStringView key) const
{
    YamlView view;
    view.m_file = m_file;
    view.m_line = m_line;
    view.m_path = m_path.isEmpty() ? key.toString() : QString(m_path + QLatin1Char('.') + key);
    if (!isMap())
        return view;
    const auto found = std::find_if(m_node->members.begin(), m_node->members.end(),
                                    [key](const YamlMember &member) { return member.key == key; });
    if (found != m_node->members.end()) {
        view.m_node = found->value.get();
        view.m_line = found->value->kind == Kind::Scalar ? found->value->line : found->line;
    }
    return view;
}

YamlView YamlView::item(size_t index) const
{
    YamlView view;
    view.m_file = m_file;
    view.m_line = m_line;
    view.m_path = m_path + QLatin1Char('[') + QString::number(index) + QLatin1Char(']');
    if (isSequence() && index < m_node->items.size()) {
        view.m_node = m_node->items[index].get();
        view.m_line = view.m_node->line;
    }
    return view;
}

size_t YamlView::size() const
{
    return isSequence() ? m_node->items.size() : isMap() ? m_node->members.size() : 0;
}

QString YamlView::where() const
{
    return placeOf(*m_file, m_line);
}

std::unexpected<Error> YamlView::error(const QString &detail, const QString &hint) const
{
    return failure(ErrorKind::Malformed, where(),
                   m_path.isEmpty() ? detail : QString(m_path + QStringLiteral(": ") + detail), hint);
}

Result<QString> YamlView::string() const
{
    if (!isScalar())
        return error(QStringLiteral("expected text, found %1").arg(kindName(m_node)));
    return m_node->text;
}

Result<double> YamlView::number() const
{
    bool ok = false;
    const double value = isScalar() && !m_node->quoted ? m_node->text.toDouble(&ok) : 0;
    if (!ok || !std::isfinite(value))
        return error(QStringLiteral("expected a number, found %1").arg(kindName(m_node)));
    return value;
}

Result<std::int64_t> YamlView::integer() const
{
    bool ok = false;
    const std::int64_t value = isScalar() && !m_node->quoted ? m_node->text.toLongLong(&ok) : 0;
    if (!ok)
        return error(QStringLiteral("expected a whole number, found %1").arg(kindName(m_node)));
    return value;
}

Result<bool> YamlView::boolean() const
{
    if (isScalar() && !m_node->quoted) {
        const auto is
            = [this](QLatin1String word) { return m_node->text.compare(word, Qt::CaseInsensitive) == 0; };
        if (is(QLatin1String("true")) || is(QLatin1String("yes")) || is(QLatin1String("on")))
            return true;
        if (is(QLatin1String("false")) || is(QLatin1String("no")) || is(QLatin1String("off")))
            return false;
    }
    return error(QStringLiteral("expected true or false, found %1").arg(kindName(m_node)));
}

Result<QStringList> YamlView::stringList() const
{
    if (isScalar())
        return QStringList{m_node->text};
    if (!isSequence())
        return error(QStringLiteral("expected a list, found %1").arg(kindName(m_node)));
    QStringList out;
    for (size_t i = 0; i < size(); ++i) {
        auto text = item(i).string();
        if (!text)
            return std::unexpected(text.error());
        out << *text;
    }
    return out;
}

Result<QString> YamlView::stringOr(const QString &alternative) const
{
    return isNull() ? Result<QString>(alternative) : string();
}

Result<std::int64_t> YamlView::integerOr(std::int64_t alternative) const
{
    return isNull() ? Result<std::int64_t>(alternative) : integer();
}

Result<bool> YamlView::booleanOr(bool alternative) const
{
    return isNull() ? Result<bool>(alternative) : boolean();
}

Status YamlView::requireMapOf(const QStringList &known) const
{
    if (!isMap())
        return error(QStringLiteral("expected a map, found %1").arg(kindName(m_node)));
    for (const YamlMember &member : m_node->members) {
        if (!known.contains(member.key))
            return failure(ErrorKind::Malformed, placeOf(*m_file, member.line), unknownKey(member.key),
                           didYouMean(member.key, known));
    }
    return {};
}

Findings YamlView::unknownKeys(const QStringList &known, FindingSeverity severity) const
{
    Findings findings;
    for (size_t i = 0; isMap() && i < size(); ++i) {
        const YamlMember &member = m_node->members[i];
        if (!known.contains(member.key))
            findings << Finding{severity,
                                *m_file,
                                member.line,
                                m_path,
                                unknownKey(member.key),
                                didYouMean(member.key, known)};
    }
    return findings;
}

} // namespace yagura
