#include "logs/elasticwire.h"

#include "logs/elasticmetawire.h"
#include "logs/logfields.h"
#include "logs/logtime.h"
#include "logs/simdjsonwire.h"

namespace yagura::logs::elasticwire {

namespace {

using namespace simdjsonwire;

// Takes the roles out of one document while walking over it.
class HitReader
{
public:
    void reset()
    {
        m_row = {};
        m_ranks.fill(worst);
    }

    LogBuffer::Row &row() { return m_row; }

    void walk(Object object, std::string &path, int depth)
    {
        if (depth > maximumDepth)
            return;
        const size_t length = path.size();
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            path.append(key);
            leaf(member.value(), path, depth);
            path.resize(length);
        }
    }

private:
    static constexpr int worst = 1'000;

    void leaf(Value value, std::string &path, int depth)
    {
        switch (Type(value.type())) {
        case Type::object:
            path.push_back('.');
            walk(value.get_object(), path, depth + 1);
            return;
        case Type::array:
            array(value.get_array(), path);
            return;
        case Type::string:
        case Type::number:
            scalar(value, path);
            return;
        case Type::boolean:
        case Type::null:
            return;
        }
    }

    // The first element stands for the list; lists of lists and of objects are left to the details pane.
    void array(Array array, const std::string &path)
    {
        for (auto element : array) {
            Value value = element.value();
            if (const Type type = value.type(); type == Type::string || type == Type::number)
                scalar(value, path);
            return;
        }
    }

    void scalar(Value value, const std::string &path)
    {
        const auto match = roleOf(path);
        auto &rank = match ? m_ranks[static_cast<size_t>(match->role)] : m_none;
        if (!match || match->rank >= rank)
            return;
        if (take(value, match->role))
            rank = match->rank;
    }

    bool take(Value value, FieldRole role)
    {
        const bool isText = Type(value.type()) == Type::string;
        if (role == FieldRole::Time) {
            const auto time
                = isText ? parseLogTime(std::string_view(value.get_string())) : numericTime(value);
            m_row.timeNs = time.value_or(m_row.timeNs);
            return time.has_value();
        }
        if (role == FieldRole::Level) {
            const auto level = isText ? levelFromText(std::string_view(value.get_string()))
                                      : levelFromNumber(double(value.get_double()));
            m_row.level = level == LogLevel::Unknown ? m_row.level : level;
            return level != LogLevel::Unknown;
        }
        // A number may still be a message or a service's name, as it is written.
        const std::string_view text
            = isText ? std::string_view(value.get_string()) : trimmed(value.raw_json_token());
        switch (role) {
        case FieldRole::Service:
            m_row.service = text;
            return !text.empty();
        case FieldRole::Message:
            m_row.message = text;
            return !text.empty();
        case FieldRole::Trace:
            return takeId(traceIdFromHex(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))),
                          m_row.trace);
        case FieldRole::Span:
            return takeId(spanIdFromHex(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))),
                          m_row.span);
        case FieldRole::Stack:
            m_row.hasStackTrace = text.find('\n') != text.npos;
            return true;
        default:
            return false;
        }
    }

    static std::optional<std::int64_t> numericTime(Value value)
    {
        std::int64_t whole = 0;
        if (value.get_int64().get(whole) == simdjson::SUCCESS)
            return logTimeFromInteger(whole);
        double number = 0;
        return value.get_double().get(number) == simdjson::SUCCESS ? logTimeFromNumber(number) : std::nullopt;
    }

    template <typename Id> static bool takeId(const std::optional<Id> &found, Id &into)
    {
        if (found)
            into = *found;
        return found.has_value();
    }

    LogBuffer::Row m_row;
    std::array<int, 9> m_ranks{};
    int m_none = 0;
};

class PageReader
{
public:
    explicit PageReader(LogPage &page)
        : m_page(page)
    { }

    void root(Object object)
    {
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            Value value = member.value();
            if (key == "took")
                m_page.facts.serverTook = std::chrono::milliseconds(integerOr(value, 0));
            else if (key == "timed_out")
                m_page.facts.timedOut = booleanOr(value, false);
            else if (key == "pit_id")
                m_page.pointInTime = bytesOf(value);
            else if (key == "_shards")
                readShards(value.get_object(), m_page.facts.shards);
            else if (key == "hits")
                hits(value.get_object());
            else if (key == "error")
                m_isError = true;
        }
    }

    [[nodiscard]] bool isError() const { return m_isError; }
    [[nodiscard]] bool hasHits() const { return m_hasHits; }

private:
    void hits(Object object)
    {
        m_hasHits = true;
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            if (key == "total")
                readTotal(member.value(), m_page.facts.count);
            else if (key == "hits")
                for (auto one : member.value().get_array())
                    hit(one.get_object());
        }
    }

    void hit(Object object)
    {
        m_reader.reset();
        LogBuffer::Row &row = m_reader.row();
        std::string_view sort;
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            if (key == "_index") {
                row.index = member.value().get_string();
            } else if (key == "_id") {
                row.id = member.value().get_string();
            } else if (key == "_source") {
                Object source = member.value().get_object();
                row.source = trimmed(source.raw_json());
                source.reset();
                m_path.clear();
                m_reader.walk(source, m_path, 0);
            } else if (key == "sort") {
                Array values = member.value().get_array();
                sort = trimmed(values.raw_json());
            }
        }
        if (row.timeNs == noTime)
            row.timeNs = timeOfSort(sort).value_or(noTime);
        m_page.rows.append(row);
        m_page.after = QByteArray(sort.data(), static_cast<qsizetype>(sort.size()));
    }

    // "[1795411270123,42]": the first value is the time, in ms or, for date_nanos, ns.
    static std::optional<std::int64_t> timeOfSort(std::string_view sort)
    {
        if (sort.size() < 2)
            return {};
        std::string_view first = sort.substr(1, sort.find_first_of(",]") - 1);
        if (first.starts_with('"') && first.size() > 2)
            first = first.substr(1, first.size() - 2);
        return parseLogTime(first);
    }

    LogPage &m_page;
    HitReader m_reader;
    std::string m_path;
    bool m_isError = false;
    bool m_hasHits = false;
};

} // namespace

Result<LogPage> readPage(QByteArray body)
{
    LogPage page;
    PageReader reader(page);
    const qsizetype size = body.size();
    page.rows.reserve(256, static_cast<size_t>(size));
    if (const auto read = readDocument(body, [&](Object root) { reader.root(root); }); !read)
        return std::unexpected(read.error());
    if (reader.isError())
        return failure(ErrorKind::ServerFailed, {}, elasticmetawire::errorReason(body));
    if (!reader.hasHits())
        return failure(ErrorKind::Malformed, QStringLiteral("hits"),
                       QStringLiteral("no such field: not an answer to a search"));
    return page;
}

} // namespace yagura::logs::elasticwire
