// Panels as a file with a few members has them, and made-up answers for them.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/dashboarddocument.h"
#include "dashboards/panelview.h"
#include "dashboards/samples/sampleanswers.h"

namespace yagura::test {

inline const Instant sampleNow = fromUnixSeconds(std::int64_t{1'750'000'000});

// The panel that a file with these members has.
inline dashboards::Panel panelOf(const Json &members)
{
    Json file = {{"title", "t"}, {"panels", Json::array({members})}};
    const auto document = dashboards::readDashboardDocument(dumpJson(file), QStringLiteral("t.json"));
    return document ? document->dashboards.front().dashboard.panels.front() : dashboards::Panel();
}

inline Json jsonOf(const QByteArray &text)
{
    const auto json = parseJson(text, {});
    return json ? *json : Json();
}

inline Json queries(const QByteArray &type)
{
    const auto target = [](const char *refId, const char *expression, const char *legend) {
        return Json{{"refId", refId}, {"expr", expression}, {"legendFormat", legend}};
    };
    if (type == "heatmap") {
        Json buckets = target("A", "sum by (le) (rate(x_bucket[5m]))", "{{le}}");
        buckets["format"] = "heatmap";
        return Json::array({buckets});
    }
    Json first = target("A", "sum by (service) (rate(x_total[5m]))", "{{service}}");
    Json second = target("B", "sum(rate(y_total[5m]))", "all");
    if (type == "table" || type == "barchart") {
        for (Json *one : {&first, &second}) {
            (*one)["format"] = "table";
            (*one)["instant"] = true;
        }
        second["expr"] = "sum by (service) (y)";
        return type == "barchart" ? Json::array({first, second}) : Json::array({first});
    }
    return Json::array({first, second});
}

// A panel of that type with such settings.
inline Json panelMembers(const QByteArray &type)
{
    Json members = {{"id", 1}, {"type", type.toStdString()}, {"title", "p"}, {"targets", queries(type)}};
    if (type == "barchart")
        members["transformations"] = Json::array({{{"id", "merge"}}});
    return members;
}

inline dashboards::PlanContext samplePlan()
{
    dashboards::PlanContext context;
    context.range = {sampleNow - std::chrono::hours(6), sampleNow};
    return context;
}

inline dashboards::PanelContent contentWith(const dashboards::Panel &panel,
                                            const std::vector<dashboards::QueryAnswer> &answers)
{
    dashboards::PanelContent content;
    content.panel = panel;
    content.text = panel.text;
    content.range = samplePlan().range;
    content.now = sampleNow;
    dashboards::DataContext context;
    context.range = content.range;
    content.data
        = std::make_shared<const dashboards::PanelData>(dashboards::panelData(panel, answers, context));
    return content;
}

inline QByteArray options(const QByteArray &members)
{
    return R"({"options":{)" + members + "}}";
}

inline QByteArray custom(const QByteArray &members)
{
    return R"({"fieldConfig":{"defaults":{"custom":{)" + members + "}}}}";
}

inline QByteArray defaults(const QByteArray &members)
{
    return R"({"fieldConfig":{"defaults":{)" + members + "}}}";
}

} // namespace yagura::test
