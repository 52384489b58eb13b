#include "dashboards/overlays/ratewindowcheck.h"

namespace yagura::dashboards {

namespace {

constexpr int mostMends = 50; // of one expression; each makes one window wide enough

metrics::ScrapeKnowledge knowledgeOf(const PlanContext &context, const metrics::TargetList &targets)
{
    metrics::ScrapeKnowledge knowledge{targets};
    knowledge.resolved = [&context](const QString &text) { return settingText(text, context); };
    return knowledge;
}

bool isChecked(const Target &target)
{
    return !target.hidden && !target.calculation && target.model.isEmpty();
}

} // namespace

std::vector<TargetWindow> narrowWindows(const Panel &panel, const PlanContext &context,
                                        const metrics::TargetList &targets)
{
    const auto knowledge = knowledgeOf(context, targets);
    std::vector<TargetWindow> windows;
    for (const Target &target : panel.targets) {
        if (!isChecked(target))
            continue;
        for (auto &finding : metrics::rateWindowFindings(target.expression, knowledge))
            windows.push_back({target.refId, std::move(finding)});
    }
    return windows;
}

Panel withWindowsMended(Panel panel, const PlanContext &context, const metrics::TargetList &targets)
{
    const auto knowledge = knowledgeOf(context, targets);
    for (Target &target : panel.targets) {
        if (!isChecked(target))
            continue;
        for (int i = 0; i < mostMends; ++i) {
            const auto findings = metrics::rateWindowFindings(target.expression, knowledge);
            if (findings.empty() || findings.front().mended == target.expression)
                break;
            target.expression = findings.front().mended;
        }
    }
    return panel;
}

} // namespace yagura::dashboards
