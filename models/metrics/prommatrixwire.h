// The short way through what nearly every range query gets: a matrix of floats, written as compactly as
// Prometheus itself writes it. Reads the pairs straight into columns, without looking at them twice. Internal
// to promwire; pure, any thread.
#pragma once

#include "metrics/series.h"

#include <QByteArray>

#include <optional>

namespace yagura::metrics::detail {

struct ScannedMatrix
{
    std::vector<Series> series;
    QByteArray rest; // the answer with its series taken out: the careful reader judges what is around them
};

// Nothing where the text is of any other form, however right it may be (blanks, escapes, histograms, unusual
// numbers), or wrong: then the careful reader has to look at all of it.
[[nodiscard]] std::optional<ScannedMatrix> scanMatrix(const QByteArray &body);

} // namespace yagura::metrics::detail
