// More steps as values: those between the shapes of series. See steps.h.
#pragma once

#include "dashboards/frames/column.h"

#include <QHash>

namespace yagura::dashboards::frames {

struct Concatenate
{
    enum class Names { InField, InLabel, Dropped };

    Names names = Names::InField; // where the frame's name goes
    QString label = QStringLiteral("frame");

    bool operator==(const Concatenate &) const = default;
};

struct GroupingToMatrix // one frame only
{
    QString column = QStringLiteral("Time"); // its values become fields
    QString row = QStringLiteral("Time");
    QString value = QStringLiteral("Value");
    Cell empty = QString(QLatin1String(""));

    bool operator==(const GroupingToMatrix &) const = default;
};

struct PrepareTimeSeries
{
    enum class Format { Wide, Many, Long };

    Format format = Format::Wide;

    bool operator==(const PrepareTimeSeries &) const = default;
};

struct TimeSeriesTable
{
    QHash<QString, QString> calculations; // by refId: what a trend stands for; lastNotNull for others

    bool operator==(const TimeSeriesTable &) const = default;
};

} // namespace yagura::dashboards::frames
