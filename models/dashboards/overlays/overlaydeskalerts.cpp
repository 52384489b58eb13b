// The alerts of OverlayDesk: what each panel reads, the rules that watch it, what they told in the past.
#include "dashboards/overlays/overlaydesk.h"
#include "metrics/promclient.h"
#include "metrics/stepmaths.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int historyPoints = 400;

} // namespace

// What every panel reads is worked out away from the window.
void OverlayDesk::planAlerts()
{
    m_planning.start(runOnWorker(&m_workers,
                                 [panels = m_round->panels, plan = m_round->plan]() -> Result<SharedAskings> {
                                     return std::make_shared<const std::vector<PanelAsking>>(
                                         askingOf(panels, plan));
                                 }),
                     this, [this](const Result<SharedAskings> &askings) {
                         if (!askings)
                             return;
                         m_askings = *askings;
                         findServices();
                         askRules();
                         Q_EMIT changed();
                     });
}

void OverlayDesk::findServices()
{
    m_services.clear();
    if (!m_askings)
        return;
    QStringList services;
    for (const IncidentLine &incident : m_incidents) {
        if (!services.contains(incident.service))
            services << incident.service;
    }
    for (const PanelAsking &asking : *m_askings)
        m_services[asking.panel] += servicesRead(asking.expressions, services);
}

void OverlayDesk::askRules()
{
    QStringList wanted;
    for (const PanelAsking &asking : *m_askings)
        wanted << asking.source;
    std::erase_if(m_watching, [&](const auto &one) { return !wanted.contains(one.first); });
    if (!m_showsAlerts)
        return;
    for (const auto &source : m_round->sources) {
        if (!wanted.contains(source.id))
            continue;
        m_watching[source.id].rules.start(
            source.client->rules(), this,
            [this,
             id = source.id](const Result<std::shared_ptr<const std::vector<metrics::RuleGroup>>> &answer) {
                // Many that speak PromQL have no rules: that is no trouble of the dashboard's.
                if (answer)
                    findRibbons(id, **answer);
            });
    }
}

void OverlayDesk::findRibbons(const QString &source, const std::vector<metrics::RuleGroup> &groups)
{
    const auto work = [askings = m_askings, groups, source, range = m_round->plan.range,
                       now = m_round->now]() -> Result<SharedRibbons> {
        Ribbons found;
        for (const PanelAsking &asking : *askings) {
            if (asking.source == source)
                found[asking.panel] = alertRibbons(asking.expressions, groups, range, now);
        }
        return std::make_shared<const Ribbons>(std::move(found));
    };
    m_watching[source].ribbons.start(runOnWorker(&m_workers, work), this,
                                     [this, source](const Result<SharedRibbons> &found) {
                                         if (found)
                                             askHistory(source, *found);
                                     });
}

// One question for the past of all rules that watch anything here.
void OverlayDesk::askHistory(const QString &source, const SharedRibbons &ribbons)
{
    std::vector<AlertRibbon> all;
    for (const auto &ofPanel : *ribbons)
        all.insert(all.end(), ofPanel.begin(), ofPanel.end());
    std::ranges::sort(all, {}, &AlertRibbon::rule); // the same question whichever panel came first
    metrics::RangeQuery question;
    question.expression = alertHistoryQuery(all);
    const auto *asked = sourceNamed(source);
    if (question.expression.isEmpty() || !asked) {
        takeRibbons(source, ribbons);
        return;
    }
    question.range = {m_round->plan.range.from, std::min(m_round->plan.range.to, m_round->now)};
    question.step = metrics::automaticStep(question.range, historyPoints, m_round->plan.scrapeInterval);
    const auto take = [this, source, ribbons](const Result<metrics::SharedResult> &answer) {
        if (!answer) {
            takeRibbons(source, ribbons);
            return;
        }
        const auto work
            = [ribbons, askings = m_askings, source, history = *answer]() -> Result<SharedRibbons> {
            Ribbons told = *ribbons;
            for (const PanelAsking &asking : *askings) {
                if (asking.source == source)
                    told[asking.panel]
                        = withAlertHistory(told.value(asking.panel), asking.expressions, *history);
            }
            return std::make_shared<const Ribbons>(std::move(told));
        };
        m_watching[source].ribbons.start(runOnWorker(&m_workers, work), this,
                                         [this, source](const Result<SharedRibbons> &told) {
                                             if (told)
                                                 takeRibbons(source, *told);
                                         });
    };
    m_watching[source].history.start(m_scheduler.submitRange(source, asked->client, question, asker()), this,
                                     take);
}

void OverlayDesk::takeRibbons(const QString &source, const SharedRibbons &ribbons)
{
    m_watching[source].known = ribbons;
    Q_EMIT changed();
}

} // namespace yagura::dashboards
