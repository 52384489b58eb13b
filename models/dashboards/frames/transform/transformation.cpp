#include "dashboards/frames/transform/transformation.h"

#include "dashboards/frames/transform/apply.h"

namespace yagura::dashboards::frames {

namespace {

size_t rowsOf(const Frames &frames)
{
    size_t rows = 0;
    for (const Frame &frame : frames)
        rows += frame.length();
    return rows;
}

Finding finding(const Transformation &step, size_t number, const QString &message, const QString &remedy)
{
    return {FindingSeverity::Warning,
            {},
            0,
            QStringLiteral("%1 (%2)").arg(step.id).arg(number + 1),
            message,
            remedy};
}

// Those that the step is about are transformed; the others stand where the first of them stood.
Result<Frames> appliedToSome(const Transformation &step, const Pattern &about, const Frames &frames,
                             const TransformContext &context)
{
    Frames chosen;
    Frames others;
    size_t firstOther = 0;
    for (size_t i = 0; i < frames.size(); ++i) {
        const bool isAbout = about.matches(frames[i].refId);
        if (!isAbout && others.empty())
            firstOther = i;
        (isAbout ? chosen : others).push_back(frames[i]);
    }
    auto result = std::visit([&](const auto &one) { return applied(one, chosen, context); }, *step.step);
    if (!result)
        return result;
    const size_t at = std::min(firstOther, result->size());
    result->insert(result->begin() + static_cast<std::ptrdiff_t>(at), others.begin(), others.end());
    return result;
}

Result<Frames> appliedStep(const Transformation &step, const Frames &frames, const TransformContext &context)
{
    if (!step.step)
        return failure(ErrorKind::Unsupported, step.id,
                       step.problem.isEmpty() ? QStringLiteral("this transformation is not known here")
                                              : step.problem);
    if (step.refIds.isEmpty())
        return std::visit([&](const auto &one) { return applied(one, frames, context); }, *step.step);
    const auto about = patternOf(step.refIds);
    if (!about)
        return std::unexpected(about.error());
    return appliedToSome(step, *about, frames, context);
}

} // namespace

QString interpolated(const QString &text, const TransformContext &context)
{
    return context.interpolated ? context.interpolated(text) : text;
}

Transformed transformed(Frames frames, const Transformations &steps, const TransformContext &context)
{
    Transformed out;
    for (size_t i = 0; i < steps.size(); ++i) {
        StepTrace trace{frames.size(), rowsOf(frames), 0, 0, false};
        if (!steps[i].disabled) {
            auto result = appliedStep(steps[i], frames, context);
            trace.ran = result.has_value();
            if (result)
                frames = std::move(*result);
            else
                out.findings << finding(steps[i], i, result.error().detail, result.error().hint);
        }
        trace.framesOut = frames.size();
        trace.rowsOut = rowsOf(frames);
        out.trace.push_back(trace);
    }
    out.frames = std::move(frames);
    return out;
}

} // namespace yagura::dashboards::frames
