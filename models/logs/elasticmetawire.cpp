#include "logs/elasticmetawire.h"

#include "core/jsonreader.h"
#include "logs/simdjsonwire.h"

#include <QRegularExpression>

namespace yagura::logs::elasticmetawire {

Result<ElasticCapabilities> readBanner(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("GET /"));
    if (!json)
        return std::unexpected(json.error());
    const JsonView root(*json);
    const JsonView version = root.at("version");
    ElasticCapabilities found;
    found.version = version.at("number").stringOr();
    if (found.version.isEmpty())
        return failure(ErrorKind::Malformed, QStringLiteral("version.number"),
                       QStringLiteral("this is not an Elasticsearch or OpenSearch server"));
    found.product = version.at("distribution").stringOr() == QStringLiteral("opensearch")
        ? Product::OpenSearch
        : Product::Elasticsearch;
    found.clusterName = root.at("cluster_name").stringOr();
    const auto parts = found.version.split(u'.');
    found.major = parts.value(0).toInt();
    found.minor = parts.value(1).toInt();
    return found;
}

Result<QByteArray> readPointInTime(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("point in time"));
    if (!json)
        return std::unexpected(json.error());
    const JsonView root(*json);
    const QString id = root.at("id").stringOr(root.at("pit_id").stringOr());
    if (id.isEmpty())
        return failure(ErrorKind::Malformed, QStringLiteral("id"),
                       QStringLiteral("no id of a point in time"));
    return id.toUtf8();
}

namespace {

using namespace simdjsonwire;

void readFieldType(FieldInfo &field, std::string_view type, Object object)
{
    if (type == "unmapped")
        return;
    bool searchable = true;
    bool aggregatable = false;
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        if (key == "searchable")
            searchable = booleanOr(member.value(), false);
        else if (key == "aggregatable")
            aggregatable = booleanOr(member.value(), false);
        else if (key == "metadata_field")
            field.isMetadata = booleanOr(member.value(), false);
    }
    const QString name = textOf(type);
    const FieldKind kind = fieldKind(name);
    field.hasNanoseconds = field.hasNanoseconds || type == "date_nanos";
    if (field.type.isEmpty()) {
        field.kind = kind;
        field.type = name;
        field.searchable = searchable;
        field.aggregatable = aggregatable;
        return;
    }
    // Two types of one kind (long and integer, date and date_nanos) live together; others do not.
    field.isConflicted = field.isConflicted || kind != field.kind;
    field.kind = kind == field.kind ? kind : FieldKind::Other;
    field.type += QStringLiteral(", ") + name;
    field.searchable = field.searchable && searchable;
    field.aggregatable = field.aggregatable && aggregatable && !field.isConflicted;
}

} // namespace

Result<FieldCatalogue> readFields(QByteArray body)
{
    QMap<QString, FieldInfo> fields;
    bool any = false;
    const auto read = readDocument(body, [&](Object root) {
        for (auto member : root) {
            if (std::string_view(member.unescaped_key()) != "fields")
                continue;
            any = true;
            for (auto field : member.value().get_object()) {
                const QString name = textOf(field.unescaped_key());
                FieldInfo info;
                for (auto type : field.value().get_object()) {
                    const std::string_view typeName = type.unescaped_key();
                    readFieldType(info, typeName, type.value().get_object());
                }
                if (!info.type.isEmpty())
                    fields.insert(name, info);
            }
        }
    });
    if (!read)
        return std::unexpected(read.error());
    if (!any)
        return failure(ErrorKind::Malformed, QStringLiteral("fields"),
                       QStringLiteral("no fields in the answer"));
    return FieldCatalogue(std::move(fields));
}

Result<QStringList> readIndices(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("_resolve/index"));
    if (!json)
        return std::unexpected(json.error());
    QStringList names;
    const JsonView root(*json);
    for (const char *part : {"indices", "data_streams", "aliases"})
        root.at(part).forEach([&](const JsonView &one) {
            const QString name = one.at("name").stringOr();
            if (!name.isEmpty() && !name.startsWith(u'.'))
                names << name;
        });
    names.sort();
    names.removeDuplicates();
    return names;
}

namespace {

QString deepest(const JsonView &error, int depth)
{
    if (!error.isObject() || depth > 20)
        return {};
    if (const QString cause = deepest(error.at("caused_by"), depth + 1); !cause.isEmpty())
        return cause;
    const QString own = error.at("reason").isObject() ? deepest(error.at("reason"), depth + 1)
                                                      : error.at("reason").stringOr();
    return own.isEmpty() ? error.at("type").stringOr() : own;
}

QString reasonOf(const JsonView &root)
{
    const JsonView error = root.at("error");
    if (error.isString())
        return error.stringOr();
    if (!error.isObject())
        return root.at("message").stringOr(root.at("Message").stringOr());
    // The failed shards know most, then the roots, then the envelope itself.
    const QString shard = deepest(error.at("failed_shards").at(0), 0);
    if (!shard.isEmpty())
        return shard;
    const QString own = deepest(error, 0);
    const QString root0 = deepest(error.at("root_cause").at(0), 0);
    const bool general = error.at("reason").stringOr().isEmpty() && !error.at("caused_by").isObject();
    return general && !root0.isEmpty() ? root0 : own;
}

} // namespace

QString errorReason(const QByteArray &body)
{
    constexpr qsizetype most = 500;
    if (const auto json = parseJson(body, {}))
        return reasonOf(JsonView(*json)).left(most);
    QString text = QString::fromUtf8(body.left(4'096));
    static const QRegularExpression hidden(QStringLiteral("<(script|style)[^>]*>.*?</\\1>"),
                                           QRegularExpression::DotMatchesEverythingOption
                                               | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    text.remove(hidden).replace(tags, QStringLiteral(" "));
    return text.simplified().left(most);
}

QString errorType(const QByteArray &body)
{
    const auto json = parseJson(body, {});
    if (!json)
        return {};
    const JsonView error = JsonView(*json).at("error");
    const QString root = error.at("root_cause").at(0).at("type").stringOr();
    return root.isEmpty() ? error.at("type").stringOr() : root;
}

} // namespace yagura::logs::elasticmetawire
