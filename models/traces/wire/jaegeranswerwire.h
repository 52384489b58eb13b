// Jaeger's v1 answers and what is exported from them: the envelope {data, errors}, a trace alone, a list of
// traces. What was read stays when the rest turns out to be damaged. Internal to jaegerwire and the files;
// workers only.
#pragma once

#include "traces/traceanswer.h"
#include "traces/wire/fieldwire.h"

namespace yagura::traces::jaegeranswerwire {

class AnswerReader
{
public:
    // A document or a reference to one of several; throws simdjson_error, and keeps the traces before it.
    template <typename Root> void readDocument(Root &root)
    {
        if (root.type().value() == simdjson::ondemand::json_type::array) {
            m_isAnswer = true;
            for (auto element : root.get_array())
                readTraceObject(element.get_object());
        } else {
            readObject(root.get_object());
        }
    }

    // False when nothing looked like an answer of Jaeger.
    [[nodiscard]] bool isAnswer() const { return m_isAnswer; }
    [[nodiscard]] TraceAnswer finish() { return std::move(m_answer); }

private:
    void readObject(fieldwire::Object root);
    void readData(fieldwire::Value value);
    void readTraceObject(fieldwire::Object object);

    TraceAnswer m_answer;
    bool m_isAnswer = false;
};

void readProblems(fieldwire::Value value, QStringList &problems);

} // namespace yagura::traces::jaegeranswerwire
