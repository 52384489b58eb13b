#include "kit/charts/states/statedata.h"

#include <QSet>

namespace yagura::kit {

std::vector<StateSpan> mergedSpans(const std::vector<StateSpan> &spans)
{
    std::vector<StateSpan> merged;
    for (const StateSpan &span : spans) {
        if (!merged.empty() && merged.back().text == span.text && merged.back().to >= span.from)
            merged.back().to = std::max(merged.back().to, span.to);
        else
            merged.push_back(span);
    }
    return merged;
}

std::vector<LegendItem> statesOf(const std::vector<StateRow> &rows)
{
    std::vector<LegendItem> states;
    QSet<QString> known;
    for (const StateRow &row : rows) {
        for (const StateSpan &span : row.spans) {
            if (known.contains(span.text))
                continue;
            known.insert(span.text);
            states.push_back({span.text, span.color});
        }
    }
    return states;
}

} // namespace yagura::kit
