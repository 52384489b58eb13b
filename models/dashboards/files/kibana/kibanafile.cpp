#include "dashboards/files/kibana/kibanafile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/kibana/kibanagridfile.h"
#include "dashboards/files/kibana/kibanalensfile.h"
#include "dashboards/files/kibana/kibanavisfile.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

QString inputName(const QString &index)
{
    QString name = u"DS_"_s;
    for (const QChar letter : index.toUpper()) {
        if (letter.unicode() < 128 && letter.isLetterOrNumber())
            name += letter;
        else if (!name.endsWith('_'_L1))
            name += '_'_L1;
    }
    while (name.endsWith('_'_L1))
        name.chop(1);
    return name == "DS"_L1 ? u"DS_ELASTICSEARCH"_s : name;
}

class DashboardReader
{
public:
    DashboardReader(const SavedObjects &objects, const View &object)
        : m_objects(objects)
        , m_attributes(object.at("attributes"))
        , m_references(object.at("references"))
        , m_id(object.at("id").stringOr())
    { }

    KibanaDashboard read()
    {
        readQueries();
        OrderedJson json = OrderedJson::object();
        OrderedJson panels = readPanels();
        setMember(json, "__inputs", std::move(m_inputs));
        setMember(json, "title", jsonText(m_attributes.at("title").stringOr()));
        if (!m_id.isEmpty())
            setMember(json, "uid", jsonText(m_id));
        if (!m_attributes.at("description").stringOr().isEmpty())
            setMember(json, "description", m_attributes.at("description").json());
        setMember(json, "editable", true);
        readTime(json);
        setMember(json, "panels", std::move(panels));
        setMember(json, "schemaVersion", 39);
        setMember(json, "templating", OrderedJson{{"list", OrderedJson::array()}});
        if (m_attributes.at("controlGroupInput").isObject())
            note(0, m_attributes.at("title").stringOr(), u"its controls are left out"_s);
        return {m_id, dumpJson(json, 2) + '\n', std::move(m_findings)};
    }

private:
    void readQueries()
    {
        const OrderedJson search
            = expandedMember(m_attributes.at("kibanaSavedObjectMeta").at("searchSourceJSON"));
        QStringList unsaid;
        m_queries = luceneOfSearch(View(search), unsaid);
        if (!unsaid.isEmpty())
            note(0, m_attributes.at("title").stringOr(),
                 u"filters of the dashboard are left out: %1"_s.arg(unsaid.join(u", "_s)));
    }

    void readTime(OrderedJson &json) const
    {
        const bool hasTime = m_attributes.at("timeFrom").isString();
        setMember(json, "time",
                  OrderedJson{{"from", m_attributes.at("timeFrom").stringOr(u"now-15m"_s).toStdString()},
                              {"to", m_attributes.at("timeTo").stringOr(u"now"_s).toStdString()}});
        if (!hasTime)
            removeMember(json, "time");
        const View refresh = m_attributes.at("refreshInterval");
        const double seconds = std::floor(refresh.at("value").numberOr(0) / 1000);
        if (!refresh.at("pause").booleanOr(true) && seconds >= 1 && seconds < 1e9)
            setMember(json, "refresh", std::to_string(static_cast<long long>(seconds)) + 's');
    }

    OrderedJson readPanels()
    {
        const View own = m_attributes.at("panelsJSON").exists() ? m_attributes.at("panelsJSON")
                                                                : m_attributes.at("panels");
        const OrderedJson list = expandedMember(own);
        OrderedJson panels = OrderedJson::array();
        addSection(list, {}, panels);
        const OrderedJson sections = expandedMember(m_attributes.at("sections"));
        View(sections).forEach([&](const View &section) {
            const View grid = section.at("gridData");
            const QString id = grid.at("i").stringOr(section.at("id").stringOr());
            addRow(section, id, list, panels);
        });
        return panels;
    }

    void addRow(const View &section, const QString &id, const OrderedJson &list, OrderedJson &panels)
    {
        OrderedJson row = OrderedJson::object();
        const bool isCollapsed = section.at("collapsed").booleanOr(false);
        setMember(row, "collapsed", isCollapsed);
        setMember(row, "gridPos", OrderedJson{{"h", 1}, {"w", gridColumns}, {"x", 0}, {"y", m_bottom}});
        setMember(row, "id", ++m_lastId);
        setMember(row, "title", jsonText(section.at("title").stringOr()));
        setMember(row, "type", "row");
        const int below = ++m_bottom;
        OrderedJson children = OrderedJson::array();
        addSection(list, id, children);
        OrderedJson inside
            = isCollapsed ? std::exchange(children, OrderedJson::array()) : OrderedJson::array();
        setMember(row, "panels", std::move(inside));
        panels.push_back(std::move(row));
        for (OrderedJson &child : children)
            panels.push_back(std::move(child));
        if (isCollapsed)
            m_bottom = below;
    }

    void addSection(const OrderedJson &list, const QString &sectionId, OrderedJson &panels)
    {
        const int top = m_bottom;
        View(list).forEach([&](const View &panel) {
            if (!panel.isObject() || panel.at("gridData").at("sectionId").stringOr() != sectionId)
                return;
            GridRect rect = placeOf(panel);
            rect.y += top;
            m_bottom = std::max(m_bottom, rect.bottom());
            panels.push_back(readPanel(panel, rect));
        });
    }

    Visualization visualizationOf(const View &panel)
    {
        const View config = panel.at("embeddableConfig");
        if (panel.at("panelConfig").isObject())
            return readPlainConfig(panel.at("panelConfig"), m_queries);
        if (config.at("attributes").isObject())
            return byType(panel.at("type").stringOr(u"lens"_s), config.at("attributes"),
                          config.at("attributes").at("references"));
        if (config.at("savedVis").isObject())
            return readVisualization(config.at("savedVis"), m_references, m_objects, m_queries);
        QString type = panel.at("type").stringOr();
        QString id = panel.at("id").stringOr();
        if (id.isEmpty())
            id = referencedId(m_references, panel.at("panelRefName").stringOr());
        if (const OrderedJson *object = m_objects.find(type, id))
            return byType(type, View(*object).at("attributes"), View(*object).at("references"));
        Visualization missing;
        missing.kibanaType = type;
        missing.title = panel.at("title").stringOr(config.at("title").stringOr(id));
        if (!id.isEmpty())
            missing.notes << u"it refers to %1 %2, which the file does not hold"_s.arg(type, id);
        return missing;
    }

    Visualization byType(const QString &type, const View &attributes, const View &references)
    {
        const View known = references.exists() ? references : m_references;
        if (type == "lens"_L1)
            return readLens(attributes, m_references, m_objects, m_queries);
        if (type == "search"_L1)
            return readSearch(attributes, known, m_objects, m_queries);
        if (type == "visualization"_L1)
            return readVisualization(attributes, known, m_objects, m_queries);
        Visualization other;
        other.kibanaType = type;
        other.title = attributes.at("title").stringOr();
        return other;
    }

    OrderedJson readPanel(const View &panel, const GridRect &rect)
    {
        Visualization visualization = visualizationOf(panel);
        const int id = ++m_lastId;
        const View own
            = panel.at("title").isString() ? panel.at("title") : panel.at("embeddableConfig").at("title");
        const QString title = own.stringOr(visualization.title);
        OrderedJson json = OrderedJson::object();
        setMember(json, "id", id);
        setMember(json, "gridPos", OrderedJson{{"h", rect.h}, {"w", rect.w}, {"x", rect.x}, {"y", rect.y}});
        setMember(json, "title", jsonText(title));
        if (!visualization.description.isEmpty())
            setMember(json, "description", jsonText(visualization.description));
        if (visualization.type.isEmpty()) {
            const QString type = visualization.kibanaType.isEmpty() ? u"panel"_s : visualization.kibanaType;
            setMember(json, "type", jsonText(u"kibana-"_s + type));
            note(id, title,
                 visualization.notes.isEmpty()
                     ? u"Kibana's %1 has no counterpart"_s.arg(type)
                     : u"not converted: %1"_s.arg(visualization.notes.join(u"; "_s)));
            return json;
        }
        setMember(json, "type", jsonText(visualization.type));
        if (!visualization.notes.isEmpty())
            note(id, title, u"converted without: %1"_s.arg(visualization.notes.join(u"; "_s)));
        for (const QString &word : std::as_const(visualization.removedWords))
            m_findings.push_back({FileFindingKind::RemovedSpelling, id, title, word});
        addData(json, visualization);
        setMember(json, "options", std::move(visualization.options));
        return json;
    }

    void addData(OrderedJson &json, Visualization &visualization)
    {
        if (visualization.targets.empty())
            return;
        const OrderedJson source = sourceOf(visualization.index);
        OrderedJson targets = OrderedJson::array();
        for (OrderedJson &target : visualization.targets) {
            setMember(target, "datasource", source);
            targets.push_back(std::move(target));
        }
        setMember(json, "datasource", source);
        setMember(json, "targets", std::move(targets));
        setMember(json, "fieldConfig",
                  OrderedJson{{"defaults", std::move(visualization.defaults)},
                              {"overrides", OrderedJson::array()}});
    }

    OrderedJson sourceOf(const QString &index)
    {
        const QString name = inputName(index);
        bool isKnown = false;
        View(m_inputs).forEach(
            [&](const View &one) { isKnown = isKnown || one.at("name").stringOr() == name; });
        if (!isKnown) {
            OrderedJson input = OrderedJson::object();
            setMember(input, "name", jsonText(name));
            setMember(input, "label", jsonText(index.isEmpty() ? u"Elasticsearch"_s : index));
            setMember(input, "description", "");
            setMember(input, "type", "datasource");
            setMember(input, "pluginId", "elasticsearch");
            setMember(input, "pluginName", "Elasticsearch");
            m_inputs.push_back(std::move(input));
        }
        return OrderedJson{{"type", "elasticsearch"}, {"uid", u"${%1}"_s.arg(name).toStdString()}};
    }

    void note(int panelId, const QString &title, const QString &detail)
    {
        m_findings.push_back({FileFindingKind::NotConverted, panelId, title, detail});
    }

    const SavedObjects &m_objects;
    View m_attributes;
    View m_references;
    QString m_id;
    QStringList m_queries;
    OrderedJson m_inputs = OrderedJson::array();
    FileFindings m_findings;
    int m_lastId = 0;
    int m_bottom = 0;
};

} // namespace

bool isKibana(QByteArrayView text)
{
    return text.contains("\"panelsJSON\"")
        || (text.contains("\"attributes\"")
            && (text.contains("\"dashboard\"") || text.contains("\"visualization\"")))
        || (text.contains("\"_source\"") && text.contains("\"visState\""));
}

Result<std::vector<KibanaDashboard>> readKibana(QByteArrayView text, const QString &where)
{
    const auto objects = SavedObjects::read(text, where);
    if (!objects)
        return std::unexpected(objects.error());
    std::vector<KibanaDashboard> dashboards;
    for (const OrderedJson *object : objects->dashboards())
        dashboards.push_back(DashboardReader(*objects, View(*object)).read());
    if (dashboards.empty())
        return failure(ErrorKind::Missing, where, u"the file holds no Kibana dashboard"_s);
    return dashboards;
}

} // namespace yagura::dashboards::kibana
