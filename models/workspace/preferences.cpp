#include "workspace/preferences.h"

#include "core/atomicfile.h"
#include "core/clock.h"
#include "workspace/preferencesfile.h"

#include <QDir>
#include <QStandardPaths>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MaximumSize = 64 << 10;

} // namespace

QTimeZone PreferenceValues::timeZone() const
{
    const QTimeZone wanted(zone.toUtf8());
    return !zone.isEmpty() && wanted.isValid() ? wanted : QTimeZone::systemTimeZone();
}

Preferences::Preferences(QString path, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_clock(clock)
{ }

QString Preferences::defaultPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(u"preferences.yaml"_s);
}

void Preferences::load()
{
    const auto check = [](const QByteArray &bytes) -> Status {
        const auto reading = readPreferencesFile(bytes);
        return reading ? Status() : std::unexpected(reading.error());
    };
    const auto file = readFileOrBackup(m_path, MaximumSize, m_clock.now(), check);
    m_values = {};
    m_notice.clear();
    m_readOnly = false;
    if (!file) {
        if (file.error().kind != ErrorKind::Missing)
            m_notice = describe(file.error());
        Q_EMIT changed();
        return;
    }
    const auto reading = readPreferencesFile(file->bytes);
    m_values = reading->values;
    m_readOnly = reading->newer;
    if (file->fromBackup)
        m_notice = file->reason;
    Q_EMIT changed();
}

Status Preferences::set(const PreferenceValues &values)
{
    if (values == m_values)
        return {};
    m_values = values;
    Q_EMIT changed();
    if (m_readOnly)
        return failure(ErrorKind::Unsupported, m_path, u"the file was written by a newer version"_s,
                       u"the choice holds until the program ends"_s);
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(ErrorKind::Storage, m_path, u"the folder cannot be made"_s);
    return writeFileAtomically(m_path, writePreferencesFile(m_values), FileAccess::OwnerOnly,
                               FileBackup::KeepPrevious);
}

} // namespace yagura
