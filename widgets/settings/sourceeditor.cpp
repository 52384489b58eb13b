#include "settings/sourceeditor.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/errortext.h"
#include "settings/settingstexts.h"
#include "workspace/sourcesfile.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;
using kit::Button;
using kit::ButtonKind;
using kit::ColorRole;
using kit::PlainLabel;
using kit::TextStyle;

// The ground of the buttons, parted from the fields by a line.
class Footer final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(QRect(1, 0, width() - 2, 1), kit::Theme::of(this).color(ColorRole::Line));
    }
};

QHBoxLayout *rowIn(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space::small);
    return row;
}

} // namespace

SourceEditor::SourceEditor(QWidget *parent)
    : Panel(tr("Source"), kit::PanelBody::Flush, parent)
    , m_form(new SourceForm)
    , m_result(new PlainLabel({}, TextStyle::Body, ColorRole::TextMuted))
    , m_save(new Button(tr("Save"), ButtonKind::Filled))
    , m_test(new Button(tr("Test connection")))
    , m_undo(new Button(tr("Undo changes"), ButtonKind::Quiet))
    , m_remove(new Button(tr("Remove …"), ButtonKind::Destructive))
    , m_buttons(new QWidget)
    , m_question(new QWidget)
    , m_questionText(new PlainLabel)
    , m_keep(new Button(tr("Keep")))
{
    setHeaderLine(true);
    auto *inside = new QWidget;
    auto *insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                                     kit::space::medium);
    insideLayout->addWidget(m_form);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Fields of the source"));
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    bodyLayout()->addWidget(scroll, 1);
    buildFooter();
    connect(m_form, &SourceForm::edited, this, [this] {
        if (m_wasChecked)
            check();
        updateButtons();
        Q_EMIT edited();
    });
    updateButtons();
}

void SourceEditor::buildFooter()
{
    auto *ground = new Footer;
    auto *footer = new QVBoxLayout(ground);
    footer->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                               kit::space::medium);
    footer->setSpacing(kit::space::small);
    m_result->setWordWrap(true);
    footer->addWidget(m_result);
    auto *row = rowIn(m_buttons);
    row->addWidget(m_save);
    row->addWidget(m_test);
    row->addWidget(m_undo);
    row->addStretch();
    row->addWidget(m_remove);
    footer->addWidget(m_buttons);
    auto *question = rowIn(m_question);
    auto *really = new Button(tr("Remove"), ButtonKind::Destructive);
    question->addWidget(m_questionText, 1);
    question->addWidget(really);
    question->addWidget(m_keep);
    m_questionText->setWordWrap(true);
    footer->addWidget(m_question);
    m_question->hide();
    bodyLayout()->addWidget(ground);
    connect(m_save, &QPushButton::clicked, this, &SourceEditor::saveRequested);
    connect(m_test, &QPushButton::clicked, this, &SourceEditor::testRequested);
    connect(m_undo, &QPushButton::clicked, this, &SourceEditor::undoRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] { askBeforeRemoving(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { askBeforeRemoving(false); });
    connect(really, &QPushButton::clicked, this, [this] {
        askBeforeRemoving(false);
        Q_EMIT removeRequested();
    });
}

void SourceEditor::askBeforeRemoving(bool asks)
{
    m_questionText->setText(tr("Remove “%1” and forget its secret?").arg(m_saved.name));
    m_question->setVisible(asks);
    m_buttons->setVisible(!asks);
    (asks ? m_keep : m_remove)->setFocus(Qt::OtherFocusReason);
}

void SourceEditor::begin(const SourceConfig &saved, const SourceConfig &shown, const QStringList &otherIds)
{
    m_saved = saved;
    m_otherIds = otherIds;
    m_wasChecked = false;
    m_question->hide();
    m_buttons->show();
    m_form->setSource(shown, m_isNew ? SourceForm::Identity::Free : SourceForm::Identity::Fixed);
    m_result->clear();
    m_result->hide();
    updateButtons();
}

void SourceEditor::editSource(const SourceRow &row, const std::optional<SourceConfig> &draft,
                              const QStringList &otherIds)
{
    m_isNew = false;
    setTitle(row.config.name);
    const QString kind = kindText(row.config.kind);
    setSubtitle(kind == row.config.name ? QString() : kind);
    begin(row.config, draft.value_or(row.config), otherIds);
}

void SourceEditor::editNew(const SourceConfig &source, const QStringList &otherIds)
{
    m_isNew = true;
    setTitle(tr("New source"));
    setSubtitle({});
    begin(source, source, otherIds);
    m_form->setSecretState(SecretState::NotAsked, std::nullopt);
}

void SourceEditor::updateState(const SourceRow &row, const std::optional<Error> &keyringError)
{
    m_form->setSecretState(row.secret, keyringError);
    QString text;
    ColorRole role = ColorRole::TextMuted;
    switch (row.stage) {
    case ConnectionStage::NotTested:
        break;
    case ConnectionStage::Testing:
        text = tr("Testing the connection …");
        break;
    case ConnectionStage::Reached:
        role = ColorRole::Ok;
        text = row.report.detail.isEmpty() ? tr("Reached %1.").arg(connectionText(row))
                                           : tr("Reached %1: %2").arg(connectionText(row), row.report.detail);
        break;
    case ConnectionStage::Failed: {
        role = ColorRole::Critical;
        const QString advice = row.error ? kit::errorAdvice(*row.error) : QString();
        text = row.error ? kit::errorSentence(*row.error) : QString();
        if (!advice.isEmpty())
            text += QLatin1Char('\n') + advice;
        break;
    }
    }
    m_test->setEnabled(row.stage != ConnectionStage::Testing);
    m_result->setText(text);
    m_result->setColorRole(role);
    m_result->setVisible(!text.isEmpty());
}

bool SourceEditor::isEdited() const
{
    return m_isNew || m_form->source() != m_saved || m_form->typedSecret().has_value();
}

bool SourceEditor::check()
{
    m_wasChecked = true;
    const SourceConfig source = m_form->source();
    Findings mistakes = checkSource(source);
    if (m_form->showMistakes(mistakes) && !m_otherIds.contains(source.id))
        return true;
    if (mistakes.isEmpty()) {
        const Error twice{ErrorKind::InvalidInput, source.id, tr("Another source has this id."), {}};
        showFailure(twice);
    }
    return false;
}

void SourceEditor::showFailure(const std::optional<Error> &error)
{
    m_result->setVisible(error.has_value());
    if (!error)
        return;
    const QString advice = kit::errorAdvice(*error);
    const QString sentence = kit::errorSentence(*error);
    m_result->setColorRole(ColorRole::Critical);
    m_result->setText(advice.isEmpty() ? sentence : QString(sentence + QLatin1Char('\n') + advice));
}

void SourceEditor::updateButtons()
{
    const bool edited = isEdited();
    m_save->setEnabled(edited);
    m_save->setText(m_isNew ? tr("Add") : tr("Save"));
    m_undo->setEnabled(edited);
    m_undo->setText(m_isNew ? tr("Cancel") : tr("Undo"));
    m_remove->setVisible(!m_isNew);
}

} // namespace yagura::settings
