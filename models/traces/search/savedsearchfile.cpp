#include "traces/search/savedsearchfile.h"

#include "core/yamlreader.h"
#include "traces/search/searchline.h"

namespace yagura::traces {

namespace {

using namespace Qt::StringLiterals;

QByteArray quoted(QString text)
{
    text.replace(u'\'', u"''"_s).replace(u'\n', u' ');
    return "'" + text.toUtf8() + "'";
}

} // namespace

Result<std::optional<SavedSearch>> readSavedSearch(const QByteArray &bytes, const QString &file)
{
    const auto document = readYaml(bytes, file, YamlPolicy::Own);
    if (!document)
        return std::unexpected(document.error());
    const YamlView root(*document);
    const auto signal = root.at(u"signal").string();
    if (!signal)
        return std::unexpected(signal.error());
    if (*signal != u"traces")
        return std::optional<SavedSearch>();
    if (auto known = root.requireMapOf({u"signal"_s, u"title"_s, u"search"_s}); !known)
        return std::unexpected(known.error());
    const auto title = root.at(u"title").string();
    if (!title)
        return std::unexpected(title.error());
    const auto line = root.at(u"search").string();
    if (!line)
        return std::unexpected(line.error());
    if (const auto conditions = parseSearchLine(*line); !conditions)
        return root.at(u"search").error(
            u"the search makes no sense at column %1: %2"_s.arg(conditions.error().column + 1)
                .arg(conditions.error().subject),
            u"write terms like service:gateway dur>20ms tag.region=eu"_s);
    return SavedSearch{*title, *line};
}

QByteArray writeSavedSearch(const SavedSearch &search)
{
    return "signal: traces\ntitle: " + quoted(search.title) + "\nsearch: " + quoted(search.line) + "\n";
}

} // namespace yagura::traces
