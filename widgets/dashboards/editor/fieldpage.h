// The tab of how the panel's fields are shown: unit and bounds, colour, thresholds, value mappings, and what
// the kind of panel draws a series by. Owned by PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"

namespace yagura::dashboards {

class MappingsEdit;
class OptionForm;
class ThresholdsEdit;

class FieldPage : public EditorPage
{
    Q_OBJECT
public:
    explicit FieldPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void commit() override;

private:
    void take(const QString &path, const QVariant &value);

    OptionForm *m_standard;
    OptionForm *m_custom;
    ThresholdsEdit *m_thresholds;
    MappingsEdit *m_mappings;
};

} // namespace yagura::dashboards
