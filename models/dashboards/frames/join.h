// Several frames put side by side on a field they share. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/frames/frame.h"

namespace yagura::dashboards::frames {

enum class JoinMode {
    Outer, // each key once; numbers and times ascending, texts as they come
    Inner, // rows whose key is in every frame, with every combination of repeated keys
    OuterTabular, // keys may repeat; a row keeps what it has and takes the first match of each other frame
};

struct JoinInput
{
    Frame frame;
    size_t keyField = 0;
};

// The key field first, then the others in order. A field called Value takes its frame's name. One frame alone
// is sorted by its key. TooLarge when an inner join multiplies beyond reason, or a tabular one has too many
// frames.
[[nodiscard]] Result<Frame> joined(const std::vector<JoinInput> &inputs, JoinMode mode);

// By the first time field of each; frames without one are left out.
[[nodiscard]] std::vector<JoinInput> byTime(const Frames &frames);

} // namespace yagura::dashboards::frames
