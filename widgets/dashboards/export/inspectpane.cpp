#include "dashboards/export/inspectpane.h"

#include "core/csv.h"
#include "core/finding.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/framemodel.h"
#include "dashboards/frames/framecsv.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/tabstrip.h"
#include "kit/errortext.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 480;
constexpr qsizetype longestText = 1 << 20; // what an editor still scrolls quickly

} // namespace

InspectPane::InspectPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new FrameModel(this))
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("What is behind the panel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    buildHead();
    buildBody();
}

void InspectPane::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, 0);
    head->setSpacing(kit::space::small);
    m_title = new kit::ElidedLabel({}, kit::TextStyle::Strong, kit::ColorRole::Text, this);
    head->addWidget(m_title, 1);
    auto *copy = new kit::Button(tr("Copy"), kit::ButtonKind::Outlined, this);
    copy->setControlSize(kit::ControlSize::Small);
    copy->setIconName(kit::IconName::Copy);
    connect(copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(copiedText()); });
    head->addWidget(copy);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the inspector"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, &InspectPane::closed);
    head->addWidget(close);
    auto *all = static_cast<QVBoxLayout *>(layout());
    all->addLayout(head);
    m_tabs = new kit::TabStrip(tr("Parts of the inspector"),
                               {{tr("Data")}, {tr("Steps")}, {tr("Queries")}, {tr("JSON")}}, this);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    all->addLayout(tabs);
    connect(m_tabs, &kit::TabStrip::currentIndexChanged, this, &InspectPane::showTabNow);
}

void InspectPane::buildBody()
{
    m_frameLine = new QWidget(this);
    auto *line = new QHBoxLayout(m_frameLine);
    line->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    m_frames = new kit::DropDownButton(tr("Frame"), kit::DropDownLabel::Boxed, m_frameLine);
    m_size = new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, m_frameLine);
    line->addWidget(m_frames);
    line->addStretch(1);
    line->addWidget(m_size);
    connect(m_frames, &kit::DropDownButton::chosen, this, &InspectPane::showFrame);
    m_table = new kit::DataTable(tr("Data of the panel"), this);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setModel(m_model);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setFont(kit::textFont(kit::TextStyle::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(kit::space::medium);
    m_text->setAccessibleName(tr("Details"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_text);
    layout()->addWidget(m_frameLine);
    layout()->addWidget(m_stack);
}

QString InspectPane::frameName(size_t index) const
{
    const frames::Frame &frame = m_insight.data->frames[index];
    QString name = frame.name;
    if (name.isEmpty() && index < m_insight.data->names.size() && !m_insight.data->names[index].isEmpty())
        name = m_insight.data->names[index].last();
    const QString number = QString::number(index + 1);
    const QString source = frame.refId.isEmpty() ? number : tr("%1, query %2").arg(number, frame.refId);
    return name.isEmpty() ? source
                          : tr("%1: %2").arg(source, kit::safeText(name, kit::LineBreaks::Shown, 60));
}

void InspectPane::inspect(const PanelInsight &insight)
{
    if (insight.panel.id != m_insight.panel.id)
        m_frame = 0;
    m_insight = insight;
    if (!m_insight.data)
        m_insight.data = std::make_shared<const PanelData>();
    m_title->setText(insight.title.isEmpty() ? tr("Panel %1").arg(insight.panel.id) : insight.title);
    const auto count = [](size_t n) { return n > 0 ? QString::number(n) : QString(); };
    m_tabs->setCount(Data, count(m_insight.data->frames.size()));
    m_tabs->setCount(Steps, count(insight.panel.transformations.size()));
    m_tabs->setCount(Queries, count(insight.answers.size()));
    showTabNow();
}

void InspectPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    showTabNow();
}

void InspectPane::focusTabs()
{
    m_tabs->setFocus(Qt::OtherFocusReason);
}

void InspectPane::showTabNow()
{
    const int tab = m_tabs->currentIndex();
    m_frameLine->setVisible(tab == Data);
    m_stack->setCurrentIndex(tab == Data ? 0 : 1);
    if (tab == Data) {
        showFrame(m_frame);
        return;
    }
    QString text = tab == Steps ? stepsText()
        : tab == Queries        ? queriesText()
                                : QString::fromUtf8(writePanels({m_insight.panel}));
    text = kit::safeText(text, kit::LineBreaks::Kept, longestText);
    if (text != m_text->toPlainText())
        m_text->setPlainText(text);
}

void InspectPane::showFrame(int index)
{
    const auto &frames = m_insight.data->frames;
    m_frame = std::clamp(index, 0, std::max(static_cast<int>(frames.size()) - 1, 0));
    QStringList names;
    for (size_t i = 0; i < frames.size(); ++i)
        names << frameName(i);
    m_frames->setVisible(frames.size() > 1);
    m_frames->setChoices(names, m_frame);
    if (frames.empty()) {
        m_model->setFrame({}, {});
        m_size->setText(tr("No data"));
        return;
    }
    const auto at = static_cast<size_t>(m_frame);
    m_model->setFrame(frames[at],
                      at < m_insight.data->names.size() ? m_insight.data->names[at] : QStringList());
    m_size->setText(tr("%1 rows, %2 fields").arg(frames[at].length()).arg(frames[at].fields.size()));
    std::vector<kit::ColumnSpec> columns;
    for (const frames::Field &field : frames[at].fields) {
        const bool isNumber = field.type() == frames::FieldType::Number;
        columns.push_back({.alignment = isNumber ? Qt::AlignRight : Qt::AlignLeft});
    }
    if (!columns.empty())
        columns.back().width = kit::ColumnWidth::Stretch;
    m_table->setColumns(std::move(columns));
}

QString InspectPane::stepsText() const
{
    const auto &steps = m_insight.panel.transformations;
    const auto &trace = m_insight.data->trace;
    if (steps.empty())
        return tr("The panel shows its answers as they come: it has no transformations.");
    QStringList lines;
    for (size_t i = 0; i < steps.size(); ++i) {
        lines << QStringLiteral("%1. %2").arg(i + 1).arg(steps[i].id);
        if (steps[i].disabled)
            lines << QStringLiteral("   ") + tr("switched off");
        else if (i < trace.size() && trace[i].ran)
            lines << QStringLiteral("   ")
                    + tr("%1 frames, %2 rows in; %3 frames, %4 rows out")
                          .arg(trace[i].framesIn)
                          .arg(trace[i].rowsIn)
                          .arg(trace[i].framesOut)
                          .arg(trace[i].rowsOut);
        else
            lines << QStringLiteral("   ") + tr("did not run");
    }
    for (const Finding &finding : m_insight.data->findings)
        lines << QString() << describe(finding);
    return lines.join(QLatin1Char('\n'));
}

QString InspectPane::queriesText() const
{
    QStringList lines;
    if (m_insight.error)
        lines << tr("The latest answer failed: %1").arg(kit::errorSentence(*m_insight.error)) << QString();
    if (m_insight.answers.empty())
        lines << tr("The panel has asked nothing yet.");
    for (const QueryAnswer &answer : m_insight.answers) {
        const PlannedQuery &query = answer.query;
        lines << (query.mode == QueryMode::Instant
                      ? tr("%1, at %2").arg(query.refId, kit::dateTimeText(query.range.to, m_insight.zone))
                      : tr("%1, %2, one sample every %3")
                            .arg(query.refId, kit::rangeText(query.range, m_insight.zone),
                                 kit::spanText(query.step)));
        lines << query.expression;
        size_t samples = 0;
        for (const metrics::Series &series : answer.result->series)
            samples += series.timesMs.size();
        lines << tr("%1 series, %2 samples").arg(answer.result->series.size()).arg(samples);
        for (const QString &warning : answer.result->warnings)
            lines << tr("Warning: %1").arg(warning);
        for (const QString &info : answer.result->infos)
            lines << tr("Note: %1").arg(info);
        lines << QString();
    }
    return lines.join(QLatin1Char('\n'));
}

QString InspectPane::copiedText() const
{
    if (m_tabs->currentIndex() != Data)
        return m_text->toPlainText();
    std::vector<QStringList> rows;
    QStringList head;
    for (int column = 0; column < m_model->columnCount(); ++column)
        head << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    rows.push_back(head);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(row, column).data().toString();
        rows.push_back(cells);
    }
    return QString::fromUtf8(writeCsv(rows, CsvDialect::Tab));
}

void InspectPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void InspectPane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards
