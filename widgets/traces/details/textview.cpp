#include "traces/details/textview.h"

#include "core/text.h"
#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/numbers.h"
#include "traces/details/jsonindent.h"
#include "traces/files/traceexportfile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr std::int64_t PageBytes = 8 * 1024;
constexpr qsizetype LongestLayOut = 64 * 1024; // characters
constexpr std::int64_t LaidOutBytes = 48 * 1024; // read for it
constexpr size_t LongestInJson = 2'000; // bytes of a value within the JSON of a span
constexpr qsizetype LongestJson = 256 * 1024; // characters

kit::IconButton *smallButton(kit::IconName icon, const QString &text)
{
    auto *button = new kit::IconButton(icon, text);
    button->setControlSize(kit::ControlSize::Small);
    return button;
}

} // namespace

TextView::TextView(QWidget *parent)
    : QWidget(parent)
    , m_back(smallButton(kit::IconName::ChevronLeft, tr("Back to the tags")))
    , m_title(new kit::ElidedLabel({}, kit::TextStyle::MonoStrong))
    , m_placeLine(new QWidget)
    , m_place(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_previous(smallButton(kit::IconName::ChevronUp, tr("The part before")))
    , m_next(smallButton(kit::IconName::ChevronDown, tr("The next part")))
    , m_layOut(new kit::Button(tr("Lay out"), kit::ButtonKind::Quiet))
    , m_text(new QPlainTextEdit)
{
    auto *copy = smallButton(kit::IconName::Copy, tr("Copy all of it"));
    m_layOut->setCheckable(true);
    m_layOut->setControlSize(kit::ControlSize::Small);
    m_text->setReadOnly(true);
    m_text->setFont(kit::textFont(kit::TextStyle::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(kit::space::medium);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setUndoRedoEnabled(false);
    m_text->setAccessibleName(tr("Text"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::tiny, kit::space::small, kit::space::tiny);
    head->setSpacing(kit::space::tiny);
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    head->addWidget(m_layOut);
    head->addWidget(copy);
    // Below, so that the key keeps its room.
    auto *place = new QHBoxLayout(m_placeLine);
    place->setContentsMargins(kit::space::medium, 0, kit::space::small, 0);
    place->setSpacing(kit::space::tiny);
    place->addWidget(m_place, 1);
    place->addWidget(m_previous);
    place->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_placeLine);
    layout->addWidget(m_text, 1);
    connect(m_back, &QAbstractButton::clicked, this, &TextView::backRequested);
    connect(copy, &QAbstractButton::clicked, this, &TextView::copy);
    connect(m_layOut, &QAbstractButton::toggled, this, &TextView::setLaidOut);
    connect(m_next, &QAbstractButton::clicked, this, [this] { showPage(m_part.to); });
    connect(m_previous, &QAbstractButton::clicked, this, [this] { showPage(m_part.from - PageBytes); });
}

void TextView::clear()
{
    m_writing.cancel();
    m_isAwaited = false;
    m_open.reset();
    m_value.reset();
    m_row = NoIndex;
    m_text->clear();
}

void TextView::showValue(std::shared_ptr<const OpenTrace> open, const Attribute &attribute)
{
    clear();
    m_open = std::move(open);
    m_value = attribute;
    const auto form = formOf(m_open->trace, attribute);
    m_back->show();
    m_title->setText(m_open->trace.names[attribute.key]);
    m_text->setAccessibleName(tr("Value of %1").arg(m_title->text()));
    m_text->setLineWrapMode(form == ValueForm::Stack || form == ValueForm::Binary
                                ? QPlainTextEdit::NoWrap
                                : QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere); // looking for words costs most in what has none
    m_layOut->setVisible(form == ValueForm::Json);
    m_isLaidOut = m_layOut->isChecked() && form == ValueForm::Json;
    m_isLaidOut ? setLaidOut(true) : showPage(0);
}

void TextView::showPage(std::int64_t from)
{
    const auto whole = valueBytes(m_open->trace, *m_value);
    m_part = valuePart(m_open->trace, *m_value, from, PageBytes);
    const bool isPart = m_part.from > 0 || m_part.to < whole;
    const auto bytes = [](std::int64_t n) { return kit::bytesText(static_cast<double>(n)).joined(); };
    m_place->setText(isPart ? tr("%1 to %2 of %3").arg(bytes(m_part.from), bytes(m_part.to), bytes(whole))
                            : QString());
    m_previous->setVisible(isPart);
    m_next->setVisible(isPart);
    m_previous->setEnabled(m_part.from > 0);
    m_next->setEnabled(m_part.to < whole);
    setText(m_part.text);
}

void TextView::setLaidOut(bool isLaidOut)
{
    m_isLaidOut = isLaidOut;
    if (!m_value)
        return;
    if (!isLaidOut)
        return showPage(0);
    const auto whole = valueBytes(m_open->trace, *m_value);
    m_part = valuePart(m_open->trace, *m_value, 0, LaidOutBytes);
    bool isCut = false;
    const auto text = indentedJson(m_part.text, LongestLayOut, &isCut);
    isCut = isCut || m_part.to < whole;
    m_place->setText(isCut
                         ? tr("the beginning of %1").arg(kit::bytesText(static_cast<double>(whole)).joined())
                         : QString());
    m_previous->hide();
    m_next->hide();
    setText(text);
}

void TextView::showSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row)
{
    clear();
    m_open = std::move(open);
    m_row = row;
    m_back->hide();
    m_layOut->hide();
    m_previous->hide();
    m_next->hide();
    m_title->setText(m_open->trace.spanIdText(m_open->tree.spans[row]));
    m_place->setText(tr("as Jaeger writes it"));
    m_placeLine->show();
    m_text->setAccessibleName(tr("Raw JSON of the span"));
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_isAwaited = true;
    m_writing.start(runOnWorker(QThreadPool::globalInstance(),
                                [shared = m_open, row]() -> Result<QString> {
                                    const auto json = exportSpan(*shared, row, LongestInJson);
                                    bool isCut = false;
                                    auto text = indentedJson(QString::fromUtf8(json), LongestJson, &isCut);
                                    return isCut ? QString(text + QStringLiteral("\n…")) : text;
                                }),
                    this, [this](Result<QString> text) {
                        m_isAwaited = false;
                        if (text)
                            setText(*text);
                    });
}

void TextView::setText(const QString &text)
{
    m_placeLine->setVisible(!m_place->text().isEmpty());
    m_text->setPlainText(forDisplay(text, LineBreaks::Kept, {.length = LongestJson + 16}));
}

QString TextView::text() const
{
    return m_text->toPlainText();
}

void TextView::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void TextView::copy()
{
    if (!m_open)
        return;
    m_copying.start(runOnWorker(QThreadPool::globalInstance(),
                                [open = m_open, value = m_value, row = m_row]() -> Result<QString> {
                                    return value ? wholeValue(open->trace, *value)
                                                 : QString::fromUtf8(exportSpan(*open, row));
                                }),
                    this, [](Result<QString> text) {
                        if (text)
                            QGuiApplication::clipboard()->setText(*text);
                    });
}

} // namespace yagura::traces
