#include "traces/waterfall/tracefilterbar.h"

#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/numbers.h"
#include "kit/theme.h"
#include "traces/filter/filterlexer.h"
#include "traces/waterfall/filtercompletion.h"
#include "traces/waterfall/waterfallview.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextCharFormat>

#include <array>

namespace yagura::traces {

namespace {

constexpr int OneLine = 900; // narrower bars take two
constexpr int LongestProblem = 320;

QString keyHint()
{
    return QStringLiteral("Ctrl F");
}

constexpr std::array<std::uint32_t, 5> RollUpChoices{0, 4, 8, 20, 100};

} // namespace

TraceFilterBar::TraceFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new kit::SearchField(tr("Filter spans"), keyHint()))
    , m_completion(new FilterCompletion(m_field))
    , m_result(new kit::PlainLabel({}, kit::TextStyle::Body, kit::ColorRole::TextMuted))
    , m_problem(new kit::ElidedLabel({}, kit::TextStyle::Body, kit::ColorRole::Critical))
    , m_previous(new kit::IconButton(kit::IconName::ChevronUp, tr("Previous match")))
    , m_next(new kit::IconButton(kit::IconName::ChevronDown, tr("Next match")))
    , m_mode(new kit::SegmentedControl(tr("What becomes of other spans"),
                                       {{tr("Mark"), {}, tr("Mark what matches")},
                                        {tr("Dim"), {}, tr("Dim what does not match")},
                                        {tr("Hide"), {}, tr("Show what matches and what leads to it")}}))
    , m_criticalPath(new kit::Button(tr("Critical path")))
    , m_rollUp(new kit::DropDownButton(tr("Roll up")))
    , m_coloring(new kit::DropDownButton(tr("Colour:")))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_findPart(new QHBoxLayout)
    , m_drawPart(new QHBoxLayout)
{
    m_parts->setContentsMargins(kit::space::medium, 6, kit::space::medium, 7);
    m_parts->setSpacing(kit::space::small);
    m_parts->addLayout(m_findPart, 1);
    m_parts->addLayout(m_drawPart);
    makeFindPart();
    makeDrawPart();
    setResult(0, 0);
}

void TraceFilterBar::makeFindPart()
{
    m_field->setMono(true);
    m_field->setMinimumWidth(140);
    m_field->installEventFilter(this);
    m_problem->setMaximumWidth(LongestProblem);
    m_problem->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_wrongAt = -1;
        m_field->setKeyHint(m_field->text().isEmpty() ? keyHint() : QString());
        markWords();
    });
    // Enter that an open offer of words has passed on; otherwise fieldKey has it.
    connect(m_field, &QLineEdit::returnPressed, this, [this] { Q_EMIT findRequested(FindStep::Next); });
    connect(m_field, &kit::SearchField::searchChanged, this, &TraceFilterBar::announce);
    kit::setPlainToolTip(m_previous, tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3));
    kit::setPlainToolTip(m_next, tr("Next match"), QKeySequence(Qt::Key_F3));
    for (auto *button : {m_previous, m_next})
        button->setControlSize(kit::ControlSize::Small);
    connect(m_previous, &QAbstractButton::clicked, this,
            [this] { Q_EMIT findRequested(FindStep::Previous); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { Q_EMIT findRequested(FindStep::Next); });
    connect(m_mode, &kit::ChoiceStrip::currentIndexChanged, this, [this] { Q_EMIT modeChanged(mode()); });
    auto *steps = new QHBoxLayout;
    steps->setSpacing(0);
    steps->addWidget(m_previous);
    steps->addWidget(m_next);
    m_findPart->setSpacing(kit::space::small);
    m_findPart->addWidget(m_field, 1);
    m_findPart->addWidget(m_result);
    m_findPart->addWidget(m_problem);
    m_findPart->addLayout(steps);
    m_findPart->addWidget(m_mode);
}

void TraceFilterBar::makeDrawPart()
{
    m_criticalPath->setCheckable(true);
    m_criticalPath->setChecked(true);
    kit::setPlainToolTip(m_criticalPath, tr("Underline what the request was waiting for"),
                         QKeySequence(Qt::Key_U));
    connect(m_criticalPath, &QAbstractButton::toggled, this, &TraceFilterBar::criticalPathToggled);
    QStringList counts;
    int usual = 0;
    for (size_t i = 0; i < RollUpChoices.size(); ++i) {
        counts.append(RollUpChoices[i] == 0 ? tr("off") : QStringLiteral("≥ %1").arg(RollUpChoices[i]));
        if (RollUpChoices[i] == WaterfallView::UsualRollUp)
            usual = static_cast<int>(i);
    }
    m_rollUp->setChoices(counts, usual);
    m_rollUp->setAccessibleName(tr("Roll up repeated calls"));
    kit::setPlainToolTip(m_rollUp, tr("Show so many calls of one operation in a row as one"));
    connect(m_rollUp, &kit::DropDownButton::chosen, this,
            [this](int index) { Q_EMIT rollUpChosen(RollUpChoices[static_cast<size_t>(index)]); });
    // In the order of SpanColoring.
    m_coloring->setChoices({tr("service"), tr("operation"), tr("error"), tr("kind"), tr("process")}, 0);
    m_coloring->setAccessibleName(tr("Colour of the bars"));
    kit::setPlainToolTip(m_coloring, tr("What the colour of a bar stands for"));
    connect(m_coloring, &kit::DropDownButton::chosen, this,
            [this](int index) { Q_EMIT coloringChosen(static_cast<SpanColoring>(index)); });
    m_drawPart->setSpacing(kit::space::small);
    m_drawPart->addWidget(m_criticalPath);
    m_drawPart->addWidget(m_rollUp);
    m_drawPart->addWidget(m_coloring);
    m_drawPart->addStretch(1);
}

void TraceFilterBar::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_completion->setTrace(std::move(open));
}

QString TraceFilterBar::text() const
{
    return m_field->text();
}

void TraceFilterBar::setText(const QString &text)
{
    m_field->setText(text);
    if (!m_field->hasFocus())
        m_field->setCursorPosition(0); // the beginning is what tells it apart
    m_announced.reset();
    announce(text);
}

// Enter and the pause after typing may both come: the same text is announced once.
void TraceFilterBar::announce(const QString &text)
{
    if (m_announced == text)
        return;
    m_announced = text;
    Q_EMIT textChanged(text);
}

void TraceFilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TraceFilterBar::setResult(std::uint32_t count, std::uint32_t total)
{
    m_wrongAt = -1;
    m_result->setText(total > 0 ? tr("%1 of %2").arg(kit::groupedNumber(count), kit::groupedNumber(total))
                                : QString());
    m_result->setVisible(total > 0);
    m_problem->hide();
    m_field->setAccessibleDescription(m_result->text());
    for (auto *button : {m_previous, m_next})
        button->setEnabled(count > 0);
    markWords();
}

void TraceFilterBar::setError(qsizetype column, qsizetype length, const QString &problem)
{
    m_wrongAt = column;
    m_wrongLength = length;
    m_problem->setText(problem);
    m_problem->show();
    m_result->hide();
    m_field->setAccessibleDescription(problem);
    for (auto *button : {m_previous, m_next})
        button->setEnabled(false);
    markWords();
}

// Colours of the words, as a line edit can have them: formats of an input method that composes nothing.
void TraceFilterBar::markWords()
{
    const auto &theme = kit::Theme::of(this);
    QList<QInputMethodEvent::Attribute> formats;
    const auto add = [&](qsizetype at, qsizetype length, const QTextCharFormat &format) {
        formats.append({QInputMethodEvent::TextFormat, static_cast<int>(at) - m_field->cursorPosition(),
                        static_cast<int>(length), format});
    };
    const QString text = m_field->text();
    for (const auto &token : filterTokens(text)) {
        QTextCharFormat format;
        const bool isField = token.kind == FilterTokenKind::Word && !token.isKeyword
            && token.end() < text.size() && QStringView(u":=!~<>").contains(text[token.end()]);
        if (token.isKeyword || token.kind == FilterTokenKind::Minus)
            format.setForeground(theme.series(3));
        else if (isField)
            format.setForeground(theme.color(kit::ColorRole::Accent));
        else if (token.kind == FilterTokenKind::Value || token.kind == FilterTokenKind::Quoted
                 || token.kind == FilterTokenKind::Regex)
            format.setForeground(theme.color(kit::ColorRole::Ok));
        else
            continue;
        add(token.at, token.length, format);
    }
    if (m_wrongAt >= 0 && !text.isEmpty()) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme.color(kit::ColorRole::Critical));
        format.setForeground(theme.color(kit::ColorRole::Critical));
        const auto at = std::min(m_wrongAt, text.size() - 1);
        add(at, std::clamp<qsizetype>(m_wrongLength, 1, text.size() - at), format);
    }
    QInputMethodEvent event({}, formats);
    QCoreApplication::sendEvent(m_field, &event);
}

QString TraceFilterBar::resultText() const
{
    return m_field->accessibleDescription();
}

MatchMode TraceFilterBar::mode() const
{
    return static_cast<MatchMode>(m_mode->currentIndex());
}

void TraceFilterBar::setMode(MatchMode mode)
{
    m_mode->setCurrentIndex(static_cast<int>(mode));
}

void TraceFilterBar::setCriticalPathShown(bool isShown)
{
    m_criticalPath->setChecked(isShown);
}

void TraceFilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, width(), 1, theme.color(kit::ColorRole::Line));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

void TraceFilterBar::resizeEvent(QResizeEvent *)
{
    const auto wanted = width() < OneLine ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (wanted == m_parts->direction())
        return;
    m_parts->setDirection(wanted);
    // A problem has more room in the second line.
    auto *from = wanted == QBoxLayout::TopToBottom ? m_findPart : m_drawPart;
    auto *to = wanted == QBoxLayout::TopToBottom ? m_drawPart : m_findPart;
    from->removeWidget(m_problem);
    to->insertWidget(wanted == QBoxLayout::TopToBottom ? 3 : 2, m_problem);
}

bool TraceFilterBar::fieldKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!m_field->text().isEmpty())
            setText({});
        else
            Q_EMIT leaveRequested();
        return true;
    case Qt::Key_Down:
        Q_EMIT leaveRequested();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        announce(m_field->text());
        Q_EMIT findRequested(event->modifiers() & Qt::ShiftModifier ? FindStep::Previous : FindStep::Next);
        return true;
    default:
        return false;
    }
}

bool TraceFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    // Esc empties the field before it leaves the page.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched == m_field && event->type() == QEvent::KeyPress && fieldKey(static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace yagura::traces
