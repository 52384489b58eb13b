#include "store/storeerror.h"

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

constexpr auto damaged = "the file is damaged"_L1;

struct Meaning
{
    int code; // primary result code of SQLite
    QLatin1String detail;
    QLatin1String hint;
};

constexpr Meaning meanings[] = {
    {5, "another program holds the database"_L1, "Close the other program that has this file open."_L1},
    {6, "the database is locked"_L1, "Close the other program that has this file open."_L1},
    {8, "the file or its folder cannot be written"_L1, "Check the permissions of the folder."_L1},
    {10, "reading or writing the disk failed"_L1, "Check the disk."_L1},
    {11, damaged, "The damaged file is put aside at the next start."_L1},
    {13, "the disk is full"_L1, "Free some space; nothing was changed."_L1},
    {14, "the file cannot be opened"_L1, "Check that the folder exists and may be written."_L1},
    {26, damaged, "The damaged file is put aside at the next start."_L1},
};

} // namespace

Error storeError(int code, const QString &text, const QString &path)
{
    for (const Meaning &meaning : meanings) {
        if (meaning.code == (code & 0xff))
            return {ErrorKind::Storage, path, meaning.detail, meaning.hint};
    }
    return {ErrorKind::Storage, path, text, {}};
}

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::Storage && error.detail == damaged;
}

} // namespace yagura
