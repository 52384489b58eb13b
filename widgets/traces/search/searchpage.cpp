#include "traces/search/searchpage.h"

#include "core/clock.h"
#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"
#include "traces/search/durationscatter.h"
#include "traces/search/latencyhistogram.h"
#include "traces/search/searchform.h"
#include "traces/search/tracecelldelegate.h"
#include "traces/tracetext.h"
#include "traces/waterfall/keyhintbar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

// The table's headers in words; the model knows none.
class HeadedModel : public TraceListModel
{
public:
    using TraceListModel::TraceListModel;

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case MarkColumn:
            return {};
        case RootColumn:
            return SearchPage::tr("Root operation");
        case IdColumn:
            return SearchPage::tr("Trace");
        case ServicesColumn:
            return SearchPage::tr("Services, with error spans");
        case SpansColumn:
            return SearchPage::tr("Spans");
        case ErrorsColumn:
            return SearchPage::tr("Errors");
        case DurationColumn:
            return SearchPage::tr("Duration");
        default:
            return SearchPage::tr("Start");
        }
    }
};

// Three digits are enough for a bound that was pointed at.
Duration roundedTo3(Duration duration)
{
    std::int64_t unit = 1;
    while (duration.count() / unit >= 1000)
        unit *= 10;
    return Duration((duration.count() + unit / 2) / unit * unit);
}

void setUpTable(kit::DataTable &table, TraceListModel &model, const correlate::TimeContext &time)
{
    using kit::ColumnWidth;
    table.setModel(&model);
    table.setColumns({{.width = ColumnWidth::Fixed, .pixels = 34},
                      {.width = ColumnWidth::Stretch, .pixels = 220, .weight = 3},
                      {.width = ColumnWidth::Fixed, .pixels = 124},
                      {.width = ColumnWidth::Stretch, .pixels = 160, .weight = 6},
                      {.width = ColumnWidth::Fixed, .pixels = 68, .alignment = Qt::AlignRight},
                      {.width = ColumnWidth::Fixed, .pixels = 68, .alignment = Qt::AlignRight},
                      {.width = ColumnWidth::Stretch, .pixels = 150, .weight = 2},
                      {.width = ColumnWidth::Content, .pixels = 110, .alignment = Qt::AlignRight}});
    table.setTickColumn(TraceListModel::MarkColumn);
    auto *cells = new TraceCellDelegate(model, &table);
    for (const int column :
         {TraceListModel::RootColumn, TraceListModel::ServicesColumn, TraceListModel::DurationColumn})
        table.setItemDelegateForColumn(column, cells);
    table.setItemDelegateForColumn(TraceListModel::IdColumn,
                                   new kit::TextDelegate(&table, [](const QModelIndex &index) {
                                       return kit::TextCell{.text = shortId(index.data().toString()),
                                                            .style = TextStyle::Mono,
                                                            .role = ColorRole::TextMuted};
                                   }));
    const auto count = [](ColorRole role) {
        return [role](const QModelIndex &index) {
            const auto value = index.data(TraceListModel::ValueRole).toULongLong();
            if (value == 0)
                return kit::NumberCell{.value = {kit::missingText(), {}}, .role = ColorRole::TextMuted};
            return kit::NumberCell{.value = {kit::groupedNumber(static_cast<double>(value)), {}},
                                   .role = role};
        };
    };
    table.setItemDelegateForColumn(TraceListModel::SpansColumn,
                                   new kit::NumberDelegate(count(ColorRole::Text), &table));
    table.setItemDelegateForColumn(TraceListModel::ErrorsColumn,
                                   new kit::NumberDelegate(count(ColorRole::Critical), &table));
    table.setItemDelegateForColumn(
        TraceListModel::StartColumn,
        new kit::NumberDelegate(
            [&time](const QModelIndex &index) {
                const auto at = fromUnixNanoseconds(index.data(TraceListModel::ValueRole).toLongLong());
                return kit::NumberCell{
                    .value = {kit::clockText(at, time.zone(), kit::ClockPrecision::Milliseconds), {}}};
            },
            &table));
    table.setSortingEnabled(true);
    table.sortByColumn(TraceListModel::StartColumn, Qt::DescendingOrder);
}

} // namespace

SearchPage::SearchPage(correlate::TimeContext &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_model(new HeadedModel(this))
    , m_form(new SearchForm)
    , m_count(new kit::PlainLabel({}, TextStyle::Strong))
    , m_failed(new kit::PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_problem(new kit::ElidedLabel({}, TextStyle::Label, ColorRole::Warning))
    , m_drag(new kit::SegmentedControl(tr("What a drag does"), {{tr("Lasso")}, {tr("Zoom")}}))
    , m_scale(new kit::SegmentedControl(tr("Scale of the durations"), {{tr("Linear")}, {tr("Log")}}))
    , m_compare(new kit::Button(tr("Compare two")))
    , m_scatter(new DurationScatter)
    , m_histogram(new LatencyHistogram)
    , m_table(new kit::DataTable(tr("Traces found")))
    , m_foot(new KeyHintBar)
{
    setUpTable(*m_table, *m_model, m_time);
    m_stack = new kit::ContentStack(makeResults());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_form);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
    m_foot->setHints({{{QStringLiteral("Enter")}, tr("open")},
                      {{QStringLiteral("Space")}, tr("mark to compare")},
                      {{QStringLiteral("/")}, tr("search or paste a trace")}});

    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT traceChosen(m_model->at(index.row()).id); });
    connect(m_table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_scatter->setCurrent(index.isValid() ? m_model->at(index.row()).id : TraceId());
    });
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, &SearchPage::retryRequested);
    connect(m_model, &TraceListModel::markedChanged, this, &SearchPage::showHead);
    connect(m_compare, &QAbstractButton::clicked, this, &SearchPage::compareMarked);
    connectScatter();
    showHead();
}

void SearchPage::connectScatter()
{
    connect(m_scatter, &DurationScatter::traceChosen, this, &SearchPage::traceChosen);
    connect(m_scatter, &DurationScatter::rangeChosen, this,
            [this](const TimeRange &range) { m_time.zoomTo(range); });
    connect(m_scatter, &DurationScatter::lassoChanged, this, &SearchPage::showKept);
    connect(m_histogram, &LatencyHistogram::durationsChosen, this,
            [this](Duration shortest, Duration longest) {
                auto conditions = m_form->conditions();
                if (!conditions)
                    return;
                conditions->shortest = roundedTo3(shortest);
                conditions->longest = roundedTo3(longest);
                m_form->setConditions(*conditions);
                Q_EMIT m_form->searchRequested();
            });
    connect(m_drag, &kit::ChoiceStrip::currentIndexChanged, m_scatter,
            [this](int index) { m_scatter->setDrag(index == 0 ? ScatterDrag::Lasso : ScatterDrag::Zoom); });
    connect(m_scale, &kit::ChoiceStrip::currentIndexChanged, m_scatter, [this](int index) {
        m_scatter->setScale(index == 0 ? ScatterScale::Linear : ScatterScale::Logarithmic);
    });
    m_scatter->setDrag(ScatterDrag::Lasso);
    m_scale->setCurrentIndex(1);
}

QLayout *SearchPage::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 6, 16, 2);
    head->setSpacing(10);
    head->addWidget(m_count);
    head->addWidget(m_failed);
    head->addWidget(m_problem, 1);
    for (auto *control : {m_drag, m_scale})
        control->setControlSize(kit::ControlSize::Small);
    m_drag->setToolTip(tr("Lasso keeps the traces inside a box or a free shape, Esc drops it; Zoom searches "
                          "the time drawn. The wheel zooms too, a click opens a trace."));
    m_compare->setControlSize(kit::ControlSize::Small);
    head->addWidget(m_drag);
    head->addWidget(m_scale);
    head->addWidget(m_compare);
    return head;
}

QWidget *SearchPage::makeResults()
{
    auto *results = new QWidget;
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addLayout(makeHead());
    left->addWidget(m_scatter, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *title = new kit::PlainLabel(tr("Latency"), TextStyle::Strong);
    title->setContentsMargins(16, 8, 16, 2);
    right->addWidget(title);
    right->addWidget(m_histogram, 1);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(1);
    charts->addLayout(left, 5);
    charts->addLayout(right, 2);
    auto *layout = new QVBoxLayout(results);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addLayout(charts, 2);
    layout->addWidget(m_table, 3);
    return results;
}

namespace {

Instant firstStart(const SearchResult &result)
{
    return std::ranges::min(result.traces, {}, &TraceSummary::start).start;
}

// A server that had to stop at the limit gave the newest; an axis of the whole range would squeeze them to
// its edge.
TimeRange shownRange(const SearchResult &result, const TimeRange &range)
{
    if (!result.limitReached || result.traces.empty())
        return range;
    return {std::max(range.from, firstStart(result)), range.to};
}

} // namespace

void SearchPage::setLoading()
{
    m_form->setSearching(true);
    m_stack->setLoading();
}

void SearchPage::setResult(const SearchResult &result, const TimeRange &range)
{
    m_form->setSearching(false);
    m_result = result;
    m_answeredAt = m_time.clock().now();
    m_scatter->setTraces(result.traces, shownRange(result, range), m_time.zone());
    m_histogram->setTraces(result.traces);
    m_problem->setText(result.problems.mid(0, 3).join(QStringLiteral("; ")));
    showKept();
    if (result.traces.empty())
        m_stack->setEmpty(
            tr("No traces found"),
            tr("Nothing of this service matches between %1. Try a longer time range or fewer conditions.")
                .arg(kit::rangeText(range, m_time.zone())),
            kit::IconName::Traces);
    else
        m_stack->setContent();
}

void SearchPage::showHead()
{
    const int count = static_cast<int>(m_result.traces.size());
    const auto failed = static_cast<int>(
        std::ranges::count_if(m_result.traces, [](const auto &trace) { return trace.errors > 0; }));
    m_count->setText(tr("%n traces", nullptr, count));
    m_failed->setText(failed > 0 ? tr("%1 with errors, coloured by result").arg(failed)
                                 : tr("none with errors"));
    const auto marked = m_model->marked().size();
    m_compare->setEnabled(marked >= 2);
    m_compare->setToolTip(marked >= 2 ? tr("Compares the two traces marked first")
                                      : tr("Mark two traces with Space, then compare them"));
}

void SearchPage::showKept()
{
    std::vector<TraceSummary> kept = m_result.traces;
    std::erase_if(kept, [this](const TraceSummary &trace) { return !m_scatter->isKept(trace); });
    m_model->setTraces(std::move(kept));
    showHead();
    showFoot();
}

void SearchPage::showFoot()
{
    const auto count = m_result.traces.size();
    QStringList parts;
    if (m_scatter->hasLasso() && count > 0)
        parts.append(
            tr("%1 of %2 traces kept by the lasso, Esc drops it.").arg(m_model->rowCount()).arg(count));
    if (m_result.answered > count)
        parts.append(tr("%1 of %2 traces that the store found meet what it cannot be asked for.")
                         .arg(count)
                         .arg(m_result.answered));
    if (count > 0 && m_result.limitReached)
        parts.append(
            tr("Limit reached: the newest since %1. Raise the limit or choose an earlier time for others.")
                .arg(kit::clockText(firstStart(m_result), m_time.zone(), kit::ClockPrecision::Seconds)));
    else if (count > 0)
        parts.append(tr("Limit not reached, so nothing is cut off."));
    m_foot->setText(parts.join(u' '));
}

void SearchPage::say(const QString &sentence)
{
    m_foot->setText(sentence);
}

void SearchPage::compareMarked()
{
    const auto &marked = m_model->marked();
    if (marked.size() >= 2)
        Q_EMIT comparisonRequested(marked[0], marked[1]);
}

void SearchPage::setError(const Error &error)
{
    m_form->setSearching(false);
    if (m_model->rowCount() == 0) {
        m_stack->setError(error, tr("The traces could not be searched."));
        return;
    }
    const auto age = m_answeredAt ? kit::agoText(*m_answeredAt, m_time.clock().now()) : QString();
    m_problem->setText(tr("%1 These results are from %2.").arg(kit::errorSentence(error), age));
}

void SearchPage::setNoSources()
{
    m_form->setSearching(false);
    m_model->setTraces({});
    m_foot->setText({});
    m_stack->setEmpty(tr("No trace source"), tr("Add a Jaeger server under Settings, Sources."),
                      kit::IconName::Traces);
}

void SearchPage::setHint(const QString &sentence, const QString &explanation)
{
    m_form->setSearching(false);
    m_stack->setEmpty(sentence, explanation, kit::IconName::Traces);
}

void SearchPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.setPen(Qt::NoPen);
    // The lines between the parts show through the gaps of their layouts.
    if (m_stack->isShowingContent()) {
        const auto tableTop = m_table->mapTo(this, QPoint(0, 0)).y();
        const auto chartsTop = m_stack->geometry().top();
        const auto right = m_histogram->mapTo(this, QPoint(0, 0)).x();
        painter.fillRect(0, tableTop - 1, width(), 1, theme.color(ColorRole::Line));
        painter.fillRect(right - 1, chartsTop, 1, tableTop - chartsTop, theme.color(ColorRole::Line));
    }
}

} // namespace yagura::traces
