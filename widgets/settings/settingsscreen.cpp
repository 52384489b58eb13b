#include "settings/settingsscreen.h"

#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/panel.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "settings/preferencespanel.h"
#include "settings/problemstablemodel.h"
#include "settings/settingsdelegates.h"
#include "settings/settingstexts.h"
#include "settings/sourceeditor.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;
using kit::Button;
using kit::ButtonKind;
using kit::ColumnSpec;
using kit::ColumnWidth;

constexpr int EditorWidth = 400;

} // namespace

SettingsScreen::SettingsScreen(const SettingsServices &services, QWidget *parent)
    : Screen(parent)
    , m_services(services)
    , m_sources(new SourcesTableModel(this))
    , m_problems(new ProblemsTableModel(this))
    , m_sourcesPanel(new kit::Panel(tr("Sources"), kit::PanelBody::Flush))
    , m_problemsPanel(new kit::Panel(tr("Files of the workspace"), kit::PanelBody::Flush))
    , m_sourcesTable(new kit::DataTable(tr("Sources")))
    , m_problemsTable(new kit::DataTable(tr("Problems in files of the workspace")))
    , m_sourcesStack(new kit::ContentStack(m_sourcesTable))
    , m_problemsStack(new kit::ContentStack(m_problemsTable))
    , m_editor(new SourceEditor)
{
    buildSources();
    buildProblems();
    auto *left = new QVBoxLayout;
    left->setSpacing(kit::space::medium);
    left->addWidget(m_sourcesPanel, 3);
    left->addWidget(m_problemsPanel, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(kit::space::medium);
    auto *preferences = new PreferencesPanel(m_services.preferences);
    right->addWidget(m_editor, 1);
    right->addWidget(preferences);
    m_editor->setFixedWidth(EditorWidth);
    preferences->setFixedWidth(EditorWidth);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                                kit::space::medium);
    columns->setSpacing(kit::space::medium);
    columns->addLayout(left, 1);
    columns->addLayout(right);
    registerActions();
    connect(&m_services.workspace, &Workspace::sourcesChanged, this, &SettingsScreen::refreshSources);
    connect(&m_services.workspace, &Workspace::problemsChanged, this, &SettingsScreen::refreshProblems);
    connect(&m_services.workspace, &Workspace::loaded, this, &SettingsScreen::refreshProblems);
    connect(&m_services.secrets, &SecretStore::stateChanged, this, &SettingsScreen::refreshSources);
    connect(m_editor, &SourceEditor::edited, this, &SettingsScreen::keepDraft);
    connect(m_editor, &SourceEditor::saveRequested, this, &SettingsScreen::save);
    connect(m_editor, &SourceEditor::undoRequested, this, &SettingsScreen::undo);
    connect(m_editor, &SourceEditor::removeRequested, this, &SettingsScreen::removeCurrent);
    connect(m_editor, &SourceEditor::testRequested, this, [this] {
        if (m_editor->check())
            startTest(m_editor->form()->source(), m_editor->form()->typedSecret());
    });
    startNew();
    refreshSources();
    refreshProblems();
}

SettingsScreen::~SettingsScreen() = default;

QString SettingsScreen::title() const
{
    return tr("Settings");
}

void SettingsScreen::activate()
{
    m_sourcesTable->setFocus(Qt::OtherFocusReason);
    // Whoever opens this wants to know what answers; afterwards they ask themselves.
    for (int row = 0; row < m_sources->rowCount(); ++row) {
        if (m_sources->row(row).stage == ConnectionStage::NotTested)
            testSource(m_sources->row(row).config.id);
    }
}

void SettingsScreen::buildSources()
{
    auto *testEach = new Button(tr("Test all"));
    testEach->setControlSize(kit::ControlSize::Small);
    auto *add = new Button(tr("Add source"));
    add->setControlSize(kit::ControlSize::Small);
    add->setIconName(kit::IconName::Plus);
    m_sourcesPanel->headerLayout()->addWidget(testEach);
    m_sourcesPanel->headerLayout()->addWidget(add);
    m_sourcesPanel->setHeaderLine(true);
    m_sourcesPanel->bodyLayout()->addWidget(m_sourcesStack);
    m_sourcesTable->setModel(m_sources);
    m_sourcesTable->setColumns({ColumnSpec{ColumnWidth::Content, 120}, ColumnSpec{ColumnWidth::Content, 120},
                                ColumnSpec{ColumnWidth::Stretch, 130, 2},
                                ColumnSpec{ColumnWidth::Stretch, 130, 2}});
    m_sourcesTable->setRowHeight(kit::size::twoLineRow);
    installSourceDelegates(*m_sourcesTable, *m_sources);
    m_sourcesStack->pane()->setAction(tr("Add source"));
    connect(testEach, &QPushButton::clicked, this, &SettingsScreen::testAll);
    connect(add, &QPushButton::clicked, this, &SettingsScreen::addSource);
    connect(m_sourcesStack->pane(), &kit::StatePane::actionTriggered, this, &SettingsScreen::addSource);
    connect(m_sourcesTable, &kit::DataTable::currentRowChanged, this, &SettingsScreen::showInEditor);
}

void SettingsScreen::buildProblems()
{
    m_problemsPanel->setHeaderLine(true);
    m_problemsPanel->bodyLayout()->addWidget(m_problemsStack);
    m_problemsTable->setModel(m_problems);
    m_problemsTable->setRowHeight(kit::size::twoLineRow);
    m_problemsTable->setColumns(
        {ColumnSpec{ColumnWidth::Content, 160}, ColumnSpec{ColumnWidth::Stretch, 200, 1}});
    installProblemDelegates(*m_problemsTable, *m_problems);
}

void SettingsScreen::registerActions()
{
    const QString group = title();
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, auto run) {
        m_services.actions.add(
            this, {id, text, group, key, kit::IconName::Settings, kit::ActionScope::Screen}, run);
    };
    add(u"settings.addSource"_s, tr("Add a source"), QKeySequence(Qt::CTRL | Qt::Key_N),
        [this] { addSource(); });
    add(u"settings.saveSource"_s, tr("Save the source"), QKeySequence::Save, [this] { save(); });
    add(u"settings.testSource"_s, tr("Test the connection of the source"), QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { Q_EMIT m_editor->testRequested(); });
    add(u"settings.testAll"_s, tr("Test all connections"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
        [this] { testAll(); });
    add(u"settings.reload"_s, tr("Read the workspace again"), QKeySequence(Qt::Key_F5),
        [this] { m_services.workspace.reload(); });
}

SourceRow SettingsScreen::rowOf(const SourceConfig &source) const
{
    SourceRow row;
    row.config = source;
    row.secret
        = source.auth == SourceAuth::None ? SecretState::NotNeeded : m_services.secrets.state(source.id);
    row.isEdited = m_drafts.contains(source.id);
    if (const auto test = m_tests.find(source.id); test != m_tests.end()) {
        row.stage = test->second.stage;
        row.report = test->second.report;
        row.error = test->second.error;
    }
    return row;
}

void SettingsScreen::refreshSources()
{
    const auto &sources = m_services.workspace.sources().sources;
    std::vector<SourceRow> rows;
    for (const SourceConfig &source : sources)
        rows.push_back(rowOf(source));
    m_sources->setRows(rows);
    m_sourcesPanel->setSubtitle(tr("%n server(s)", nullptr, static_cast<int>(rows.size())));
    if (rows.empty())
        m_sourcesStack->setEmpty(tr("No source yet."),
                                 tr("A source is a server that Yagura asks: Prometheus, Jaeger, "
                                    "Elasticsearch, Alertmanager, PagerDuty …"),
                                 kit::IconName::Database);
    else
        m_sourcesStack->setContent();
    // The editor always has something in hand: what it had, else the first source, else a new one.
    const bool hasCurrent = !m_currentId.isEmpty() && m_sources->indexOf(m_currentId) >= 0;
    if (!hasCurrent && !m_isAdding && !rows.empty())
        selectSource(rows.front().config.id);
    else if (!hasCurrent && !m_currentId.isEmpty())
        startNew();
    updateEditorState();
}

void SettingsScreen::updateEditorState()
{
    const int row = m_sources->indexOf(m_currentId);
    SourceRow shown = row >= 0 ? m_sources->row(row) : rowOf(m_editor->form()->source());
    m_editor->updateState(shown, m_services.secrets.keyringError());
}

void SettingsScreen::refreshProblems()
{
    const Findings problems = m_services.workspace.problems();
    m_problems->setProblems(problems, m_services.workspace.folder());
    m_problemsPanel->setSubtitle(m_services.workspace.folder());
    if (!m_services.workspace.isLoaded() && problems.isEmpty())
        m_problemsStack->setLoading();
    else if (problems.isEmpty())
        m_problemsStack->setEmpty(tr("Every file could be read."));
    else
        m_problemsStack->setContent();
}

void SettingsScreen::selectSource(const QString &id)
{
    const int row = m_sources->indexOf(id);
    if (row >= 0)
        m_sourcesTable->setCurrentIndex(m_sources->index(row, 0));
}

void SettingsScreen::showInEditor(const QModelIndex &current)
{
    if (!current.isValid())
        return;
    const SourceRow &row = m_sources->row(current.row());
    if (row.config.id == m_currentId)
        return;
    m_currentId = row.config.id;
    m_isAdding = false;
    const auto draft = m_drafts.constFind(m_currentId);
    m_editor->editSource(row, draft == m_drafts.cend() ? std::nullopt : std::optional(*draft),
                         idsExcept(m_currentId));
    m_editor->updateState(row, m_services.secrets.keyringError());
}

void SettingsScreen::keepDraft()
{
    if (m_currentId.isEmpty()) {
        m_isAdding = true;
        return;
    }
    if (m_editor->isEdited())
        m_drafts.insert(m_currentId, m_editor->form()->source());
    else
        m_drafts.remove(m_currentId);
    refreshSources();
}

void SettingsScreen::undo()
{
    if (m_currentId.isEmpty()) {
        m_isAdding = false;
        startNew();
        refreshSources();
        return;
    }
    m_drafts.remove(m_currentId);
    const int row = m_sources->indexOf(m_currentId);
    m_editor->editSource(m_sources->row(row), std::nullopt, idsExcept(m_currentId));
    refreshSources();
}

QStringList SettingsScreen::idsExcept(const QString &id) const
{
    QStringList ids;
    for (const SourceConfig &source : m_services.workspace.sources().sources) {
        if (source.id != id)
            ids << source.id;
    }
    return ids;
}

SourceConfig SettingsScreen::newSource() const
{
    const QStringList taken = idsExcept({});
    SourceConfig source;
    for (int i = 0; i < sourceKindCount; ++i) { // the first kind that is not there yet
        source.kind = static_cast<SourceKind>(i);
        if (!taken.contains(sourceKindName(source.kind)))
            break;
    }
    source.id = sourceKindName(source.kind);
    for (int i = 2; taken.contains(source.id); ++i)
        source.id = u"%1-%2"_s.arg(sourceKindName(source.kind)).arg(i);
    source.name = kindText(source.kind);
    source.url = usualUrl(source.kind);
    source.auth = usualAuth(source.kind);
    return source;
}

void SettingsScreen::startNew()
{
    m_currentId.clear();
    m_sourcesTable->setCurrentIndex({});
    m_editor->editNew(newSource(), idsExcept({}));
}

void SettingsScreen::addSource()
{
    m_isAdding = true;
    startNew();
    updateEditorState();
    m_editor->form()->focusFirstField();
}

void SettingsScreen::save()
{
    if (!m_editor->check())
        return;
    const SourceConfig source = m_editor->form()->source();
    const auto previous = m_services.workspace.sources();
    const bool unchanged = previous.sources.contains(source);
    if (!unchanged) {
        if (const auto saved = m_services.workspace.putSource(source); !saved) {
            m_editor->showFailure(saved.error());
            return;
        }
        m_tests.erase(source.id); // what was found out is about the old one
    }
    storeTypedSecret(source);
    m_drafts.remove(source.id);
    m_currentId.clear(); // so that the editor begins with what is saved now
    m_isAdding = true;
    refreshSources();
    selectSource(source.id);
    showInEditor(m_sources->index(m_sources->indexOf(source.id), 0));
}

void SettingsScreen::storeTypedSecret(const SourceConfig &source)
{
    const auto secret = m_editor->form()->typedSecret();
    m_editor->form()->clearTypedSecret();
    if (!secret)
        return;
    auto &storing = m_storing[source.id];
    storing = m_services.secrets.store(source, *secret);
    storing.onDone(this, [this, id = source.id](const Result<SecretState> &) {
        refreshSources();
        Q_EMIT secretChanged(id);
    });
}

void SettingsScreen::removeCurrent()
{
    const int row = m_sources->indexOf(m_currentId);
    if (row < 0)
        return;
    const SourceConfig source = m_sources->row(row).config;
    if (const auto removed = m_services.workspace.removeSource(source.id); !removed) {
        m_editor->showFailure(removed.error());
        return;
    }
    m_services.secrets.forget(source);
    m_tests.erase(source.id);
    m_drafts.remove(source.id);
    refreshSources();
}

void SettingsScreen::testSource(const QString &id)
{
    const int row = m_sources->indexOf(id);
    if (row >= 0)
        startTest(m_sources->row(row).config, std::nullopt);
}

void SettingsScreen::testAll()
{
    for (int row = 0; row < m_sources->rowCount(); ++row)
        testSource(m_sources->row(row).config.id);
}

void SettingsScreen::startTest(const SourceConfig &source, const std::optional<Secret> &secret)
{
    Test &test = m_tests[source.id];
    test.stage = ConnectionStage::Testing;
    test.error.reset();
    test.call.start(m_services.tester.test(source, secret), this,
                    [this, id = source.id](Result<ConnectionReport> result) {
                        Test &done = m_tests[id];
                        done.stage = result ? ConnectionStage::Reached : ConnectionStage::Failed;
                        done.report = result.value_or(ConnectionReport());
                        if (!result)
                            done.error = result.error();
                        refreshSources();
                    });
    refreshSources();
}

void SettingsScreen::openPivot(const correlate::Pivot &pivot)
{
    selectSource(pivot.sourceId);
}

bool SettingsScreen::isSettled() const
{
    const bool isTesting = std::any_of(m_tests.begin(), m_tests.end(), [](const auto &test) {
        return test.second.stage == ConnectionStage::Testing;
    });
    return m_services.workspace.isLoaded() && !isTesting;
}

} // namespace yagura::settings
