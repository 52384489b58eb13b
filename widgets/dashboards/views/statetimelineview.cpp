#include "dashboards/views/statetimelineview.h"

#include "dashboards/options/chartoptions.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/linklook.h"
#include "dashboards/views/pinnedlinks.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/states/statetimelinechart.h"

#include <QSet>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

// Of every field beside a time: numbers, texts, truth values.
class RowMaker
{
public:
    explicit RowMaker(const PanelContent &content)
        : m_content(content)
    { }

    [[nodiscard]] const std::vector<frames::Field> &fields() const { return m_fields; }

    std::vector<kit::StateRow> all()
    {
        const PanelData &data = *m_content.data;
        const auto shared = frames::numericRange(data.frames);
        for (size_t i = 0; i < data.frames.size(); ++i) {
            const frames::Frame &frame = data.frames[i];
            const auto time = frame.firstField(frames::FieldType::Time);
            if (!time)
                continue;
            for (size_t f = 0; f < frame.fields.size(); ++f) {
                if (f != *time && frame.fields[f].type() != frames::FieldType::Time)
                    addRow(frame.fields[*time].values, frame.fields[f],
                           data.names[i][static_cast<qsizetype>(f)], shared);
            }
        }
        return std::move(m_rows);
    }

private:
    void addRow(const frames::Column &times, const frames::Field &field, const QString &name,
                const std::optional<frames::ValueRange> &shared)
    {
        frames::DisplayContext context;
        context.zone = m_content.zone;
        context.displayName = name;
        context.seriesNumber = static_cast<int>(m_rows.size());
        context.sharedRange = shared;
        const frames::FieldDisplay display(field, context);
        kit::StateRow row{name, {}};
        const size_t count = std::min(times.size(), field.values.size());
        for (size_t i = 0; i < count; ++i) {
            const frames::Cell cell = field.values.cell(i);
            const auto number = frames::numberOf(cell);
            if (frames::isNull(cell) || (number && std::isnan(*number)))
                continue;
            row.spans.push_back(spanOf(times, i, count, display.value(cell)));
        }
        if (seriesOptions(field.config).joinsNulls)
            joinSpans(row.spans);
        m_rows.push_back(std::move(row));
        m_fields.push_back(field);
    }

    // Over missing samples.
    static void joinSpans(std::vector<kit::StateSpan> &spans)
    {
        for (size_t i = 1; i < spans.size(); ++i)
            spans[i - 1].to = spans[i].from;
    }

    // Until the next sample; the last one for as long as samples are apart.
    kit::StateSpan spanOf(const frames::Column &times, size_t i, size_t count,
                          const frames::DisplayValue &value) const
    {
        const auto at
            = [&](size_t row) { return fromUnixMilliseconds(static_cast<std::int64_t>(times.number(row))); };
        kit::StateSpan span;
        span.from = at(i);
        span.to = i + 1 < count ? at(i + 1)
            : i > 0             ? std::min(at(i) + (at(i) - at(i - 1)), m_content.range.to)
                                : m_content.range.to;
        span.text = valueTextOf(value.text).joined();
        span.color = colorOf(value.color).value_or(kit::SeriesColor::palette(0));
        return span;
    }

    const PanelContent &m_content;
    std::vector<kit::StateRow> m_rows;
    std::vector<frames::Field> m_fields; // one a row
};

kit::StateLook lookOf(const Panel &panel)
{
    const StateOptions options = stateOptions(panel.options);
    const bool isHistory = panel.kind == PanelKind::StatusHistory;
    const SurfaceOptions surface = surfaceOptions(panel.field, {isHistory ? 1 : 0, 0.7});
    kit::StateLook look;
    look.mode = isHistory ? kit::StateMode::History : kit::StateMode::Timeline;
    look.mergesEqual = options.mergesEqual;
    look.value = static_cast<kit::ShownValue>(options.value);
    look.align = static_cast<kit::ValueAlign>(options.align);
    look.rowHeight = options.rowHeight;
    look.columnWidth = options.columnWidth;
    look.lineWidth = surface.lineWidth;
    look.fillOpacity = surface.fillOpacity;
    look.rowsPerPage = options.rowsPerPage;
    const LegendOptions legend = legendOptions(panel.options);
    look.legend = legendKind(legend);
    look.legendPlace = legendPlace(legend);
    return look;
}

// Plain numbers are no states: a legend of each would take the room of what it explains.
bool hasFewStates(const std::vector<kit::StateRow> &rows)
{
    constexpr qsizetype mostStates = 16;
    QSet<QString> texts;
    for (const kit::StateRow &row : rows) {
        for (const kit::StateSpan &span : row.spans) {
            texts.insert(span.text);
            if (texts.size() > mostStates)
                return false;
        }
    }
    return true;
}

} // namespace

StateTimelineView::StateTimelineView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::StateTimelineChart(accessibleName, this))
    , m_pinnedLinks(new PinnedLinks(m_chart, pinPlace(*m_chart)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::StateTimelineChart::cursorMoved, this, &PanelView::cursorMoved);
    connect(m_chart, &kit::StateTimelineChart::pinToggled, this, &PanelView::pinToggled);
    connect(m_chart, &kit::StateTimelineChart::pinToggled, this, [this](std::optional<Instant> at) {
        const auto row = m_chart->currentRow();
        m_pinnedLinks->showFor(at, row ? m_names.value(*row) : QString(), links());
    });
    connect(m_pinnedLinks, &PinnedLinks::activated, this,
            [this](const FieldLink &link) { PanelView::follow({link}); });
    connect(m_chart, &kit::StateTimelineChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &kit::StateTimelineChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &kit::StateTimelineChart::spanActivated, this,
            [this](int row, Instant at) { follow(linksOf(row, at)); });
}

void StateTimelineView::setContent(const PanelContent &content)
{
    RowMaker maker(content);
    std::vector<kit::StateRow> rows = maker.all();
    m_fields = maker.fields();
    m_names.clear();
    std::vector<const frames::FieldConfig *> configs;
    for (size_t i = 0; i < rows.size(); ++i) {
        m_names << rows[i].name;
        configs.push_back(&m_fields[i].config);
    }
    m_chart->setTooltipHint(menuHint(configs));
    auto look = lookOf(content.panel);
    if (!hasFewStates(rows))
        look.legend = kit::LegendKind::None;
    m_chart->setLook(look);
    m_chart->setRange(content.range);
    m_chart->setZone(zoneOf(content));
    m_chart->setTooltip(tooltipLook(content.panel.options));
    m_chart->setRows(std::move(rows));
    m_pinnedLinks->follow();
}

void StateTimelineView::setCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

void StateTimelineView::setPinned(std::optional<Instant> at)
{
    m_chart->setPinned(at);
    m_pinnedLinks->keepTo(at);
}

std::vector<FieldLink> StateTimelineView::linksOf(int row, Instant at) const
{
    const auto index = static_cast<size_t>(row);
    LinkSubject subject;
    subject.name = m_names.value(row);
    subject.labels = m_fields[index].labels;
    subject.at = at;
    for (const kit::StateSpan &span : m_chart->spans(row)) {
        if (span.from <= at && at < span.to)
            subject.text = span.text;
    }
    return fieldLinks(m_fields[index].config, subject);
}

std::vector<FieldLink> StateTimelineView::links() const
{
    const auto row = m_chart->currentRow();
    return row && m_chart->cursor() ? linksOf(*row, *m_chart->cursor()) : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
