// The panel in which a source is added or changed, tested and removed. Not a dialog: the rest of the screen
// stays usable and what was typed stays until it is saved or undone. Owned by the settings screen; GUI
// thread.
#pragma once

#include "kit/controls/panel.h"
#include "settings/sourceform.h"
#include "settings/sourcestablemodel.h"

namespace yagura::kit {
class Button;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::settings {

class SourceEditor : public kit::Panel
{
    Q_OBJECT
public:
    explicit SourceEditor(QWidget *parent = nullptr);

    // Begins with row; draft, if any, is what was typed into it before.
    void editSource(const SourceRow &row, const std::optional<SourceConfig> &draft,
                    const QStringList &otherIds);
    void editNew(const SourceConfig &source, const QStringList &otherIds);
    // New knowledge of the source under the hands: its fields stay.
    void updateState(const SourceRow &row, const std::optional<Error> &keyringError);

    [[nodiscard]] SourceForm *form() const { return m_form; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] bool isEdited() const;
    // Shows the mistakes of what was typed; true when there are none.
    bool check();
    // Why saving or removing failed; nothing hides it.
    void showFailure(const std::optional<Error> &error);

Q_SIGNALS:
    void edited();
    void saveRequested();
    void testRequested();
    void undoRequested();
    void removeRequested(); // confirmed

private:
    void buildFooter();
    void updateButtons();
    void askBeforeRemoving(bool asks);
    void begin(const SourceConfig &saved, const SourceConfig &shown, const QStringList &otherIds);

    SourceForm *m_form;
    kit::PlainLabel *m_result;
    kit::Button *m_save;
    kit::Button *m_test;
    kit::Button *m_undo;
    kit::Button *m_remove;
    QWidget *m_buttons;
    QWidget *m_question;
    kit::PlainLabel *m_questionText;
    kit::Button *m_keep;
    SourceConfig m_saved;
    QStringList m_otherIds;
    bool m_isNew = false;
    bool m_wasChecked = false; // mistakes are shown from the first attempt on
};

} // namespace yagura::settings
