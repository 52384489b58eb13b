// How this workstation shows things: language, theme, time zone. Not part of the workspace, which is shared;
// kept in the user's configuration folder, with a backup that takes over when the file is damaged. Owned by
// app/; GUI thread.
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace yagura {

class Clock;

enum class PreferredLanguage { System, English, Japanese };
enum class PreferredTheme { Dark, Light };

struct PreferenceValues
{
    PreferredLanguage language = PreferredLanguage::System;
    PreferredTheme theme = PreferredTheme::Dark;
    QString zone; // IANA id; empty: the system's
    QStringList starred = {}; // dashboards, by their files' names

    bool operator==(const PreferenceValues &) const = default;

    [[nodiscard]] QTimeZone timeZone() const; // the system's where zone is unknown here
};

class Preferences : public QObject
{
    Q_OBJECT
public:
    Preferences(QString path, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] static QString defaultPath();

    // Absent means defaults. A damaged file is set aside, the previous version or the defaults are taken, and
    // notice() says so. One of a newer program is read as far as it is understood and never written.
    void load();
    [[nodiscard]] const PreferenceValues &values() const { return m_values; }
    // Changes and saves; announces also when saving fails, which the returned error tells.
    [[nodiscard]] Status set(const PreferenceValues &values);
    // What load() had to tell; empty normally.
    [[nodiscard]] const QString &notice() const { return m_notice; }

Q_SIGNALS:
    void changed();

private:
    QString m_path;
    const Clock &m_clock;
    PreferenceValues m_values;
    QString m_notice;
    bool m_readOnly = false;
};

} // namespace yagura
