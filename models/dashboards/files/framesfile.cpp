#include "dashboards/files/framesfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <cmath>

namespace yagura::dashboards {

namespace {

using detail::jsonText;
using detail::setMember;
using frames::FieldType;

const char *typeName(FieldType type)
{
    switch (type) {
    case FieldType::Time:
        return "time";
    case FieldType::Number:
    case FieldType::Trend:
        return "number";
    case FieldType::Text:
        return "string";
    case FieldType::Boolean:
        return "boolean";
    }
    return "string";
}

OrderedJson valueOf(const frames::Field &field, size_t row)
{
    if (field.values.isNull(row))
        return nullptr;
    switch (field.type()) {
    case FieldType::Time:
        return static_cast<std::int64_t>(field.values.number(row));
    case FieldType::Number:
    case FieldType::Trend: {
        const double number = field.values.number(row);
        return std::isfinite(number) ? OrderedJson(number) : jsonText(frames::plainNumberText(number));
    }
    case FieldType::Boolean:
        return field.values.number(row) != 0;
    case FieldType::Text:
        break;
    }
    return jsonText(field.values.text(row));
}

OrderedJson fieldJson(const frames::Field &field, const QString &name)
{
    OrderedJson json = OrderedJson::object();
    setMember(json, "name", jsonText(name));
    setMember(json, "type", typeName(field.type()));
    if (!field.labels.isEmpty()) {
        OrderedJson labels = OrderedJson::object();
        for (const auto &[label, value] : field.labels.pairs())
            setMember(labels, label.toUtf8().constData(), jsonText(value));
        setMember(json, "labels", std::move(labels));
    }
    OrderedJson values = OrderedJson::array();
    for (size_t row = 0; row < field.values.size(); ++row)
        values.push_back(valueOf(field, row));
    setMember(json, "values", std::move(values));
    return json;
}

} // namespace

QByteArray writeFrames(const frames::Frames &frames, const std::vector<QStringList> &names)
{
    OrderedJson all = OrderedJson::array();
    for (size_t i = 0; i < frames.size(); ++i) {
        OrderedJson one = OrderedJson::object();
        setMember(one, "name", jsonText(frames[i].name));
        setMember(one, "refId", jsonText(frames[i].refId));
        OrderedJson fields = OrderedJson::array();
        for (size_t f = 0; f < frames[i].fields.size(); ++f) {
            const auto &field = frames[i].fields[f];
            const QString name
                = i < names.size() ? names[i].value(static_cast<qsizetype>(f), field.name) : field.name;
            fields.push_back(fieldJson(field, name));
        }
        setMember(one, "fields", std::move(fields));
        all.push_back(std::move(one));
    }
    return dumpJson(all, 2) + '\n';
}

} // namespace yagura::dashboards
