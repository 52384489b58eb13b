#include "logs/logdetailspane.h"

#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/tabstrip.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "kit/timetext.h"
#include "logs/detailfielddelegate.h"
#include "logs/detailfieldsmodel.h"
#include "logs/logdisplay.h"
#include "logs/stacktraceview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yagura::logs {

namespace {

constexpr int jsonPage = 1;
constexpr qsizetype jsonShown = 64 * 1024;
constexpr qsizetype jsonLineShown = 4'096;
constexpr qsizetype messageShown = 700; // characters; the rest is in the fields and the document

} // namespace

LogDetailsPane::LogDetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_level(new kit::Chip(kit::Severity::Info, {}, this))
    , m_service(new kit::PlainLabel({}, kit::TextStyle::Strong))
    , m_message(new kit::PlainLabel({}, kit::TextStyle::Mono))
    , m_time(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_tabs(new kit::TabStrip(tr("Parts of the line"), {{tr("Fields")}, {tr("JSON")}, {tr("Stack trace")}},
                               this))
    , m_pages(new QStackedWidget(this))
    , m_model(new DetailFieldsModel(this))
    , m_fields(new kit::DataTable(tr("Fields of the line"), this))
    , m_json(new QPlainTextEdit(this))
    , m_stackArea(new QScrollArea(this))
    , m_stack(new StackTraceView)
{
    buildPages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(kit::space::medium, 0, 0, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    layout->addLayout(tabRow);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buildTargets());
    setMinimumWidth(300);
    connect(m_tabs, &kit::TabStrip::currentIndexChanged, this, &LogDetailsPane::showPage);
}

QWidget *LogDetailsPane::buildHeader()
{
    auto *header = new QWidget(this);
    auto *top = new QHBoxLayout;
    top->setSpacing(kit::space::small);
    top->addWidget(m_level);
    top->addWidget(m_service);
    top->addStretch(1);
    const auto add = [&](kit::IconName icon, const QString &text, void (LogDetailsPane::*signal)()) {
        auto *button = new kit::IconButton(icon, text, header);
        button->setControlSize(kit::ControlSize::Small);
        connect(button, &QAbstractButton::clicked, this, signal);
        top->addWidget(button);
    };
    add(kit::IconName::ChevronUp, tr("Line above"), &LogDetailsPane::previousRequested);
    add(kit::IconName::ChevronDown, tr("Line below"), &LogDetailsPane::nextRequested);
    add(kit::IconName::Close, tr("Close details"), &LogDetailsPane::closeRequested);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::small, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addLayout(top);
    m_message->setWordWrap(true);
    m_message->setSelectable();
    m_message->setAccessibleName(tr("Message"));
    layout->addWidget(m_message);
    layout->addWidget(m_time);
    return header;
}

void LogDetailsPane::buildPages()
{
    auto *delegate = new DetailFieldDelegate(this);
    m_fields->setItemDelegate(delegate);
    m_fields->setRowHeight(kit::size::logRow);
    m_fields->setModel(m_model);
    m_fields->horizontalHeader()->hide();
    m_fields->setColumns({{kit::ColumnWidth::Fixed, 152}, {kit::ColumnWidth::Stretch, 120}});
    m_fields->installEventFilter(this);
    connect(delegate, &DetailFieldDelegate::actRequested, this, &LogDetailsPane::act);
    connect(m_fields, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { act(index.row(), FieldAct::Include); });
    m_json->setReadOnly(true);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setFont(kit::textFont(kit::TextStyle::Mono));
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setAccessibleName(tr("The document as JSON"));
    m_stackArea->setFrameShape(QFrame::NoFrame);
    m_stackArea->setWidgetResizable(true);
    m_stackArea->viewport()->setAutoFillBackground(false);
    m_stackArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stackArea->setWidget(m_stack);
    m_stackArea->setAccessibleName(tr("Stack trace"));
    m_pages->addWidget(m_fields);
    m_pages->addWidget(m_json);
    m_pages->addWidget(m_stackArea);
}

QWidget *LogDetailsPane::buildTargets()
{
    auto *pane = new QWidget(this);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(kit::space::tiny, kit::space::small, kit::space::small, kit::space::small);
    layout->setSpacing(0);
    auto *heading = new kit::PlainLabel(tr("Go to"), kit::TextStyle::LabelStrong);
    heading->setContentsMargins(kit::space::small, 0, 0, 0);
    layout->addWidget(heading);
    addTarget(layout, LineTarget::Trace, tr("Trace of this line"), int(kit::IconName::Traces));
    addTarget(layout, LineTarget::LinesOfTrace, tr("All lines of this trace"), int(kit::IconName::Logs));
    addTarget(layout, LineTarget::Metrics, QString(), int(kit::IconName::Metrics));
    addTarget(layout, LineTarget::Incidents, QString(), int(kit::IconName::Incidents));
    return pane;
}

void LogDetailsPane::addTarget(QVBoxLayout *layout, LineTarget target, const QString &text, int icon)
{
    auto *button = new kit::Button(text, kit::ButtonKind::Quiet, this);
    button->setIconName(static_cast<kit::IconName>(icon));
    connect(button, &QAbstractButton::clicked, this, [this, target] { Q_EMIT targetRequested(target); });
    layout->addWidget(button, 0, Qt::AlignLeft);
    m_targets.emplace_back(target, button);
}

QString LogDetailsPane::stackText() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto role = roleOf(m_model->field(row).name.toStdString());
        if (role && role->role == FieldRole::Stack)
            return m_model->field(row).value;
    }
    return m_entry.message;
}

void LogDetailsPane::showEntry(const LogEntry &entry, const FieldCatalogue &catalogue, const QTimeZone &zone)
{
    m_entry = entry;
    kit::ChipContent level;
    const bool isTrouble = entry.level <= LogLevel::Warn;
    level.kind = isTrouble ? kit::ChipKind::Severity : kit::ChipKind::Plain;
    level.severity = entry.level <= LogLevel::Error ? kit::Severity::Critical : kit::Severity::Warning;
    level.hasShape = isTrouble;
    level.text = entry.level == LogLevel::Unknown ? tr("no level") : levelName(entry.level);
    m_level->setContent(level);
    m_service->setText(entry.service);
    m_message->setText(entry.message.left(messageShown)
                       + (entry.message.size() > messageShown ? QStringLiteral(" …") : QString()));
    const QString time = entry.time
        ? QString(kit::dateTimeText(*entry.time, zone, kit::ClockPrecision::Milliseconds) + u' '
                  + kit::zoneText(zone, *entry.time))
        : tr("no time in this line");
    m_time->setText(time);
    auto fields = detailFields(
        std::string_view(entry.source.constData(), static_cast<size_t>(entry.source.size())), catalogue);
    fields.append({QStringLiteral("_index"), entry.index, FieldKind::Keyword});
    fields.append({QStringLiteral("_id"), entry.id, FieldKind::Keyword});
    m_model->setFields(std::move(fields));
    m_isJsonShown = false;
    const QString stack = stackText();
    const StackTrace trace = readStackTrace(stack);
    const bool hasStack = trace.frameCount() > 0;
    m_stack->setTrace(trace, stack);
    std::vector<kit::Choice> tabs{{tr("Fields"), QString::number(m_model->rowCount())}, {tr("JSON")}};
    if (hasStack)
        tabs.push_back({tr("Stack trace"), QString::number(trace.frameCount())});
    const int current = hasStack ? m_tabs->currentIndex() : std::min(m_tabs->currentIndex(), 1);
    m_tabs->setChoices(std::move(tabs));
    m_tabs->setCurrentIndex(current);
    showPage(current);
    for (const auto &[target, button] : m_targets) {
        const bool needsTrace = target == LineTarget::Trace || target == LineTarget::LinesOfTrace;
        button->setVisible(needsTrace ? entry.trace.isValid() : !entry.service.isEmpty());
        if (target == LineTarget::Metrics)
            button->setText(tr("Metrics of %1, ±5 min").arg(kit::safeText(entry.service)));
        else if (target == LineTarget::Incidents)
            button->setText(tr("Incidents of %1").arg(kit::safeText(entry.service)));
        button->setAccessibleName(button->text());
    }
}

// The document is indented only when it is looked at; a line of it no longer than a text edit lays out at
// once.
void LogDetailsPane::showPage(int page)
{
    if (page == jsonPage && !std::exchange(m_isJsonShown, true)) {
        const std::string_view source(m_entry.source.constData(), static_cast<size_t>(m_entry.source.size()));
        QStringList lines
            = kit::safeText(sourcewire::indented(source), kit::LineBreaks::Kept, jsonShown).split(u'\n');
        for (QString &line : lines) {
            if (line.size() > jsonLineShown)
                line = line.left(jsonLineShown) + QStringLiteral(" … +%1").arg(line.size() - jsonLineShown);
        }
        m_json->setPlainText(lines.join(u'\n'));
    }
    m_pages->setCurrentIndex(page);
}

void LogDetailsPane::act(int row, FieldAct act)
{
    const auto &field = m_model->field(row);
    if (act == FieldAct::Copy)
        QGuiApplication::clipboard()->setText(field.value);
    else if (act == FieldAct::Exclude)
        Q_EMIT excludeRequested(field.name, field.value);
    else
        Q_EMIT includeRequested(field.name, field.value);
}

bool LogDetailsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_fields || event->type() != QEvent::KeyPress || m_fields->currentIndex().row() < 0)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_fields->currentIndex().row();
    if (key->matches(QKeySequence::Copy))
        act(row, FieldAct::Copy);
    else if (key->key() == Qt::Key_Plus)
        act(row, FieldAct::Include);
    else if (key->key() == Qt::Key_Minus)
        act(row, FieldAct::Exclude);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void LogDetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, m_tabs->geometry().bottom(), width(), 1), theme.color(kit::ColorRole::Line));
    painter.fillRect(QRect(0, m_pages->geometry().bottom() + 1, width(), 1),
                     theme.color(kit::ColorRole::Line));
}

} // namespace yagura::logs
