#include "workspace/preferencesfile.h"

#include "core/yamlreader.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr std::int64_t SchemaVersion = 1;

// Inside double quotes.
QString quoted(QString text)
{
    return text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1);
}

} // namespace

Result<PreferencesReading> readPreferencesFile(const QByteArray &text)
{
    const auto document = readYaml(text, u"preferences.yaml"_s, YamlPolicy::Own);
    if (!document)
        return std::unexpected(document.error());
    const YamlView root(*document);
    const auto version = root.at(u"version").integer();
    if (!version)
        return std::unexpected(version.error());
    PreferencesReading out;
    out.newer = *version > SchemaVersion;
    if (!out.newer) {
        if (auto known
            = root.requireMapOf({u"version"_s, u"language"_s, u"theme"_s, u"zone"_s, u"starred"_s});
            !known)
            return std::unexpected(known.error());
    }
    const QString language = root.at(u"language").stringOr({}).value_or(QString());
    out.values.language = language == "en"_L1 ? PreferredLanguage::English
        : language == "ja"_L1                 ? PreferredLanguage::Japanese
                                              : PreferredLanguage::System;
    const bool light = root.at(u"theme").stringOr({}).value_or(QString()) == "light"_L1;
    out.values.theme = light ? PreferredTheme::Light : PreferredTheme::Dark;
    const QString zone = root.at(u"zone").stringOr({}).value_or(QString());
    if (QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
        out.values.zone = zone;
    if (!root.at(u"starred").isNull())
        out.values.starred = root.at(u"starred").stringList().value_or(QStringList());
    return out;
}

QByteArray writePreferencesFile(const PreferenceValues &values)
{
    QString out = u"version: %1\n"_s.arg(SchemaVersion);
    if (values.language != PreferredLanguage::System)
        out += values.language == PreferredLanguage::English ? u"language: en\n"_s : u"language: ja\n"_s;
    out += values.theme == PreferredTheme::Light ? u"theme: light\n"_s : u"theme: dark\n"_s;
    if (!values.zone.isEmpty())
        out += u"zone: \"%1\"\n"_s.arg(values.zone);
    if (!values.starred.isEmpty())
        out += u"starred:\n"_s;
    for (const QString &name : values.starred)
        out += u"  - \"%1\"\n"_s.arg(quoted(name));
    return out.toUtf8();
}

} // namespace yagura
