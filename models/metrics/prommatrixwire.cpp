#include "metrics/prommatrixwire.h"

#include "metrics/promenvelopewire.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace yagura::metrics::detail {

namespace {

constexpr std::string_view head = R"({"status":"success","data":{"resultType":"matrix","result":[)";
constexpr int exactDigits = 19; // of a mantissa in 64 bits
constexpr std::uint64_t exactInteger = std::uint64_t{1} << 53;
constexpr std::array powersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Reads between m_at and m_end, which points to a closing brace: no number, blank or literal reaches beyond
// it.
class MatrixScanner
{
public:
    MatrixScanner(const char *begin, const char *end)
        : m_at(begin)
        , m_end(end)
    { }

    [[nodiscard]] const char *at() const { return m_at; }

    bool readSeries(Series &series)
    {
        return acceptText(R"({"metric":{)") && readLabels(series.labels) && acceptText(R"(,"values":[)")
            && readPairs(series) && acceptText("]}");
    }

    bool accept(char c)
    {
        if (*m_at != c || m_at == m_end)
            return false;
        ++m_at;
        return true;
    }

private:
    bool acceptText(std::string_view text)
    {
        if (static_cast<size_t>(m_end - m_at) < text.size()
            || std::memcmp(m_at, text.data(), text.size()) != 0)
            return false;
        m_at += text.size();
        return true;
    }

    // The text up to the closing quote, if it is plain: no escapes, no control characters, UTF-8.
    bool readText(std::string_view &text)
    {
        if (!accept('"'))
            return false;
        const auto *close
            = static_cast<const char *>(std::memchr(m_at, '"', static_cast<size_t>(m_end - m_at)));
        if (!close)
            return false;
        text = {m_at, static_cast<size_t>(close - m_at)};
        const bool isPlain
            = std::all_of(text.begin(), text.end(), [](char c) { return c != '\\' && (c < 0 || c >= ' '); });
        const bool isAscii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
        m_at = close + 1;
        return isPlain && (isAscii || simdjson::validate_utf8(text.data(), text.size()));
    }

    bool readLabels(Labels &labels)
    {
        std::vector<Labels::Pair> pairs;
        while (!accept('}')) {
            std::string_view name;
            std::string_view value;
            if (!pairs.empty() && !accept(','))
                return false;
            if (!readText(name) || !accept(':') || !readText(value))
                return false;
            pairs.emplace_back(m_pool.of(name), m_pool.of(value));
        }
        labels = Labels::fromPairs(std::move(pairs));
        return true;
    }

    // Judging from the first pairs: a column too long is memory held for nothing, one too short is copied
    // once more.
    [[nodiscard]] size_t likelyPairs() const
    {
        constexpr int looked = 64;
        const char *at = m_at;
        int pairs = 0;
        while (pairs < looked) {
            const auto *close
                = static_cast<const char *>(std::memchr(at, ']', static_cast<size_t>(m_end - at)));
            if (!close)
                break;
            ++pairs;
            at = close + 1;
            if (*at != ',')
                return static_cast<size_t>(pairs);
        }
        const std::string_view rest(m_at, static_cast<size_t>(m_end - m_at));
        const size_t length = std::min(rest.find("]]"), rest.size());
        const auto average = static_cast<double>(at - m_at) / std::max(pairs, 1);
        return static_cast<size_t>(static_cast<double>(length) / average * 1.02) + 8;
    }

    bool readPairs(Series &series)
    {
        const size_t likely = likelyPairs();
        series.timesMs.reserve(likely);
        series.values.reserve(likely);
        std::int64_t previous = std::numeric_limits<std::int64_t>::min();
        do {
            std::int64_t time = 0;
            double value = 0;
            if (!accept('[') || !readTime(time) || !accept(',') || !accept('"') || !readValue(value)
                || !accept(']') || time <= previous)
                return false;
            previous = time;
            series.timesMs.push_back(time);
            series.values.push_back(value);
        } while (accept(','));
        if (series.timesMs.capacity() > series.timesMs.size() / 8 * 9 + 16) {
            series.timesMs.shrink_to_fit();
            series.values.shrink_to_fit();
        }
        return true;
    }

    // Digits onto mantissa; how many there were.
    int readDigits(std::uint64_t &mantissa)
    {
        const char *start = m_at;
        for (unsigned digit = digitAt(m_at); digit <= 9; digit = digitAt(++m_at))
            mantissa = mantissa * 10 + digit;
        return static_cast<int>(m_at - start);
    }
    static unsigned digitAt(const char *at)
    {
        return static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0';
    }

    // Whole seconds with at most three decimals.
    bool readTime(std::int64_t &timeMs)
    {
        std::uint64_t number = 0;
        const int whole = readDigits(number);
        if (whole == 0 || whole > 12)
            return false;
        int decimals = 0;
        if (*m_at == '.') {
            ++m_at;
            decimals = readDigits(number);
            if (decimals == 0 || decimals > 3)
                return false;
        }
        constexpr std::array<std::uint64_t, 4> factors{1000, 100, 10, 1};
        timeMs = static_cast<std::int64_t>(number * factors[static_cast<size_t>(decimals)]);
        return true;
    }

    // A number up to its closing quote. A mantissa and a power of ten that doubles hold exactly are divided
    // (or multiplied) once and therefore rounded once, as it must be; all others take the long way.
    bool readValue(double &value)
    {
        const char *start = m_at;
        const bool isNegative = *m_at == '-';
        m_at += isNegative ? 1 : 0;
        std::uint64_t mantissa = 0;
        const int whole = readDigits(mantissa);
        int decimals = 0;
        bool isUsual = whole > 0;
        if (*m_at == '.') {
            ++m_at;
            decimals = readDigits(mantissa);
            isUsual = isUsual && decimals > 0;
        }
        if (*m_at != '"' || !isUsual || whole + decimals > exactDigits || mantissa > exactInteger)
            return readUnusual(start, value);
        ++m_at;
        const double number = static_cast<double>(mantissa) / powersOfTen[static_cast<size_t>(decimals)];
        value = isNegative ? -number : number;
        return true;
    }

    bool readUnusual(const char *start, double &value)
    {
        const auto *close
            = static_cast<const char *>(std::memchr(start, '"', static_cast<size_t>(m_end - start)));
        if (!close)
            return false;
        const auto number = readNumber({start, static_cast<size_t>(close - start)});
        m_at = close + 1;
        value = number.value_or(0);
        return number.has_value();
    }

    const char *m_at;
    const char *m_end;
    StringPool m_pool;
};

} // namespace

std::optional<ScannedMatrix> scanMatrix(const QByteArray &body)
{
    const std::string_view text(body.constData(), static_cast<size_t>(body.size()));
    const size_t last = text.find_last_not_of(" \n\r\t");
    if (!text.starts_with(head) || last == std::string_view::npos || text[last] != '}')
        return std::nullopt;
    MatrixScanner scanner(text.data() + head.size(), text.data() + last);
    ScannedMatrix matrix;
    do {
        matrix.series.emplace_back();
        if (!scanner.readSeries(matrix.series.back()))
            return std::nullopt;
    } while (scanner.accept(','));
    if (*scanner.at() != ']')
        return std::nullopt;
    const auto read = static_cast<qsizetype>(scanner.at() - text.data());
    matrix.rest = body.left(static_cast<qsizetype>(head.size())) + body.mid(read);
    return matrix;
}

} // namespace yagura::metrics::detail
