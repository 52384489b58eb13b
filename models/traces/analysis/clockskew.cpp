#include "traces/analysis/clockskew.h"

#include "core/duration.h"

#include <algorithm>
#include <map>
#include <queue>
#include <ranges>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

// Which clock each process has.
struct Clocks
{
    std::vector<std::uint32_t> ofProcess;
    std::vector<QString> names;
};

QString hostOf(const Trace &trace, const Process &process)
{
    constexpr qsizetype longest = 256;
    for (const auto key : {u"host.id", u"host.ip", u"host.name", u"ip", u"hostname"}) {
        const auto *found = trace.find(process.attributes, key);
        if (!found)
            continue;
        auto text = trace.valueText(*found, longest);
        if (found->type == AttributeType::Json) // ["10.0.0.1","10.0.0.2"]
            text = text.section(u'"', 1, 1);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

Clocks clocksOf(const Trace &trace)
{
    Clocks clocks;
    QHash<QString, std::uint32_t> byHost;
    for (const auto &process : trace.processes) {
        const auto next = static_cast<std::uint32_t>(clocks.names.size());
        const auto host = hostOf(trace, process);
        const auto known = host.isEmpty() ? byHost.constEnd() : byHost.constFind(host);
        clocks.ofProcess.push_back(known == byHost.constEnd() ? next : *known);
        if (clocks.ofProcess.back() != next)
            continue;
        if (!host.isEmpty())
            byHost.insert(host, next);
        const bool isNamed = !host.isEmpty() || process.service == NoIndex;
        clocks.names.push_back(isNamed ? host : trace.names[process.service]);
    }
    return clocks;
}

bool isWaitedFor(const OpenTrace &open, std::uint32_t child, std::uint32_t parent)
{
    const auto &trace = open.trace;
    const auto span = open.tree.spans[child];
    const auto parentSpan = open.tree.spans[parent];
    if (trace.kinds[span] == SpanKind::Consumer && trace.kinds[parentSpan] == SpanKind::Producer)
        return false;
    const auto references = trace.referencesOf(span);
    const auto names = [&](ReferenceType type) {
        return std::ranges::any_of(references, [&](const Reference &reference) {
            return reference.type == type && reference.span == trace.ids[parentSpan];
        });
    };
    return names(ReferenceType::ChildOf) || !names(ReferenceType::FollowsFrom);
}

std::int64_t estimate(const OpenTrace &open, std::uint32_t child, std::uint32_t parent)
{
    const auto spare = open.duration(parent) - open.duration(child);
    const auto early = open.start(parent) - open.start(child); // positive: began before its parent
    if (spare < 0)
        return std::max<std::int64_t>(0, early);
    const bool isWithin = early <= 0 && open.end(child) <= open.end(parent);
    return isWithin ? 0 : early + spare / 2;
}

std::int64_t median(std::vector<std::int64_t> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    const auto below = *std::max_element(values.begin(), middle);
    return below + (*middle - below) / 2;
}

class Adjustment
{
public:
    explicit Adjustment(const OpenTrace &open)
        : m_open(open)
        , m_clocks(clocksOf(open.trace))
    { }

    ClockShifts run()
    {
        ClockShifts shifts;
        shifts.ofSpan.assign(m_open.trace.size(), 0);
        if (m_open.tree.mainRoot == NoIndex)
            return shifts;
        compare();
        spread();
        apply(shifts);
        return shifts;
    }

private:
    struct Difference
    {
        std::uint32_t other = 0; // clock
        std::int64_t shift = 0; // of other against this
        std::uint32_t evidence = 0;
    };
    struct Place
    {
        bool isReached = false;
        std::int64_t shift = 0;
        std::uint32_t against = 0;
        std::uint32_t evidence = 0;
    };

    [[nodiscard]] std::uint32_t clockOf(std::uint32_t row) const
    {
        return m_clocks.ofProcess[m_open.trace.processOf[m_open.tree.spans[row]]];
    }

    void compare()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::int64_t>> pairs;
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            const auto parent = m_open.tree.parents[row];
            if (parent == NoIndex || clockOf(row) == clockOf(parent) || !isWaitedFor(m_open, row, parent))
                continue;
            const auto shift = estimate(m_open, row, parent);
            if (clockOf(parent) < clockOf(row))
                pairs[{clockOf(parent), clockOf(row)}].push_back(shift);
            else
                pairs[{clockOf(row), clockOf(parent)}].push_back(-shift);
        }
        m_differences.resize(m_clocks.names.size());
        for (auto &[pair, estimates] : pairs) {
            const auto shift = median(estimates);
            const auto evidence = static_cast<std::uint32_t>(estimates.size());
            m_differences[pair.first].push_back({pair.second, shift, evidence});
            m_differences[pair.second].push_back({pair.first, -shift, evidence});
        }
    }

    // From each root's clock that nothing reached before; the main root's first.
    void spread()
    {
        m_places.resize(m_clocks.names.size());
        reachFrom(clockOf(m_open.tree.mainRoot));
        for (const auto root : m_open.tree.roots)
            reachFrom(clockOf(root));
    }

    void reachFrom(std::uint32_t start)
    {
        if (m_places[start].isReached)
            return;
        // Most evidence first, then in order of the clocks, so that the outcome is always the same.
        struct Step
        {
            std::uint32_t clock = 0;
            Place place;
            bool operator<(const Step &other) const
            {
                return place.evidence != other.place.evidence ? place.evidence < other.place.evidence
                                                              : clock > other.clock;
            }
        };
        std::priority_queue<Step> next;
        next.push({start, {true, 0, start, 0}});
        while (!next.empty()) {
            const auto step = next.top();
            next.pop();
            if (m_places[step.clock].isReached)
                continue;
            m_places[step.clock] = step.place;
            for (const auto &difference : m_differences[step.clock]) {
                if (!m_places[difference.other].isReached)
                    next.push({difference.other,
                               {true, step.place.shift + difference.shift, step.clock, difference.evidence}});
            }
        }
    }

    void apply(ClockShifts &shifts) const
    {
        std::vector<std::uint32_t> spans(m_places.size());
        for (const auto span : m_open.tree.spans) {
            const auto clock = m_clocks.ofProcess[m_open.trace.processOf[span]];
            shifts.ofSpan[span] = m_places[clock].shift;
            ++spans[clock];
        }
        for (size_t clock = 0; clock < m_places.size(); ++clock) {
            const auto &place = m_places[clock];
            if (place.shift != 0 && spans[clock] > 0)
                shifts.clocks.push_back({m_clocks.names[clock], m_clocks.names[place.against], place.shift,
                                         place.evidence, spans[clock]});
        }
        std::ranges::stable_sort(shifts.clocks, std::greater(),
                                 [](const ClockShift &shift) { return std::abs(shift.shift); });
    }

    const OpenTrace &m_open;
    Clocks m_clocks;
    std::vector<std::vector<Difference>> m_differences; // clock → to others
    std::vector<Place> m_places; // clock → where it stands
};

// The duration behind a phrase of a warning.
std::optional<std::int64_t> durationAfter(std::string_view warning, std::string_view phrase)
{
    const auto at = warning.find(phrase);
    if (at == std::string_view::npos || warning.size() > 1024)
        return std::nullopt;
    const auto rest = warning.substr(at + phrase.size());
    const auto text = QString::fromUtf8(rest.data(), static_cast<qsizetype>(rest.size())).trimmed();
    const auto duration = parseGoDuration(text.section(u' ', 0, 0));
    return duration ? std::optional(duration->count()) : std::nullopt;
}

// What the server moved, as shifts of the services it moved.
} // namespace

ClockShifts estimatedShifts(const OpenTrace &open)
{
    return Adjustment(open).run();
}

std::vector<ServedShift> servedShifts(const Trace &trace)
{
    std::vector<ServedShift> shifts;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        for (const auto warning : trace.warningsOf(span)) {
            const auto text = trace.textOf(warning);
            if (const auto applied = durationAfter(text, "timestamps were adjusted by "))
                shifts.push_back({span, *applied, true});
            else if (const auto refused = durationAfter(text, "not applying calculated delta of "))
                shifts.push_back({span, *refused, false});
        }
    }
    return shifts;
}

std::vector<std::int64_t> appliedShifts(const Trace &trace)
{
    std::vector<std::int64_t> ofSpan(trace.size());
    for (const auto &shift : servedShifts(trace))
        ofSpan[shift.span] += shift.isApplied ? shift.shift : 0;
    return ofSpan;
}

Trace shifted(Trace trace, const std::vector<std::int64_t> &ofSpan)
{
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (ofSpan[span] == 0)
            continue;
        trace.starts[span] += ofSpan[span];
        const auto events = trace.spanEvents[span];
        for (auto event = events.first; event < events.first + events.count; ++event)
            trace.events[event].time += ofSpan[span];
    }
    return trace;
}

ClockShifts shiftsAsServed(const Trace &trace)
{
    ClockShifts shifts;
    shifts.ofSpan = appliedShifts(trace);
    std::map<std::pair<QString, std::int64_t>, std::uint32_t> moved;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (shifts.ofSpan[span] != 0)
            ++moved[{trace.service(span), shifts.ofSpan[span]}];
    }
    for (const auto &[clock, spans] : moved)
        shifts.clocks.push_back({clock.first, {}, clock.second, 0, spans});
    std::ranges::stable_sort(shifts.clocks, std::greater(),
                             [](const ClockShift &shift) { return std::abs(shift.shift); });
    return shifts;
}

ClockedTrace inClockView(const Trace &asServed, ClockView view)
{
    if (view == ClockView::AsServed)
        return {openTrace(asServed), shiftsAsServed(asServed)};
    auto back = appliedShifts(asServed);
    std::ranges::transform(back, back.begin(), std::negate());
    auto raw = openTrace(shifted(asServed, back));
    if (view == ClockView::Raw) {
        ClockShifts none;
        none.ofSpan.assign(asServed.size(), 0);
        return {std::move(raw), std::move(none)};
    }
    auto shifts = estimatedShifts(raw);
    if (shifts.isEmpty())
        return {std::move(raw), std::move(shifts)};
    auto open = openTrace(shifted(std::move(raw.trace), shifts.ofSpan));
    return {std::move(open), std::move(shifts)};
}

} // namespace yagura::traces
