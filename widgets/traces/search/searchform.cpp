#include "traces/search/searchform.h"

#include "core/duration.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/valuepicker.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tagtext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int Limits[] = {20, 100, 500, 1500};
constexpr int MostNames = 2; // of services in a button
constexpr int ValueColor = 1; // of the series colours, as in other query fields
constexpr int WordColor = 3;

QLineEdit *lineEdit(const QString &placeholder, int width)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setFixedHeight(kit::size::control);
    if (width > 0)
        edit->setFixedWidth(width);
    return edit;
}

QComboBox *comboBox(int least, int most)
{
    auto *box = new QComboBox;
    box->setFixedHeight(kit::size::control);
    box->setMinimumWidth(least);
    box->setMaximumWidth(most);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMaxVisibleItems(20);
    return box;
}

std::vector<kit::ColoredRun> coloring(const QString &text, const kit::Theme &theme)
{
    std::vector<kit::ColoredRun> runs;
    if (findTraceReference(text) && !parseSearchLine(text))
        return runs;
    for (const auto &token : searchTokens(text)) {
        const QColor color = token.kind == SearchTokenKind::Key ? theme.color(ColorRole::Accent)
            : token.kind == SearchTokenKind::Word               ? theme.series(WordColor)
            : token.kind == SearchTokenKind::Value              ? theme.series(ValueColor)
                                                                : theme.color(ColorRole::TextMuted);
        runs.push_back({token.start, token.length, color});
    }
    return runs;
}

// Tags that must be absent stand among the others with "not" before them.
QString tagFieldText(const SearchConditions &conditions)
{
    QStringList parts;
    if (!conditions.tags.empty())
        parts.append(tagText(conditions.tags));
    for (const auto &[key, value] : conditions.absentTags)
        parts.append(QStringLiteral("not ") + tagText({{key, value}}));
    return parts.join(u' ');
}

} // namespace

SearchForm::SearchForm(QWidget *parent)
    : QWidget(parent)
    , m_line(new kit::SearchField(
          tr("service:gateway dur>20ms error=true, or paste an id, a link, a traceparent, a log line"),
          QStringLiteral("/")))
    , m_search(new kit::Button(tr("Search"), kit::ButtonKind::Filled))
    , m_savedButton(new kit::Button(tr("Saved"), kit::ButtonKind::Outlined))
    , m_savedMenu(new QMenu(this))
    , m_problem(new kit::PlainLabel({}, TextStyle::Label, ColorRole::Critical))
    , m_source(comboBox(120, 200))
    , m_service(new kit::DropDownButton({}))
    , m_operation(comboBox(170, QWIDGETSIZE_MAX))
    , m_through(new kit::DropDownButton({}))
    , m_shortest(lineEdit(tr("any"), 76))
    , m_longest(lineEdit(tr("any"), 76))
    , m_tags(lineEdit(tr("error=true not region=\"eu west\""), 0))
    , m_outcome(comboBox(92, 110))
    , m_limit(comboBox(76, 90))
{
    m_line->setMono(true);
    m_line->setColoring(coloring);
    m_tags->setFont(kit::textFont(TextStyle::Mono));
    for (const int limit : Limits)
        m_limit->addItem(QLocale(QLocale::English).toString(limit), limit);
    m_outcome->addItems({tr("any"), tr("error"), tr("ok")});
    m_operation->setEditable(true);
    m_operation->setInsertPolicy(QComboBox::NoInsert);
    m_operation->lineEdit()->setPlaceholderText(tr("any"));
    m_operation->setToolTip(tr("An operation's name; * stands for any characters"));
    m_savedButton->setIconName(kit::IconName::Star);
    m_savedButton->setOpensMenu(true);
    m_savedButton->setToolTip(tr("Searches that were saved, and saving this one"));
    layOut();
    connectLine();
    connectFields();
    showConditions();
}

void SearchForm::layOut()
{
    auto *clear = new kit::Button(tr("Clear"), kit::ButtonKind::Quiet);
    connect(clear, &QAbstractButton::clicked, this, &SearchForm::clear);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_line, 1);
    first->addWidget(m_search);
    first->addWidget(m_savedButton);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    m_sourceField = field(tr("Source"), m_source);
    second->addWidget(m_sourceField);
    second->addWidget(field(tr("Service"), m_service));
    second->addWidget(field(tr("Operation"), m_operation), 2);
    second->addWidget(field(tr("Passes through"), m_through));
    second->addWidget(field(tr("Shortest"), m_shortest));
    second->addWidget(field(tr("Longest"), m_longest));
    second->addWidget(field(tr("Tags"), m_tags), 3);
    second->addWidget(field(tr("Result"), m_outcome));
    second->addWidget(field(tr("Limit"), m_limit));
    second->addWidget(clear, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_problem);
    m_problem->hide();
    m_sourceField->hide();
}

void SearchForm::connectLine()
{
    connect(m_search, &QAbstractButton::clicked, this, [this] {
        if (m_isSearching)
            Q_EMIT cancelRequested();
        else
            lineEntered();
    });
    connect(m_line, &QLineEdit::textEdited, this, &SearchForm::lineEdited);
    connect(m_line, &QLineEdit::returnPressed, this, &SearchForm::lineEntered);
    connect(m_savedButton, &QAbstractButton::clicked, this, &SearchForm::openSavedSearches);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &SearchForm::fillSavedMenu);
}

void SearchForm::connectFields()
{
    for (auto *edit : {m_shortest, m_longest, m_tags}) {
        connect(edit, &QLineEdit::textEdited, this, &SearchForm::fieldsEdited);
        connect(edit, &QLineEdit::returnPressed, this, &SearchForm::searchRequested);
    }
    const auto onChoice = [this] {
        fieldsEdited();
        Q_EMIT searchRequested();
    };
    connect(m_source, &QComboBox::activated, this, &SearchForm::sourceChanged);
    connect(m_operation, &QComboBox::activated, this, onChoice);
    connect(m_operation->lineEdit(), &QLineEdit::textEdited, this, &SearchForm::fieldsEdited);
    connect(m_operation->lineEdit(), &QLineEdit::returnPressed, this, onChoice);
    connect(m_outcome, &QComboBox::activated, this, onChoice);
    connect(m_limit, &QComboBox::activated, this, onChoice);
    connect(m_service, &QAbstractButton::clicked, this,
            [this] { pick(m_service, tr("Service"), &SearchConditions::services); });
    connect(m_through, &QAbstractButton::clicked, this,
            [this] { pick(m_through, tr("Passes through"), &SearchConditions::through); });
}

void SearchForm::pick(kit::DropDownButton *button, const QString &title, QStringList SearchConditions::*list)
{
    kit::PickerContent content{title, {}, m_conditions.*list, kit::PickerMode::Several};
    QStringList names = m_known;
    for (const auto &chosen : m_conditions.*list) {
        if (!names.contains(chosen))
            names.prepend(chosen);
    }
    for (const auto &name : names)
        content.options.push_back({name, name});
    auto *picker = new kit::ValuePicker(std::move(content), this);
    connect(picker, &kit::ValuePicker::chosen, this, [this, list](const QStringList &values) {
        const bool areServices = &(m_conditions.*list) == &m_conditions.services;
        m_conditions.*list = values;
        showConditions();
        showLine();
        if (areServices)
            Q_EMIT servicesChanged(values);
        Q_EMIT searchRequested();
    });
    picker->showUnder(*button);
}

QWidget *SearchForm::field(const QString &label, QWidget *control)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    auto *text = new kit::PlainLabel(label, TextStyle::Label, ColorRole::TextMuted);
    text->setBuddy(control);
    layout->addWidget(text);
    layout->addWidget(control);
    control->setAccessibleName(label);
    return box;
}

void SearchForm::setSources(const QStringList &names)
{
    const QSignalBlocker blocker(m_source);
    const int current = m_source->currentIndex();
    m_source->clear();
    m_source->addItems(names);
    m_source->setCurrentIndex(std::clamp(current, 0, std::max(0, static_cast<int>(names.size()) - 1)));
    m_sourceField->setVisible(names.size() > 1);
}

int SearchForm::sourceIndex() const
{
    return std::max(0, m_source->currentIndex());
}

void SearchForm::setSourceIndex(int index)
{
    const QSignalBlocker blocker(m_source);
    m_source->setCurrentIndex(index);
}

void SearchForm::setKnownServices(const QStringList &services)
{
    m_known = services;
}

void SearchForm::setKnownOperations(QStringList names)
{
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    const QSignalBlocker blocker(m_operation);
    m_operation->clear();
    for (const auto &name : names)
        m_operation->addItem(kit::safeText(name, kit::LineBreaks::Shown, 200), name);
    m_operation->setCurrentIndex(-1);
    m_operation->setEditText(m_conditions.operation);
}

void SearchForm::setServices(const QStringList &services)
{
    const bool isChange = services != m_conditions.services;
    m_conditions.services = services;
    showConditions();
    showLine();
    if (isChange)
        Q_EMIT servicesChanged(services);
}

void SearchForm::setOperation(const QString &operation)
{
    m_conditions.operation = operation;
    showConditions();
    showLine();
}

void SearchForm::setConditions(const SearchConditions &conditions)
{
    const bool isChange = conditions.services != m_conditions.services;
    m_conditions = conditions;
    complain({});
    showConditions();
    showLine();
    if (isChange)
        Q_EMIT servicesChanged(conditions.services);
}

std::optional<Duration> SearchForm::duration(const QLineEdit *edit, bool &isGood)
{
    const auto text = edit->text().remove(u' ').trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const auto parsed = parseDuration(text);
    if (!parsed || parsed->count() < 0) {
        complain(
            tr("%1: “%2” is no duration. Write 20ms, 1.5s or 2m.").arg(edit->accessibleName(), edit->text()));
        isGood = false;
        return std::nullopt;
    }
    return *parsed;
}

bool SearchForm::readFields()
{
    complain({});
    bool isGood = true;
    SearchConditions read = m_conditions;
    read.operation = m_operation->currentText().trimmed();
    // An item shows a name made safe; what is searched for is the name itself.
    if (const int index = m_operation->findText(read.operation, Qt::MatchExactly | Qt::MatchCaseSensitive);
        index >= 0)
        read.operation = m_operation->itemData(index).toString();
    read.shortest = duration(m_shortest, isGood);
    read.longest = duration(m_longest, isGood);
    read.limit = m_limit->currentData().toInt();
    read.outcome = static_cast<SearchOutcome>(m_outcome->currentIndex());
    const auto text = m_tags->text().trimmed();
    if (text.startsWith(u'{')) {
        if (auto tags = parseTags(text)) {
            read.tags = std::move(*tags);
            read.absentTags.clear();
        } else {
            complain(tr("Tags: %1").arg(describe(tags.error())));
            isGood = false;
        }
    } else if (const auto tags = parseSearchLine(text)) {
        read.tags = tags->tags;
        read.absentTags = tags->absentTags;
    } else {
        complain(tr("Tags: a tag is written key=value, one that must be absent: not key=value."));
        isGood = false;
    }
    if (isGood && read.shortest && read.longest && *read.longest < *read.shortest) {
        complain(tr("The longest duration is shorter than the shortest."));
        isGood = false;
    }
    if (isGood)
        m_conditions = read;
    return isGood;
}

std::optional<SearchConditions> SearchForm::conditions()
{
    return readFields() ? std::optional(m_conditions) : std::nullopt;
}

void SearchForm::fieldsEdited()
{
    if (m_isShowing)
        return;
    if (readFields())
        showLine();
}

void SearchForm::lineEdited()
{
    if (m_line->text().trimmed().isEmpty())
        return;
    const auto read = parseSearchLine(m_line->text());
    if (!read)
        return; // half typed, or to be opened
    complain({});
    const bool isChange = read->services != m_conditions.services;
    m_conditions = *read;
    showConditions();
    if (isChange)
        Q_EMIT servicesChanged(read->services);
}

void SearchForm::lineEntered()
{
    const auto text = m_line->text().trimmed();
    const auto read = parseSearchLine(text);
    if (read) {
        if (!text.isEmpty())
            lineEdited();
        Q_EMIT searchRequested();
    } else if (const auto reference = findTraceReference(text)) {
        complain({});
        Q_EMIT traceRequested(*reference);
    } else {
        complain(sentence(read.error()));
    }
}

QString SearchForm::sentence(const SearchLineProblem &problem) const
{
    const auto subject = kit::safeText(problem.subject, kit::LineBreaks::Shown, 60);
    const auto column = problem.column + 1;
    switch (problem.fault) {
    case SearchLineFault::UnknownWord:
        return tr("“%1” at column %2 is no condition, and there is no trace id in this text. Write terms "
                  "like "
                  "service:gateway, op:\"GET /*\", has:payment, dur>20ms, result:error, key=value.")
            .arg(subject)
            .arg(column);
    case SearchLineFault::MissingValue:
        return tr("There is nothing behind “%1” at column %2.").arg(subject).arg(column);
    case SearchLineFault::NotADuration:
        return tr("“%1” at column %2 is no duration. Write 20ms, 1.5s or 2m.").arg(subject).arg(column);
    case SearchLineFault::NotALimit:
        return tr("“%1” at column %2 is no limit: a whole number up to %3.")
            .arg(subject)
            .arg(column)
            .arg(QLocale(QLocale::English).toString(HighestLimit));
    case SearchLineFault::NotAResult:
        return tr("“%1” at column %2 is no result. Write result:error, result:ok or result:any.")
            .arg(subject)
            .arg(column);
    case SearchLineFault::OpenQuotation:
        return tr("The quotation mark at column %1 is not closed.").arg(column);
    case SearchLineFault::NotOnlyForTags:
        return tr("“not” stands only before a tag: not key=value.");
    case SearchLineFault::ShortestAfterLongest:
        break;
    }
    return tr("The longest duration is shorter than the shortest.");
}

void SearchForm::showConditions()
{
    m_isShowing = true;
    const auto shown = [](const QStringList &names, const QString &none) {
        if (names.isEmpty())
            return none;
        const auto more = names.size() - MostNames;
        const QString first = QStringList(names.mid(0, MostNames)).join(QStringLiteral(", "));
        return more > 0 ? first + QStringLiteral(" +%1").arg(more) : first;
    };
    const auto swatch = [](const QStringList &names) {
        return names.size() == 1 ? kit::serviceColor(names.front()) : QColor();
    };
    const auto text
        = [](const std::optional<Duration> &value) { return value ? goDuration(*value) : QString(); };
    m_service->setValue(shown(m_conditions.services, tr("choose")));
    m_service->setSwatch(swatch(m_conditions.services));
    m_through->setValue(shown(m_conditions.through, tr("any")));
    m_through->setSwatch(swatch(m_conditions.through));
    m_operation->setCurrentIndex(-1);
    m_operation->setEditText(m_conditions.operation);
    m_shortest->setText(text(m_conditions.shortest));
    m_longest->setText(text(m_conditions.longest));
    m_tags->setText(tagFieldText(m_conditions));
    m_outcome->setCurrentIndex(static_cast<int>(m_conditions.outcome));
    int limit = m_limit->findData(m_conditions.limit);
    if (limit < 0) {
        m_limit->addItem(QLocale(QLocale::English).toString(m_conditions.limit), m_conditions.limit);
        limit = m_limit->count() - 1;
    }
    m_limit->setCurrentIndex(limit);
    m_isShowing = false;
}

void SearchForm::showLine()
{
    const auto line = searchLine(m_conditions);
    if (line != m_line->text())
        m_line->setText(line);
}

void SearchForm::clear()
{
    SearchConditions cleared;
    cleared.services = m_conditions.services;
    setConditions(cleared);
}

void SearchForm::complain(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void SearchForm::setSavedSearches(std::vector<SavedSearch> searches)
{
    m_saved = std::move(searches);
}

void SearchForm::openSavedSearches()
{
    m_savedMenu->popup(m_savedButton->mapToGlobal(QPoint(0, m_savedButton->height() + 2)));
}

void SearchForm::fillSavedMenu()
{
    m_savedMenu->clear();
    const auto label = [](const QString &title) {
        return kit::safeText(title, kit::LineBreaks::Shown, 80).replace(u'&', QStringLiteral("&&"));
    };
    for (const auto &search : m_saved) {
        auto *action = m_savedMenu->addAction(label(search.title));
        action->setToolTip(kit::safeText(search.line, kit::LineBreaks::Shown, 300));
        connect(action, &QAction::triggered, this, [this, search] {
            if (const auto conditions = parseSearchLine(search.line)) {
                setConditions(*conditions);
                Q_EMIT searchRequested();
            }
        });
    }
    if (m_saved.empty())
        m_savedMenu->addAction(tr("No search was saved yet"))->setEnabled(false);
    m_savedMenu->addSeparator();
    auto *name = new QLineEdit(m_savedMenu);
    name->setPlaceholderText(tr("Save this search as …"));
    name->setAccessibleName(tr("Save this search as …"));
    name->setMinimumWidth(240);
    auto *entry = new QWidgetAction(m_savedMenu);
    entry->setDefaultWidget(name);
    m_savedMenu->addAction(entry);
    connect(name, &QLineEdit::returnPressed, this, [this, name] {
        const auto title = name->text().trimmed();
        if (title.isEmpty() || !readFields())
            return;
        m_savedMenu->close();
        Q_EMIT saveRequested({title, searchLine(m_conditions)});
    });
    if (m_saved.empty())
        return;
    auto *remove = m_savedMenu->addMenu(tr("Remove"));
    for (const auto &search : m_saved)
        connect(remove->addAction(label(search.title)), &QAction::triggered, this,
                [this, title = search.title] { Q_EMIT removeRequested(title); });
}

void SearchForm::focusLine()
{
    m_line->setFocus();
    m_line->selectAll();
}

void SearchForm::setSearching(bool isSearching)
{
    m_isSearching = isSearching;
    m_search->setText(isSearching ? tr("Cancel") : tr("Search"));
    m_search->setKind(isSearching ? kit::ButtonKind::Outlined : kit::ButtonKind::Filled);
}

void SearchForm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(ColorRole::Line));
}

} // namespace yagura::traces
