#include "traces/waterfall/filtercompletion.h"

#include "kit/safetext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

namespace yagura::traces {

namespace {

constexpr int MostOffered = 12;

bool standsAlone(const QString &field)
{
    return field == u"error" || field == u"critical";
}

} // namespace

FilterCompletion::FilterCompletion(QLineEdit *field)
    : QObject(field)
    , m_field(field)
    , m_model(new QStringListModel(this))
    , m_completer(new QCompleter(this))
    , m_workers(std::make_unique<QThreadPool>())
{
    m_workers->setMaxThreadCount(1);
    m_completer->setModel(m_model);
    m_completer->setWidget(field);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(MostOffered);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterCompletion::take);
    connect(field, &QLineEdit::textEdited, this, &FilterCompletion::offer);
    m_completer->popup()->setAccessibleName(tr("What can be written next"));
    m_completer->popup()->installEventFilter(this);
}

FilterCompletion::~FilterCompletion() = default;

void FilterCompletion::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_learningWords.cancel();
    m_learningValues.cancel();
    m_open = std::move(open);
    m_words.reset();
    m_values.reset();
    m_valuesOf.clear();
    m_completer->popup()->hide();
}

QStringList FilterCompletion::offered() const
{
    return m_completer->popup()->isVisible() ? m_model->stringList() : QStringList();
}

void FilterCompletion::learnWords()
{
    if (m_learningWords.isRunning())
        return;
    m_learningWords.start(runOnWorker(m_workers.get(),
                                      [open = m_open]() -> Result<Words> {
                                          return std::make_shared<const FilterWords>(filterWords(*open));
                                      }),
                          this, [this](Result<Words> words) {
                              if (!words)
                                  return;
                              m_words = *words;
                              offer();
                          });
}

void FilterCompletion::learnValues(const QString &field)
{
    m_valuesOf = field;
    m_values.reset();
    m_learningValues.start(runOnWorker(m_workers.get(),
                                       [open = m_open, field]() -> Result<Values> {
                                           return std::make_shared<const QStringList>(
                                               filterValues(*open, field));
                                       }),
                           this, [this](Result<Values> values) {
                               if (!values)
                                   return;
                               m_values = *values;
                               offer();
                           });
}

// Again when what was missing has come: the cursor may have moved on meanwhile.
void FilterCompletion::offer()
{
    if (!m_open || !m_field->hasFocus())
        return;
    m_place = filterPlace(m_field->text(), m_field->cursorPosition());
    if (m_place.field.isEmpty()) {
        if (m_place.begun.isEmpty())
            return show({});
        if (!m_words)
            return learnWords();
        show(m_words->fields + m_words->keys);
        return;
    }
    if (m_valuesOf != m_place.field)
        return learnValues(m_place.field);
    if (m_values)
        show(*m_values);
}

void FilterCompletion::show(const QStringList &words)
{
    QStringList fitting;
    for (const auto &word : words) {
        // What is there already needs no offer; neither does text that could not be shown as it is.
        if (!word.startsWith(m_place.begun, Qt::CaseInsensitive) || word == m_place.begun
            || kit::safeText(word) != word)
            continue;
        fitting.append(word);
        if (fitting.size() == MostOffered)
            break;
    }
    m_model->setStringList(fitting);
    if (fitting.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterCompletion::take(const QString &word)
{
    const bool isField = m_place.field.isEmpty();
    const QString written = !isField               ? filterWord(word)
        : word.endsWith(u'.') || standsAlone(word) ? word
                                                   : QString(word + u':');
    QString text = m_field->text();
    text.replace(m_place.at, m_place.length, written);
    m_field->setText(text);
    m_field->setCursorPosition(static_cast<int>(m_place.at + written.size()));
    if (isField)
        offer(); // its values
}

// Esc closes the offer and leaves the text.
bool FilterCompletion::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_completer->popup() && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_completer->popup()->hide();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace yagura::traces
