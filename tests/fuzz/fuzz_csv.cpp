// What is written is read back as written; whatever is read is written without a formula.
#include "core/csv.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    (void)readCsv(text, CsvDialect::Tab);
    const auto rows = readCsv(text);
    if (!rows)
        return 0;
    const auto again = readCsv(writeCsv(*rows));
    if (!again || again->size() != rows->size())
        std::abort();
    for (size_t i = 0; i < rows->size(); ++i) {
        for (qsizetype j = 0; j < (*rows)[i].size(); ++j) {
            if ((*again)[i].value(j) != neutralised((*rows)[i][j]))
                std::abort();
        }
    }
    return 0;
}
