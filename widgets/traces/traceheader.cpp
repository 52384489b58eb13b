#include "traces/traceheader.h"

#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plaintooltip.h"
#include "kit/thememanager.h"
#include "kit/timetext.h"
#include "traces/factsline.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

// The HTTP status of the root, if it has one.
std::optional<std::int64_t> httpStatus(const OpenTrace &open)
{
    if (open.tree.mainRoot == NoIndex)
        return std::nullopt;
    const auto attributes = open.trace.spanAttributes[open.tree.spans[open.tree.mainRoot]];
    for (const auto key : {u"http.response.status_code", u"http.status_code"}) {
        if (const auto *found = open.trace.find(attributes, key)) {
            bool isNumber = false;
            const auto status = open.trace.valueText(*found).toLongLong(&isNumber);
            if (isNumber)
                return status;
        }
    }
    return std::nullopt;
}

} // namespace

TraceHeader::TraceHeader(QWidget *parent)
    : QWidget(parent)
    , m_service(new kit::ElidedLabel({}, TextStyle::Title, ColorRole::TextMuted))
    , m_operation(new kit::ElidedLabel({}, TextStyle::Title))
    , m_status(new kit::Chip(kit::Severity::Ok, {}))
    , m_errors(new kit::Chip(kit::Severity::Critical, {}))
    , m_repairs(new kit::Chip(kit::Severity::Warning, {}))
    , m_new(new kit::Chip(kit::Severity::Info, {}))
    , m_shareMenu(new QMenu(this))
    , m_facts(new FactsLine)
{
    auto *back = new kit::IconButton(kit::IconName::ChevronLeft, tr("Back to the search"));
    back->setControlSize(kit::ControlSize::Small);
    connect(back, &QAbstractButton::clicked, this, &TraceHeader::backRequested);
    const auto button = [this](const QString &text, kit::IconName icon, void (TraceHeader::*signal)()) {
        auto *made = new kit::Button(text);
        made->setIconName(icon);
        connect(made, &QAbstractButton::clicked, this, signal);
        return made;
    };
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(back);
    first->addSpacing(16);
    first->addWidget(m_service);
    first->addWidget(m_operation);
    first->addWidget(m_status);
    first->addWidget(m_errors);
    first->addWidget(m_repairs);
    first->addWidget(m_new);
    m_new->hide();
    m_repairs->setInteractive(true);
    m_repairs->setToolTip(tr("Shows what had to be mended"));
    connect(m_repairs, &QAbstractButton::clicked, this, &TraceHeader::repairsRequested);
    first->addStretch(1);
    auto *fold = new kit::Button(tr("Fold all"), kit::ButtonKind::Quiet);
    connect(fold, &QAbstractButton::clicked, this, &TraceHeader::foldAllRequested);
    auto *unfold = new kit::Button(tr("Unfold all"), kit::ButtonKind::Quiet);
    connect(unfold, &QAbstractButton::clicked, this, &TraceHeader::unfoldAllRequested);
    kit::setPlainToolTip(fold, tr("Fold all spans below the roots"), QKeySequence(Qt::Key_BracketRight));
    kit::setPlainToolTip(unfold, tr("Unfold all spans"), QKeySequence(Qt::Key_BracketLeft));
    first->addWidget(fold);
    first->addWidget(unfold);
    auto *compare = button(tr("Compare"), kit::IconName::Traces, &TraceHeader::compareRequested);
    kit::setPlainToolTip(compare, tr("Compare with others of its kind"), QKeySequence(Qt::Key_B));
    first->addWidget(compare);
    first->addWidget(button(tr("Logs of trace"), kit::IconName::Logs, &TraceHeader::logsRequested));
    auto *share = new kit::Button(tr("Share"));
    share->setIconName(kit::IconName::Copy);
    share->setMenu(m_shareMenu);
    first->addWidget(share);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(8, 0, 0, 0);
    second->addWidget(m_facts);
    layout->addLayout(second);
}

void TraceHeader::setTrace(std::shared_ptr<const OpenTrace> open, const QTimeZone &zone)
{
    m_open = std::move(open);
    if (!m_open)
        return;
    const auto root = m_open->tree.mainRoot;
    m_service->setText(root == NoIndex ? QString() : serviceText(m_open->service(root)));
    m_operation->setText(root == NoIndex ? tr("Trace without spans") : m_open->operation(root));
    showChips();
    showFacts(zone);
    update();
}

void TraceHeader::setNewSpans(int count)
{
    m_new->setVisible(count > 0);
    m_new->setContent({.kind = kit::ChipKind::Severity,
                       .text = tr("%n spans arrived", nullptr, count),
                       .severity = kit::Severity::Info});
}

void TraceHeader::showChips()
{
    const auto status = httpStatus(*m_open);
    m_status->setVisible(status.has_value());
    if (status) {
        const auto severity = *status >= 500 ? kit::Severity::Critical
            : *status >= 400                 ? kit::Severity::Warning
                                             : kit::Severity::Ok;
        m_status->setContent(
            {.kind = kit::ChipKind::Severity, .text = tr("HTTP %1").arg(*status), .severity = severity});
    }
    const int errors = static_cast<int>(m_open->summary.errors);
    m_errors->setVisible(errors > 0);
    m_errors->setContent({.kind = kit::ChipKind::Severity,
                          .text = tr("%n errors", nullptr, errors),
                          .severity = kit::Severity::Critical});
    const int repairs = static_cast<int>(m_open->tree.repairs.size());
    m_repairs->setVisible(repairs > 0);
    m_repairs->setContent({.kind = kit::ChipKind::Severity,
                           .text = tr("%n repairs", nullptr, repairs),
                           .severity = kit::Severity::Warning});
}

void TraceHeader::showFacts(const QTimeZone &zone)
{
    const auto &tree = m_open->tree;
    const auto start = fromUnixNanoseconds(tree.start);
    std::vector<FactsLine::Fact> facts{{{}, idText(m_open->trace.id), true, false}};
    if (tree.mainRoot != NoIndex)
        facts.push_back({tr("Root"), durationOf(m_open->duration(tree.mainRoot)).joined()});
    facts.push_back({tr("Whole trace"), durationOf(tree.end - tree.start).joined()});
    facts.push_back({tr("Spans"), kit::groupedNumber(m_open->rowCount())});
    facts.push_back(
        {tr("Services"), kit::groupedNumber(static_cast<double>(m_open->summary.services.size()))});
    facts.push_back({tr("Depth"), kit::groupedNumber(tree.depth)});
    facts.push_back({tr("Started"), kit::dateTimeText(start, zone, kit::ClockPrecision::Milliseconds)});
    facts.push_back({{}, kit::zoneText(zone, start), false, true});
    m_facts->setFacts(std::move(facts));
}

void TraceHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(ColorRole::Line));
    if (m_open && m_open->tree.mainRoot != NoIndex)
        painter.fillRect(m_service->x() - 15, m_service->geometry().center().y() - 4, 9, 9,
                         kit::serviceColor(m_service->text()));
}

} // namespace yagura::traces
