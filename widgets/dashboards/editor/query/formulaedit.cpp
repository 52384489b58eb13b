#include "dashboards/editor/query/formulaedit.h"

#include "dashboards/frames/expression/mathparser.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>

namespace yagura::dashboards {

namespace {

QString referenceTo(const QString &refId)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return plain.match(refId).hasMatch() ? QString(QLatin1Char('$') + refId)
                                         : QStringLiteral("${%1}").arg(refId);
}

} // namespace

FormulaEdit::FormulaEdit(QWidget *parent)
    : QueryEdit(parent)
    , m_words(new QStringListModel(this))
    , m_completer(new QCompleter(m_words, this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FormulaEdit::take);
}

void FormulaEdit::setQueries(const QStringList &refIds)
{
    QStringList words;
    for (const QString &refId : refIds)
        words << referenceTo(refId);
    for (const QString &name : frames::mathFunctionNames())
        words << name
                + (frames::argumentCount(*frames::mathFunction(name)) == 0 ? QStringLiteral("()")
                                                                           : QStringLiteral("("));
    m_words->setStringList(words);
}

QStringList FormulaEdit::offered() const
{
    QStringList words;
    const auto *model = m_completer->completionModel();
    for (int row = 0; m_completer->popup()->isVisible() && row < model->rowCount(); ++row)
        words << model->index(row, 0).data().toString();
    return words;
}

QString FormulaEdit::typedWord() const
{
    static const QRegularExpression word(QStringLiteral("\\$?\\{?[A-Za-z0-9_]*$"));
    const QString before = toPlainText().left(textCursor().position());
    return word.match(before).captured();
}

void FormulaEdit::complete(const QString &typed)
{
    m_completer->setCompletionPrefix(typed);
    if (m_completer->completionCount() == 0)
        return m_completer->popup()->hide();
    QRect place = cursorRect();
    QAbstractItemView *popup = m_completer->popup();
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width());
    m_completer->complete(place);
    popup->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void FormulaEdit::take(const QString &word)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(typedWord().size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

// While words are offered, Tab takes one.
bool FormulaEdit::focusNextPrevChild(bool next)
{
    return !m_completer->popup()->isVisible() && QueryEdit::focusNextPrevChild(next);
}

void FormulaEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isChoice = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape;
    if (isChoice && m_completer->popup()->isVisible()) {
        if (event->key() != Qt::Key_Escape)
            take(m_completer->popup()->currentIndex().data().toString());
        m_completer->popup()->hide();
        return event->accept();
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return complete(typedWord());
    const int revision = document()->revision();
    QueryEdit::keyPressEvent(event);
    const QString typed = typedWord();
    const bool isWord = !typed.isEmpty() && !typed.front().isDigit();
    if (document()->revision() == revision || event->text().isEmpty())
        return;
    if (isWord)
        complete(typed);
    else
        m_completer->popup()->hide();
}

} // namespace yagura::dashboards
