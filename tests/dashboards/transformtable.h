// Runs one transformation given as a dashboard's file has it, for tables of expectations.
#pragma once

#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frametext.h"

namespace yagura::dashboards::frames::test {

inline Transformations steps(const QString &json) // with ' for "
{
    const QByteArray text = QString(json).replace(QLatin1Char('\''), QLatin1Char('"')).toUtf8();
    const auto parsed = parseOrderedJson(text, QStringLiteral("test"));
    return parsed ? readTransformations(OrderedJsonView(*parsed)) : Transformations{};
}

// The frames afterwards, or "! " and the first finding's message.
inline QString outcome(const QString &json, const Frames &in, const TransformContext &context = {})
{
    const Transformations read = steps(json);
    if (read.empty())
        return QStringLiteral("not JSON");
    const Transformed out = transformed(in, read, context);
    return out.findings.isEmpty() ? text(out.frames)
                                  : QString(QStringLiteral("! ") + out.findings.front().message);
}

} // namespace yagura::dashboards::frames::test
