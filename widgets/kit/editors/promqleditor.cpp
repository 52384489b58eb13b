#include "kit/editors/promqleditor.h"

#include "kit/controls/plaintooltip.h"
#include "kit/editors/promqlhighlighter.h"
#include "kit/theme.h"
#include "metrics/promql/hover.h"
#include "metrics/promql/lint.h"
#include "metrics/promql/printer.h"
#include "metrics/promql/ranking.h"
#include "metrics/ratewindows.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTimer>

#include <algorithm>

namespace yagura::kit {

using namespace metrics::promql;

namespace {

constexpr int typingPauseMs = 150;
constexpr qsizetype longestChecked = 20'000; // what is longer is coloured only: checking it would be felt
constexpr size_t mostOffered = 50;

constexpr ColorRole roleOf(FindingSeverity severity)
{
    return severity == FindingSeverity::Error  ? ColorRole::Critical
        : severity == FindingSeverity::Warning ? ColorRole::Warning
                                               : ColorRole::Info;
}

} // namespace

PromqlEditor::PromqlEditor(const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new PromqlHighlighter(document(), this))
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
    , m_pause(new QTimer(this))
{
    setAccessibleName(accessibleName);
    setFont(textFont(TextStyle::Mono));
    setTabChangesFocus(true);
    m_completer->setModel(m_model);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.row()); });
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPauseMs);
    connect(m_pause, &QTimer::timeout, this, [this] { (void)problems(); });
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed == 0 && added == 0)
            return;
        m_isChecked = false;
        m_pause->start();
    });
}

void PromqlEditor::setOptions(const ParseOptions &options)
{
    m_options = options;
    m_highlighter->setVariablesAllowed(options.variables);
    m_isChecked = false;
    m_pause->start();
}

void PromqlEditor::setKnowledge(std::shared_ptr<const metrics::MetadataMap> metadata,
                                std::shared_ptr<const metrics::TargetList> targets)
{
    m_metadata = std::move(metadata);
    m_targets = std::move(targets);
    m_isChecked = false;
    m_pause->start();
}

const Problems &PromqlEditor::problems()
{
    if (!m_isChecked)
        check();
    return m_problems;
}

void PromqlEditor::check()
{
    m_isChecked = true;
    m_pause->stop();
    const QString text = toPlainText();
    Problems found;
    if (!text.trimmed().isEmpty() && text.size() <= longestChecked) {
        Parsed parsed = parse(text, m_options);
        found = parsed.isRight() ? lint(*parsed.root, text, {m_metadata.get()}) : std::move(parsed.problems);
        if (parsed.isRight() && m_targets)
            std::ranges::move(metrics::rateWindowProblems(text, {*m_targets}), std::back_inserter(found));
        std::ranges::stable_sort(found, {}, [](const Problem &one) { return one.span.start; });
    }
    if (found == m_problems)
        return;
    m_problems = std::move(found);
    underline();
    Q_EMIT problemsChanged();
}

void PromqlEditor::underline()
{
    QList<QTextEdit::ExtraSelection> marks;
    const qsizetype size = document()->characterCount() - 1;
    for (const Problem &problem : m_problems) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::of(this).color(roleOf(problem.severity)));
        mark.cursor = QTextCursor(document());
        // What is missing has no length: the character before it is marked.
        const qsizetype start = problem.span.length > 0 ? problem.span.start : problem.span.start - 1;
        mark.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(start, 0, size)));
        mark.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(problem.span.end(), 0, size)),
                                QTextCursor::KeepAnchor);
        marks.push_back(mark);
    }
    setExtraSelections(marks);
}

void PromqlEditor::replace(Span span, const QString &text, int cursorBack)
{
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(span.start));
    cursor.setPosition(static_cast<int>(span.end()), QTextCursor::KeepAnchor);
    cursor.insertText(text);
    cursor.setPosition(cursor.position() - cursorBack);
    setTextCursor(cursor);
}

bool PromqlEditor::mend(const Problem &problem)
{
    const Problems &current = problems();
    if (!problem.fix || std::ranges::find(current, problem) == current.end())
        return false;
    replace(problem.fix->span, problem.fix->text);
    return true;
}

bool PromqlEditor::format()
{
    const QString text = toPlainText();
    const auto better = formattedText(text, m_options);
    if (better && *better != text)
        replace({0, text.size()}, *better);
    return better.has_value();
}

void PromqlEditor::complete()
{
    m_context = completionAt(toPlainText(), textCursor().position(), m_options);
    showCandidates(languageCandidates(m_context, m_options.server));
    constexpr WantedKinds names
        = Wanted::Metrics | Wanted::LabelNames | Wanted::LabelValues | Wanted::GroupingLabels;
    if (m_context.wanted & names)
        Q_EMIT completionWanted(m_context);
}

void PromqlEditor::offer(const CompletionContext &context, const std::vector<Candidate> &candidates)
{
    const CompletionContext now = completionAt(toPlainText(), textCursor().position(), m_options);
    const bool samePlace = now.wanted == context.wanted && now.replace.start == context.replace.start
        && now.label == context.label && now.selectors == context.selectors;
    if (!samePlace)
        return;
    m_context = now;
    std::vector<Candidate> all = candidates;
    std::ranges::move(languageCandidates(now, m_options.server), std::back_inserter(all));
    showCandidates(all);
}

void PromqlEditor::showCandidates(const std::vector<Candidate> &candidates)
{
    m_shown.clear();
    m_model->clear();
    for (const Ranked &one : ranked(candidates, m_context.typed, mostOffered)) {
        const Candidate &candidate = candidates[one.index];
        const QString shown = candidate.detail.isEmpty()
            ? candidate.text
            : QString(candidate.text + u"   " + candidate.detail);
        auto *item = new QStandardItem(shown);
        item->setEditable(false);
        item->setData(candidate.help, Qt::AccessibleDescriptionRole);
        m_model->appendRow(item);
        m_shown.push_back(candidate);
    }
    if (m_shown.empty() || !isVisible())
        return m_completer->popup()->hide();
    constexpr int popupWidth = 420;
    m_completer->popup()->setFont(font());
    QRect place = cursorRect();
    place.setWidth(popupWidth);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

QStringList PromqlEditor::offered() const
{
    QStringList texts;
    for (const Candidate &candidate : m_shown)
        texts.push_back(candidate.text);
    return texts;
}

void PromqlEditor::take(int row)
{
    if (row < 0 || static_cast<size_t>(row) >= m_shown.size())
        return;
    const Candidate chosen = m_shown[static_cast<size_t>(row)];
    const CompletionContext now = completionAt(toPlainText(), textCursor().position(), m_options);
    replace(now.replace, chosen.insert, chosen.cursorBack);
    m_completer->popup()->hide();
}

// While words are offered, Tab takes one.
bool PromqlEditor::focusNextPrevChild(bool next)
{
    return !m_completer->popup()->isVisible() && QPlainTextEdit::focusNextPrevChild(next);
}

void PromqlEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_completer->popup()->isVisible()
        && (isReturn || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape)) {
        if (isReturn || event->key() == Qt::Key_Tab)
            take(m_completer->popup()->currentIndex().row());
        m_completer->popup()->hide();
        return event->accept();
    }
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT runRequested();
        return event->accept();
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return event->accept();
    }
    const int revision = document()->revision();
    QPlainTextEdit::keyPressEvent(event);
    if (document()->revision() != revision && !event->text().isEmpty())
        completeWhileTyping();
}

// Only where a word or a value is being written: a popup after every space would be in the way.
void PromqlEditor::completeWhileTyping()
{
    const CompletionContext context = completionAt(toPlainText(), textCursor().position(), m_options);
    const bool isInside
        = context.wanted & (Wanted::LabelNames | Wanted::LabelValues | Wanted::GroupingLabels);
    const bool isNumber = !context.typed.isEmpty() && context.typed.front().isDigit();
    if ((context.typed.isEmpty() && !isInside) || isNumber)
        return m_completer->popup()->hide();
    complete();
}

QString PromqlEditor::wordsAt(qsizetype position)
{
    for (const Problem &problem : problems()) {
        const bool isHere = problem.span.touches(position) || problem.span.start == position + 1;
        if (isHere)
            return problem.hint.isEmpty() ? problem.message : QString(problem.message + u'\n' + problem.hint);
    }
    const QString text = toPlainText();
    if (text.size() > longestChecked)
        return {};
    const auto hover = hoverAt(parse(text, m_options), text, position, m_metadata.get());
    if (!hover)
        return {};
    return hover->help.isEmpty() ? hover->title : QString(hover->title + u'\n' + hover->help);
}

bool PromqlEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPoint inside = viewport()->mapFrom(this, help->pos());
    const QString words = wordsAt(cursorForPosition(inside).position());
    if (words.isEmpty())
        hidePlainToolTip();
    else
        showPlainToolTip(help->globalPos(), words, this);
    return true;
}

void PromqlEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    m_highlighter->rehighlight();
    underline();
}

} // namespace yagura::kit
