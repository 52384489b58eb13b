#include "traces/views/dataqualitypane.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/safetext.h"
#include "kit/severity.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/tables/linesmodel.h"
#include "kit/theme.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

enum Column { WhatColumn, WhereColumn, DetailColumn, ColumnCount };

QString nameOf(const OpenTrace &open, std::uint32_t row)
{
    return serviceText(open.service(row)) + u' '
        + kit::safeText(open.operation(row), kit::LineBreaks::Shown, 120) + QStringLiteral("  ")
        + open.trace.spanIdText(open.tree.spans[row]);
}

std::vector<std::uint32_t> rowsOfClock(const OpenTrace &open, const ClockShifts &shifts, std::int64_t shift)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto span = open.tree.spans[row];
        if (span < shifts.ofSpan.size() && shifts.ofSpan[span] == shift)
            rows.push_back(row);
    }
    return rows;
}

// Lines as long as there is room: of what does not fit only the number is of interest.
struct Listing
{
    qsizetype most = 0;
    QList<QualityLine> lines = {};
    int rest = 0;

    // False, and counted, where there is no room for another.
    [[nodiscard]] bool hasRoom()
    {
        if (lines.size() < most)
            return true;
        ++rest;
        return false;
    }
};

void addShifts(QList<QualityLine> &lines, const OpenTrace &open, const ClockShifts &shifts)
{
    for (const auto &clock : shifts.clocks) {
        const QString against = clock.against.isEmpty()
            ? QString()
            : DataQualityPane::tr("against %1").arg(kit::safeText(clock.against, kit::LineBreaks::Shown, 80));
        QStringList detail{DataQualityPane::tr("%n spans", nullptr, static_cast<int>(clock.spans))};
        if (!against.isEmpty())
            detail.append(against);
        if (clock.evidence > 0)
            detail.append(DataQualityPane::tr("from %n calls", nullptr, static_cast<int>(clock.evidence)));
        lines.append({QualityLine::Kind::Clock,
                      DataQualityPane::tr("Clock moved by %1").arg(offsetText(clock.shift)),
                      kit::safeText(clock.clock, kit::LineBreaks::Shown, 120),
                      detail.join(QStringLiteral(", ")), rowsOfClock(open, shifts, clock.shift)});
    }
}

void addRepairs(Listing &listing, const OpenTrace &open)
{
    for (const auto &repair : open.tree.repairs) {
        if (!listing.hasRoom())
            continue;
        Finding finding;
        finding.kind = FindingKind::Repair;
        finding.repair = repair.kind;
        finding.detail = repair.detail;
        const auto row = repair.span < open.tree.rows.size() ? open.tree.rows[repair.span] : NoIndex;
        if (row != NoIndex)
            finding.rows = {row};
        const auto text = findingText(open, finding);
        QString where;
        if (row != NoIndex)
            where = nameOf(open, row);
        else if (repair.span < open.trace.size())
            where = open.trace.spanIdText(repair.span);
        QString detail = text.detail;
        if (!repair.detail.isEmpty() && !detail.contains(repair.detail))
            detail += u' ' + kit::safeText(repair.detail, kit::LineBreaks::Shown, 200);
        listing.lines.append({QualityLine::Kind::Repair, text.title, where, detail.trimmed(), finding.rows});
    }
}

void addWarnings(Listing &listing, const OpenTrace &open)
{
    const auto text = [&](const Slice &slice) {
        const auto bytes = open.trace.textOf(slice).substr(0, 2000);
        return kit::safeText(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())),
                             kit::LineBreaks::Shown, 500);
    };
    for (const auto &warning : open.trace.traceWarnings) {
        if (listing.hasRoom())
            listing.lines.append({QualityLine::Kind::Warning,
                                  DataQualityPane::tr("The store warns"),
                                  DataQualityPane::tr("whole trace"),
                                  text(warning),
                                  {}});
    }
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        for (const auto &warning : open.trace.warningsOf(open.tree.spans[row])) {
            if (listing.hasRoom())
                listing.lines.append({QualityLine::Kind::Warning,
                                      DataQualityPane::tr("The store warns"),
                                      nameOf(open, row),
                                      text(warning),
                                      {row}});
        }
    }
}

} // namespace

QList<QualityLine> qualityLines(const OpenTrace &open, const ClockShifts &shifts, int most)
{
    Listing listing{most};
    addShifts(listing.lines, open, shifts);
    addRepairs(listing, open);
    addWarnings(listing, open);
    if (listing.rest > 0)
        listing.lines.append({QualityLine::Kind::Rest,
                              DataQualityPane::tr("%n more are not listed", nullptr, listing.rest),
                              {},
                              {},
                              {}});
    return std::move(listing.lines);
}

DataQualityPane::DataQualityPane(QWidget *parent)
    : QWidget(parent)
    , m_clock(
          new kit::SegmentedControl(tr("Whose clock"), {{tr("As served")}, {tr("Raw")}, {tr("Adjusted")}}))
    , m_sum(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_table(new kit::DataTable(tr("What was found wrong with the data")))
    , m_model(new kit::LinesModel<QualityLine>(
          ColumnCount,
          [](const QualityLine &line) -> QString { return line.what + line.where + line.detail; },
          [](const QualityLine &line) -> QString {
              return line.what + QStringLiteral(", ") + line.where + QStringLiteral(", ") + line.detail;
          },
          this))
{
    m_clock->setControlSize(kit::ControlSize::Small);
    m_clock->setToolTip(
        tr("As served: with what the store moved. Raw: without it. Adjusted: raw, then every host's "
           "clock moved by what its calls say; durations never change."));
    auto *label = new kit::PlainLabel(tr("Times"), TextStyle::Label, ColorRole::TextMuted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    head->setSpacing(kit::space::small);
    head->addWidget(label);
    head->addWidget(m_clock);
    head->addWidget(m_sum, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    setUpTable();
    connect(m_clock, &kit::ChoiceStrip::currentIndexChanged, this,
            [this](int index) { Q_EMIT clockViewChosen(static_cast<ClockView>(index)); });
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid() && !m_model->line(index.row()).rows.empty())
            Q_EMIT rowsChosen(m_model->line(index.row()).rows);
    };
    connect(m_table, &kit::DataTable::rowActivated, this, choose);
    connect(m_table, &kit::DataTable::rowClicked, this, choose);
}

void DataQualityPane::setUpTable()
{
    using kit::ColumnWidth;
    m_model->setHeaders({tr("What"), tr("Where"), tr("Why, and what was done")});
    m_table->setModel(m_model);
    m_table->setColumns({{.width = ColumnWidth::Stretch, .pixels = 200, .weight = 2},
                         {.width = ColumnWidth::Stretch, .pixels = 220, .weight = 3},
                         {.width = ColumnWidth::Stretch, .pixels = 240, .weight = 4}});
    m_table->setItemDelegateForColumn(WhatColumn,
                                      new kit::SeverityDelegate(
                                          [this](const QModelIndex &index) {
                                              const auto &line = m_model->line(index.row());
                                              return kit::SeverityCell{.severity = line.kind
                                                                               == QualityLine::Kind::Repair
                                                                           ? kit::Severity::Warning
                                                                           : kit::Severity::Info,
                                                                       .text = line.what};
                                          },
                                          m_table));
    m_table->setItemDelegateForColumn(WhereColumn,
                                      new kit::TextDelegate(m_table, [this](const QModelIndex &index) {
                                          return kit::TextCell{.text = m_model->line(index.row()).where};
                                      }));
    m_table->setItemDelegateForColumn(
        DetailColumn, new kit::TextDelegate(m_table, [this](const QModelIndex &index) {
            return kit::TextCell{.text = m_model->line(index.row()).detail, .role = ColorRole::TextMuted};
        }));
}

void DataQualityPane::setTrace(std::shared_ptr<const OpenTrace> open, ClockView view,
                               const ClockShifts &shifts)
{
    m_open = std::move(open);
    {
        const QSignalBlocker blocker(m_clock);
        m_clock->setCurrentIndex(static_cast<int>(view));
    }
    m_lines = m_open ? qualityLines(*m_open, shifts) : QList<QualityLine>();
    m_model->setLines(m_lines);
    if (!m_open)
        return m_sum->setText({});
    const auto count = [this](QualityLine::Kind kind) {
        return static_cast<int>(std::ranges::count(m_lines, kind, &QualityLine::kind));
    };
    QStringList parts;
    if (const int clocks = count(QualityLine::Kind::Clock))
        parts.append(tr("%n clocks moved", nullptr, clocks));
    if (!m_open->tree.repairs.empty())
        parts.append(tr("%n repairs", nullptr, static_cast<int>(m_open->tree.repairs.size())));
    if (const int warnings = count(QualityLine::Kind::Warning))
        parts.append(tr("%n warnings of the store", nullptr, warnings));
    m_sum->setText(parts.isEmpty() ? tr("Nothing had to be mended or moved.")
                                   : parts.join(QStringLiteral(" · ")));
}

void DataQualityPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kit::Theme::of(this).color(ColorRole::Surface));
}

} // namespace yagura::traces
