#include "dashboards/frames/origins.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/variantfile.h"

namespace yagura::dashboards::frames {

void putTransformations(OrderedJson &list, const Transformations &old, const Transformations &now)
{
    const auto origins
        = originsOf(old, now, std::equal_to<Transformation>{},
                    [](const Transformation &a, const Transformation &b) { return a.id == b.id; });
    OrderedJson written = OrderedJson::array();
    for (size_t i = 0; i < now.size(); ++i) {
        OrderedJson one = OrderedJson::object();
        QVariantMap known;
        if (origins[i] && list.is_array() && *origins[i] < list.size()) {
            one = list.at(*origins[i]);
            known = old[*origins[i]].entry;
        } else {
            one["id"] = now[i].id.toStdString(); // first, as everywhere
        }
        putChanges(one, known, now[i].entry);
        written.push_back(std::move(one));
    }
    list = std::move(written);
}

QString optionsText(const QVariantMap &options)
{
    return QString::fromUtf8(dumpJson(jsonOf(options), 2));
}

Result<QVariantMap> optionsOfText(const QString &text)
{
    const auto json = parseOrderedJson(text.toUtf8(), QStringLiteral("options"));
    if (!json)
        return std::unexpected(json.error());
    if (!json->is_object())
        return failure(ErrorKind::InvalidInput, QStringLiteral("options"),
                       QStringLiteral("not a JSON object"));
    return variantOf(OrderedJsonView(*json)).toMap();
}

} // namespace yagura::dashboards::frames
