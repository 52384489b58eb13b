#include "traces/search/searchform.h"

#include "core/duration.h"
#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/safetext.h"
#include "traces/tagtext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int Limits[] = {20, 100, 500, 1500};
constexpr int DefaultLimit = 2;

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

} // namespace

SearchForm::SearchForm(QWidget *parent)
    : QWidget(parent)
    , m_line(new kit::SearchField(tr("Open a trace: paste an id, a link, a traceparent or a log line"),
                                  QStringLiteral("/")))
    , m_search(new kit::Button(tr("Search"), kit::ButtonKind::Filled))
    , m_problem(new kit::PlainLabel({}, TextStyle::Label, ColorRole::Critical))
    , m_source(comboBox(120, 200))
    , m_service(comboBox(190, 190))
    , m_operation(comboBox(270, 270))
    , m_shortest(lineEdit(tr("any"), 84))
    , m_longest(lineEdit(tr("any"), 84))
    , m_tags(lineEdit(tr("error=true http.route=\"/api/checkout\""), 0))
    , m_limit(comboBox(76, 90))
{
    m_line->setMono(true);
    m_tags->setFont(kit::textFont(TextStyle::Mono));
    for (const int limit : Limits)
        m_limit->addItem(QLocale(QLocale::English).toString(limit), limit);
    m_limit->setCurrentIndex(DefaultLimit);
    m_operation->addItem(tr("any"));
    auto *clear = new kit::Button(tr("Clear"), kit::ButtonKind::Quiet);

    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_line, 1);
    first->addWidget(m_search);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    m_sourceField = field(tr("Source"), m_source);
    second->addWidget(m_sourceField);
    second->addWidget(field(tr("Service"), m_service));
    second->addWidget(field(tr("Operation"), m_operation));
    second->addWidget(field(tr("Shortest"), m_shortest));
    second->addWidget(field(tr("Longest"), m_longest));
    second->addWidget(field(tr("Tags"), m_tags), 1);
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

    connect(m_search, &QAbstractButton::clicked, this, [this] {
        if (m_isSearching)
            Q_EMIT cancelRequested();
        else if (!m_line->text().trimmed().isEmpty())
            lineEntered();
        else
            Q_EMIT searchRequested();
    });
    connect(m_line, &QLineEdit::returnPressed, this, &SearchForm::lineEntered);
    for (auto *edit : {m_shortest, m_longest, m_tags})
        connect(edit, &QLineEdit::returnPressed, this, &SearchForm::searchRequested);
    connect(m_service, &QComboBox::currentTextChanged, this, [this] { Q_EMIT serviceChanged(service()); });
    connect(m_source, &QComboBox::activated, this, &SearchForm::sourceChanged);
    connect(m_service, &QComboBox::activated, this, &SearchForm::searchRequested);
    connect(m_operation, &QComboBox::activated, this, &SearchForm::searchRequested);
    connect(m_limit, &QComboBox::activated, this, &SearchForm::searchRequested);
    connect(clear, &QAbstractButton::clicked, this, &SearchForm::clear);
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

void SearchForm::setServices(const QStringList &services)
{
    const QSignalBlocker blocker(m_service);
    const auto chosen = service();
    m_service->clear();
    for (const auto &name : services)
        m_service->addItem(kit::safeText(name, kit::LineBreaks::Shown, 200), name);
    if (chosen.isEmpty())
        m_service->setCurrentIndex(-1);
    else
        setService(chosen);
}

void SearchForm::setOperations(const std::vector<Operation> &operations)
{
    const QSignalBlocker blocker(m_operation);
    const auto chosen = operation();
    m_operation->clear();
    m_operation->addItem(tr("any"));
    QStringList names;
    for (const auto &one : operations)
        names.append(one.name);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    for (const auto &name : names)
        m_operation->addItem(kit::safeText(name, kit::LineBreaks::Shown, 200), name);
    setOperation(chosen);
}

QString SearchForm::service() const
{
    return m_service->currentData().toString();
}

void SearchForm::setService(const QString &service)
{
    int index = m_service->findData(service);
    if (index < 0 && !service.isEmpty()) {
        m_service->addItem(kit::safeText(service, kit::LineBreaks::Shown, 200), service);
        index = m_service->count() - 1;
    }
    m_service->setCurrentIndex(index);
}

QString SearchForm::operation() const
{
    return m_operation->currentData().toString();
}

void SearchForm::setOperation(const QString &operation)
{
    int index = operation.isEmpty() ? 0 : m_operation->findData(operation);
    if (index < 0) {
        m_operation->addItem(kit::safeText(operation, kit::LineBreaks::Shown, 200), operation);
        index = m_operation->count() - 1;
    }
    m_operation->setCurrentIndex(index);
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

std::optional<TraceQuery> SearchForm::query()
{
    complain({});
    bool isGood = true;
    TraceQuery query;
    query.service = service();
    query.operation = operation();
    query.shortest = duration(m_shortest, isGood);
    query.longest = duration(m_longest, isGood);
    query.limit = m_limit->currentData().toInt();
    if (auto tags = parseTags(m_tags->text())) {
        query.tags = std::move(*tags);
    } else {
        complain(tr("Tags: %1").arg(describe(tags.error())));
        isGood = false;
    }
    if (isGood && query.shortest && query.longest && *query.longest < *query.shortest) {
        complain(tr("The longest duration is shorter than the shortest."));
        isGood = false;
    }
    return isGood ? std::optional(query) : std::nullopt;
}

void SearchForm::lineEntered()
{
    if (const auto reference = findTraceReference(m_line->text())) {
        complain({});
        Q_EMIT traceRequested(*reference);
    } else if (m_line->text().trimmed().isEmpty()) {
        Q_EMIT searchRequested();
    } else {
        complain(tr("There is no trace id in this text. Use the fields below to search."));
    }
}

void SearchForm::clear()
{
    m_line->clear();
    for (auto *edit : {m_shortest, m_longest, m_tags})
        edit->clear();
    m_operation->setCurrentIndex(0);
    m_limit->setCurrentIndex(DefaultLimit);
    complain({});
}

void SearchForm::complain(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
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
