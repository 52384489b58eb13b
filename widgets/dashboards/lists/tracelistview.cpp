#include "dashboards/lists/tracelistview.h"

#include "dashboards/lists/listquestions.h"
#include "dashboards/lists/panelfeeds.h"
#include "kit/controls/chippainter.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "kit/timetext.h"

#include <QHeaderView>
#include <QPainter>

namespace yagura::dashboards {

using kit::ColorRole;
using traces::TraceSummary;

namespace {

constexpr int narrowWidth = 520;

QString serviceText(const TraceSummary &trace)
{
    return trace.rootService.isEmpty() ? TraceListView::tr("unknown service") : trace.rootService;
}

QString operationText(const TraceSummary &trace)
{
    return trace.rootOperation.isEmpty() ? TraceListView::tr("root not received") : trace.rootOperation;
}

kit::NumberCell numberCell(std::uint32_t number, ColorRole role)
{
    return {{kit::groupedNumber(number), {}}, role};
}

// The state of the trace, the colour of its service, and what was asked of it.
class RootDelegate : public kit::CellDelegate
{
public:
    using Trace = std::function<const TraceSummary &(const QModelIndex &)>;
    RootDelegate(Trace trace, QObject *parent)
        : CellDelegate(parent)
        , m_trace(std::move(trace))
    { }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const TraceSummary &trace = m_trace(index);
        painter.setRenderHint(QPainter::Antialiasing);
        constexpr int side = 13;
        const QRectF shape(rect.left(), rect.center().y() - side / 2.0 + 0.5, side, side);
        if (trace.errors > 0)
            kit::paintSeverity(painter, shape, kit::Severity::Critical, theme);
        else
            kit::paintShape(painter, shape.adjusted(2, 2, -2, -2), kit::Shape::Dot,
                            theme.color(ColorRole::Ok), theme.color(ColorRole::Surface));
        const QString service = serviceText(trace);
        kit::paintSwatch(painter, QPointF(rect.left() + 28, rect.center().y() + 0.5),
                         kit::serviceColor(service));
        const int left = rect.left() + 40;
        const int room = std::max(0, rect.right() - left);
        const int width = std::min(
            QFontMetrics(kit::textFont(kit::TextStyle::Body)).horizontalAdvance(service) + 2, room);
        kit::paintTextCell(painter, QRect(left, rect.top(), width, rect.height()),
                           {.text = service, .role = ColorRole::TextMuted}, theme);
        kit::paintTextCell(painter, QRect(left + width + 6, rect.top(), room - width - 6, rect.height()),
                           {.text = operationText(trace), .style = kit::TextStyle::Name}, theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return 160; }
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int) const override
    {
        const TraceSummary &trace = m_trace(index);
        return serviceText(trace) + QLatin1Char(' ') + operationText(trace);
    }

private:
    Trace m_trace;
};

} // namespace

TraceListView::TraceListView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_model(new kit::LinesModel<TraceSummary>(
          ColumnCount, [](const TraceSummary &trace) { return traces::idText(trace.id); },
          [](const TraceSummary &trace) -> QString {
              return serviceText(trace) + QLatin1Char(' ') + operationText(trace);
          },
          this))
{
    m_model->setHeaders({tr("Trace"), tr("Spans"), tr("Errors"), tr("Duration"), tr("Start")});
    table()->setModel(m_model);
    setUpColumns();
}

void TraceListView::setUpWidths(bool isNarrow)
{
    for (const Column column : {SpansColumn, ErrorsColumn, StartColumn})
        table()->setColumnHidden(column, isNarrow);
    table()->setColumns({{kit::ColumnWidth::Stretch, 140},
                         {kit::ColumnWidth::Content, 56, 1, Qt::AlignRight},
                         {kit::ColumnWidth::Content, 56, 1, Qt::AlignRight},
                         {kit::ColumnWidth::Fixed, isNarrow ? 100 : 140},
                         {kit::ColumnWidth::Content, 60, 1, Qt::AlignRight}});
}

void TraceListView::setUpColumns()
{
    setUpWidths(false);
    const auto trace
        = [this](const QModelIndex &index) -> const TraceSummary & { return m_model->line(index.row()); };
    const auto setNumber = [&](Column column, kit::NumberDelegate::Describe describe) {
        table()->setItemDelegateForColumn(column, new kit::NumberDelegate(std::move(describe), table()));
    };
    table()->setItemDelegateForColumn(RootColumn, new RootDelegate(trace, table()));
    setNumber(SpansColumn, [trace](const QModelIndex &index) {
        return numberCell(trace(index).spans, ColorRole::TextMuted);
    });
    setNumber(ErrorsColumn, [trace](const QModelIndex &index) {
        const std::uint32_t errors = trace(index).errors;
        return errors > 0 ? numberCell(errors, ColorRole::Critical) : numberCell(0, ColorRole::TextFaint);
    });
    const auto share = [this, trace](const QModelIndex &index) {
        const TraceSummary &one = trace(index);
        kit::ShareCell cell;
        cell.share = m_longest > Duration::zero()
            ? static_cast<double>(one.duration.count()) / static_cast<double>(m_longest.count())
            : 0;
        cell.text = kit::durationText(toSeconds(one.duration));
        cell.color = one.errors > 0 ? ColorRole::Critical : ColorRole::Accent;
        return cell;
    };
    constexpr int figureRoom = 60;
    table()->setItemDelegateForColumn(DurationColumn, new kit::ShareDelegate(share, table(), figureRoom));
    setNumber(StartColumn, [this, trace](const QModelIndex &index) {
        const Instant start = trace(index).start;
        return kit::NumberCell{{kit::clockText(start, question().zone, kit::ClockPrecision::Seconds), {}},
                               ColorRole::TextMuted};
    });
}

void TraceListView::askNow()
{
    if (!feeds() || feeds()->traceSources().isEmpty()) {
        m_model->setLines({});
        setMissing(tr("No Jaeger source is configured."), tr("Add one in the settings."),
                   kit::IconName::Traces);
        return;
    }
    const auto wanted = traceQuestion(question().panel, question().plan);
    if (!wanted) {
        m_searching.cancel();
        take(std::unexpected(wanted.error()));
        return;
    }
    const auto *source = chosenAmong(feeds()->traceSources(), wanted->source);
    if (wanted->query.service.isEmpty()) {
        m_searching.cancel();
        m_model->setLines({});
        setMissing(
            tr("No service is chosen."),
            tr("A trace store is searched one service at a time: edit the panel or choose a value above."),
            kit::IconName::Traces);
        return;
    }
    traces::TraceQuery alike = wanted->query;
    alike.range = m_asked.range; // only time has passed
    if (alike != m_asked || source->id != m_sourceId) {
        m_model->setLines({}); // rows of another question
        m_confirmedAt.reset();
    }
    m_asked = wanted->query;
    m_sourceId = source->id;
    m_searching.start(source->client->search(m_asked), this, [this](const Answer &answer) { take(answer); });
}

void TraceListView::take(const Answer &answer)
{
    ListState state;
    if (answer) {
        const traces::SearchResult &found = **answer;
        m_longest = {};
        for (const TraceSummary &trace : found.traces)
            m_longest = std::max(m_longest, trace.duration);
        m_model->setLines(QList<TraceSummary>(found.traces.begin(), found.traces.end()));
        m_confirmedAt = now();
        state.notices = found.problems;
        setFoot(found.limitReached ? tr("The newest %1; there may be more.").arg(m_model->rowCount())
                                   : QString());
    } else {
        state.error = answer.error();
    }
    state.hasContent = m_model->rowCount() > 0;
    state.confirmedAt = m_confirmedAt;
    state.sentence = tr("No traces found");
    state.explanation = tr("Nothing of %1 matches in this time range.").arg(m_asked.service);
    state.icon = kit::IconName::Traces;
    setState(state);
}

void TraceListView::openRow(int row)
{
    const TraceSummary &trace = m_model->line(row);
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Traces;
    pivot.traceId = traces::idText(trace.id);
    pivot.service = trace.rootService;
    pivot.sourceId = m_sourceId;
    Q_EMIT pivotRequested(pivot);
}

void TraceListView::resizeEvent(QResizeEvent *event)
{
    ListPanelView::resizeEvent(event);
    const bool isNarrow = width() < narrowWidth;
    if (isNarrow != table()->isColumnHidden(SpansColumn))
        setUpWidths(isNarrow);
}

} // namespace yagura::dashboards
