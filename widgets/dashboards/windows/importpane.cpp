#include "dashboards/windows/importpane.h"

#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/panel.h"
#include "kit/controls/plainlabel.h"
#include "kit/errortext.h"
#include "kit/safetext.h"
#include "workspace/workspacefiles.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 352;
constexpr size_t mostReasons = 8;

kit::PlainLabel *paragraph(const QString &text, kit::ColorRole role, QWidget *parent)
{
    auto *label = new kit::PlainLabel(text, kit::TextStyle::Body, role, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ImportPane::ImportPane(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("Dashboards from files"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, kit::space::small);
    head->addWidget(
        new kit::PlainLabel(tr("Dashboards from files"), kit::TextStyle::Strong, kit::ColorRole::Text, this));
    head->addStretch(1);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the import"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, &ImportPane::closed);
    head->addWidget(close);
    layout->addLayout(head);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    auto *inside = new QWidget;
    inside->setAutoFillBackground(false);
    m_list = new QVBoxLayout(inside);
    m_list->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::medium);
    m_list->setSpacing(kit::space::medium);
    m_list->addStretch(1);
    area->setWidget(inside);
    layout->addWidget(area, 1);
}

void ImportPane::offer(const QStringList &paths, const QStringList &taken, QThreadPool &workers)
{
    m_taken = taken;
    QWidget::show();
    for (const QString &path : paths) {
        m_reading.push_back(runOnWorker(&workers, [path] { return readImportedFile(path); }));
        m_reading.back().onDone(this, [this, path](const auto &files) { take(path, files); });
    }
}

void ImportPane::take(const QString &path, const Result<std::vector<ImportedFile>> &files)
{
    if (!files) {
        addError(path, files.error());
        return;
    }
    for (const ImportedFile &file : *files)
        addCard(file);
}

QWidget *ImportPane::newCard(const QString &title, const QString &path)
{
    auto *card = new kit::Panel(title.isEmpty() ? QFileInfo(path).fileName() : title);
    m_list->insertWidget(m_list->count() - 1, card);
    card->bodyLayout()->addWidget(paragraph(kit::safeText(path), kit::ColorRole::TextMuted, card));
    return card;
}

std::vector<QLineEdit *> ImportPane::addInputs(QVBoxLayout &layout, const ImportedFile &file)
{
    std::vector<QLineEdit *> fields;
    for (const FileInput &input : file.inputs) {
        const QString name = kit::safeText(input.label.isEmpty() ? input.name : input.label);
        layout.addWidget(paragraph(name, kit::ColorRole::Text, this));
        auto *field = new QLineEdit(input.value, this);
        field->setAccessibleName(name);
        field->setObjectName(input.name);
        if (input.kind == FileInputKind::Source)
            field->setPlaceholderText(tr("The first source of type %1").arg(kit::safeText(input.pluginId)));
        layout.addWidget(field);
        fields.push_back(field);
    }
    return fields;
}

QByteArray ImportPane::jsonOf(const Card &card)
{
    InputBindings choices;
    for (size_t i = 0; i < card.inputs.size(); ++i) {
        const QString choice = card.inputs[i]->text().trimmed();
        if (choice != card.file.inputs[i].value)
            choices.insert(card.file.inputs[i].name, choice);
    }
    return choices.isEmpty() ? card.file.json : jsonWithInputs(card.file, choices);
}

QString ImportPane::reportText(const ImportedFile &file)
{
    const ImportReport &report = file.report;
    QStringList lines;
    for (size_t i = 0; i < std::min(report.unsupported.size(), mostReasons); ++i) {
        const UnsupportedPanel &one = report.unsupported[i];
        lines << tr("%1 (%2): %3")
                     .arg(kit::safeText(one.title), kit::safeText(one.type), kit::safeText(one.reason));
    }
    if (report.unsupported.size() > mostReasons)
        lines << tr("and %n more", nullptr, static_cast<int>(report.unsupported.size() - mostReasons));
    for (const QString &warning : report.warnings)
        lines << kit::safeText(warning);
    size_t told = 0;
    for (const FileFinding &finding : file.findings) {
        // The report has the panels, the fields below the inputs.
        const bool isToldElsewhere
            = finding.kind == FileFindingKind::UnsupportedPanel || finding.kind == FileFindingKind::OpenInput;
        if (!isToldElsewhere && told++ < mostReasons)
            lines << kit::safeText(describe(finding));
    }
    if (told > mostReasons)
        lines << tr("and %n more", nullptr, static_cast<int>(told - mostReasons));
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

void ImportPane::addCard(const ImportedFile &file)
{
    auto *card = static_cast<kit::Panel *>(newCard(file.dashboard.title, file.path));
    const bool isWhole = file.report.unsupported.empty();
    card->bodyLayout()->addWidget(
        paragraph(tr("%1 of %2 panels are drawn as asked").arg(file.report.supported).arg(file.report.panels),
                  isWhole ? kit::ColorRole::Ok : kit::ColorRole::Warning, card));
    const QString reasons = reportText(file);
    if (!reasons.isEmpty())
        card->bodyLayout()->addWidget(paragraph(reasons, kit::ColorRole::TextMuted, card));
    const std::vector<QLineEdit *> inputs = addInputs(*card->bodyLayout(), file);
    auto *buttons = new QHBoxLayout;
    auto *adding = new kit::Button(tr("Add to workspace"), kit::ButtonKind::Filled, card);
    auto *look = new kit::Button(tr("Only look"), kit::ButtonKind::Outlined, card);
    buttons->addWidget(adding);
    buttons->addWidget(look);
    buttons->addStretch(1);
    card->bodyLayout()->addLayout(buttons);
    auto *message = paragraph({}, kit::ColorRole::Ok, card);
    message->hide();
    card->bodyLayout()->addWidget(message);
    const size_t index = m_cards.size();
    m_cards.push_back({file, {}, false, adding, message, inputs});
    connect(adding, &QAbstractButton::clicked, this, [this, index] { add(index); });
    connect(look, &QAbstractButton::clicked, this, [this, index] {
        const ImportedFile &chosen = m_cards[index].file;
        Q_EMIT lookRequested({QFileInfo(chosen.path).fileName(), {}, jsonOf(m_cards[index])});
    });
    if (index == 0)
        adding->setFocus(Qt::OtherFocusReason);
}

void ImportPane::addError(const QString &path, const Error &error)
{
    auto *card = static_cast<kit::Panel *>(newCard({}, path));
    Error shown = error;
    if (shown.where == path)
        shown.where.clear(); // it is said above
    card->bodyLayout()->addWidget(paragraph(kit::errorSentence(shown), kit::ColorRole::Critical, card));
    const QString advice = kit::errorAdvice(error);
    if (!advice.isEmpty())
        card->bodyLayout()->addWidget(paragraph(advice, kit::ColorRole::TextMuted, card));
}

// Under a name that is free; once it is there, the button opens it.
void ImportPane::add(size_t index)
{
    Card &card = m_cards[index];
    if (card.isAdded) {
        Q_EMIT openRequested(card.name);
        return;
    }
    const QString base = fileNameFor(card.file.dashboard.title, {});
    QString name = base + QStringLiteral(".json");
    for (int n = 2; m_taken.contains(name, Qt::CaseInsensitive) && n < 1000; ++n)
        name = QStringLiteral("%1-%2.json").arg(base).arg(n);
    card.name = name;
    m_taken << name;
    Q_EMIT addRequested(name, jsonOf(card));
}

void ImportPane::addFinished(const QString &name, const Status &status)
{
    for (Card &card : m_cards) {
        if (card.name != name)
            continue;
        card.isAdded = status.has_value();
        card.message->setColorRole(status ? kit::ColorRole::Ok : kit::ColorRole::Critical);
        card.message->setText(status ? tr("In the workspace as %1").arg(name)
                                     : tr("Not added: %1").arg(kit::errorSentence(status.error())));
        card.message->show();
        if (status)
            card.add->setText(tr("Open"));
        else
            m_taken.removeAll(name);
    }
}

void ImportPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void ImportPane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Window));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards
