#include "traces/details/spandetailspane.h"

#include "kit/controls/chip.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/figurelabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/tabstrip.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "traces/details/eventlistview.h"
#include "traces/details/gotorow.h"
#include "traces/tracetext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int AttributeRowHeight = 22;

kit::PlainLabel *sectionTitle(const QString &text)
{
    auto *label = new kit::PlainLabel(text, TextStyle::Strong);
    label->setContentsMargins(0, 10, 0, 4);
    return label;
}

} // namespace

SpanDetailsPane::SpanDetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_attributes(new AttributeModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    m_header = makeHeader();
    layout->addWidget(m_header);
    m_body = makeBody();
    layout->addWidget(m_body, 1);
    m_goTo = makeGoTo();
    layout->addWidget(m_goTo);
}

QWidget *SpanDetailsPane::makeHeader()
{
    auto *header = new QWidget;
    m_service = new kit::ElidedLabel({}, TextStyle::Title, ColorRole::TextMuted);
    m_operation = new kit::ElidedLabel({}, TextStyle::Title);
    m_error = new kit::Chip(kit::Severity::Critical, tr("Failed"));
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the details"));
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, &SpanDetailsPane::closeRequested);
    m_critical = new kit::Chip(kit::ChipContent{
        .kind = kit::ChipKind::Severity, .text = tr("On critical path"), .severity = kit::Severity::Info});
    m_duration = new kit::FigureLabel;
    m_self = new kit::PlainLabel({}, TextStyle::Body);
    m_share = new kit::PlainLabel({}, TextStyle::Body);
    m_starts = new kit::PlainLabel({}, TextStyle::Body);
    m_kind = new kit::PlainLabel({}, TextStyle::Body, ColorRole::TextMuted);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_service, 1);
    top->addWidget(m_error);
    top->addWidget(m_critical);
    top->addWidget(close);
    auto *figures = new QGridLayout;
    figures->setHorizontalSpacing(12);
    figures->setVerticalSpacing(2);
    figures->addWidget(m_duration, 0, 0, 2, 1);
    figures->addWidget(m_self, 0, 1);
    figures->addWidget(m_starts, 1, 1);
    figures->addWidget(m_share, 0, 2, Qt::AlignRight);
    figures->addWidget(m_kind, 1, 2, Qt::AlignRight);
    figures->setColumnStretch(2, 1);
    for (auto *label : {m_self, m_starts, m_share, m_kind})
        label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(15, 10, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_operation);
    layout->addLayout(figures);
    return header;
}

QWidget *SpanDetailsPane::makeBody()
{
    m_tabs = new kit::TabStrip(tr("Parts of the span"), {{tr("Tags"), {}}, {tr("Process"), {}}});
    m_table = new kit::DataTable(tr("Attributes"));
    m_table->setModel(m_attributes);
    m_table->horizontalHeader()->hide();
    m_table->setRowHeight(AttributeRowHeight);
    m_table->setColumns({{.width = kit::ColumnWidth::Stretch, .pixels = 90, .weight = 11},
                         {.width = kit::ColumnWidth::Fixed, .pixels = 44},
                         {.width = kit::ColumnWidth::Stretch, .pixels = 90, .weight = 14}});
    m_table->setItemDelegateForColumn(
        AttributeModel::KeyColumn, new kit::TextDelegate(m_table, [](const QModelIndex &index) {
            return kit::TextCell{
                .text = index.data().toString(), .style = TextStyle::Mono, .role = ColorRole::TextMuted};
        }));
    m_table->setItemDelegateForColumn(
        AttributeModel::TypeColumn, new kit::TextDelegate(m_table, [](const QModelIndex &index) {
            return kit::TextCell{
                .text = index.data().toString(), .style = TextStyle::Label, .role = ColorRole::TextFaint};
        }));
    m_table->setItemDelegateForColumn(
        AttributeModel::ValueColumn, new kit::TextDelegate(m_table, [](const QModelIndex &index) {
            return kit::TextCell{.text = index.data().toString(), .style = TextStyle::Mono};
        }));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_noAttributes = new kit::PlainLabel(tr("None."), TextStyle::Body, ColorRole::TextMuted);
    m_noAttributes->setContentsMargins(15, 6, 15, 6);
    m_eventsTitle = sectionTitle(tr("Events"));
    m_events = new EventListView;
    m_warningsTitle = sectionTitle(tr("Warnings"));
    m_warnings = new kit::PlainLabel({}, TextStyle::Body, ColorRole::Warning);
    m_warnings->setWordWrap(true);

    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 3, 0, 8);
    inner->setSpacing(0);
    inner->addWidget(m_table);
    inner->addWidget(m_noAttributes);
    auto *sections = new QVBoxLayout;
    sections->setContentsMargins(15, 0, 12, 0);
    sections->setSpacing(0);
    for (auto *widget :
         std::initializer_list<QWidget *>{m_warningsTitle, m_warnings, m_eventsTitle, m_events})
        sections->addWidget(widget);
    inner->addLayout(sections);
    inner->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(15, 0, 12, 0);
    strip->addWidget(m_tabs);
    strip->addStretch();
    layout->addLayout(strip);
    layout->addWidget(scroll, 1);
    connect(m_tabs, &kit::TabStrip::currentIndexChanged, this, &SpanDetailsPane::showTab);
    return body;
}

QWidget *SpanDetailsPane::makeGoTo()
{
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(9, 0, 8, 8);
    layout->setSpacing(0);
    auto *title = sectionTitle(tr("Go to"));
    title->setContentsMargins(6, 8, 0, 4);
    layout->addWidget(title);
    const auto add = [&](kit::IconName icon, const QString &text, void (SpanDetailsPane::*signal)()) {
        auto *row = new GoToRow(icon, text);
        connect(row, &QAbstractButton::clicked, this, signal);
        layout->addWidget(row);
        return row;
    };
    add(kit::IconName::Logs, tr("Logs of this span"), &SpanDetailsPane::logsOfSpanRequested)
        ->setNote(tr("trace and span id"));
    add(kit::IconName::Logs, tr("Logs of this trace"), &SpanDetailsPane::logsOfTraceRequested);
    m_metrics = add(kit::IconName::Metrics, tr("Metrics of the service"), &SpanDetailsPane::metricsRequested);
    m_similar = add(kit::IconName::Traces, tr("Traces like this"), &SpanDetailsPane::similarTracesRequested);
    return area;
}

void SpanDetailsPane::setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row)
{
    m_open = std::move(open);
    m_row = m_open ? row : NoIndex;
    if (m_row == NoIndex) {
        m_attributes->setAttributes({}, {});
        m_events->setSpan(nullptr, NoIndex);
        return;
    }
    showHeader();
    const auto &trace = m_open->trace;
    const auto span = m_open->tree.spans[m_row];
    m_tabs->setCount(0, QString::number(trace.spanAttributes[span].count));
    m_tabs->setCount(1, QString::number(trace.processes[trace.processOf[span]].attributes.count));
    showTab();
    const auto events = trace.eventsOf(span).size();
    m_eventsTitle->setText(tr("Events  %1").arg(events));
    m_eventsTitle->setVisible(events > 0);
    m_events->setVisible(events > 0);
    m_events->setSpan(m_open.get(), m_row);
    showWarnings();
    const auto service = serviceText(m_open->service(m_row));
    m_metrics->setText(tr("Metrics of %1").arg(service));
    m_metrics->setAccessibleName(m_metrics->text());
    m_similar->setNote(m_open->operation(m_row));
}

void SpanDetailsPane::showHeader()
{
    const auto span = m_open->tree.spans[m_row];
    m_service->setText(serviceText(m_open->service(m_row)));
    m_operation->setText(m_open->operation(m_row));
    m_critical->setVisible(m_open->isOnCriticalPath(m_row));
    m_error->setVisible(m_open->isError(m_row));
    m_duration->setValue(durationOf(m_open->duration(m_row)));
    m_duration->setColorRole(m_open->isError(m_row) ? ColorRole::Critical : ColorRole::Text);
    m_self->setText(tr("Self %1").arg(durationOf(m_open->self[m_row]).joined()));
    m_starts->setText(tr("Starts %1").arg(offsetText(m_open->start(m_row) - m_open->tree.start)));
    const auto main = m_open->tree.mainRoot;
    const auto whole = main == NoIndex ? 0 : m_open->duration(main);
    const double share
        = whole > 0 ? static_cast<double>(m_open->duration(m_row)) / static_cast<double>(whole) : 0;
    m_share->setText(whole > 0 ? tr("Of root %1").arg(kit::percentText(share, share < 0.1 ? 1 : 0).joined())
                               : QString());
    m_kind->setText(kindText(m_open->trace.kinds[span]));
}

void SpanDetailsPane::showTab()
{
    if (m_row == NoIndex)
        return;
    const auto &trace = m_open->trace;
    const auto span = m_open->tree.spans[m_row];
    m_attributes->setAttributes(m_open,
                                m_tabs->currentIndex() == 0
                                    ? trace.spanAttributes[span]
                                    : trace.processes[trace.processOf[span]].attributes);
    const bool isEmpty = m_attributes->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_noAttributes->setVisible(isEmpty);
    m_table->setFixedHeight(std::max(1, m_attributes->rowCount() * AttributeRowHeight + 2));
}

void SpanDetailsPane::showWarnings()
{
    const auto &trace = m_open->trace;
    QStringList warnings;
    for (const auto warning : trace.warningsOf(m_open->tree.spans[m_row])) {
        const auto text = trace.textOf(warning).substr(0, 2'000);
        warnings.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    m_warnings->setText(warnings.mid(0, 50).join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    m_warningsTitle->setVisible(!warnings.isEmpty());
}

void SpanDetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    const QColor line = theme.color(ColorRole::Line);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), line);
    if (m_row == NoIndex)
        return;
    const auto color = kit::serviceColor(serviceText(m_open->service(m_row)));
    painter.fillRect(1, m_header->geometry().top() + 12, 4, 38, color);
    painter.fillRect(0, m_tabs->mapTo(this, QPoint(0, m_tabs->height())).y(), width(), 1, line);
    painter.fillRect(0, m_goTo->geometry().top(), width(), 1, line);
}

} // namespace yagura::traces
