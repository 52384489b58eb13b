#include "traces/files/tracefile.h"

#include "net/gzipdecoder.h"
#include "traces/wire/jaegeranswerwire.h"
#include "traces/wire/otlpspanwire.h"
#include "traces/wire/zipkinwire.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace yagura::traces {

using namespace fieldwire;

namespace {

constexpr qint64 PieceSize = 1 << 20;

bool isGzip(QByteArrayView bytes)
{
    return bytes.size() > 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

// The JSON of a file and what went wrong on the way to it.
struct Text
{
    QByteArray json;
    bool isPacked = false;
    std::optional<Error> problem;
};

qint64 unpackedLimit(qint64 packed, const TraceFileLimits &limits)
{
    const auto expanded = packed > limits.unpackedBytes / limits.mostExpansion
        ? limits.unpackedBytes
        : packed * limits.mostExpansion;
    return std::min(limits.unpackedBytes, std::max(limits.alwaysUnpacked, expanded));
}

// What was unpacked before the damage stays.
Text unpack(QByteArrayView packed, const TraceFileLimits &limits)
{
    Text text;
    text.isPacked = true;
    GzipDecoder decoder;
    const auto most = unpackedLimit(packed.size(), limits);
    for (qsizetype at = 0; at < packed.size(); at += PieceSize) {
        const auto piece = packed.sliced(at, std::min<qsizetype>(PieceSize, packed.size() - at));
        if (auto status = decoder.decode(piece, text.json, most); !status) {
            text.problem = status.error();
            return text;
        }
    }
    if (auto status = decoder.finish(); !status)
        text.problem = status.error();
    return text;
}

Error wholeError(ErrorKind kind, const QString &detail)
{
    return {kind, {}, detail, {}};
}

// Reads document after document into the reader of the format; keeps what is whole.
class TextReader
{
public:
    TextReader(const PaddedBytes &all, TraceFormat format, const TraceFileLimits &limits)
        : m_all(all)
        , m_format(format)
        , m_limits(limits)
    { }

    void readAll()
    {
        size_t base = 0;
        auto stop = read(m_all);
        while (stop) {
            const auto damagedAt = base + takeStop(*stop, base);
            const auto next = m_problems.size() < m_limits.problems ? nextLine(damagedAt) : std::nullopt;
            if (!next)
                return;
            base = *next;
            stop = read(PaddedBytes(rest(base)));
        }
    }

    [[nodiscard]] std::vector<Trace> traces()
    {
        auto answer = m_jaeger.finish();
        for (const auto &said : answer.problems)
            m_problems.push_back(wholeError(ErrorKind::Incomplete, said));
        switch (m_format) {
        case TraceFormat::Otlp:
            return m_otlp.finish();
        case TraceFormat::Zipkin:
            return m_zipkin.finish();
        case TraceFormat::Jaeger:
            break;
        }
        return std::move(answer.traces);
    }
    [[nodiscard]] std::vector<Error> &problems() { return m_problems; }

private:
    std::optional<Stop> read(const PaddedBytes &bytes)
    {
        auto stop = readDocuments(bytes, [&](Document &root) {
            switch (m_format) {
            case TraceFormat::Otlp:
                m_otlp.readDocument(root);
                break;
            case TraceFormat::Zipkin:
                m_zipkin.readDocument(root);
                break;
            case TraceFormat::Jaeger:
                m_jaeger.readDocument(root);
                break;
            }
        });
        if (stop) {
            m_otlp.abandonSpan();
            m_zipkin.abandonSpan();
        }
        return stop;
    }

    // Reads of a damaged document what can be read; where it is damaged, from base.
    size_t takeStop(const Stop &stop, size_t base)
    {
        if (stop.begun)
            return noteBegun(stop, base);
        auto damaged = rest(base + stop.document);
        const auto mended = mendText(damaged.data(), static_cast<size_t>(damaged.size()));
        if (mended.count > 0) {
            note({ErrorKind::Malformed,
                  {},
                  QStringLiteral("%1 bytes that JSON cannot hold were replaced").arg(mended.count),
                  {}},
                 base + stop.document + mended.first);
            const auto again = read(PaddedBytes(damaged));
            if (!again)
                return static_cast<size_t>(m_all.size()) - base;
            if (again->begun)
                return stop.document + noteBegun(*again, base + stop.document);
            damaged = damaged.mid(static_cast<qsizetype>(again->document));
            return stop.document + again->document
                + readSoundPart(damaged, base + stop.document + again->document);
        }
        return stop.document + readSoundPart(damaged, base + stop.document);
    }

    // After some damage the reader only knows the document's end: the outline finds the place.
    size_t noteBegun(const Stop &stop, size_t base)
    {
        const auto from = base + stop.document;
        const auto part = soundPartOf(std::string_view(m_all.data(), m_all.size()).substr(from), m_format);
        if (part.reason == SoundPart::Reason::EndsInside) {
            note(stop.error, base + stop.at);
            return stop.at;
        }
        note(errorOf(part), from + part.stoppedAt);
        return stop.document + part.stoppedAt;
    }

    size_t readSoundPart(QByteArray damaged, size_t base)
    {
        const auto part = soundPartOf({damaged.constData(), static_cast<size_t>(damaged.size())}, m_format);
        note(errorOf(part), base + part.stoppedAt);
        damaged.truncate(static_cast<qsizetype>(part.end));
        damaged.append(part.closers.data(), static_cast<qsizetype>(part.closers.size()));
        if (damaged.isEmpty())
            return part.stoppedAt;
        // What is wrong besides lies before the damage and is noted too.
        if (const auto stop = read(PaddedBytes(std::move(damaged))))
            note(stop->error, base + stop->at);
        return part.stoppedAt;
    }

    static Error errorOf(const SoundPart &part)
    {
        switch (part.reason) {
        case SoundPart::Reason::EndsInText:
            return {ErrorKind::Incomplete, {}, QStringLiteral("the file ends inside a text"), {}};
        case SoundPart::Reason::EndsInside:
            return {ErrorKind::Incomplete, {}, QStringLiteral("the file ends before its last bracket"), {}};
        case SoundPart::Reason::BreakInText:
            return {
                ErrorKind::Malformed, {}, QStringLiteral("a text ends with its line, without a quote"), {}};
        case SoundPart::Reason::WrongBracket:
            return {ErrorKind::Malformed,
                    {},
                    QStringLiteral("a bracket closes what is not open or not complete"),
                    {}};
        case SoundPart::Reason::Misplaced:
            break;
        }
        return {ErrorKind::Malformed,
                {},
                QStringLiteral("something is missing before this place, or is no JSON"),
                {}};
    }

    void note(Error error, size_t at)
    {
        const auto place = std::min(at, m_all.size());
        const auto lines = std::count(m_all.data(), m_all.data() + place, '\n');
        error.where = QStringLiteral("line %1, byte %2 of %3").arg(lines + 1).arg(place).arg(m_all.size());
        m_problems.push_back(std::move(error));
    }

    // A line behind at with which a document may begin; only files of lines go on after damage.
    [[nodiscard]] std::optional<size_t> nextLine(size_t at) const
    {
        if (m_format == TraceFormat::Jaeger)
            return std::nullopt;
        const std::string_view all(m_all.data(), m_all.size());
        for (auto end = all.find('\n', at); end != std::string_view::npos && end + 1 < all.size();
             end = all.find('\n', end + 1)) {
            if (all[end + 1] == '{' || all[end + 1] == '[')
                return end + 1;
        }
        return std::nullopt;
    }

    [[nodiscard]] QByteArray rest(size_t from) const
    {
        return {m_all.data() + from, static_cast<qsizetype>(m_all.size() - from)};
    }

    const PaddedBytes &m_all;
    TraceFormat m_format;
    const TraceFileLimits &m_limits;
    jaegeranswerwire::AnswerReader m_jaeger;
    otlpspanwire::SpansReader m_otlp;
    zipkinwire::SpansReader m_zipkin;
    std::vector<Error> m_problems;
};

// Of several with one id the one with the most spans stays: files are also made by putting answers together.
void keepEachOnce(TraceFile &file)
{
    std::unordered_map<TraceId, size_t> places;
    std::vector<Trace> kept;
    for (auto &trace : file.traces) {
        const auto id = trace.id;
        if (trace.size() == 0) {
            file.problems.push_back(
                wholeError(ErrorKind::Missing, QStringLiteral("trace %1 has no span").arg(idText(id))));
            continue;
        }
        const auto [place, isNew] = places.try_emplace(id, kept.size());
        if (isNew) {
            kept.push_back(std::move(trace));
            continue;
        }
        file.problems.push_back(wholeError(
            ErrorKind::Conflict,
            QStringLiteral("trace %1 is in the file more than once; the copy with the most spans is shown")
                .arg(idText(id))));
        if (trace.size() > kept[place->second].size())
            kept[place->second] = std::move(trace);
    }
    file.traces = std::move(kept);
}

Result<TraceFile> readText(Text text, const TraceFileLimits &limits)
{
    TraceFile file;
    file.isPacked = text.isPacked;
    if (text.json.startsWith("\xEF\xBB\xBF"))
        text.json.remove(0, 3);
    const PaddedBytes all(std::move(text.json));
    if (auto plausible = looksLikeJson(all); !plausible)
        return std::unexpected(text.problem.value_or(plausible.error()));
    const auto format = traceFormatOf({all.data(), all.size()});
    const bool isEmptyAnswer = all.bytes().left(4096).contains("\"data\"");
    if (!format && !isEmptyAnswer)
        return failure(ErrorKind::Unsupported, {},
                       QStringLiteral("no traces of Jaeger, OTLP or Zipkin in it"));
    file.format = format.value_or(TraceFormat::Jaeger);
    TextReader reader(all, file.format, limits);
    reader.readAll();
    file.traces = reader.traces();
    file.problems = std::move(reader.problems());
    if (text.problem)
        file.problems.insert(file.problems.begin(), *text.problem);
    keepEachOnce(file);
    if (file.traces.empty())
        file.problems.push_back(wholeError(ErrorKind::Missing, QStringLiteral("the file holds no span")));
    return file;
}

Result<Text> readPlain(QFile &file, const TraceFileLimits &limits)
{
    Text text;
    text.json.reserve(static_cast<qsizetype>(std::min(file.size(), limits.bytes))
                      + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING) + 1);
    while (true) {
        const auto before = text.json.size();
        text.json.resize(before + PieceSize);
        const auto count = file.read(text.json.data() + before, PieceSize);
        text.json.resize(before + std::max<qint64>(0, count));
        if (count < 0)
            return failure(ErrorKind::Storage, {}, file.errorString());
        if (count == 0)
            return text;
        if (text.json.size() > limits.bytes) {
            text.json.truncate(limits.bytes);
            text.problem = wholeError(ErrorKind::TooLarge,
                                      QStringLiteral("only the first %1 bytes were read").arg(limits.bytes));
            return text;
        }
    }
}

} // namespace

Result<TraceFile> readTraceBytes(QByteArray bytes, const TraceFileLimits &limits)
{
    if (isGzip(bytes))
        return readText(unpack(bytes, limits), limits);
    return readText({std::move(bytes), false, std::nullopt}, limits);
}

Result<TraceFile> readTraceFile(const QString &path, const TraceFileLimits &limits)
{
    const auto atPath = [&](Error error) {
        const QString inside = error.where;
        error.where = inside.isEmpty() ? path : path + QStringLiteral(": ") + inside;
        return error;
    };
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::Missing, path, QStringLiteral("there is no such file"));
    if (info.isDir())
        return failure(ErrorKind::InvalidInput, path, QStringLiteral("a folder, not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, path, file.errorString());
    auto text = readPlain(file, limits);
    if (!text)
        return std::unexpected(atPath(text.error()));
    auto read = isGzip(text->json) ? readText(unpack(text->json, limits), limits)
                                   : readText(std::move(*text), limits);
    if (!read)
        return std::unexpected(atPath(read.error()));
    for (auto &problem : read->problems)
        problem = atPath(std::move(problem));
    return read;
}

bool looksLikeTraces(const QByteArray &bytes)
{
    QByteArray json = bytes;
    if (isGzip(bytes)) {
        json.clear();
        GzipDecoder decoder;
        // It is only the beginning, so that it ends too early or is too large is no matter.
        (void)decoder.decode(QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), PieceSize)), json,
                             8 * PieceSize);
    }
    const auto first = json.trimmed().left(1);
    return (first == "{" || first == "[")
        && traceFormatOf({json.constData(), static_cast<size_t>(json.size())}).has_value();
}

QString formatName(TraceFormat format)
{
    switch (format) {
    case TraceFormat::Otlp:
        return QStringLiteral("OTLP");
    case TraceFormat::Zipkin:
        return QStringLiteral("Zipkin");
    case TraceFormat::Jaeger:
        break;
    }
    return QStringLiteral("Jaeger");
}

} // namespace yagura::traces
