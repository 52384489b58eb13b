// One override of a panel: which fields it is about, and the settings they have instead. Which settings, is
// chosen from a list of ticks. Owned by OverridesPage; GUI thread.
#pragma once

#include "dashboards/editor/optionfield.h"
#include "dashboards/panel.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace yagura::dashboards {

class ChoicesButton;
class MappingsEdit;
class OptionForm;
class ThresholdsEdit;

using FieldOverride = frames::Override<frames::FieldConfig>;

// What matchers can be completed with: names of fields and queries as the panel has them.
struct OverrideNames
{
    QStringList fields;
    QStringList queries;

    bool operator==(const OverrideNames &) const = default;
};

class OverrideEdit : public QWidget
{
    Q_OBJECT
public:
    OverrideEdit(PanelKind kind, const OverrideNames &names, QWidget *parent = nullptr);

    void setOverride(const FieldOverride &override, bool isAnother);
    void commit();

Q_SIGNALS:
    void changed(const yagura::dashboards::FieldOverride &override);
    void removeRequested();

private:
    void buildHead();
    void buildMatchers(const OverrideNames &names);
    QComboBox *addTextMatcher(const QStringList &names, const QString &name);
    void showMatcher();
    void showProperties(bool isAnother);
    void takeKind(int index);
    void takeProperties(const QStringList &keys);
    void say(FieldOverride override);

    FieldOverride m_override;
    OptionSections m_all; // every property there is
    QStringList m_names;
    QComboBox *m_kind;
    QStackedWidget *m_matchers;
    QComboBox *m_name;
    QComboBox *m_pattern;
    QComboBox *m_query;
    QComboBox *m_type;
    ChoicesButton *m_several;
    ChoicesButton *m_properties;
    OptionForm *m_form;
    ThresholdsEdit *m_thresholds;
    MappingsEdit *m_mappings;
};

} // namespace yagura::dashboards
