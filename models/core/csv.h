// Comma- and tab-separated text: a writer for exports and the clipboard whose cells no spreadsheet takes for
// formulas, and a reader (RFC 4180, lenient about line ends and a missing last one). Plain functions.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace yagura {

enum class CsvDialect {
    Comma, // RFC 4180, CRLF
    Tab, // for the clipboard: tabs and line breaks inside cells become spaces, LF
};

enum class ByteOrderMark { Omit, Write }; // some spreadsheets take UTF-8 for Latin-1 without one

// A cell that begins with = + - @ tab or CR, also behind spaces, gets an apostrophe in front, unless it is a
// plain number. So a reader sees the apostrophe; neutralised() says what was written.
[[nodiscard]] QByteArray writeCsv(const std::vector<QStringList> &rows,
                                  CsvDialect dialect = CsvDialect::Comma,
                                  ByteOrderMark mark = ByteOrderMark::Omit);
[[nodiscard]] QString neutralised(const QString &cell);

struct CsvLimits
{
    qsizetype bytes = 256 << 20;
    qsizetype cells = 50'000'000;
};

// Rows may differ in length. Malformed with the line for a quoted cell that does not end or text behind a
// closing quote.
[[nodiscard]] Result<std::vector<QStringList>>
readCsv(QByteArrayView text, CsvDialect dialect = CsvDialect::Comma, const CsvLimits &limits = {});

} // namespace yagura
