#include "dashboards/files/kibana/kibanaobjectsfile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

// An export has an object a line; one that cannot be read alone spans lines.
bool isLines(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    if (end < 0 || !text.startsWith('{'))
        return false;
    const QByteArrayView first = text.first(end).trimmed();
    const QByteArrayView rest = text.sliced(end).trimmed();
    return first.endsWith('}') && rest.startsWith('{') && checkJson(first, {}).has_value();
}

Error inLine(Error error, const QString &where, int line)
{
    error.where = u"%1, line %2"_s.arg(where).arg(line);
    return error;
}

} // namespace

OrderedJson expandedMember(const View &view)
{
    if (view.isString()) {
        const QByteArray text = view.stringOr().toUtf8();
        return parseOrderedJson(text, view.path()).value_or(OrderedJson());
    }
    return view.isObject() || view.isArray() ? view.json() : OrderedJson();
}

QString referencedId(const View &references, const QString &name)
{
    QString id;
    references.forEach([&](const View &one) {
        const QString known = one.at("name").stringOr();
        if (id.isEmpty() && !name.isEmpty() && (known == name || known.endsWith(u':' + name)))
            id = one.at("id").stringOr();
    });
    return id;
}

Result<SavedObjects> SavedObjects::read(QByteArrayView text, const QString &where)
{
    SavedObjects objects;
    const QByteArrayView body = text.trimmed();
    if (isLines(body)) {
        int line = 0;
        for (qsizetype at = 0; at < body.size();) {
            const qsizetype end = body.indexOf('\n', at);
            const QByteArrayView one = body.sliced(at, (end < 0 ? body.size() : end) - at).trimmed();
            at = end < 0 ? body.size() : end + 1;
            ++line;
            if (one.isEmpty())
                continue;
            auto object = parseOrderedJson(one, where);
            if (!object)
                return std::unexpected(inLine(object.error(), where, line));
            objects.add(std::move(*object));
        }
        return objects;
    }
    auto root = parseOrderedJson(body, where);
    if (!root)
        return std::unexpected(root.error());
    const View view(*root, where);
    const View list = view.isArray() ? view : view.at("objects");
    if (list.isArray())
        list.forEach([&](const View &one) { objects.add(one.isObject() ? one.json() : OrderedJson()); });
    else
        objects.add(std::move(*root));
    return objects;
}

void SavedObjects::add(OrderedJson object)
{
    const View view(object);
    if (view.at("_source").isObject()) {
        addDocument(view);
        return;
    }
    if (!view.at("type").isString() || !view.at("attributes").isObject())
        return; // the summary
    m_places.insert(view.at("type").stringOr() + u':' + view.at("id").stringOr(), m_objects.size());
    m_objects.push_back(std::move(object));
}

// {_id, _type, _source: attributes} of before 6, later {_id: "type:id", _source: {type, type's attributes}}.
void SavedObjects::addDocument(const View &document)
{
    const View source = document.at("_source");
    QString type = document.at("_type").stringOr();
    QString id = document.at("_id").stringOr();
    View attributes = source;
    const QString inner = source.at("type").stringOr();
    if (source.at(inner.toUtf8().constData()).isObject()) {
        type = inner;
        if (id.startsWith(type + u':'))
            id = id.mid(type.size() + 1);
        attributes = source.at(inner.toUtf8().constData());
    }
    OrderedJson object = OrderedJson::object();
    setMember(object, "id", jsonText(id));
    setMember(object, "type", jsonText(type));
    setMember(object, "attributes", attributes.json());
    if (source.at("references").isArray())
        setMember(object, "references", source.at("references").json());
    add(std::move(object));
}

std::vector<const OrderedJson *> SavedObjects::dashboards() const
{
    std::vector<const OrderedJson *> found;
    for (const OrderedJson &object : m_objects) {
        if (View(object).at("type").stringOr() == "dashboard"_L1)
            found.push_back(&object);
    }
    return found;
}

const OrderedJson *SavedObjects::find(const QString &type, const QString &id) const
{
    const auto place = m_places.constFind(type + u':' + id);
    return place == m_places.cend() ? nullptr : &m_objects[*place];
}

QString SavedObjects::indexNamed(const QString &id) const
{
    const OrderedJson *pattern = find(u"index-pattern"_s, id);
    return pattern ? View(*pattern).at("attributes").at("title").stringOr(id) : id;
}

QString SavedObjects::timeFieldOf(const QString &id) const
{
    const OrderedJson *pattern = find(u"index-pattern"_s, id);
    return pattern ? View(*pattern).at("attributes").at("timeFieldName").stringOr() : QString();
}

} // namespace yagura::dashboards::kibana
