#include "dashboards/files/playlistfile.h"

#include "core/duration.h"
#include "core/yamlreader.h"

namespace yagura::dashboards {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr Duration shortest = 2s;
constexpr Duration longest = 24h;

Result<Duration> readInterval(const YamlView &view)
{
    const auto text = view.string();
    if (!text)
        return std::unexpected(text.error());
    const auto duration = parseDuration(*text);
    if (!duration || *duration < shortest || *duration > longest)
        return view.error(u"\"%1\" is no time between 2s and 24h"_s.arg(*text), u"write for instance 30s"_s);
    return *duration;
}

Result<PlaylistItem> readItem(const YamlView &view)
{
    if (auto known = view.requireMapOf({u"dashboard"_s, u"tag"_s, u"burning"_s, u"panel"_s, u"interval"_s});
        !known)
        return std::unexpected(known.error());
    static constexpr std::pair<const char16_t *, PlaylistItemKind> kinds[]
        = {{u"dashboard", PlaylistItemKind::Dashboard},
           {u"tag", PlaylistItemKind::Tag},
           {u"burning", PlaylistItemKind::Burning}};
    PlaylistItem item;
    int named = 0;
    for (const auto &[key, kind] : kinds) {
        const YamlView value = view.at(QStringView(key));
        if (!value.exists())
            continue;
        ++named;
        item.kind = kind;
        const auto subject = value.stringOr({});
        if (!subject)
            return std::unexpected(subject.error());
        item.subject = *subject;
        if (item.subject.isEmpty() && kind != PlaylistItemKind::Burning)
            return value.error(u"the name is missing"_s);
    }
    if (named != 1)
        return view.error(u"an item is one of dashboard, tag and burning"_s);
    const auto panel = view.at(u"panel").integerOr(0);
    if (!panel)
        return std::unexpected(panel.error());
    item.panel = static_cast<int>(std::clamp<std::int64_t>(*panel, 0, INT_MAX));
    if (view.at(u"interval").exists()) {
        const auto interval = readInterval(view.at(u"interval"));
        if (!interval)
            return std::unexpected(interval.error());
        item.interval = *interval;
    }
    return item;
}

} // namespace

Result<Playlist> readPlaylist(const QByteArray &text, const QString &file)
{
    const auto document = readYaml(text, file, YamlPolicy::Own);
    if (!document)
        return std::unexpected(document.error());
    const YamlView root(*document);
    if (auto known = root.requireMapOf({u"name"_s, u"interval"_s, u"items"_s}); !known)
        return std::unexpected(known.error());
    Playlist playlist;
    const auto name = root.at(u"name").string();
    if (!name)
        return std::unexpected(name.error());
    playlist.name = *name;
    if (root.at(u"interval").exists()) {
        const auto interval = readInterval(root.at(u"interval"));
        if (!interval)
            return std::unexpected(interval.error());
        playlist.interval = *interval;
    }
    const YamlView items = root.at(u"items");
    if (!items.isSequence() || items.size() == 0)
        return items.error(u"a playlist needs items"_s);
    for (size_t i = 0; i < items.size(); ++i) {
        auto item = readItem(items.item(i));
        if (!item)
            return std::unexpected(item.error());
        playlist.items.push_back(std::move(*item));
    }
    return playlist;
}

} // namespace yagura::dashboards
