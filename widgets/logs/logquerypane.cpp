#include "logs/logquerypane.h"

#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/searchfield.h"
#include "logs/filterpane.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::logs {

LogQueryPane::LogQueryPane(QWidget *parent)
    : QWidget(parent)
    , m_sourceButton(new kit::DropDownButton(tr("Source"), kit::DropDownLabel::Inline, this))
    , m_indexButton(new kit::DropDownButton(tr("Index"), kit::DropDownLabel::Inline, this))
    , m_orderButton(new kit::DropDownButton(tr("Order"), kit::DropDownLabel::Inline, this))
    , m_text(new kit::SearchField(tr("Search lines: words, \"phrases\", field:value, AND OR NOT"),
                                  QStringLiteral("/"), this))
    , m_run(new kit::Button(tr("Run"), kit::ButtonKind::Filled, this))
    , m_filters(new FilterPane(this))
{
    m_sourceButton->hide();
    m_text->setMono(true);
    m_text->setAccessibleName(tr("Query"));
    kit::setPlainToolTip(
        m_text,
        tr("Lucene syntax: service.name:payment AND message:\"not available\", duration:>500, "
           "_exists_:error.type, order*. Words without AND or OR must all occur."));
    m_patience.setSingleShot(true);
    m_patience.setInterval(400);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_run->setText(tr("Cancel"));
        m_run->setKind(kit::ButtonKind::Outlined);
    });
    m_orderButton->setChoices({tr("Newest first"), tr("Oldest first")}, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addWidget(m_sourceButton);
    row->addWidget(m_indexButton);
    row->addWidget(m_text, 1);
    row->addWidget(m_run);
    row->addWidget(m_orderButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addLayout(row);
    layout->addWidget(m_filters);
    connect(m_text, &QLineEdit::returnPressed, this, &LogQueryPane::runRequested);
    connect(m_run, &QAbstractButton::clicked, this, [this] {
        if (m_isRunning && !m_patience.isActive())
            Q_EMIT cancelRequested();
        else
            Q_EMIT runRequested();
    });
    connect(m_filters, &FilterPane::filtersChanged, this, &LogQueryPane::runRequested);
    connect(m_sourceButton, &kit::DropDownButton::chosen, this, &LogQueryPane::sourceChosen);
    connect(m_indexButton, &kit::DropDownButton::chosen, this, [this](int choice) {
        m_index = m_indexChoices.value(choice);
        Q_EMIT runRequested();
    });
    connect(m_orderButton, &kit::DropDownButton::chosen, this, [this](int choice) {
        m_order = choice == 0 ? SortOrder::NewestFirst : SortOrder::OldestFirst;
        Q_EMIT runRequested();
    });
}

void LogQueryPane::setSources(const QStringList &names, int current)
{
    m_sourceButton->setChoices(names, current);
    m_sourceButton->setVisible(names.size() > 1);
}

void LogQueryPane::setIndexChoices(const QStringList &choices, const QString &current)
{
    m_index = current;
    m_indexChoices = choices;
    if (!current.isEmpty() && !m_indexChoices.contains(current))
        m_indexChoices.prepend(current);
    m_indexButton->setChoices(m_indexChoices, static_cast<int>(m_indexChoices.indexOf(current)));
}

LogQuery LogQueryPane::query() const
{
    LogQuery query;
    query.index = m_index;
    query.text = m_text->text();
    query.filters = m_filters->filters();
    query.order = m_order;
    return query;
}

void LogQueryPane::setText(const QString &text)
{
    m_text->setText(text);
}

void LogQueryPane::addFilter(const LogFilter &filter)
{
    m_filters->setFilters(withFilter(m_filters->filters(), filter));
    Q_EMIT runRequested();
}

void LogQueryPane::clear()
{
    m_text->clear();
    m_filters->setFilters({});
}

void LogQueryPane::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void LogQueryPane::setRunning(bool isRunning)
{
    if (std::exchange(m_isRunning, isRunning) == isRunning)
        return;
    if (isRunning) {
        m_patience.start();
        return;
    }
    m_patience.stop();
    m_run->setText(tr("Run"));
    m_run->setKind(kit::ButtonKind::Filled);
}

void LogQueryPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::logs
