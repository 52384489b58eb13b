#include "dashboards/files/terraform/hclreader.h"

#include "dashboards/files/terraform/hclscanner.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::terraform {

namespace {

using Kind = HclNode::Kind;

constexpr qsizetype largestText = 64 << 20;
constexpr int deepestNode = 100;
constexpr int mostNodes = 2'000'000;
// Keys of one object are looked up from the front when it becomes JSON.
constexpr qsizetype mostComparisons = 200'000'000;

class Parser
{
public:
    Parser(QByteArrayView text, const QString &file)
        : m_scanner(text, file)
    { }

    HclBlock file()
    {
        HclBlock root;
        body(root, 0);
        if (!m_scanner.hasFailed() && !m_scanner.isAtEnd())
            m_scanner.refuse(ErrorKind::Malformed, u"a bracket is closed that was not opened"_s);
        return root;
    }

    HclNodePointer expressionAlone()
    {
        m_scanner.skipBlank();
        HclNodePointer node = expression(0, false);
        m_scanner.skipBlank();
        if (!m_scanner.isAtEnd())
            m_scanner.refuse(ErrorKind::Malformed, u"one expression is expected"_s);
        return node;
    }

    [[nodiscard]] const HclScanner &scanner() const { return m_scanner; }

private:
    bool enter(int depth)
    {
        if (depth > deepestNode)
            m_scanner.refuse(ErrorKind::TooLarge, u"nested deeper than %1 levels"_s.arg(deepestNode));
        else if (++m_nodes > mostNodes)
            m_scanner.refuse(ErrorKind::TooLarge, u"more than %1 values"_s.arg(mostNodes));
        return !m_scanner.hasFailed();
    }

    void body(HclBlock &block, int depth)
    {
        if (!enter(depth))
            return;
        for (m_scanner.skipBlank(); !m_scanner.isAtEnd() && m_scanner.peek() != '}'; m_scanner.skipBlank())
            statement(block, depth);
    }

    void statement(HclBlock &block, int depth)
    {
        const int line = m_scanner.line();
        const QString name = m_scanner.takeIdentifier();
        if (name.isEmpty())
            return m_scanner.refuse(ErrorKind::Malformed, u"an attribute or a block is expected"_s);
        m_scanner.skipSpaces();
        if (m_scanner.peek() == '=' && m_scanner.peek(1) != '=') {
            m_scanner.advance();
            m_scanner.skipSpaces();
            block.attributes.push_back({name, expression(depth + 1, true)});
            return;
        }
        HclBlock inner;
        inner.type = name;
        inner.line = line;
        labels(inner);
        if (!m_scanner.take('{'))
            return m_scanner.refuse(m_scanner.isAtEnd() ? ErrorKind::Incomplete : ErrorKind::Malformed,
                                    u"%1 is neither an attribute nor a block"_s.arg(name.left(100)));
        body(inner, depth + 1);
        if (!m_scanner.take('}'))
            return m_scanner.refuse(ErrorKind::Incomplete, u"the block of line %1 is not closed"_s.arg(line));
        block.blocks.push_back(std::move(inner));
    }

    void labels(HclBlock &block)
    {
        while (!m_scanner.hasFailed()) {
            m_scanner.skipSpaces();
            if (m_scanner.peek() == '"') {
                const auto parts = m_scanner.takeString();
                block.labels << (parts.empty() ? QString() : parts.front().text);
            } else if (const QString name = m_scanner.takeIdentifier(); !name.isEmpty()) {
                block.labels << name;
            } else {
                return;
            }
        }
    }

    // What stands alone is read; what goes on behind it (an operator, an index) makes it an expression that
    // is kept as its text.
    HclNodePointer expression(int depth, bool endsAtLineEnd)
    {
        auto node = std::make_shared<HclNode>();
        node->begin = m_scanner.at();
        node->line = m_scanner.line();
        if (!enter(depth))
            return node;
        if (m_scanner.isAtEnd())
            m_scanner.refuse(ErrorKind::Incomplete, u"a value is expected"_s);
        primary(*node, depth);
        node->end = m_scanner.at();
        m_scanner.skipSpaces();
        if (!m_scanner.hasFailed() && !isElementEnd(endsAtLineEnd)) {
            m_scanner.skipExpression(endsAtLineEnd);
            other(*node);
        }
        if (!m_scanner.hasFailed() && node->end == node->begin)
            m_scanner.refuse(ErrorKind::Malformed, u"a value is expected"_s);
        return node;
    }

    bool isElementEnd(bool endsAtLineEnd) const
    {
        const char letter = m_scanner.peek();
        return m_scanner.isAtEnd() || letter == ',' || letter == ')' || letter == ']' || letter == '}'
            || (letter == '\n' && endsAtLineEnd) || (letter == '\n' && isBlankBehind());
    }

    // Inside brackets a line break ends nothing, but what follows may.
    bool isBlankBehind() const
    {
        HclScanner ahead = m_scanner;
        ahead.skipBlank();
        const char letter = ahead.peek();
        return ahead.isAtEnd() || letter == ',' || letter == ')' || letter == ']' || letter == '}';
    }

    void other(HclNode &node)
    {
        HclNode whole;
        whole.kind = Kind::Other;
        whole.begin = node.begin;
        whole.line = node.line;
        whole.text = m_scanner.textFrom(node.begin).trimmed();
        whole.end = node.begin + whole.text.toUtf8().size();
        node = std::move(whole);
    }

    void primary(HclNode &node, int depth)
    {
        const char letter = m_scanner.peek();
        if (letter == '"') {
            node.kind = Kind::Text;
            node.parts = m_scanner.takeString();
        } else if (m_scanner.startsWith("<<")) {
            node.kind = Kind::Heredoc;
            node.parts = m_scanner.takeHeredoc();
        } else if (letter == '{') {
            object(node, depth);
        } else if (letter == '[') {
            tuple(node, depth);
        } else if (letter == '(' || letter == '!') {
            m_scanner.skipExpression(true);
            other(node);
        } else if ((letter >= '0' && letter <= '9') || letter == '-') {
            number(node);
        } else {
            name(node, depth);
        }
    }

    void number(HclNode &node)
    {
        node.kind = Kind::Number;
        m_scanner.take('-');
        const auto digits = [this] {
            const qsizetype begin = m_scanner.at();
            while (m_scanner.peek() >= '0' && m_scanner.peek() <= '9')
                m_scanner.advance();
            return m_scanner.at() - begin;
        };
        const bool isNumber = digits() > 0;
        if (m_scanner.peek() == '.' && m_scanner.peek(1) >= '0' && m_scanner.peek(1) <= '9') {
            m_scanner.advance();
            digits();
        }
        if (m_scanner.peek() == 'e' || m_scanner.peek() == 'E') {
            m_scanner.advance(m_scanner.peek(1) == '-' || m_scanner.peek(1) == '+' ? 2 : 1);
            digits();
        }
        node.text = m_scanner.textFrom(node.begin);
        if (!isNumber)
            node.kind = Kind::Other;
    }

    void name(HclNode &node, int depth)
    {
        const QString first = m_scanner.takeIdentifier();
        if (first.isEmpty())
            return;
        if (first == "true"_L1 || first == "false"_L1) {
            node.kind = Kind::Boolean;
            node.text = first;
        } else if (first == "null"_L1) {
            node.kind = Kind::Null;
        } else if (m_scanner.take('(')) {
            node.kind = Kind::Call;
            node.text = first;
            elements(node, depth, ')');
        } else {
            node.kind = Kind::Reference;
            while (m_scanner.peek() == '.') {
                m_scanner.advance();
                if (m_scanner.takeIdentifier().isEmpty()) {
                    m_scanner.skipExpression(true);
                    return other(node);
                }
            }
            node.text = m_scanner.textFrom(node.begin);
        }
    }

    void tuple(HclNode &node, int depth)
    {
        if (skipFor(node))
            return;
        node.kind = Kind::Tuple;
        m_scanner.advance();
        elements(node, depth, ']');
    }

    // [for …] and {for …}
    bool skipFor(HclNode &node)
    {
        HclScanner ahead = m_scanner;
        ahead.advance();
        ahead.skipBlank();
        if (ahead.takeIdentifier() != "for"_L1 || (ahead.peek() != ' ' && ahead.peek() != '\t'))
            return false;
        ahead.skipSpaces();
        if (ahead.peek() == '=' || ahead.peek() == ':')
            return false; // a key of that name
        m_scanner.skipBrackets();
        other(node);
        return true;
    }

    void elements(HclNode &node, int depth, char closing)
    {
        const int line = m_scanner.line();
        for (m_scanner.skipBlank(); !m_scanner.hasFailed(); m_scanner.skipBlank()) {
            if (m_scanner.take(closing))
                return;
            if (m_scanner.isAtEnd())
                return m_scanner.refuse(ErrorKind::Incomplete,
                                        u"the bracket of line %1 is not closed"_s.arg(line));
            node.items.push_back(expression(depth + 1, false));
            m_scanner.skipBlank();
            if (m_scanner.startsWith("...")) // the last argument spread out
                m_scanner.advance(3);
            m_scanner.skipBlank();
            if (!m_scanner.take(',') && m_scanner.peek() != closing && !m_scanner.isAtEnd())
                return m_scanner.refuse(ErrorKind::Malformed, u"a comma is expected"_s);
        }
    }

    void object(HclNode &node, int depth)
    {
        if (skipFor(node))
            return;
        node.kind = Kind::Object;
        const int line = m_scanner.line();
        m_scanner.advance();
        for (m_scanner.skipBlank(); !m_scanner.hasFailed(); m_scanner.skipBlank()) {
            if (m_scanner.take('}'))
                return;
            if (m_scanner.isAtEnd())
                return m_scanner.refuse(ErrorKind::Incomplete,
                                        u"the object of line %1 is not closed"_s.arg(line));
            member(node, depth);
        }
    }

    void member(HclNode &node, int depth)
    {
        const QString key = memberKey();
        m_scanner.skipSpaces();
        if (m_scanner.hasFailed())
            return;
        if (!m_scanner.take('=') && !m_scanner.take(':'))
            return m_scanner.refuse(m_scanner.isAtEnd() ? ErrorKind::Incomplete : ErrorKind::Malformed,
                                    u"= or : is expected behind the key %1"_s.arg(key.left(100)));
        m_comparisons += static_cast<qsizetype>(node.members.size());
        if (m_comparisons > mostComparisons)
            return m_scanner.refuse(ErrorKind::TooLarge, u"an object with too many members"_s);
        m_scanner.skipBlank();
        node.members.push_back({key, expression(depth + 1, true)});
        m_scanner.skipSpaces();
        if (!m_scanner.take(',') && m_scanner.peek() != '\n' && m_scanner.peek() != '}'
            && !m_scanner.isAtEnd())
            m_scanner.refuse(ErrorKind::Malformed, u"a comma or a new line is expected"_s);
    }

    QString memberKey()
    {
        if (m_scanner.peek() == '"') {
            QString key;
            for (const HclPart &part : m_scanner.takeString())
                key += part.kind == HclPart::Kind::Literal ? part.text : QString(u"${"_s + part.text + u'}');
            return key;
        }
        const qsizetype begin = m_scanner.at();
        if (m_scanner.peek() == '(') {
            m_scanner.skipBrackets();
            return m_scanner.hasFailed() ? QString() : m_scanner.textFrom(begin);
        }
        while (m_scanner.peek() >= '0' && m_scanner.peek() <= '9')
            m_scanner.advance();
        (void)m_scanner.takeIdentifier();
        const QString key = m_scanner.textFrom(begin);
        if (key.isEmpty())
            m_scanner.refuse(m_scanner.isAtEnd() ? ErrorKind::Incomplete : ErrorKind::Malformed,
                             u"a key is expected"_s);
        return key;
    }

    HclScanner m_scanner;
    int m_nodes = 0;
    qsizetype m_comparisons = 0;
};

Status checkSize(QByteArrayView text, const QString &file)
{
    if (text.size() > largestText)
        return failure(ErrorKind::TooLarge, file, u"more than 64 MiB"_s);
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0)
        return failure(ErrorKind::Malformed, file, u"not a text file"_s);
    return {};
}

} // namespace

HclNodePointer HclBlock::attribute(QStringView name) const
{
    for (const HclMember &one : attributes) {
        if (one.key == name)
            return one.value;
    }
    return nullptr;
}

Result<HclBlock> readHcl(QByteArrayView text, const QString &file)
{
    if (auto checked = checkSize(text, file); !checked)
        return std::unexpected(checked.error());
    Parser parser(text, file);
    HclBlock root = parser.file();
    if (parser.scanner().hasFailed())
        return std::unexpected(parser.scanner().error());
    return root;
}

Result<HclNodePointer> readHclExpression(QByteArrayView text, const QString &file)
{
    if (auto checked = checkSize(text, file); !checked)
        return std::unexpected(checked.error());
    Parser parser(text, file);
    HclNodePointer node = parser.expressionAlone();
    if (parser.scanner().hasFailed())
        return std::unexpected(parser.scanner().error());
    return node;
}

Result<std::vector<HclPart>> readHclTemplate(QByteArrayView text, const QString &file)
{
    if (auto checked = checkSize(text, file); !checked)
        return std::unexpected(checked.error());
    HclScanner scanner(text, file);
    std::vector<HclPart> parts = scanner.takeTemplate(text.size());
    if (scanner.hasFailed())
        return std::unexpected(scanner.error());
    return parts;
}

} // namespace yagura::dashboards::terraform
