#include "traces/filter/filterwords.h"

#include "traces/filter/filterlexer.h"
#include "traces/filter/filterparser.h"

#include <map>

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

constexpr qsizetype LongestValue = 200;

using Counts = std::map<QString, std::uint64_t>;

QStringList ranked(const Counts &counts, int most)
{
    std::vector<std::pair<QString, std::uint64_t>> pairs(counts.begin(), counts.end());
    std::ranges::stable_sort(pairs, std::greater(), &std::pair<QString, std::uint64_t>::second);
    QStringList words;
    for (const auto &[word, count] : pairs) {
        if (words.size() == most)
            break;
        words.append(word);
    }
    return words;
}

Counts named(const Trace &trace, const std::vector<std::uint32_t> &counts)
{
    Counts byName;
    for (size_t name = 0; name < counts.size(); ++name) {
        if (counts[name] > 0 && !trace.names[name].isEmpty())
            byName[trace.names[name]] += counts[name];
    }
    return byName;
}

// Services or operations of the rows.
Counts countNames(const OpenTrace &open, FilterField field)
{
    std::vector<std::uint32_t> counts(open.trace.names.size());
    for (const auto span : open.tree.spans) {
        const auto name = field == FilterField::Service
            ? open.trace.processes[open.trace.processOf[span]].service
            : open.trace.operations[span];
        if (name != NoIndex)
            ++counts[name];
    }
    return named(open.trace, counts);
}

Counts countKeys(const Trace &trace)
{
    std::vector<std::uint32_t> counts(trace.names.size());
    for (const auto &attribute : trace.attributes)
        ++counts[attribute.key];
    return named(trace, counts);
}

// Of a tag, wherever it is: text is compared as bytes, so that only different values become strings.
Counts countValues(const Trace &trace, const QString &name)
{
    Counts counts;
    std::map<std::string_view, std::uint64_t> texts;
    for (const auto &attribute : trace.attributes) {
        if (trace.names[attribute.key] != name)
            continue;
        const bool isText = attribute.type == AttributeType::Text || attribute.type == AttributeType::Binary
            || attribute.type == AttributeType::Json;
        if (!isText)
            ++counts[trace.valueText(attribute)];
        else if (attribute.text().count <= LongestValue)
            ++texts[trace.textOf(attribute.text())];
    }
    for (const auto &[text, count] : texts)
        counts[QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))] += count;
    return counts;
}

Counts countEventNames(const Trace &trace)
{
    std::vector<std::uint32_t> counts(trace.names.size());
    for (const auto &event : trace.events) {
        if (event.name != NoIndex)
            ++counts[event.name];
    }
    auto byName = named(trace, counts);
    for (const auto &[value, count] : countValues(trace, u"event"_s))
        byName[value] += count;
    return byName;
}

} // namespace

FilterWords filterWords(const OpenTrace &open, int most)
{
    auto fields = filterFieldNames();
    fields << u"tag."_s << u"process."_s << u"event."_s;
    return {fields, ranked(countNames(open, FilterField::Service), most),
            ranked(countNames(open, FilterField::Operation), most), ranked(countKeys(open.trace), most)};
}

QStringList filterValues(const OpenTrace &open, const QString &field, int most)
{
    QString name = field;
    switch (const auto kind = filterField(name)) {
    case FilterField::Service:
    case FilterField::Operation:
        return ranked(countNames(open, kind), most);
    case FilterField::Kind:
        return {u"server"_s, u"client"_s, u"producer"_s, u"consumer"_s, u"internal"_s, u"unspecified"_s};
    case FilterField::Status:
        return {u"error"_s, u"ok"_s, u"unset"_s};
    case FilterField::Error:
    case FilterField::Critical:
        return {u"true"_s, u"false"_s};
    case FilterField::Has:
        return ranked(countKeys(open.trace), most);
    case FilterField::EventTag:
        return ranked(name == "name"_L1 ? countEventNames(open.trace) : countValues(open.trace, name), most);
    case FilterField::Tag:
    case FilterField::ProcessTag:
    case FilterField::AnyTag:
        return ranked(countValues(open.trace, name), most);
    default:
        return {};
    }
}

FilterPlace filterPlace(const QString &text, qsizetype cursor)
{
    const auto tokens = filterTokens(text);
    for (size_t i = 0; i < tokens.size(); ++i) {
        const auto &token = tokens[i];
        const bool isWord = token.kind == FilterTokenKind::Word || token.kind == FilterTokenKind::Value
            || token.kind == FilterTokenKind::Quoted;
        const bool isValue = i >= 2 && tokens[i - 1].kind == FilterTokenKind::Sign
            && tokens[i - 2].kind == FilterTokenKind::Word;
        if (isWord && token.at < cursor && cursor <= token.end())
            return {isValue ? tokens[i - 2].text : QString(), text.mid(token.at, cursor - token.at), token.at,
                    token.length};
        if (token.kind == FilterTokenKind::Sign && token.end() == cursor && i >= 1) {
            const bool isFollowed = i + 1 < tokens.size() && tokens[i + 1].at == cursor;
            return {tokens[i - 1].text, {}, cursor, isFollowed ? tokens[i + 1].length : 0};
        }
    }
    return {{}, {}, cursor, 0};
}

} // namespace yagura::traces
