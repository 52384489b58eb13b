// The project's own sources as text, for the rules that a compiler does not check.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <vector>

namespace yagura::architecture {

struct SourceFile
{
    QString path; // from the project's root
    QString text;

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    [[nodiscard]] int lines() const { return static_cast<int>(text.count(QLatin1Char('\n'))); }
    // "models", "widgets", "app" or "tests"
    [[nodiscard]] QString family() const { return path.section(QLatin1Char('/'), 0, 0); }
    // The folder below the family: "core", "traces" …
    [[nodiscard]] QString room() const { return path.section(QLatin1Char('/'), 1, 1); }
    [[nodiscard]] QString folder() const { return path.section(QLatin1Char('/'), 0, -2); }
    [[nodiscard]] QString baseName() const
    {
        return path.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    }

    // Targets of #include "…" and <…>, with the brackets.
    [[nodiscard]] QStringList includes() const
    {
        static const QRegularExpression re(QStringLiteral("^#include ([\"<][^\">]+[\">])"),
                                           QRegularExpression::MultilineOption);
        QStringList found;
        for (auto it = re.globalMatch(text); it.hasNext();)
            found << it.next().captured(1);
        return found;
    }

    // The text without comments and string literals, for searches that must not trip over prose.
    [[nodiscard]] QString code() const
    {
        static const QRegularExpression re(
            QStringLiteral("//[^\n]*|/\\*.*?\\*/"
                           "|R\"([a-zA-Z]*)\\(.*?\\)\\1\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)'"),
            QRegularExpression::DotMatchesEverythingOption);
        QString stripped = text;
        return stripped.replace(re, QStringLiteral("\"\""));
    }
};

inline std::vector<SourceFile> readSources(const QString &root, const QStringList &families)
{
    std::vector<SourceFile> files;
    for (const QString &family : families) {
        QDirIterator it(root + QLatin1Char('/') + family, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                files.push_back({path.mid(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

struct FunctionLength
{
    QString where; // path:line
    int lines = 0;
};

// Function bodies of a .cpp in the house's format: an opening brace alone in column 0, closed by a brace in
// column 0.
inline std::vector<FunctionLength> functionLengths(const SourceFile &file)
{
    std::vector<FunctionLength> found;
    const QStringList lines = file.text.split(QLatin1Char('\n'));
    int opened = -1;
    for (int i = 0; i < lines.size(); ++i) {
        if (lines[i] == QLatin1String("{"))
            opened = i;
        else if (opened >= 0 && lines[i].startsWith(QLatin1Char('}'))) {
            if (lines[i] == QLatin1String("}"))
                found.push_back({file.path + QLatin1Char(':') + QString::number(opened + 1), i - opened - 1});
            opened = -1;
        }
    }
    return found;
}

} // namespace yagura::architecture
