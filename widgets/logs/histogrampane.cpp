#include "logs/histogrampane.h"

#include "kit/charts/histogram.h"
#include "kit/controls/button.h"
#include "kit/controls/chippainter.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/numbers.h"
#include "kit/timetext.h"
#include "logs/logdisplay.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::logs {

namespace {

constexpr int pixelsPerBar = 9;
constexpr int chartHeight = 92;

// Squares and names of the levels that occur.
class LevelLegend : public QWidget
{
public:
    explicit LevelLegend(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setBands(std::vector<LevelBand> bands)
    {
        m_bands = std::move(bands);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        int width = 0;
        for (const LevelBand &band : m_bands)
            width += widthOf(band);
        return {width, kit::size::controlSmall};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        const kit::Theme &theme = kit::Theme::of(this);
        int x = 0;
        for (const LevelBand &band : m_bands) {
            kit::paintSwatch(
                painter, QPointF(x + 4, height() / 2.0),
                kit::blend(theme.color(kit::ColorRole::Surface), theme.color(band.color), band.strength));
            painter.setPen(theme.color(kit::ColorRole::TextMuted));
            painter.drawText(QRect(x + 14, 0, widthOf(band), height()), Qt::AlignVCenter, band.name);
            x += widthOf(band);
        }
    }

private:
    static int widthOf(const LevelBand &band)
    {
        return 14 + QFontMetrics(kit::textFont(kit::TextStyle::Label)).horizontalAdvance(band.name)
            + kit::space::medium;
    }

    std::vector<LevelBand> m_bands;
};

QString perText(Duration interval)
{
    using namespace std::chrono_literals;
    if (interval == 1s)
        return HistogramPane::tr("Lines per second");
    if (interval == 1min)
        return HistogramPane::tr("Lines per minute");
    if (interval == 1h)
        return HistogramPane::tr("Lines per hour");
    if (interval == 24h)
        return HistogramPane::tr("Lines per day");
    return HistogramPane::tr("Lines per %1")
        .arg(interval < 1s ? kit::durationText(toSeconds(interval)).joined() : kit::spanText(interval));
}

} // namespace

HistogramPane::HistogramPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new kit::PlainLabel(tr("Lines"), kit::TextStyle::Strong))
    , m_subtitle(new kit::ElidedLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_selected(new kit::ElidedLabel({}, kit::TextStyle::LabelStrong, kit::ColorRole::Accent))
    , m_zoom(new kit::Button(tr("Zoom in"), kit::ButtonKind::Link))
    , m_chart(new kit::Histogram(tr("Lines over time by level"), this))
    , m_legend(new LevelLegend(this))
{
    auto *header = new QHBoxLayout;
    header->setSpacing(kit::space::small);
    header->addWidget(m_title);
    header->addWidget(m_subtitle);
    header->addStretch(1);
    header->addWidget(m_selected);
    header->addWidget(m_zoom);
    header->addSpacing(kit::space::small);
    header->addWidget(m_legend);
    m_zoom->setControlSize(kit::ControlSize::Small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::tiny, kit::space::tiny, kit::space::tiny);
    layout->setSpacing(0);
    layout->addLayout(header);
    m_chart->setFixedHeight(chartHeight);
    layout->addWidget(m_chart);
    connect(m_chart, &kit::Histogram::selectionChanged, this, [this](std::optional<TimeRange> selection) {
        updateTexts();
        Q_EMIT selectionChanged(selection);
    });
    connect(m_zoom, &QAbstractButton::clicked, this, [this] {
        if (const auto selection = m_chart->selection())
            Q_EMIT zoomRequested(*selection);
    });
    updateTexts();
}

void HistogramPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(kit::ColorRole::Line));
}

void HistogramPane::setHistogram(std::shared_ptr<const LogHistogram> histogram, const TimeRange &range)
{
    m_histogram = std::move(histogram);
    m_range = range;
    std::vector<kit::HistogramLevel> levels;
    std::vector<LevelBand> seen;
    for (const LevelBand &band : levelBands()) {
        if (!m_histogram)
            break;
        kit::HistogramLevel level{band.name, band.color, {}, band.strength};
        double sum = 0;
        for (const auto &bucket : m_histogram->buckets) {
            double count = 0;
            for (const LogLevel one : band.levels)
                count += static_cast<double>(bucket.counts[static_cast<size_t>(one)]);
            level.counts.push_back(count);
            sum += count;
        }
        // Bands that never occur are left out, but for those that a reader looks for.
        if (sum > 0 || band.levels.front() == LogLevel::Fatal || band.levels.front() == LogLevel::Warn)
            seen.push_back(band);
        if (sum > 0)
            levels.push_back(std::move(level));
    }
    TimeRange shown = range;
    if (m_histogram && !m_histogram->buckets.empty())
        shown
            = {m_histogram->buckets.front().start, m_histogram->buckets.back().start + m_histogram->interval};
    m_chart->setData(shown, std::move(levels));
    static_cast<LevelLegend *>(m_legend)->setBands(std::move(seen));
    updateTexts();
}

void HistogramPane::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_chart->setZone(zone);
    updateTexts();
}

void HistogramPane::setSelection(std::optional<TimeRange> selection)
{
    m_chart->setSelection(selection);
    updateTexts();
}

int HistogramPane::bucketCount() const
{
    return std::clamp(m_chart->width() / pixelsPerBar, 24, 240);
}

void HistogramPane::updateTexts()
{
    m_subtitle->setText(m_histogram && m_histogram->byLevel ? tr("stacked by level, errors at the base")
                                                            : QString());
    if (m_histogram && m_histogram->interval > Duration::zero())
        m_title->setText(perText(m_histogram->interval));
    const auto selection = m_chart->selection();
    m_selected->setVisible(selection.has_value());
    m_subtitle->setVisible(!selection.has_value());
    m_zoom->setVisible(selection.has_value());
    if (selection && m_histogram)
        m_selected->setText(
            tr("%1 selected, about %2 lines")
                .arg(kit::rangeText(*selection, m_zone),
                     kit::groupedNumber(static_cast<double>(m_histogram->countWithin(*selection)))));
}

} // namespace yagura::logs
