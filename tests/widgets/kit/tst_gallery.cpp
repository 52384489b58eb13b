// Every part of the kit in both themes. With YAGURA_PICTURES=DIR the pages are written there as PNG files, to
// be looked at; without it the test still makes sure that every part paints itself and has an accessible
// name.
#include "kit/accessibility.h"
#include "kit/charts/figures/gaugegrid.h"
#include "kit/charts/histogram.h"
#include "kit/charts/sparkline.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/figurelabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/panel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/splitter.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/controls/tabstrip.h"
#include "kit/controls/toggleswitch.h"
#include "kit/markdownview.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"
#include "kit/thememanager.h"
#include "widgets/kit/galleryparts.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::kit;
using namespace Qt::StringLiterals;

namespace {

QWidget *controlsPage()
{
    QVBoxLayout *all = nullptr;
    QWidget *widget = page(all);
    all->addLayout(
        row({new PlainLabel(u"Checkout is failing"_s, TextStyle::Title),
             new PlainLabel(u"Panel title"_s, TextStyle::Strong), new PlainLabel(u"Body 購入手続き"_s),
             new PlainLabel(u"7f3a9c1e5b2d4860"_s, TextStyle::Mono),
             new PlainLabel(u"secondary line"_s, TextStyle::Label, ColorRole::TextMuted),
             new PlainLabel(u"faint"_s, TextStyle::Label, ColorRole::TextFaint)}));
    all->addLayout(row(
        {new Button(u"Run"_s, ButtonKind::Filled), new Button(u"Snooze"_s),
         with(new Button(u"Saved views"_s), [](Button &b) { b.setOpensMenu(true); }),
         new Button(u"Resolve…"_s, ButtonKind::Destructive), new Button(u"Roll back"_s, ButtonKind::Quiet),
         new Button(u"Retry the shard"_s, ButtonKind::Link),
         with(new Button(u"Acknowledge 3"_s, ButtonKind::Filled), [](Button &b) { b.setKeyHint(u"A"_s); }),
         with(new Button(u"Own"_s), [](Button &b) { b.setKeyHint(u"O"_s); }),
         with(new Button(u"Copy link"_s), [](Button &b) { b.setIconName(IconName::Copy); }),
         with(new Button(u"Open #4812"_s), [](Button &b) { b.setControlSize(ControlSize::Small); }),
         with(new Button(u"Disabled"_s), [](Button &b) { b.setEnabled(false); }),
         with(new Button(u"Critical path"_s), [](Button &b) {
             b.setCheckable(true);
             b.setChecked(true);
         })}));
    all->addLayout(row(
        {new IconButton(IconName::Edit, u"Edit"_s), new IconButton(IconName::Eye, u"View"_s),
         with(new IconButton(IconName::Refresh, u"Refresh"_s), [](IconButton &b) { b.setFramed(true); }),
         with(new IconButton(IconName::Alerts, u"Alerts"_s), [](IconButton &b) { b.setBadgeCount(7); }),
         with(new IconButton(IconName::Pin, u"Pin"_s),
              [](IconButton &b) {
                  b.setCheckable(true);
                  b.setChecked(true);
              }),
         new SegmentedControl(
             u"State"_s,
             {{u"All"_s, u"21"_s}, {u"Firing"_s, u"12"_s}, {u"Pending"_s, u"3"_s}, {u"Silenced"_s, u"3"_s}}),
         with(new SegmentedControl(u"Scale"_s, {{u"Linear"_s}, {u"Log"_s}}),
              [](SegmentedControl &s) { s.setCurrentIndex(1); }),
         with(new DropDownButton(u"Group by"_s), [](DropDownButton &b) { b.setValue(u"service"_s); }),
         with(new DropDownButton(u"$cluster"_s, DropDownLabel::Boxed),
              [](DropDownButton &b) { b.setValue(u"prod-tokyo-1"_s); })}));
    auto *search = new SearchField(u"Search or run a command"_s, u"Ctrl K"_s);
    search->setFixedWidth(230);
    auto *query = new SearchField(u"Query"_s);
    query->setMono(true);
    query->setText(u"service:payment and dur>500ms"_s);
    query->setFixedWidth(280);
    auto *combo = new QComboBox;
    combo->addItems({u"Newest first"_s, u"Oldest first"_s});
    combo->setAccessibleName(u"Order"_s);
    auto *spin = new QSpinBox;
    spin->setAccessibleName(u"Limit"_s);
    spin->setRange(0, 5000);
    spin->setValue(2000);
    auto *check = new QCheckBox(u"Exact"_s);
    check->setChecked(true);
    auto *partial = new QCheckBox(u"Some"_s);
    partial->setTristate(true);
    partial->setCheckState(Qt::PartiallyChecked);
    auto *radio = new QRadioButton(u"Dark"_s);
    radio->setChecked(true);
    all->addLayout(row({search, query, combo, spin, check, partial, new QCheckBox(u"Off"_s), radio}));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setAccessibleName(u"Target"_s);
    slider->setValue(40);
    slider->setFixedWidth(160);
    all->addLayout(row(
        {with(new ToggleSwitch(u"Follow"_s), [](ToggleSwitch &s) { s.setChecked(true); }),
         new ToggleSwitch(u"Wrap"_s), slider,
         new TabStrip(u"View"_s, {{u"Lines"_s}, {u"Patterns"_s, u"86"_s}, {u"Errors"_s, u"14 kinds"_s}})}));
    all->addLayout(row(
        {new Chip(kit::Severity::Critical, u"Critical"_s),
         new Chip(kit::Severity::Warning, u"Firing 14 min"_s),
         new Chip(kit::Severity::Ok, u"Dry run passed"_s), new Chip(kit::Severity::Unknown, u"Unknown"_s),
         new Chip(kit::Severity::Info, u"INC-2291"_s),
         with(new Chip(ChipContent{.kind = ChipKind::Filter, .text = u"shop"_s, .prefix = u"namespace"_s}),
              [](Chip &c) { c.setClosable(true); }),
         with(new Chip(ChipContent{
                  .kind = ChipKind::Excluded, .text = u"/healthz"_s, .prefix = u"not url.path"_s}),
              [](Chip &c) { c.setClosable(true); }),
         with(new Chip(
                  ChipContent{.kind = ChipKind::Disabled, .text = u"payment-* off"_s, .prefix = u"pod"_s}),
              [](Chip &c) { c.setClosable(true); }),
         new Chip(ChipContent{.kind = ChipKind::Matcher, .text = u"env = \"prod\""_s}),
         new Chip(ChipContent{
             .kind = ChipKind::Pending, .text = u"Ack unknown, checking"_s, .shape = Shape::DashedRing}),
         new Chip(ChipContent{.kind = ChipKind::Plain,
                              .text = u"payment"_s,
                              .swatch = serviceColor(u"payment"_s),
                              .count = u"6"_s}),
         with(new StaleBadge, [](StaleBadge &b) {
             const Instant now = fromUnixSeconds(std::int64_t{1'800'000'000});
             b.setAge(now - std::chrono::minutes(3), now);
         })}));
    auto *strip = new StatusStrip;
    strip->setItems({{.text = u", exact"_s, .strong = u"1,284,332 lines"_s},
                     {.text = u"1 of 5 shards failed, its lines are not in the count"_s,
                      .severity = kit::Severity::Warning},
                     {.text = u"times in UTC+9"_s},
                     {.text = u"412 ms"_s},
                     {.text = u"Retry the shard"_s, .actionId = u"retry"_s}});
    all->addWidget(strip);
    auto *icons = new QGridLayout;
    icons->setSpacing(space::medium);
    for (int i = 0; i < iconCount; ++i) {
        auto *label = new QLabel;
        label->setPixmap(icon(static_cast<IconName>(i), ColorRole::Text).pixmap(i % 2 == 0 ? 20 : 16));
        icons->addWidget(label, i / 26, i % 26);
    }
    all->addLayout(icons);
    auto *figures
        = row({new FigureLabel({u"214"_s, u"/s"_s}), new FigureLabel({u"11.8"_s, u"%"_s}),
               with(new FigureLabel({u"2.31"_s, u"s"_s}),
                    [](FigureLabel &f) { f.setColorRole(ColorRole::Critical); }),
               new FigureLabel({u"14:21"_s, {}}), new FigureLabel({u"48,112"_s, {}}, TextStyle::FigureSmall),
               with(new FigureLabel, [](FigureLabel &f) { f.setMissing(u"No data for 22 min"_s); })});
    all->addLayout(figures);
    auto *states = new QHBoxLayout;
    for (int i = 0; i < 3; ++i) {
        auto *panel = new Panel(u"State %1"_s.arg(i));
        auto *pane = new StatePane;
        if (i == 0)
            pane->showEmpty(u"No alerts are firing"_s, u"Alerts of the last hour are in the history."_s);
        else if (i == 1)
            pane->showError(
                {ErrorKind::ConnectionRefused, u"http://127.0.0.1:9090"_s, u"connection refused"_s, {}});
        else
            pane->showLoading();
        panel->bodyLayout()->addWidget(pane);
        panel->setMinimumHeight(190);
        states->addWidget(panel);
    }
    all->addLayout(states);
    all->addStretch(1);
    return widget;
}

DataTable *servicesTable(QObject *owner)
{
    auto *model = new QStandardItemModel(13, 6, owner);
    model->setHorizontalHeaderLabels(
        {u"Service"_s, u"State per minute"_s, u"Req/s"_s, u"Errors"_s, {}, u"Budget left"_s});
    static const QStringList names{u"payment"_s, u"checkout"_s, u"gateway"_s, u"orders-db"_s, u"mail"_s,
                                   u"web"_s,     u"search"_s,   u"worker"_s,  u"catalogue"_s, u"inventory"_s,
                                   u"users"_s,   u"cache"_s,    u"psp"_s};
    auto *table = new DataTable(u"Services"_s);
    const auto severityOf = [](const QModelIndex &i) {
        return i.row() < 2  ? kit::Severity::Critical
            : i.row() < 5   ? kit::Severity::Warning
            : i.row() == 12 ? kit::Severity::Unknown
                            : kit::Severity::Ok;
    };
    table->setItemDelegateForColumn(
        0,
        new SeverityDelegate(
            [=](const QModelIndex &i) {
                const kit::Severity s = severityOf(i);
                return SeverityCell{.severity = s,
                                    .text = names[i.row()],
                                    .role = s == kit::Severity::Ok ? ColorRole::TextMuted : ColorRole::Text};
            },
            table));
    table->setItemDelegateForColumn(1,
                                    new StateStripDelegate(
                                        [=](const QModelIndex &i) {
                                            StateStripCell cell;
                                            for (int m = 0; m < 60; ++m)
                                                cell.states.push_back(i.row() == 12 ? kit::Severity::Unknown
                                                                          : m < 44  ? kit::Severity::Ok
                                                                          : m < 46 && i.row() < 5
                                                                          ? kit::Severity::Warning
                                                                          : severityOf(i));
                                            return cell;
                                        },
                                        table));
    table->setItemDelegateForColumn(2,
                                    new NumberDelegate(
                                        [](const QModelIndex &i) {
                                            return NumberCell{.value
                                                              = {groupedNumber(8430.0 / (i.row() + 1)), {}}};
                                        },
                                        table));
    table->setItemDelegateForColumn(
        3,
        new NumberDelegate(
            [=](const QModelIndex &i) {
                const kit::Severity s = severityOf(i);
                const bool bad = s == kit::Severity::Critical || s == kit::Severity::Warning;
                return NumberCell{.value = percentText(0.234 / (i.row() * 3 + 1)),
                                  .role = bad ? colorOf(s) : ColorRole::Text,
                                  .style = bad ? TextStyle::Strong : TextStyle::Body};
            },
            table));
    table->setItemDelegateForColumn(
        4,
        new SparklineDelegate(
            [=](const QModelIndex &i) {
                const kit::Severity s = severityOf(i);
                const bool bad = s == kit::Severity::Critical || s == kit::Severity::Warning;
                return SparklineCell{
                    .values = noisy(60, 0.01, bad ? 0.2 : 0.0, static_cast<unsigned>(i.row())),
                    .look = {.color = bad ? colorOf(s) : ColorRole::TextMuted, .leastRange = 0.05}};
            },
            table));
    table->setItemDelegateForColumn(
        5,
        new ShareDelegate(
            [=](const QModelIndex &i) {
                const kit::Severity s = severityOf(i);
                const double share = std::min(0.99, 0.12 + i.row() * 0.15);
                const ColorRole color = s == kit::Severity::Unknown ? ColorRole::Unknown : colorOf(s);
                return ShareCell{.share = share,
                                 .text = percentText(share, 0),
                                 .color = color,
                                 .textColor = s == kit::Severity::Ok ? ColorRole::Text : color,
                                 .isUnknown = s == kit::Severity::Unknown};
            },
            table));
    table->setModel(model);
    table->setColumns({{},
                       {ColumnWidth::Stretch, 100, 2},
                       {ColumnWidth::Content, 40, 1, Qt::AlignRight},
                       {ColumnWidth::Content, 40, 1, Qt::AlignRight},
                       {ColumnWidth::Fixed, 72},
                       {ColumnWidth::Stretch, 110, 1}});
    table->setSortingEnabled(false);
    table->setCurrentIndex(model->index(0, 0));
    return table;
}

DataTable *incidentsTable(QObject *owner)
{
    auto *model = new QStandardItemModel(4, 4, owner);
    model->setHorizontalHeaderLabels({{}, u"State"_s, u"Incident · service, assignee"_s, u"Age"_s});
    for (int r = 0; r < 4; ++r)
        model->setData(model->index(r, 0), r == 1 || r == 2 ? Qt::Checked : Qt::Unchecked,
                       Qt::CheckStateRole);
    auto *table = new DataTable(u"Incidents"_s);
    table->setRowHeight(size::twoLineRow);
    table->setTickColumn(0);
    table->setItemDelegateForColumn(
        1,
        new TwoLineDelegate(
            [](const QModelIndex &i) {
                const bool open = i.row() < 3;
                return TwoLineCell{.first = open ? u"Triggered"_s : u"Acknowledged"_s,
                                   .second = u"High P2"_s,
                                   .shape = open ? Shape::Octagon : Shape::HalfCircle,
                                   .shapeColor = open ? ColorRole::Critical : ColorRole::Warning,
                                   .firstColor = open ? ColorRole::Critical : ColorRole::Warning};
            },
            table));
    table->setItemDelegateForColumn(
        2,
        new TwoLineDelegate(
            [](const QModelIndex &i) {
                TwoLineCell cell{.first
                                 = u"Checkout: 5xx ratio above 5 % since the deploy of payment 2.41.0"_s,
                                 .firstPrefix = u"#4812"_s,
                                 .second = u"checkout · primary on-call"_s,
                                 .firstStyle = TextStyle::Name};
                if (i.row() == 0)
                    cell.chip = ChipContent{.kind = ChipKind::Pending,
                                            .text = u"Ack unknown, checking"_s,
                                            .shape = Shape::DashedRing};
                return cell;
            },
            table));
    table->setItemDelegateForColumn(3,
                                    new TwoLineDelegate(
                                        [](const QModelIndex &) {
                                            return TwoLineCell{.first = u"12 min"_s,
                                                               .second = u"until 18:00"_s,
                                                               .alignment = Qt::AlignRight};
                                        },
                                        table));
    table->setModel(model);
    table->setColumns({{ColumnWidth::Fixed, 40},
                       {},
                       {ColumnWidth::Stretch, 120},
                       {ColumnWidth::Content, 40, 1, Qt::AlignRight}});
    table->setCurrentIndex(model->index(3, 1));
    return table;
}

TimeSeriesChart *errorChart()
{
    auto *chart = new TimeSeriesChart(u"Error ratio"_s);
    chart->setRange(lastHour());
    chart->setZone(QTimeZone("Asia/Tokyo"));
    ValueAxisOptions axis;
    axis.unitId = u"percentunit"_s;
    axis.leastRange = 0.05;
    chart->setAxis(axis);
    chart->setSeries({series(u"payment"_s, 0.002, 0.23, 1), series(u"checkout"_s, 0.001, 0.115, 2),
                      series(u"gateway"_s, 0.001, 0.03, 3)});
    chart->setThresholds({{0.05, u"PaymentErrorRateHigh > 5 %"_s}});
    chart->setBands({{fromUnixMilliseconds(end - 960'000), {}, u"#4812"_s}});
    chart->setDeploys({{fromUnixMilliseconds(end - 1'380'000), u"payment 2.41.0"_s}});
    chart->setRibbon({{fromUnixMilliseconds(end - 1'020'000), fromUnixMilliseconds(end - 900'000),
                       kit::Severity::Warning, true},
                      {fromUnixMilliseconds(end - 900'000), fromUnixMilliseconds(end)}},
                     u"Alert"_s);
    return chart;
}

QWidget *dataPage()
{
    QVBoxLayout *all = nullptr;
    QWidget *widget = page(all);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(space::medium);
    auto *errors = new Panel(u"Error ratio"_s);
    errors->setSubtitle(u"by service"_s);
    errors->headerLayout()->addWidget(new Chip(kit::Severity::Critical, u"Firing 15 min"_s));
    auto *chart = errorChart();
    chart->setPinned(fromUnixMilliseconds(end - 700'000));
    errors->bodyLayout()->addWidget(chart);
    errors->setMinimumHeight(280);
    charts->addWidget(errors, 3);
    auto *latency = new Panel(u"Latency"_s);
    latency->setSubtitle(u"table legend"_s);
    auto *second = new TimeSeriesChart(u"Latency"_s);
    second->setRange(lastHour());
    ValueAxisOptions seconds;
    seconds.unitId = u"s"_s;
    second->setAxis(seconds);
    auto area = series(u"p99"_s, 0.4, 4.2, 5);
    area.style = SeriesStyle::Area;
    auto dashed = series(u"p99 yesterday"_s, 0.4, 0.1, 6, 60);
    dashed.isDashed = true;
    dashed.color = SeriesColor::role(ColorRole::TextMuted);
    second->setSeries({area, dashed, series(u"p50, 40,000 samples"_s, 0.2, 0.6, 7, 40'000)});
    second->setLegend(LegendKind::Table,
                      {LegendCalculation::Last, LegendCalculation::Max, LegendCalculation::Mean});
    latency->bodyLayout()->addWidget(second);
    charts->addWidget(latency, 3);
    auto *pool = new Panel(u"Payment DB pool"_s);
    auto *gauge = new GaugeGrid(u"Pool use"_s);
    FigureItem use;
    use.value = 50;
    use.text = {u"50"_s, {}};
    use.max = 50;
    use.steps = {{0, SeriesColor::role(ColorRole::Ok)},
                 {40, SeriesColor::role(ColorRole::Warning)},
                 {47, SeriesColor::role(ColorRole::Critical)}};
    use.caption = u"of 50 in use"_s;
    gauge->setItems({use});
    pool->bodyLayout()->addWidget(gauge);
    charts->addWidget(pool, 1);
    all->addLayout(charts, 1);

    auto *bars = new QHBoxLayout;
    bars->setSpacing(space::medium);
    auto *status = new Panel(u"Responses by status"_s);
    auto *stacked = new TimeSeriesChart(u"Responses"_s);
    stacked->setRange(lastHour());
    std::vector<ChartSeries> levels{series(u"2xx"_s, 240, -60, 8, 60), series(u"4xx"_s, 12, 0, 9, 60),
                                    series(u"5xx"_s, 0, 45, 10, 60)};
    levels[0].color = SeriesColor::palette(0);
    levels[1].color = SeriesColor::role(ColorRole::Warning);
    levels[2].color = SeriesColor::role(ColorRole::Critical);
    for (ChartSeries &level : levels)
        level.style = SeriesStyle::StackedBars;
    stacked->setSeries(levels);
    status->bodyLayout()->addWidget(stacked);
    bars->addWidget(status, 2);
    auto *areas = new Panel(u"Memory"_s);
    auto *stackedAreas = new TimeSeriesChart(u"Memory"_s);
    stackedAreas->setRange(lastHour());
    ValueAxisOptions bytes;
    bytes.unitId = u"bytes"_s;
    stackedAreas->setAxis(bytes);
    std::vector<ChartSeries> memory{series(u"web"_s, 3e8, 1e8, 8, 60), series(u"users"_s, 2e8, 0, 9, 60)};
    for (ChartSeries &level : memory)
        level.style = SeriesStyle::StackedArea;
    stackedAreas->setSeries(memory);
    areas->bodyLayout()->addWidget(stackedAreas);
    bars->addWidget(areas, 2);
    auto *lines = new Panel(u"Lines per minute"_s);
    auto *histogram = new Histogram(u"Lines per minute"_s);
    histogram->setData(lastHour(),
                       {{u"error"_s, ColorRole::Critical, noisy(60, 0, 4000, 1)},
                        {u"warn"_s, ColorRole::Warning, noisy(60, 100, 5000, 2)},
                        {u"info"_s, ColorRole::Accent, noisy(60, 16'000, 2000, 3)},
                        {u"debug"_s, ColorRole::LineStrong, noisy(60, 3000, 0, 4)}});
    histogram->setMarks({{fromUnixMilliseconds(end - 1'100'000), u"alert"_s}});
    histogram->setSelection(
        TimeRange{fromUnixMilliseconds(end - 1'800'000), fromUnixMilliseconds(end - 480'000)});
    lines->bodyLayout()->addWidget(histogram);
    bars->addWidget(lines, 3);
    all->addLayout(bars, 1);

    auto *tables = new QHBoxLayout;
    tables->setSpacing(space::medium);
    auto *services = new Panel(u"Services"_s, PanelBody::Flush);
    services->setSubtitle(u"12"_s);
    services->bodyLayout()->addWidget(servicesTable(widget));
    tables->addWidget(services, 1);
    auto *incidents = new Panel(u"Open incidents"_s, PanelBody::Flush);
    incidents->bodyLayout()->addWidget(incidentsTable(widget));
    tables->addWidget(incidents, 1);
    all->addLayout(tables, 2);
    return widget;
}

// What comes from Qt itself, as KitStyle draws it.
QWidget *standardPage()
{
    QVBoxLayout *all = nullptr;
    QWidget *widget = page(all);
    auto *columns = new QHBoxLayout;
    auto *menu = new QMenu(widget);
    menu->setWindowFlags(Qt::Widget); // stands in the page instead of popping up
    menu->addAction(icon(IconName::Copy), u"Copy link"_s, QKeySequence(u"Ctrl+Shift+C"_s), widget, [] { });
    menu->addAction(icon(IconName::Logs), u"Logs of this span"_s);
    menu->addSeparator();
    QAction *checked = menu->addAction(u"Wrap lines"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addAction(u"Not now"_s)->setEnabled(false);
    menu->addMenu(u"More"_s)->addAction(u"x"_s);
    columns->addWidget(menu, 0, Qt::AlignTop);
    auto *list = new QListWidget;
    list->setAccessibleName(u"List"_s);
    list->addItems({u"prometheus"_s, u"alertmanager"_s, u"jaeger"_s});
    list->setCurrentRow(1);
    columns->addWidget(list);
    auto *text = new QPlainTextEdit(u"A note to the incident"_s);
    text->setAccessibleName(u"Note"_s);
    columns->addWidget(text);
    auto *group = new QGroupBox(u"Connection"_s);
    auto *form = new QFormLayout(group);
    auto *address = new QLineEdit(u"http://127.0.0.1:9090"_s);
    form->addRow(u"Address"_s, address);
    auto *token = new QLineEdit;
    token->setPlaceholderText(u"Token"_s);
    token->setAccessibleName(u"Token"_s);
    token->setEchoMode(QLineEdit::Password);
    form->addRow(u"Token"_s, token);
    auto *progress = new QProgressBar;
    progress->setValue(60);
    progress->setTextVisible(false);
    form->addRow(u"Progress"_s, progress);
    form->addRow(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel));
    address->setAccessibleName(u"Address"_s);
    columns->addWidget(group);
    all->addLayout(columns);
    auto *runbook = new Panel(u"Runbook"_s);
    auto *markdown = new MarkdownView(u"Runbook"_s);
    markdown->setMarkdownText(u"# Pool exhausted\n\nThe pool of **payment** is full. See [the "
                              u"runbook](https://runbooks.example/pool).\n\n"
                              "1. Look at `db_pool_connections`\n2. Restart\n\n| Step | Who |\n|---|---|\n| "
                              "restart | primary on-call |\n\n"
                              "```\nkubectl rollout restart deployment/payment\n```\n"_s);
    runbook->bodyLayout()->addWidget(markdown);
    all->addWidget(runbook, 1);
    return widget;
}

} // namespace

class GalleryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pages_data();
    void pages();
};

void GalleryTest::pages_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::newRow("controls-dark") << 0 << ThemeMode::Dark << QSize(1280, 800);
    QTest::newRow("controls-light") << 0 << ThemeMode::Light << QSize(1280, 800);
    QTest::newRow("data-dark") << 1 << ThemeMode::Dark << QSize(1280, 900);
    QTest::newRow("data-light") << 1 << ThemeMode::Light << QSize(1280, 900);
    QTest::newRow("standard-dark") << 2 << ThemeMode::Dark << QSize(1280, 640);
    QTest::newRow("standard-light") << 2 << ThemeMode::Light << QSize(1280, 640);
    QTest::newRow("data-large") << 1 << ThemeMode::Dark << QSize(2560, 1440);
}

void GalleryTest::pages()
{
    QFETCH(int, page);
    QFETCH(ThemeMode, mode);
    QFETCH(QSize, size);
    ThemeManager::installed()->setMode(mode);
    const std::unique_ptr<QWidget> shown(page == 0       ? controlsPage()
                                             : page == 1 ? dataPage()
                                                         : standardPage());
    shown->resize(size);
    shown->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
    QCoreApplication::processEvents();
    if (page == 1) {
        auto *chart = shown->findChild<TimeSeriesChart *>();
        const QRectF plot = chart->plotRect();
        QTest::mouseMove(chart, QPointF(plot.left() + plot.width() * 0.79, plot.center().y()).toPoint());
        QCoreApplication::processEvents();
    }
    const QPixmap picture = shown->grab();
    QCOMPARE(picture.toImage().pixelColor(2, 2), Theme::forMode(mode).color(ColorRole::Window));
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(folder + u"/kit-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s));
    }
    QCOMPARE(namelessControls(shown.get()), QStringList());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    GalleryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gallery.moc"
