// The tab of the panel itself: its text, what its kind is drawn by, its own time and how it repeats. Owned by
// PanelEditor; GUI thread.
#pragma once

#include "dashboards/editor/editorpage.h"
#include "dashboards/editor/optionfield.h"

namespace yagura::dashboards {

class ListOptionsForm;
class OptionForm;
class QueryEdit;

class PanelPage : public EditorPage
{
    Q_OBJECT
public:
    explicit PanelPage(QWidget *parent = nullptr);

    void setPanel(const Panel &panel, bool isAnother) override;
    void commit() override;

private:
    [[nodiscard]] static OptionSections commonSections();
    void takeOption(const QString &path, const QVariant &value);
    void takeCommon(const QString &path, const QVariant &value);
    void takeText();

    QueryEdit *m_text;
    QWidget *m_textBox;
    ListOptionsForm *m_list; // of panels that list something
    OptionForm *m_options;
    OptionForm *m_common;
};

} // namespace yagura::dashboards
