// What every test of the shell needs: a window with two screens that write down what they are told.
#pragma once

#include "core/clock.h"
#include "kit/thememanager.h"
#include "shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QTest>

namespace yagura {

class NotingScreen : public kit::Screen
{
public:
    explicit NotingScreen(const QString &title)
        : m_title(title)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(title);
    }

    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString breadcrumb() const override { return m_breadcrumb; }
    void openPivot(const correlate::Pivot &pivot) override { pivots << pivot; }
    [[nodiscard]] bool isSettled() const override { return true; }
    void activate() override { notes << QStringLiteral("activate"); }
    void deactivate() override { notes << QStringLiteral("deactivate"); }
    void setBreadcrumb(const QString &breadcrumb)
    {
        m_breadcrumb = breadcrumb;
        Q_EMIT titleChanged();
    }

    QStringList notes;
    QList<correlate::Pivot> pivots;

private:
    QString m_title;
    QString m_breadcrumb;
};

struct ShellBench
{
    ShellBench()
    {
        window.addScreen(correlate::Target::Overview, kit::IconName::Overview, overview);
        window.addScreen(correlate::Target::Logs, kit::IconName::Logs, logs);
        window.resize(1280, 800);
    }

    // With the first screen, active, so that shortcuts are heard.
    bool show()
    {
        window.showTarget(correlate::Target::Overview);
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }

    ManualClock clock;
    correlate::TimeContext time{clock};
    kit::ActionRegistry actions;
    NotingScreen *overview = new NotingScreen(QStringLiteral("Overview"));
    NotingScreen *logs = new NotingScreen(QStringLiteral("Logs"));
    shell::MainWindow window{time, actions};
};

// Saves a picture of widget in both themes where YAGURA_PICTURES names a folder.
inline void savePicture(QWidget &widget, kit::ThemeManager &themes, const QString &name)
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    for (const kit::ThemeMode mode : {kit::ThemeMode::Dark, kit::ThemeMode::Light}) {
        themes.setMode(mode);
        QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        const QString theme = mode == kit::ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        if (!folder.isEmpty())
            picture.save(QDir(folder).filePath(QStringLiteral("shell-%1-%2.png").arg(name, theme)));
    }
}

inline QApplication &application()
{
    return *static_cast<QApplication *>(QCoreApplication::instance());
}

} // namespace yagura
