// Where the operator says which servers to ask, and how this workstation shows things: sources in a table
// with an editor beside it, connection tests, problems of the workspace's files. Owned by app/; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "kit/screen.h"
#include "settings/sourcestablemodel.h"

#include <map>
#include <optional>

namespace yagura {
class Preferences;
class Workspace;
} // namespace yagura

namespace yagura::kit {
class ActionRegistry;
class Button;
class ContentStack;
class DataTable;
class Panel;
} // namespace yagura::kit

namespace yagura::settings {

class ProblemsTableModel;
class SourceEditor;

// What the screen works on; all outlive it.
struct SettingsServices
{
    Workspace &workspace;
    SecretStore &secrets;
    Preferences &preferences;
    ConnectionTester &tester;
    kit::ActionRegistry &actions;
};

class SettingsScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit SettingsScreen(const SettingsServices &services, QWidget *parent = nullptr);
    ~SettingsScreen() override;

    [[nodiscard]] QString title() const override;
    // Selects the source that the pivot names.
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override { }

    void addSource();
    void testSource(const QString &id);
    void testAll();
    // What the editor holds.
    void save();
    void removeCurrent();

Q_SIGNALS:
    // A secret was typed in or removed: clients of this source should be made anew.
    void secretChanged(const QString &sourceId);

private:
    struct Test
    {
        Latest<ConnectionReport> call;
        ConnectionStage stage = ConnectionStage::NotTested;
        ConnectionReport report;
        std::optional<Error> error;
    };

    void buildSources();
    void buildProblems();
    void registerActions();
    void refreshSources();
    void refreshProblems();
    void selectSource(const QString &id);
    void startNew();
    void showInEditor(const QModelIndex &current);
    void keepDraft();
    void undo();
    void startTest(const SourceConfig &source, const std::optional<Secret> &secret);
    void storeTypedSecret(const SourceConfig &source);
    void updateEditorState();
    [[nodiscard]] SourceRow rowOf(const SourceConfig &source) const;
    [[nodiscard]] QStringList idsExcept(const QString &id) const;
    [[nodiscard]] SourceConfig newSource() const;

    SettingsServices m_services;
    SourcesTableModel *m_sources;
    ProblemsTableModel *m_problems;
    kit::Panel *m_sourcesPanel;
    kit::Panel *m_problemsPanel;
    kit::DataTable *m_sourcesTable;
    kit::DataTable *m_problemsTable;
    kit::ContentStack *m_sourcesStack;
    kit::ContentStack *m_problemsStack;
    SourceEditor *m_editor;
    QString m_currentId; // empty: a new one
    bool m_isAdding = false; // the operator asked for a new one, or began to fill it in
    std::map<QString, Test> m_tests;
    QHash<QString, SourceConfig> m_drafts;
    std::map<QString, Call<SecretState>> m_storing;
};

} // namespace yagura::settings
