// The annotations of OverlayDesk: which there are, which are on, what they found.
#include "core/finding.h"
#include "dashboards/overlays/overlaydesk.h"
#include "metrics/promclient.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

bool hasSwitch(const AnnotationQuery &query)
{
    return query.kind == AnnotationKind::Prometheus && !query.isHidden;
}

} // namespace

void OverlayDesk::setDashboard(const Dashboard &dashboard)
{
    const std::vector<AnnotationQuery> &queries = dashboard.annotations;
    const auto sameBeforeSwitch = [](const Annotating &shown, AnnotationQuery query) {
        query.isEnabled = shown.query.isEnabled;
        return shown.query == query;
    };
    if (std::equal(m_annotations.begin(), m_annotations.end(), queries.begin(), queries.end(),
                   sameBeforeSwitch))
        return;
    m_annotations.clear();
    for (const AnnotationQuery &query : queries) {
        Annotating one;
        one.query = query;
        m_annotations.push_back(std::move(one));
    }
    if (m_round)
        askAnnotations();
    Q_EMIT switchesChanged();
    Q_EMIT changed();
}

std::vector<OverlaySwitch> OverlayDesk::switches() const
{
    std::vector<OverlaySwitch> all;
    for (const Annotating &one : m_annotations) {
        if (hasSwitch(one.query))
            all.push_back(
                {one.query.name, one.query.isEnabled, one.error ? describe(*one.error) : QString()});
    }
    return all;
}

void OverlayDesk::setOn(int switchIndex, bool isOn)
{
    int at = -1;
    for (size_t i = 0; i < m_annotations.size(); ++i) {
        if (!hasSwitch(m_annotations[i].query) || ++at != switchIndex)
            continue;
        m_annotations[i].query.isEnabled = isOn;
        if (m_round)
            askAnnotation(i);
        Q_EMIT switchesChanged();
        Q_EMIT changed();
        return;
    }
}

void OverlayDesk::askAnnotations()
{
    for (size_t i = 0; i < m_annotations.size(); ++i)
        askAnnotation(i);
}

void OverlayDesk::askAnnotation(size_t index)
{
    Annotating &one = m_annotations[index];
    const PlanContext &plan = m_round->plan;
    const auto planned = planAnnotation(one.query, plan.range, plan.variables);
    const auto *source = planned ? sourceNamed(settingText(one.query.source, plan)) : nullptr;
    if (!source) {
        one.call.cancel();
        one.found.clear();
        one.error.reset();
        return;
    }
    metrics::RangeQuery question;
    question.expression = planned->expression;
    question.range = planned->range;
    question.step = planned->step;
    one.call.start(m_scheduler.submitRange(source->id, source->client, question, asker()), this,
                   [this, index, step = planned->step](const Result<metrics::SharedResult> &answer) {
                       takeAnnotation(index, step, answer);
                   });
}

void OverlayDesk::takeAnnotation(size_t index, Duration step, const Result<metrics::SharedResult> &answer)
{
    Annotating &one = m_annotations[index];
    const std::optional<Error> before = one.error;
    one.error = answer ? std::nullopt : std::optional(answer.error());
    if (answer)
        one.found = annotationsFrom(one.query, **answer, step);
    if (before.has_value() != one.error.has_value())
        Q_EMIT switchesChanged();
    Q_EMIT changed();
}

} // namespace yagura::dashboards
