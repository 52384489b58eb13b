// The command line as a value: what `yagura [options] [FILE…]` and its subcommands understand (see --help).
#pragma once

#include "core/result.h"

#include <QSize>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace yagura {

enum class Language { System, English, Japanese };
enum class ThemeChoice { Saved, Dark, Light };

// What the window and the snapshot command share.
struct ConsoleOptions
{
    bool demo = false;
    QString workspace; // empty: the default folder
    QUrl prometheus; // empty: none given
    QUrl alertmanager;
    QUrl jaeger;
    QUrl elasticsearch;
    QString screen; // empty: the last one shown; see screenNames()
    bool kiosk = false; // nothing but the screen
    QString playlist; // played on the wall; empty: none
    Language language = Language::System;
    ThemeChoice theme = ThemeChoice::Saved;
    QStringList files;
};

struct SnapshotOptions
{
    ConsoleOptions console;
    QString outputFolder;
    QStringList screens; // of screenNames()
    QSize size{1600, 1000};
    QString dashboardFile;
    bool wholeDashboard = false; // as high as the dashboard is: a file and no size were given
};

// Names of the screens, in the order of the navigation rail: overview, dashboards …
[[nodiscard]] const QStringList &screenNames();

// arguments without the program's name. InvalidInput names the argument and what is accepted.
[[nodiscard]] Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments);
// arguments after the word snapshot.
[[nodiscard]] Result<SnapshotOptions> parseSnapshotOptions(const QStringList &arguments);

[[nodiscard]] QString usageText();

} // namespace yagura
