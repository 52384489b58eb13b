#include "core/csv.h"

#include <QStringDecoder>

namespace yagura {

namespace {

bool isPlainNumber(QStringView text)
{
    if (text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('+')))
        text = text.mid(1);
    if (text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('+')))
        return false;
    bool digits = false;
    for (const QChar c : text) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits = true;
        else if (c != QLatin1Char('.') && c != QLatin1Char('e') && c != QLatin1Char('E')
                 && c != QLatin1Char('-') && c != QLatin1Char('+'))
            return false;
    }
    bool ok = false;
    (void)text.toDouble(&ok);
    return digits && ok;
}

QString commaCell(const QString &cell)
{
    QString text = neutralised(cell);
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char(',') || c == QLatin1Char('"') || c == QLatin1Char('\n')
            || c == QLatin1Char('\r');
    });
    // An unquoted U+FEFF at the beginning of a file would be taken for its byte order mark.
    if (plain && text.trimmed().size() == text.size() && !text.startsWith(QChar(0xfeff)))
        return text;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QString(QLatin1Char('"') + text + QLatin1Char('"'));
}

QString tabCell(const QString &cell)
{
    QString text = neutralised(cell);
    text.replace(QLatin1String("\r\n"), QLatin1String(" "));
    for (const char c : {'\t', '\n', '\r'})
        text.replace(QLatin1Char(c), QLatin1Char(' '));
    return text;
}

// QString::fromUtf8 would drop a byte order mark that belongs to a cell.
QString decoded(QByteArrayView bytes)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom).decode(bytes);
}

// Bytes in, cells out; quotes are only special in the comma dialect.
class Reader
{
public:
    Reader(QByteArrayView text, CsvDialect dialect, const CsvLimits &limits)
        : m_text(text)
        , m_quotes(dialect == CsvDialect::Comma)
        , m_separator(dialect == CsvDialect::Comma ? ',' : '\t')
        , m_limits(limits)
    { }

    Result<std::vector<QStringList>> read()
    {
        while (m_at < m_text.size()) {
            if (auto done = readRow(); !done)
                return std::unexpected(done.error());
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    [[nodiscard]] bool atEndOfCell() const
    {
        return m_at >= m_text.size() || at(m_separator) || at('\n') || at('\r');
    }

    Status readRow()
    {
        QStringList row;
        for (;;) {
            if (++m_cells > m_limits.cells)
                return failure(ErrorKind::TooLarge, line(),
                               QStringLiteral("more than %1 cells").arg(m_limits.cells));
            auto cell = m_quotes && at('"') ? quotedCell() : plainCell();
            if (!cell)
                return std::unexpected(cell.error());
            row << *cell;
            if (!at(m_separator))
                break;
            ++m_at;
        }
        if (at('\r'))
            ++m_at;
        if (at('\n'))
            ++m_at;
        ++m_line;
        m_rows.push_back(std::move(row));
        return {};
    }

    Result<QString> plainCell()
    {
        const qsizetype start = m_at;
        while (!atEndOfCell())
            ++m_at;
        return decoded(m_text.sliced(start, m_at - start));
    }

    Result<QString> quotedCell()
    {
        const QString where = line();
        QByteArray bytes;
        ++m_at;
        for (;;) {
            const qsizetype quote = m_text.indexOf('"', m_at);
            if (quote < 0)
                return failure(ErrorKind::Malformed, where, QStringLiteral("a quoted cell does not end"));
            const QByteArrayView part = m_text.sliced(m_at, quote - m_at);
            m_line += std::count(part.begin(), part.end(), '\n');
            bytes.append(part);
            m_at = quote + 1;
            if (!at('"'))
                break;
            bytes += '"';
            ++m_at;
        }
        if (!atEndOfCell())
            return failure(ErrorKind::Malformed, line(), QStringLiteral("text behind a closing quote"));
        return decoded(bytes);
    }

    [[nodiscard]] QString line() const { return QStringLiteral("line %1").arg(m_line); }

    QByteArrayView m_text;
    bool m_quotes;
    char m_separator;
    CsvLimits m_limits;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
    qsizetype m_cells = 0;
    std::vector<QStringList> m_rows;
};

} // namespace

QString neutralised(const QString &cell)
{
    const auto first = std::find_if(cell.begin(), cell.end(), [](QChar c) { return c != QLatin1Char(' '); });
    if (first == cell.end())
        return cell;
    const bool formula = QStringView(u"=+-@\t\r\n＝＋－＠").contains(*first);
    return formula && !isPlainNumber(cell) ? QString(QLatin1Char('\'') + cell) : cell;
}

QByteArray writeCsv(const std::vector<QStringList> &rows, CsvDialect dialect, ByteOrderMark mark)
{
    const bool comma = dialect == CsvDialect::Comma;
    QByteArray out = mark == ByteOrderMark::Write ? QByteArray("\xef\xbb\xbf") : QByteArray();
    for (const QStringList &row : rows) {
        // A line with nothing on it would be read as no row at all by many.
        const bool loneEmpty = comma && row.size() == 1 && row.front().isEmpty();
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += comma ? ',' : '\t';
            out += (comma ? commaCell(row[i]) : tabCell(row[i])).toUtf8();
        }
        out += loneEmpty ? "\"\"\r\n" : comma ? "\r\n" : "\n";
    }
    return out;
}

Result<std::vector<QStringList>> readCsv(QByteArrayView text, CsvDialect dialect, const CsvLimits &limits)
{
    if (text.size() > limits.bytes)
        return failure(ErrorKind::TooLarge, {}, QStringLiteral("more than %1 bytes").arg(limits.bytes));
    const QByteArrayView body = text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
    return Reader(body, dialect, limits).read();
}

} // namespace yagura
