// Every JSON document of some bytes, one after the other: lines of a file, objects put behind each other, or
// just one. What is whole is read even if something behind it is not. Internal to the wire and file units;
// workers only.
#pragma once

#include "traces/wire/fieldwire.h"

namespace yagura::traces::fieldwire {

using Document = simdjson::ondemand::document_reference;

// Where reading ended before the end of the bytes.
struct Stop
{
    Error error;
    size_t document = 0; // byte at which the document begins that was not read to its end
    size_t at = 0; // byte of the trouble, as near as it is known
    bool begun = false; // some of that document was read
};

// Calls with(Document &) for each. The whole is one batch, so that none is cut between batches.
template <typename F> [[nodiscard]] std::optional<Stop> readDocuments(const PaddedBytes &bytes, F with)
{
    Stop stop;
    const auto stopped = [&](simdjson::error_code code, std::optional<size_t> offset) {
        stop.error = readingError(code, bytes, offset);
        stop.at = offset.value_or(stop.document);
        return stop;
    };
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document_stream stream;
    const auto batch = std::max<size_t>(bytes.size(), simdjson::dom::MINIMAL_BATCH_SIZE);
    if (const auto code = parser.iterate_many(bytes.data(), bytes.size(), batch).get(stream);
        code != simdjson::SUCCESS)
        return stopped(code, std::nullopt);
    size_t documents = 0;
    Document root;
    try {
        for (auto document = stream.begin(); document != stream.end(); ++document) {
            stop.begun = false;
            stop.document = document.current_index();
            root = (*document).value();
            stop.begun = true;
            with(root);
            ++documents;
        }
    } catch (const simdjson::simdjson_error &problem) {
        return stopped(problem.error(),
                       stop.begun ? offsetIn(root.current_location(), bytes) : std::optional<size_t>());
    }
    stop.begun = false;
    if (documents > 0 && stream.truncated_bytes() == 0)
        return std::nullopt;
    stop.document = documents == 0 ? 0 : bytes.size() - stream.truncated_bytes();
    return stopped(simdjson::INCOMPLETE_ARRAY_OR_OBJECT, bytes.size());
}

} // namespace yagura::traces::fieldwire
