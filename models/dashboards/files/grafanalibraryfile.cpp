#include "dashboards/files/grafanalibraryfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::detail {

namespace {

using View = OrderedJsonView;

constexpr const char *referenceType = "library-panel-ref";

// What is the panel's own, whatever the library says.
bool isOfTheReference(const std::string &key)
{
    return key == "id" || key == "gridPos" || key == "libraryPanel";
}

QString libraryUid(const View &panel)
{
    const View reference = panel.at("libraryPanel");
    return reference.at("uid").stringOr();
}

// Grafana writes a map by uid; its first versions a list.
const OrderedJson *modelIn(const OrderedJson &body, const QString &uid)
{
    const auto elements = body.is_object() ? body.find("__elements") : body.end();
    if (uid.isEmpty() || elements == body.end())
        return nullptr;
    const auto modelOf = [](const OrderedJson &element) -> const OrderedJson * {
        const auto model = element.is_object() ? element.find("model") : element.end();
        return element.is_object() && model != element.end() && model->is_object() ? &*model : nullptr;
    };
    if (elements->is_object()) {
        const auto element = elements->find(uid.toStdString());
        return element != elements->end() ? modelOf(*element) : nullptr;
    }
    for (const OrderedJson &element : *elements) {
        if (View(element).at("uid").stringOr() == uid)
            return modelOf(element);
    }
    return nullptr;
}

OrderedJson expanded(const OrderedJson &panel, const OrderedJson &model)
{
    OrderedJson whole = panel;
    for (auto it = model.begin(); it != model.end(); ++it) {
        if (!isOfTheReference(it.key()))
            whole[it.key()] = it.value();
    }
    return whole;
}

void expandPanel(OrderedJson &panel, const OrderedJson &body, FileFindings &findings)
{
    const View view(panel);
    const View reference = view.at("libraryPanel");
    if (!reference.isObject())
        return;
    if (const OrderedJson *model = modelIn(body, libraryUid(view))) {
        panel = expanded(panel, *model);
        return;
    }
    const QString type = view.at("type").stringOr();
    if (!type.isEmpty() && type != QLatin1String(referenceType))
        return; // carries its model itself
    const QString name = reference.at("name").stringOr(libraryUid(view));
    const int id = static_cast<int>(view.at("id").numberOr(0));
    findings.push_back({FileFindingKind::MissingLibraryPanel, id, view.at("title").stringOr(name), name});
    const bool isUntitled = view.at("title").stringOr().isEmpty();
    setMember(panel, "type", referenceType);
    if (isUntitled)
        setMember(panel, "title", jsonText(name));
}

template <typename F> void forEachPanel(OrderedJson &body, F visit)
{
    if (!body.is_object())
        return;
    const auto panels = body.find("panels");
    if (panels == body.end() || !panels->is_array())
        return;
    for (OrderedJson &panel : *panels) {
        visit(panel);
        if (panel.is_object())
            forEachPanel(panel, visit);
    }
}

// The panels of the file by id, as it has them.
QHash<int, OrderedJson> referencesIn(const OrderedJson &body)
{
    QHash<int, OrderedJson> references;
    OrderedJson copy = OrderedJson::object();
    if (body.contains("panels"))
        setMember(copy, "panels", body.at("panels"));
    forEachPanel(copy, [&](OrderedJson &panel) {
        const View view(panel);
        if (view.at("libraryPanel").isObject())
            references.insert(static_cast<int>(view.at("id").numberOr(0)), panel);
    });
    return references;
}

void putModel(OrderedJson &body, const QString &uid, OrderedJson model)
{
    OrderedJson &elements = memberOf(body, "__elements");
    if (elements.is_object()) {
        setMember(memberOf(elements, uid.toUtf8().constData()), "model", std::move(model));
        return;
    }
    for (OrderedJson &element : elements) {
        if (View(element).at("uid").stringOr() == uid)
            setMember(element, "model", std::move(model));
    }
}

// What the edited panel says beyond its reference, in the model's order.
OrderedJson modelOf(const OrderedJson &panel, const OrderedJson &reference, const OrderedJson &old)
{
    OrderedJson model = old;
    for (auto it = old.begin(); it != old.end(); ++it) {
        if (!isOfTheReference(it.key()) && !panel.contains(it.key()))
            model.erase(it.key());
    }
    for (auto it = panel.begin(); it != panel.end(); ++it) {
        if (isOfTheReference(it.key()))
            continue;
        const auto own = reference.find(it.key());
        const bool isOwn = own != reference.end() && *own == it.value() && !old.contains(it.key());
        if (!isOwn)
            model[it.key()] = it.value();
    }
    return model;
}

OrderedJson asReference(const OrderedJson &panel, OrderedJson reference)
{
    for (auto it = panel.begin(); it != panel.end(); ++it) {
        if (isOfTheReference(it.key()))
            reference[it.key()] = it.value();
    }
    return reference;
}

// The placeholder's type and name are ours.
OrderedJson withoutPlaceholder(OrderedJson panel, const OrderedJson &reference)
{
    const View name = View(reference).at("libraryPanel").at("name");
    if (!reference.contains("type") && View(panel).at("type").stringOr() == QLatin1String(referenceType))
        removeMember(panel, "type");
    if (!reference.contains("title") && View(panel).at("title").stringOr() == name.stringOr())
        removeMember(panel, "title");
    return panel;
}

} // namespace

bool hasLibraryPanels(const View &body)
{
    bool found = false;
    const auto look = [&](const View &panel) { found = found || panel.at("libraryPanel").isObject(); };
    body.at("panels").forEach([&](const View &panel) {
        look(panel);
        panel.at("panels").forEach(look);
    });
    return found;
}

OrderedJson withLibraryPanels(OrderedJson body, FileFindings &findings)
{
    OrderedJson elements = OrderedJson::object();
    if (body.contains("__elements"))
        setMember(elements, "__elements", body.at("__elements"));
    forEachPanel(body, [&](OrderedJson &panel) { expandPanel(panel, elements, findings); });
    return body;
}

bool isMissingLibraryPanel(const View &panel)
{
    return panel.at("type").stringOr() == QLatin1String(referenceType);
}

OrderedJson withLibraryReferences(const OrderedJson &before, OrderedJson after)
{
    const QHash<int, OrderedJson> references = referencesIn(before);
    QHash<QString, OrderedJson> changed;
    forEachPanel(after, [&](OrderedJson &panel) {
        const View view(panel);
        const auto reference = references.constFind(static_cast<int>(view.at("id").numberOr(0)));
        if (reference == references.cend() || !view.at("libraryPanel").isObject())
            return;
        const QString uid = libraryUid(view);
        const OrderedJson *model = modelIn(before, uid);
        if (!model) {
            panel = withoutPlaceholder(std::move(panel), *reference);
            return;
        }
        if (panel != expanded(*reference, *model)) {
            OrderedJson edited = modelOf(panel, *reference, *model);
            if (edited != *model)
                changed.insert(uid, std::move(edited));
        }
        panel = asReference(panel, *reference);
    });
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        putModel(after, it.key(), it.value());
    return after;
}

} // namespace yagura::dashboards::detail
