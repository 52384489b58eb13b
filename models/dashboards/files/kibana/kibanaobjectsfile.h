// The saved objects of a Kibana file in whatever shape it has: an export (one object a line, a summary last),
// one object, a list {"objects": […]}, documents of the .kibana index with _source. Members ending in JSON
// are texts in some files and objects in others. Internal to the Kibana reader; pure.
#pragma once

#include "core/jsonreader.h"

#include <QHash>

#include <vector>

namespace yagura::dashboards::kibana {

// A member that may be written as text; null when it is neither.
[[nodiscard]] OrderedJson expandedMember(const OrderedJsonView &view);

// The id that references, a list of {name, id, type}, gives a name; names may carry "panel:" in front.
[[nodiscard]] QString referencedId(const OrderedJsonView &references, const QString &name);

class SavedObjects
{
public:
    [[nodiscard]] static Result<SavedObjects> read(QByteArrayView text, const QString &where);

    // Objects of type dashboard: {id, type, attributes, references}.
    [[nodiscard]] std::vector<const OrderedJson *> dashboards() const;
    // Null when the file does not hold it.
    [[nodiscard]] const OrderedJson *find(const QString &type, const QString &id) const;
    // The pattern behind the id of an index pattern or data view, else the id itself.
    [[nodiscard]] QString indexNamed(const QString &id) const;
    // Empty when the file does not say.
    [[nodiscard]] QString timeFieldOf(const QString &id) const;

private:
    void add(OrderedJson object);
    void addDocument(const OrderedJsonView &document);

    std::vector<OrderedJson> m_objects;
    QHash<QString, size_t> m_places; // by "type:id"
};

} // namespace yagura::dashboards::kibana
