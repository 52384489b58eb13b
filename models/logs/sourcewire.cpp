#include "logs/sourcewire.h"

#include "core/jsonreader.h"
#include "logs/simdjsonwire.h"

#include <QHash>

namespace yagura::logs::sourcewire {

namespace {

using namespace simdjsonwire;
using Seer = std::function<void(const std::string &, ScalarKind, std::string_view)>;

class Walker
{
public:
    explicit Walker(const Seer &see)
        : m_see(see)
    { }

    void object(Object object, int depth)
    {
        const size_t length = m_path.size();
        for (auto member : object) {
            m_path.append(std::string_view(member.unescaped_key()));
            value(member.value(), depth + 1);
            m_path.resize(length);
        }
    }

private:
    void value(Value value, int depth)
    {
        if (depth > maximumDepth)
            return;
        switch (Type(value.type())) {
        case Type::object:
            m_path.push_back('.');
            object(value.get_object(), depth);
            return;
        case Type::array: {
            const size_t length = m_path.size();
            for (auto element : value.get_array()) {
                this->value(element.value(), depth + 1);
                m_path.resize(length);
            }
            return;
        }
        case Type::string:
            m_see(m_path, ScalarKind::Text, std::string_view(value.get_string()));
            return;
        case Type::number:
            m_see(m_path, ScalarKind::Number, trimmed(value.raw_json_token()));
            return;
        case Type::boolean:
            m_see(m_path, ScalarKind::Boolean, bool(value.get_bool()) ? "true" : "false");
            return;
        case Type::null:
            m_see(m_path, ScalarKind::Null, "null");
            return;
        }
    }

    const Seer &m_see;
    std::string m_path;
};

} // namespace

void forEachValue(std::string_view json, const Seer &see)
{
    QByteArray copy(json.data(), static_cast<qsizetype>(json.size()));
    Walker walker(see);
    static_cast<void>(readDocument(copy, [&](Object root) { walker.object(root, 0); }));
}

QList<SourceField> readFields(std::string_view json, qsizetype maximumLength)
{
    QList<SourceField> fields;
    QHash<QString, qsizetype> places;
    forEachValue(json, [&](const std::string &path, ScalarKind kind, std::string_view text) {
        const QString name = QString::fromStdString(path);
        // A few bytes more than shown are enough to know that something was cut.
        const QString value
            = textOf(text.substr(0, static_cast<size_t>(maximumLength) * 4)).left(maximumLength);
        const auto known = places.constFind(name);
        if (known == places.constEnd()) {
            places.insert(name, fields.size());
            fields.append({name, kind, value});
        } else if (fields[*known].value.size() < maximumLength) {
            fields[*known].value += QStringLiteral(", ") + value;
        }
    });
    return fields;
}

QString indented(std::string_view json, qsizetype maximumLength)
{
    const QByteArrayView view(json.data(), static_cast<qsizetype>(json.size()));
    const auto parsed = json.size() > (size_t{4} << 20) ? Result<OrderedJson>(failure(ErrorKind::TooLarge))
                                                        : parseOrderedJson(view, {});
    const QByteArray text
        = parsed ? dumpJson(*parsed, 2) : view.first(std::min(view.size(), maximumLength * 4)).toByteArray();
    return QString::fromUtf8(text).left(maximumLength);
}

} // namespace yagura::logs::sourcewire
