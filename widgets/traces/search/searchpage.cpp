#include "traces/search/searchpage.h"

#include "core/clock.h"
#include "kit/controls/plainlabel.h"
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

void setUpTable(kit::DataTable &table, TraceListModel &model, const correlate::TimeContext &time)
{
    using kit::ColumnWidth;
    table.setModel(&model);
    table.setColumns({{.width = ColumnWidth::Stretch, .pixels = 220, .weight = 3},
                      {.width = ColumnWidth::Fixed, .pixels = 124},
                      {.width = ColumnWidth::Stretch, .pixels = 160, .weight = 6},
                      {.width = ColumnWidth::Fixed, .pixels = 68, .alignment = Qt::AlignRight},
                      {.width = ColumnWidth::Fixed, .pixels = 68, .alignment = Qt::AlignRight},
                      {.width = ColumnWidth::Stretch, .pixels = 150, .weight = 2},
                      {.width = ColumnWidth::Content, .pixels = 110, .alignment = Qt::AlignRight}});
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
    , m_problem(new kit::PlainLabel({}, TextStyle::Label, ColorRole::Warning))
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
    m_foot->setHints({{{QStringLiteral("Enter")}, tr("open")}, {{QStringLiteral("/")}, tr("paste a trace")}});

    connect(m_table, &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT traceChosen(m_model->at(index.row()).id); });
    connect(m_table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_scatter->setCurrent(index.isValid() ? m_model->at(index.row()).id : TraceId());
    });
    connect(m_scatter, &DurationScatter::traceChosen, this, &SearchPage::traceChosen);
    connect(m_scatter, &DurationScatter::rangeChosen, this,
            [this](const TimeRange &range) { m_time.setAbsolute(range); });
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, &SearchPage::retryRequested);
}

QWidget *SearchPage::makeResults()
{
    auto *results = new QWidget;
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 2);
    head->setSpacing(10);
    head->addWidget(m_count);
    head->addWidget(m_failed);
    head->addWidget(m_problem, 1);
    auto *hint = new kit::PlainLabel(tr("Click a point to open its trace, drag to choose a time."),
                                     TextStyle::Label, ColorRole::TextFaint);
    head->addWidget(hint);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addLayout(head);
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
    m_model->setTraces(result.traces);
    m_scatter->setTraces(result.traces, shownRange(result, range), m_time.zone());
    m_histogram->setTraces(result.traces);
    m_problem->setText(result.problems.mid(0, 3).join(QStringLiteral("; ")));
    showHead();
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
    if (count == 0)
        m_foot->setText({});
    else if (m_result.limitReached)
        m_foot->setText(
            tr("Limit reached: the newest since %1. Raise the limit or choose an earlier time for others.")
                .arg(kit::clockText(firstStart(m_result), m_time.zone(), kit::ClockPrecision::Seconds)));
    else
        m_foot->setText(tr("Limit not reached, so nothing is cut off."));
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
