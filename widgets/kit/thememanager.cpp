#include "kit/thememanager.h"

#include "kit/kitstyle.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>

namespace yagura::kit {

namespace {

constexpr const char *managerProperty = "yaguraThemeManager";

} // namespace

ThemeManager::ThemeManager(QApplication &application, ThemeMode mode, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_mode(mode)
{
    m_application.setProperty(managerProperty, QVariant::fromValue<QObject *>(this));
    m_application.setStyle(new KitStyle); // the application owns it
    apply();
}

ThemeManager::~ThemeManager()
{
    if (installed() == this)
        m_application.setProperty(managerProperty, {});
}

ThemeManager *ThemeManager::installed()
{
    return qApp ? qobject_cast<ThemeManager *>(qApp->property(managerProperty).value<QObject *>()) : nullptr;
}

void ThemeManager::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
    Q_EMIT themeChanged();
}

void ThemeManager::apply()
{
    const QPalette palette = paletteOf(theme());
    QApplication::setFont(textFont(TextStyle::Body));
    QApplication::setPalette(palette); // repaints every widget
    QToolTip::setPalette(palette);
    QToolTip::setFont(textFont(TextStyle::Body));
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set
        = [&](QPalette::ColorRole role, ColorRole color) { palette.setColor(role, theme.color(color)); };
    set(QPalette::Window, ColorRole::Window);
    set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Base, ColorRole::Surface);
    set(QPalette::AlternateBase, ColorRole::Raised);
    set(QPalette::Text, ColorRole::Text);
    set(QPalette::Button, ColorRole::Raised);
    set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::BrightText, ColorRole::Critical);
    set(QPalette::ToolTipBase, ColorRole::Raised);
    set(QPalette::ToolTipText, ColorRole::Text);
    set(QPalette::PlaceholderText, ColorRole::TextFaint);
    set(QPalette::Highlight, ColorRole::AccentSurface);
    set(QPalette::HighlightedText, ColorRole::Text);
    set(QPalette::Link, ColorRole::Accent);
    set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::Light, ColorRole::Raised);
    set(QPalette::Midlight, ColorRole::Line);
    set(QPalette::Mid, ColorRole::Line);
    set(QPalette::Dark, ColorRole::LineStrong);
    set(QPalette::Shadow, ColorRole::Window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(ColorRole::TextFaint));
    return palette;
}

QColor serviceColor(const QString &service)
{
    ThemeManager *manager = ThemeManager::installed();
    if (manager)
        return manager->serviceColors().color(service, manager->theme());
    ServiceColors lone;
    return lone.color(service, Theme::dark());
}

} // namespace yagura::kit
