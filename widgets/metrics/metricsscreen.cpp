#include "metrics/metricsscreen.h"

#include "core/duration.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/resultview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::metrics {

using dashboards::PlannedQuery;
using dashboards::QueryMode;

MetricsScreen::MetricsScreen(correlate::TimeContext &time, QWidget *parent)
    : kit::Screen(parent)
    , m_time(time)
    , m_browser(new MetricBrowserPane(this))
    , m_sourceButton(new kit::DropDownButton(tr("Source"), kit::DropDownLabel::Inline, this))
    , m_line(new kit::SearchField(tr("PromQL"), {}, this))
    , m_modes(new kit::SegmentedControl(tr("Mode"), {{tr("Range")}, {tr("Instant")}}, this))
    , m_run(new kit::Button(tr("Run"), kit::ButtonKind::Filled, this))
    , m_problem(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::Critical, this))
    , m_facts(new kit::StatusStrip(this))
    , m_result(new ResultView(this))
{
    buildLayout();
    connectParts();
    m_line->setMono(true);
    m_run->setKeyHint(tr("Enter"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_sourceButton->hide();
    m_result->showNothing();
    showFacts();
}

void MetricsScreen::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(kit::space::small);
    line->addWidget(m_sourceButton);
    line->addWidget(m_line, 1);
    line->addWidget(m_modes);
    line->addWidget(m_run);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium, kit::space::small);
    head->setSpacing(kit::space::small);
    head->addLayout(line);
    head->addWidget(m_problem);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(head);
    right->addWidget(m_facts);
    right->addWidget(m_result, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_browser);
    layout->addLayout(right, 1);
}

void MetricsScreen::connectParts()
{
    connect(m_line, &QLineEdit::returnPressed, this, &MetricsScreen::run);
    connect(m_run, &QAbstractButton::clicked, this, &MetricsScreen::run);
    connect(m_modes, &kit::SegmentedControl::currentIndexChanged, this, [this](int index) {
        m_mode = index == 1 ? QueryMode::Instant : QueryMode::Range;
        run();
    });
    connect(m_sourceButton, &kit::DropDownButton::chosen, this, &MetricsScreen::chooseSource);
    connect(m_browser, &MetricBrowserPane::metricChosen, this,
            [this](const QString &name, MetricType type) { ask(firstQuery(name, type)); });
    connect(m_result, &ResultView::cursorMoved, &m_time, &correlate::TimeContext::setCursor);
    connect(m_result, &ResultView::rangeSelected, &m_time, &correlate::TimeContext::setAbsolute);
    connect(&m_time, &correlate::TimeContext::cursorChanged, this, [this] { m_result->showCursor(m_time.cursor()); });
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, [this] {
        m_knowsNames = false;
        if (m_isActive) {
            askNames();
            run();
        }
    });
    connect(&m_time, &correlate::TimeContext::refreshed, this, [this] {
        if (m_isActive && !m_query.isRunning())
            run();
    });
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, [this] {
        if (m_answer)
            m_result->showAnswer(*m_answer, m_time.zone());
    });
}

QString MetricsScreen::title() const
{
    return tr("Metrics");
}

void MetricsScreen::openPivot(const correlate::Pivot &pivot)
{
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].id == pivot.sourceId)
            chooseSource(i);
    }
    if (pivot.range && *pivot.range != m_time.range())
        m_time.setAbsolute(*pivot.range);
    if (!pivot.query.isEmpty())
        ask(pivot.query);
}

bool MetricsScreen::isSettled() const
{
    return m_isActive && !m_query.isRunning() && !m_names.isRunning() && !m_metadata.isRunning();
}

void MetricsScreen::activate()
{
    m_isActive = true;
    askNames();
    if (!m_line->text().trimmed().isEmpty())
        run();
}

void MetricsScreen::deactivate()
{
    m_isActive = false;
    m_query.cancel();
    m_names.cancel();
    m_metadata.cancel();
    m_targets.cancel();
}

void MetricsScreen::setSources(const Sources<PromClient> &sources)
{
    const QString chosen = source() ? source()->id : QString();
    m_sources = sources;
    m_sourceIndex = 0;
    QStringList names;
    for (int i = 0; i < sources.size(); ++i) {
        names << sources[i].name;
        if (sources[i].id == chosen)
            m_sourceIndex = i;
    }
    m_sourceButton->setChoices(names, m_sourceIndex);
    m_sourceButton->setValue(names.value(m_sourceIndex));
    m_sourceButton->setVisible(sources.size() > 1);
    m_knowsNames = false;
    if (m_isActive)
        activate();
}

void MetricsScreen::chooseSource(int index)
{
    m_sourceIndex = index;
    m_sourceButton->setValue(m_sources[index].name);
    m_knowsNames = false;
    if (m_isActive)
        activate();
}

const Source<PromClient> *MetricsScreen::source() const
{
    return m_sourceIndex < m_sources.size() ? &m_sources[m_sourceIndex] : nullptr;
}

void MetricsScreen::askNames()
{
    if (!source() || m_knowsNames)
        return;
    m_knowsNames = true;
    m_browser->showLoading();
    const PromClient &client = *source()->client;
    m_names.start(client.labelValues(QStringLiteral("__name__"), {}, m_time.range()), this,
                  [this](Result<std::shared_ptr<const QStringList>> names) {
                      if (names) {
                          m_browser->setNames(**names);
                      } else {
                          m_knowsNames = false;
                          m_browser->showError(names.error());
                      }
                  });
    m_metadata.start(client.metadata(), this, [this](Result<std::shared_ptr<const MetadataMap>> metadata) {
        if (metadata)
            m_browser->setMetadata(**metadata);
    });
    m_targets.start(client.targets(), this, [this](Result<std::shared_ptr<const TargetList>> targets) {
        const Duration known = targets ? scrapeIntervalOf(**targets) : Duration::zero();
        if (known > Duration::zero())
            m_scrapeInterval = known;
    });
}

void MetricsScreen::ask(const QString &query)
{
    m_line->setText(query);
    run();
}

void MetricsScreen::setMode(QueryMode mode)
{
    m_modes->setCurrentIndex(mode == QueryMode::Instant ? 1 : 0);
}

std::optional<PlannedQuery> MetricsScreen::plan() const
{
    dashboards::Panel panel;
    dashboards::Target target;
    target.refId = QStringLiteral("A");
    target.expression = m_line->text();
    target.mode = m_mode;
    panel.targets = {target};
    const auto queries = dashboards::planQueries(panel, {m_time.range(), std::max(m_result->width(), 100), m_scrapeInterval, {}});
    return queries.empty() ? std::nullopt : std::optional(queries.front());
}

void MetricsScreen::run()
{
    const auto query = plan();
    if (!m_isActive || !query) {
        m_query.cancel();
        return;
    }
    if (!source()) {
        m_result->showError({ErrorKind::Missing, {}, {}, tr("Add a Prometheus source in the settings.")});
        return;
    }
    m_result->showLoading();
    const PromClient &client = *source()->client;
    RangeQuery range;
    range.expression = query->expression;
    range.range = query->range;
    range.step = query->step;
    m_query.start(m_mode == QueryMode::Instant ? client.query(query->expression, query->range.to) : client.queryRange(range),
                  this, [this, query = *query](Result<SharedResult> answer) { take(query, std::move(answer)); });
}

void MetricsScreen::take(const PlannedQuery &query, Result<SharedResult> answer)
{
    m_error.reset();
    if (answer) {
        m_answer = dashboards::QueryAnswer {query, std::move(*answer)};
        m_result->showAnswer(*m_answer, m_time.zone());
    } else {
        m_error = answer.error();
        // A typing mistake is said under the line; the last good answer stays.
        if (!m_answer)
            m_result->showError(*m_error);
    }
    m_problem->setVisible(m_error.has_value());
    if (m_error)
        m_problem->setText(m_error->detail.isEmpty() ? kit::errorSentence(*m_error) : m_error->detail);
    showFacts();
}

void MetricsScreen::showFacts()
{
    std::vector<kit::StripItem> items;
    if (m_answer) {
        const QueryResult &result = *m_answer->result;
        size_t samples = 0;
        for (const Series &series : result.series)
            samples += series.values.size();
        items.push_back({tr("%n series", nullptr, static_cast<int>(result.series.size()))});
        items.push_back({tr("%n sample(s)", nullptr, static_cast<int>(samples))});
        if (result.type == ResultType::Matrix && result.step > Duration::zero())
            items.push_back({tr("one each %1").arg(prometheusDuration(result.step))});
        for (const QString &warning : result.warnings)
            items.push_back({warning, {}, kit::Severity::Warning});
        for (const QString &info : result.infos)
            items.push_back({info, {}, kit::Severity::Info});
        if (m_error)
            items.push_back({tr("This is the last good answer"), {}, kit::Severity::Warning});
    }
    m_facts->setItems(items);
    m_facts->setVisible(!items.empty());
}

void MetricsScreen::registerActions(kit::ActionRegistry &registry)
{
    const QString group = tr("Metrics");
    registry.add(this,
                 {QStringLiteral("metrics.run"), tr("Run query"), group, QKeySequence(Qt::CTRL | Qt::Key_Return),
                  kit::IconName::Play, kit::ActionScope::Screen},
                 [this] { run(); });
    registry.add(this,
                 {QStringLiteral("metrics.browse"), tr("Filter metrics"), group, QKeySequence(Qt::CTRL | Qt::Key_F),
                  kit::IconName::Search, kit::ActionScope::Screen},
                 [this] { m_browser->focusFilter(); });
}

} // namespace yagura::metrics
