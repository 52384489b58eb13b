#include "metrics/queryrow.h"

#include "kit/accessibility.h"
#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/editors/promqllookup.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr int mostLines = 8;
constexpr int badgeWidth = 20;

} // namespace

QueryRow::QueryRow(const QString &refId, QueryHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_refId(refId)
    , m_history(history)
    , m_editor(new kit::PromqlEditor(tr("Query %1").arg(refId), this))
    , m_lookup(new kit::PromqlLookup(*m_editor))
    , m_hide(new kit::IconButton(kit::IconName::Eye, tr("Hide query %1").arg(refId), this))
    , m_remove(new kit::IconButton(kit::IconName::Trash, tr("Remove query %1").arg(refId), this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Mono, kit::ColorRole::Critical, this))
    , m_doubtLine(new QWidget(this))
    , m_doubtText(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Warning, m_doubtLine))
    , m_mend(new kit::Button(tr("Fix"), kit::ButtonKind::Link, m_doubtLine))
{
    m_editor->setOptions({.server = {}, .variables = true});
    m_editor->setPlaceholderText(tr("PromQL, for instance rate(http_requests_total[$__rate_interval])"));
    m_editor->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_editor->installEventFilter(this);
    m_hide->setCheckable(true);
    m_problem->setWordWrap(true);
    m_problem->setSelectable();
    m_problem->hide();
    m_mend->setControlSize(kit::ControlSize::Small);
    auto *doubt = new QHBoxLayout(m_doubtLine);
    doubt->setContentsMargins({});
    doubt->setSpacing(kit::space::small);
    doubt->addWidget(m_doubtText);
    doubt->addWidget(m_mend);
    doubt->addStretch(1);
    m_doubtLine->hide();
    auto *badge = new kit::PlainLabel(refId, kit::TextStyle::MonoStrong, kit::ColorRole::Accent, this);
    badge->setFixedSize(badgeWidth, kit::size::control);
    auto *text = new QVBoxLayout;
    text->setSpacing(kit::space::tiny);
    text->addWidget(m_editor);
    text->addWidget(m_doubtLine);
    text->addWidget(m_problem);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::small);
    layout->addWidget(badge, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    layout->addWidget(m_hide, 0, Qt::AlignTop);
    layout->addWidget(m_remove, 0, Qt::AlignTop);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &QueryRow::fitHeight);
    connect(m_editor, &kit::PromqlEditor::problemsChanged, this, &QueryRow::showDoubts);
    connect(m_editor, &kit::PromqlEditor::runRequested, this, &QueryRow::runRequested);
    connect(m_hide, &QAbstractButton::clicked, this, [this](bool isHidden) {
        setQueryHidden(isHidden);
        Q_EMIT hiddenChanged();
    });
    connect(m_remove, &QAbstractButton::clicked, this, &QueryRow::removeRequested);
    connect(m_mend, &QAbstractButton::clicked, this, [this] {
        if (m_doubt)
            m_editor->mend(*m_doubt);
        m_editor->setFocus();
    });
    fitHeight();
}

ExploreQuery QueryRow::query() const
{
    return {m_refId, m_editor->toPlainText(), m_isHidden};
}

// Through the cursor, so that it can be undone.
void QueryRow::setText(const QString &text)
{
    if (text == m_editor->toPlainText())
        return;
    QTextCursor cursor(m_editor->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.movePosition(QTextCursor::Start);
    m_editor->setTextCursor(cursor);
}

void QueryRow::setQueryHidden(bool isHidden)
{
    m_isHidden = isHidden;
    m_hide->setChecked(isHidden);
    const QString text = isHidden ? tr("Show query %1").arg(m_refId) : tr("Hide query %1").arg(m_refId);
    kit::setAccessible(m_hide, text);
    kit::setPlainToolTip(m_hide, text);
    m_editor->setEnabled(!isHidden);
}

void QueryRow::setRemovable(bool isRemovable)
{
    m_remove->setVisible(isRemovable);
    m_hide->setVisible(isRemovable || m_isHidden);
}

void QueryRow::setClient(const std::shared_ptr<PromClient> &client)
{
    m_lookup->setClient(client);
}

void QueryRow::setTargets(const std::shared_ptr<const TargetList> &targets)
{
    m_lookup->setTargets(targets);
}

void QueryRow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void QueryRow::insert(const QString &text)
{
    m_editor->insertPlainText(text);
    m_editor->setFocus();
}

void QueryRow::format()
{
    m_editor->format();
}

void QueryRow::focusText()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->selectAll();
}

// As high as its text, so that what matters most is seen whole.
void QueryRow::fitHeight()
{
    const int lines = std::clamp(static_cast<int>(m_editor->document()->size().height()), 1, mostLines);
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::Mono));
    const int margin = static_cast<int>(m_editor->document()->documentMargin());
    const int frame = 2 * (m_editor->frameWidth() + margin);
    m_editor->setFixedHeight(std::max(kit::size::control, lines * metrics.lineSpacing() + frame + 2));
}

void QueryRow::showDoubts()
{
    m_doubt.reset();
    for (const promql::Problem &problem : m_editor->problems()) {
        if (problem.severity != FindingSeverity::Error) {
            m_doubt = problem;
            break;
        }
    }
    m_doubtLine->setVisible(m_doubt.has_value());
    if (!m_doubt)
        return;
    const bool isWarning = m_doubt->severity == FindingSeverity::Warning;
    m_doubtText->setColorRole(isWarning ? kit::ColorRole::Warning : kit::ColorRole::TextMuted);
    m_doubtText->setText(m_doubt->hint.isEmpty() ? m_doubt->message
                                                 : QString(m_doubt->message + u". " + m_doubt->hint));
    m_mend->setVisible(m_doubt->fix.has_value());
    kit::setAccessible(m_mend, tr("Fix: %1").arg(m_doubt->message));
}

// At the first line upwards and at the last downwards.
bool QueryRow::walk(int key)
{
    const QTextBlock block = m_editor->textCursor().block();
    const QString text = m_editor->toPlainText();
    std::optional<QString> other;
    if (key == Qt::Key_Up && !block.previous().isValid())
        other = m_history.older(text);
    else if (key == Qt::Key_Down && !block.next().isValid())
        other = m_history.newer();
    if (!other)
        return false;
    setText(*other);
    return true;
}

bool QueryRow::handleKey(const QKeyEvent &event)
{
    const auto *completer = m_editor->findChild<QCompleter *>();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (event.key() == Qt::Key_F && modifiers == (Qt::ShiftModifier | Qt::AltModifier)) {
        format();
        return true;
    }
    if (completer && completer->popup()->isVisible())
        return false;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        if (modifiers == Qt::ShiftModifier)
            m_editor->insertPlainText(QStringLiteral("\n"));
        else if (modifiers == Qt::NoModifier)
            Q_EMIT runRequested();
        return modifiers == Qt::ShiftModifier || modifiers == Qt::NoModifier;
    }
    return modifiers == Qt::NoModifier && walk(event.key());
}

bool QueryRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused();
    if (event->type() == QEvent::Resize)
        fitHeight();
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace yagura::metrics
