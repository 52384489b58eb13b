#include "traces/wire/jaegeranswerwire.h"

#include "traces/wire/jaegerspanwire.h"

#include <QScopeGuard>

namespace yagura::traces::jaegeranswerwire {

using namespace fieldwire;

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString problemText(Object entry)
{
    QString message;
    QString trace;
    forEachField(entry, [&](std::string_view key, Value value) {
        if (key == "msg")
            message = textOf(text(read(value)));
        else if (key == "traceID")
            trace = textOf(text(read(value)));
    });
    if (trace.isEmpty())
        return message;
    const QString both = trace + QStringLiteral(": ") + message;
    return both;
}

} // namespace

void readProblems(Value value, QStringList &problems)
{
    forEachObject(value, [&](Object entry) { problems.append(problemText(entry)); });
}

void AnswerReader::readObject(Object root)
{
    jaegerspanwire::TraceReader bare;
    const auto keep = qScopeGuard([&] {
        if (auto trace = bare.finish()) {
            m_isAnswer = true;
            m_answer.traces.push_back(std::move(*trace));
        }
    });
    forEachField(root, [&](std::string_view key, Value value) {
        m_isAnswer = m_isAnswer || key == "data" || key == "errors";
        if (key == "data")
            readData(value);
        else if (key == "errors")
            readProblems(value, m_answer.problems);
        else
            bare.readField(key, value);
    });
}

void AnswerReader::readData(Value value)
{
    if (value.type().value() == simdjson::ondemand::json_type::object)
        readTraceObject(value.get_object());
    else
        forEveryObject(value, [&](Object object) { readTraceObject(object); });
}

// A trace object, whatever else it is: exports put traces into "data", alone, or into a list.
void AnswerReader::readTraceObject(Object object)
{
    jaegerspanwire::TraceReader reader;
    const auto keep = qScopeGuard([&] {
        if (auto trace = reader.finish())
            m_answer.traces.push_back(std::move(*trace));
    });
    forEachField(object, [&](std::string_view key, Value value) { reader.readField(key, value); });
}

} // namespace yagura::traces::jaegeranswerwire
