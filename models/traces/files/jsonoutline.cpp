#include "traces/files/jsonoutline.h"

#include <algorithm>
#include <array>
#include <vector>

namespace yagura::traces {

namespace {

constexpr size_t MostLookedAt = 8U << 20;
// Deeper fields are other files' own, such as the queries of a dashboard's panels.
constexpr size_t DeepestTold = 4;

// Length of the UTF-8 sequence at place, or 0.
size_t sequenceLength(std::string_view text, size_t place)
{
    const auto at = [&](size_t i) { return static_cast<unsigned char>(text[place + i]); };
    const auto lead = at(0);
    if (lead < 0x80)
        return 1;
    const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || place + length > text.size())
        return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xC0) != 0x80)
            return 0;
    }
    const bool isOverlong = (lead == 0xE0 && at(1) < 0xA0) || (lead == 0xF0 && at(1) < 0x90);
    const bool isBeyond = (lead == 0xED && at(1) > 0x9F) || (lead == 0xF4 && at(1) > 0x8F);
    return isOverlong || isBeyond ? 0 : length;
}

// Behind the closing quote of the text that begins at place, or where it breaks.
struct TextEnd
{
    size_t at = 0;
    bool isWhole = false;
};

TextEnd endOfText(std::string_view json, size_t place)
{
    for (size_t i = place + 1; i < json.size(); ++i) {
        if (json[i] == '"')
            return {i + 1, true};
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '\n')
            return {i, false};
    }
    return {json.size(), false};
}

// An open object or list, by the name of the field it is the value of.
struct Frame
{
    bool isObject = false;
    bool isSpanList = false;
    bool isProcesses = false;
    bool isNotes = false; // free names inside
};

class Outline
{
public:
    Outline(std::string_view json, TraceFormat format)
        : m_json(json)
        , m_format(format)
    { }

    SoundPart soundPart()
    {
        size_t i = 0;
        while (i < m_json.size()) {
            const char c = m_json[i];
            if (c == '"') {
                const auto end = endOfText(m_json, i);
                if (!end.isWhole)
                    return stop(end.at,
                                end.at == m_json.size() ? SoundPart::Reason::EndsInText
                                                        : SoundPart::Reason::BreakInText);
                if (!takeText(m_json.substr(i + 1, end.at - i - 2)))
                    return stop(i, SoundPart::Reason::Misplaced);
                i = end.at;
            } else if (c == '}' || c == ']') {
                if (!close(c == '}', i))
                    return stop(i, SoundPart::Reason::WrongBracket);
                ++i;
            } else if (std::string_view(" \t\r\n").find(c) != std::string_view::npos) {
                ++i;
            } else if (std::string_view("{[,:").find(c) != std::string_view::npos) {
                if (!takeMark(c))
                    return stop(i, SoundPart::Reason::Misplaced);
                ++i;
            } else {
                const auto end = std::min(m_json.find_first_of(" \t\r\n{}[],:\"", i), m_json.size());
                if (!takeWord(m_json.substr(i, end - i)))
                    return stop(i, SoundPart::Reason::Misplaced);
                i = end;
            }
        }
        return stop(m_json.size(), SoundPart::Reason::EndsInside);
    }

private:
    // What may come next.
    enum class Want { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    [[nodiscard]] bool takesValue() const { return m_want == Want::Value || m_want == Want::ValueOrEnd; }
    void valueEnded() { m_want = m_stack.empty() ? Want::Value : Want::CommaOrEnd; }

    [[nodiscard]] bool takeText(std::string_view text)
    {
        m_text = text;
        if (m_want == Want::Key || m_want == Want::KeyOrEnd) {
            m_want = Want::Colon;
            return true;
        }
        if (!takesValue())
            return false;
        valueEnded();
        return true;
    }

    [[nodiscard]] bool takeWord(std::string_view word)
    {
        const bool isWord = word == "true" || word == "false" || word == "null"
            || word.find_first_not_of("+-0123456789.eE") == std::string_view::npos;
        if (!isWord || !takesValue())
            return false;
        valueEnded();
        return true;
    }

    [[nodiscard]] bool takeMark(char mark)
    {
        if (mark == '{' || mark == '[') {
            if (!takesValue())
                return false;
            open(mark == '{');
            m_want = mark == '{' ? Want::KeyOrEnd : Want::ValueOrEnd;
            return true;
        }
        if (m_want != (mark == ':' ? Want::Colon : Want::CommaOrEnd))
            return false;
        m_want = mark == ':' || !m_stack.back().isObject ? Want::Value : Want::Key;
        return true;
    }

    void open(bool isObject)
    {
        Frame frame{.isObject = isObject};
        const bool isField = !m_stack.empty() && m_stack.back().isObject;
        frame.isSpanList = !isObject
            && (m_format == TraceFormat::Zipkin ? m_stack.size() < 2 && !isField
                                                : isField && m_text == "spans");
        frame.isProcesses = isObject && isField && m_text == "processes";
        // Of a list of lists of spans only the inner ones hold spans.
        if (frame.isSpanList && !m_stack.empty() && m_stack.back().isSpanList)
            m_stack.back().isSpanList = false;
        if (!m_stack.empty() && m_stack.back().isSpanList)
            m_spanDepth = m_stack.size();
        m_stack.push_back(frame);
    }

    [[nodiscard]] bool close(bool isObject, size_t at)
    {
        const bool mayEnd
            = m_want == Want::CommaOrEnd || m_want == Want::ValueOrEnd || m_want == Want::KeyOrEnd;
        if (m_stack.empty() || m_stack.back().isObject != isObject || !mayEnd)
            return false;
        m_stack.pop_back();
        valueEnded();
        if (m_spanDepth && m_stack.size() <= *m_spanDepth)
            m_spanDepth.reset();
        const bool isElement = m_stack.empty() || !m_stack.back().isObject || m_stack.back().isProcesses;
        if (isElement && !m_spanDepth) {
            m_end = at + 1;
            m_closers.clear();
            for (auto frame = m_stack.rbegin(); frame != m_stack.rend(); ++frame)
                m_closers += frame->isObject ? '}' : ']';
        }
        return true;
    }

    [[nodiscard]] SoundPart stop(size_t at, SoundPart::Reason reason) const
    {
        return {m_end, m_closers, at, reason};
    }

    std::string_view m_json;
    TraceFormat m_format;
    Want m_want = Want::Value;
    std::string_view m_text; // the last one seen: of a value, its field's name
    std::vector<Frame> m_stack;
    std::optional<size_t> m_spanDepth; // size of the stack outside the span under way
    size_t m_end = 0;
    std::string m_closers;
};

std::optional<TraceFormat> formatByField(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, TraceFormat>, 12> fields{
        {{"resourceSpans", TraceFormat::Otlp},
         {"batches", TraceFormat::Otlp},
         {"scopeSpans", TraceFormat::Otlp},
         {"instrumentationLibrarySpans", TraceFormat::Otlp},
         {"spans", TraceFormat::Jaeger},
         {"spanID", TraceFormat::Jaeger},
         {"traceID", TraceFormat::Jaeger},
         {"processes", TraceFormat::Jaeger},
         {"operationName", TraceFormat::Jaeger},
         {"traceId", TraceFormat::Zipkin},
         {"localEndpoint", TraceFormat::Zipkin},
         {"remoteEndpoint", TraceFormat::Zipkin}}};
    const auto *known = std::ranges::find(fields, name, [](const auto &field) { return field.first; });
    return known == fields.end() ? std::nullopt : std::optional(known->second);
}

} // namespace

std::optional<TraceFormat> traceFormatOf(std::string_view json)
{
    json = json.substr(0, MostLookedAt);
    std::vector<Frame> stack;
    std::string_view text;
    for (size_t i = 0; i < json.size(); ++i) {
        switch (json[i]) {
        case '"': {
            const auto end = endOfText(json, i);
            text = end.isWhole ? json.substr(i + 1, end.at - i - 2) : std::string_view();
            i = end.at - 1;
            break;
        }
        case ':':
            if (!stack.empty() && stack.size() <= DeepestTold && !stack.back().isNotes) {
                if (const auto format = formatByField(text))
                    return format;
            }
            break;
        case '{':
        case '[': {
            const bool isNotes = (!stack.empty() && stack.back().isNotes)
                || (text == "tags" || text == "attributes" || text == "annotations");
            stack.push_back({.isObject = json[i] == '{', .isNotes = isNotes});
            text = {};
            break;
        }
        case '}':
        case ']':
            if (!stack.empty())
                stack.pop_back();
            text = {};
            break;
        case ',':
            text = {};
            break;
        default:
            break;
        }
    }
    return std::nullopt;
}

SoundPart soundPartOf(std::string_view json, TraceFormat format)
{
    return Outline(json, format).soundPart();
}

MendedText mendText(char *json, size_t size)
{
    MendedText mended;
    const auto replace = [&](size_t at, char with) {
        if (mended.count++ == 0)
            mended.first = at;
        json[at] = with;
    };
    const std::string_view all(json, size);
    bool isInside = false;
    for (size_t i = 0; i < size;) {
        const auto length = sequenceLength(all, i);
        if (length != 1) {
            if (length == 0)
                replace(i, '?');
            i += std::max<size_t>(1, length);
            continue;
        }
        const char c = json[i];
        if (isInside && c == '\\' && i + 1 < size && static_cast<unsigned char>(json[i + 1]) >= 0x20
            && static_cast<unsigned char>(json[i + 1]) < 0x80)
            ++i;
        else if (c == '"')
            isInside = !isInside;
        else if (c == '\n')
            isInside = false;
        else if (isInside && static_cast<unsigned char>(c) < 0x20)
            replace(i, ' ');
        ++i;
    }
    return mended;
}

} // namespace yagura::traces
