// Puts a theme on the application and changes it while running: style, palette, font. Owned by app/ (or by a
// test), which makes one after the QApplication; the kit finds it through a property of the application. Also
// holds the one assignment of colours to services. GUI thread.
#pragma once

#include "kit/servicecolors.h"
#include "kit/theme.h"

#include <QObject>

class QApplication;
class QPalette;

namespace yagura::kit {

class ThemeManager : public QObject
{
    Q_OBJECT
public:
    explicit ThemeManager(QApplication &application, ThemeMode mode = ThemeMode::Dark,
                          QObject *parent = nullptr);
    ~ThemeManager() override;

    [[nodiscard]] static ThemeManager *installed();

    [[nodiscard]] const Theme &theme() const { return Theme::forMode(m_mode); }
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);

    [[nodiscard]] ServiceColors &serviceColors() { return m_serviceColors; }

Q_SIGNALS:
    void themeChanged();

private:
    void apply();

    QApplication &m_application;
    ThemeMode m_mode;
    ServiceColors m_serviceColors;
};

// The palette that standard Qt parts (menus, dialogs, text edits) take their colours from.
[[nodiscard]] QPalette paletteOf(const Theme &theme);

// The fixed colour of a service in the theme in force; assigns one at first sight.
[[nodiscard]] QColor serviceColor(const QString &service);

} // namespace yagura::kit
