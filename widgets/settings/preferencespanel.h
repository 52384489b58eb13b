// Theme, language and time zone of this workstation. A choice holds at once. Owned by the settings screen;
// GUI thread.
#pragma once

#include "kit/controls/panel.h"

class QLineEdit;

namespace yagura {
class Preferences;
}

namespace yagura::kit {
class DropDownButton;
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::settings {

class FormField;

class PreferencesPanel : public kit::Panel
{
    Q_OBJECT
public:
    // preferences outlives the panel.
    explicit PreferencesPanel(Preferences &preferences, QWidget *parent = nullptr);

private:
    void showValues();
    void zoneTyped();
    template <typename F> void change(F apply);

    Preferences &m_preferences;
    kit::SegmentedControl *m_theme;
    kit::SegmentedControl *m_language;
    QLineEdit *m_zone;
    FormField *m_zoneField;
    kit::PlainLabel *m_note;
};

} // namespace yagura::settings
