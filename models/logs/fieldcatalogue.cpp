#include "logs/fieldcatalogue.h"

#include <algorithm>
#include <vector>

namespace yagura::logs {

FieldKind fieldKind(QStringView type)
{
    static const QMap<QString, FieldKind> kinds{
        {QStringLiteral("keyword"), FieldKind::Keyword},
        {QStringLiteral("constant_keyword"), FieldKind::Keyword},
        {QStringLiteral("wildcard"), FieldKind::Keyword},
        {QStringLiteral("flattened"), FieldKind::Keyword},
        {QStringLiteral("flat_object"), FieldKind::Keyword},
        {QStringLiteral("version"), FieldKind::Keyword},
        {QStringLiteral("text"), FieldKind::Text},
        {QStringLiteral("match_only_text"), FieldKind::Text},
        {QStringLiteral("date"), FieldKind::Date},
        {QStringLiteral("date_nanos"), FieldKind::Date},
        {QStringLiteral("boolean"), FieldKind::Boolean},
        {QStringLiteral("ip"), FieldKind::Ip},
        {QStringLiteral("object"), FieldKind::Object},
        {QStringLiteral("nested"), FieldKind::Object},
    };
    static const QStringList numbers{
        QStringLiteral("long"),       QStringLiteral("integer"),      QStringLiteral("short"),
        QStringLiteral("byte"),       QStringLiteral("double"),       QStringLiteral("float"),
        QStringLiteral("half_float"), QStringLiteral("scaled_float"), QStringLiteral("unsigned_long")};
    const QString name = type.toString();
    return numbers.contains(name) ? FieldKind::Number : kinds.value(name, FieldKind::Other);
}

std::optional<FieldInfo> FieldCatalogue::find(const QString &name) const
{
    const auto found = m_fields.constFind(name);
    return found == m_fields.constEnd() ? std::nullopt : std::optional(*found);
}

QString FieldCatalogue::aggregatable(const QString &name) const
{
    if (name.isEmpty())
        return {};
    if (const auto field = find(name); field && field->aggregatable)
        return name;
    const QString keyword = name + QStringLiteral(".keyword");
    const auto sub = find(keyword);
    return sub && sub->aggregatable ? keyword : QString();
}

QStringList FieldCatalogue::allForRole(FieldRole role) const
{
    std::vector<std::pair<int, QString>> found;
    for (auto it = m_fields.constBegin(); it != m_fields.constEnd(); ++it) {
        if (it->kind == FieldKind::Object)
            continue;
        const auto match = roleOf(it.key().toStdString());
        if (match && match->role == role)
            found.emplace_back(match->rank, it.key());
    }
    std::ranges::sort(found);
    QStringList names;
    for (const auto &[rank, name] : found)
        names << name;
    return names;
}

QString FieldCatalogue::forRole(FieldRole role) const
{
    return allForRole(role).value(0);
}

QString FieldCatalogue::timeField() const
{
    const auto names = allForRole(FieldRole::Time);
    for (const QString &name : names)
        if (m_fields.value(name).kind == FieldKind::Date)
            return name;
    return QStringLiteral("@timestamp");
}

} // namespace yagura::logs
