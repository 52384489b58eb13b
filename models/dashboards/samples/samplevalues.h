// Values as a field's unit, limits and mappings let one expect them. Plain value; pure, any thread.
#pragma once

#include "core/instant.h"
#include "dashboards/frames/frame.h"

namespace yagura::dashboards {

class SampleValues
{
public:
    SampleValues(const frames::FieldConfig &field, Instant now);

    // phase: of the series; at: 0 … 1 in the range.
    [[nodiscard]] double at(double phase, double at) const;

private:
    void addWords(const frames::ExactMapping &mapping);

    double m_low = 0;
    double m_high = 0;
    std::vector<double> m_words; // values that have a word of their own
    bool m_isTime = false;
    double m_now = 0; // milliseconds
};

} // namespace yagura::dashboards
