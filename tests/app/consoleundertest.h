// A console on a workspace of its own, with a clock that can be made to jump: for tests of what an operator's
// day brings. Owned by one test; GUI thread.
#pragma once

#include "console.h"
#include "kit/thememanager.h"
#include "support/temporaryworkspace.h"
#include "workspace/preferences.h"

#include <QApplication>
#include <QTest>

namespace yagura::test {

// Real time, moved by what the test says, as after a sleep.
class JumpingClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_base.now() + Duration(m_offset.load()); }
    [[nodiscard]] Duration steady() const override { return m_base.steady(); }
    void jump(Duration by) { m_offset += by.count(); }

private:
    SystemClock m_base;
    std::atomic<std::int64_t> m_offset = 0;
};

class ConsoleUnderTest
{
public:
    // sources: what stands below "sources:" in sources.yaml.
    explicit ConsoleUnderTest(const QByteArray &sources, std::unique_ptr<Keyring> keyring = nullptr)
        : themes(*qApp)
        , preferences(workspace.filePath(QStringLiteral("preferences.yaml")), clock)
    {
        if (!workspace.write(QStringLiteral("workspace/sources.yaml"), "sources:\n" + sources))
            qFatal("no workspace");
        SessionOptions options;
        options.workspaceFolder = workspace.filePath(QStringLiteral("workspace"));
        options.databasePath = workspace.filePath(QStringLiteral("yagura.db"));
        options.keyring = std::move(keyring);
        session = std::make_unique<Session>(clock, redactor, std::move(options));
        openConsole();
    }

    void openConsole()
    {
        console = std::make_unique<Console>(*session, preferences,
                                            ConsoleSurroundings{QStringLiteral("test"), {}, {}});
        console->window().resize(1400, 900);
        console->window().show();
    }

    [[nodiscard]] static QByteArray source(const QByteArray &id, const QByteArray &kind, const QUrl &url,
                                           const QByteArray &more = {})
    {
        return "  - {id: " + id + ", kind: " + kind + ", url: \"" + url.toEncoded() + "\"" + more + "}\n";
    }

    [[nodiscard]] SourceStatus status(const QString &id) const
    {
        for (const SourceStatus &one : session->connections().statuses()) {
            if (one.config.id == id)
                return one;
        }
        return {};
    }
    [[nodiscard]] bool isHealthy(const QString &id) const
    {
        return status(id).connection.health == ConnectionHealth::Healthy;
    }

    TemporaryWorkspace workspace;
    JumpingClock clock;
    Redactor redactor;
    kit::ThemeManager themes;
    Preferences preferences;
    std::unique_ptr<Session> session;
    std::unique_ptr<Console> console;
};

} // namespace yagura::test
