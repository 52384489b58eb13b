#include "dashboards/lists/sloview.h"

#include "dashboards/lists/panelfeeds.h"
#include "kit/severity.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "metrics/queryscheduler.h"

#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

using kit::ColorRole;

namespace {

constexpr int narrowWidth = 540;
constexpr int narrowestWidth = 440; // what is left of the budget says it

kit::ValueText ratioText(const std::optional<double> &ratio, int digits)
{
    return ratio ? kit::percentText(*ratio, digits) : kit::ValueText{kit::missingText(), {}};
}

// As many digits as tell the promise from all of it: 99.9, 99.95.
int digitsFor(double target)
{
    for (int digits = 0; digits < 4; ++digits) {
        const double scale = std::pow(10.0, digits + 2);
        if (std::abs(target * scale - std::round(target * scale)) < 1e-6)
            return digits;
    }
    return 4;
}

ColorRole roleOf(kit::Severity severity)
{
    const bool isTrouble = severity == kit::Severity::Critical || severity == kit::Severity::Warning;
    return isTrouble ? kit::colorOf(severity) : ColorRole::Text;
}

kit::Severity budgetSeverity(const std::optional<double> &left)
{
    if (!left)
        return kit::Severity::Unknown;
    constexpr double nearlyGone = 0.25;
    return *left <= 0        ? kit::Severity::Critical
        : *left < nearlyGone ? kit::Severity::Warning
                             : kit::Severity::Ok;
}

kit::ShareCell budgetCell(const ObjectiveLine &line)
{
    kit::ShareCell cell;
    const kit::Severity severity = budgetSeverity(line.budgetLeft);
    cell.share = std::clamp(line.budgetLeft.value_or(0), 0.0, 1.0);
    // Beyond ten times overdrawn the exact figure says no more.
    constexpr double readable = -9.99;
    cell.text
        = ratioText(line.budgetLeft ? std::optional(std::max(*line.budgetLeft, readable)) : std::nullopt, 0);
    if (line.budgetLeft && *line.budgetLeft < readable)
        cell.text.number.prepend(QStringLiteral("< "));
    cell.color = kit::colorOf(severity);
    cell.textColor = roleOf(severity);
    cell.isUnknown = !line.budgetLeft;
    return cell;
}

} // namespace

SloView::SloView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_model(new kit::LinesModel<ObjectiveLine>(
          FirstBurnColumn + mostBurnColumns, [](const ObjectiveLine &line) { return line.key(); },
          [](const ObjectiveLine &line) -> QString {
              return line.objective.service + QLatin1Char(' ') + line.objective.name;
          },
          this))
{
    table()->setModel(m_model);
    setUpColumns();
    setUpBurnColumns();
    showWidths();
}

kit::Severity SloView::severityOf(const ObjectiveLine &line) const
{
    kit::Severity worst = budgetSeverity(line.budgetLeft);
    for (size_t i = 0; i < line.burnRates.size(); ++i) {
        if (line.burnRates[i])
            worst = std::max(worst,
                             kit::shownSeverity(burnSeverity(
                                 *line.burnRates[i], m_options.burnWindows.value(static_cast<qsizetype>(i)),
                                 line.objective)));
    }
    return worst;
}

void SloView::setUpColumns()
{
    const auto line
        = [this](const QModelIndex &index) -> const ObjectiveLine & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(
        NameColumn,
        new kit::SeverityDelegate(
            [this, line](const QModelIndex &index) {
                const slo::Objective &objective = line(index).objective;
                kit::SeverityCell cell;
                cell.severity = severityOf(line(index));
                cell.text = QStringLiteral("%1 \u00b7 %2").arg(objective.service, objective.name);
                return cell;
            },
            table()));
    const auto setNumber = [this](int column, kit::NumberDelegate::Describe describe) {
        table()->setItemDelegateForColumn(column, new kit::NumberDelegate(std::move(describe), table()));
    };
    setNumber(TargetColumn, [line](const QModelIndex &index) {
        const double target = line(index).objective.target;
        return kit::NumberCell{kit::percentText(target, digitsFor(target)), ColorRole::TextMuted};
    });
    setNumber(CurrentColumn, [line](const QModelIndex &index) {
        const ObjectiveLine &one = line(index);
        // One digit more than promised: what is lost is in it.
        const int digits = std::max(2, digitsFor(one.objective.target) + 1);
        const bool isMissed = one.current && *one.current < one.objective.target;
        return kit::NumberCell{ratioText(one.current, digits),
                               isMissed ? ColorRole::Critical : ColorRole::Text};
    });
    table()->setItemDelegateForColumn(
        BudgetColumn,
        new kit::ShareDelegate([line](const QModelIndex &index) { return budgetCell(line(index)); }, table(),
                               64));
}

void SloView::setUpBurnColumns()
{
    for (int burn = 0; burn < mostBurnColumns; ++burn) {
        const auto describe = [this, burn](const QModelIndex &index) {
            const ObjectiveLine &line = m_model->line(index.row());
            const auto i = static_cast<size_t>(burn);
            if (i >= line.burnRates.size() || !line.burnRates[i])
                return kit::NumberCell{{kit::missingText(), {}}, ColorRole::TextFaint};
            const double rate = *line.burnRates[i];
            const kit::Severity severity
                = kit::shownSeverity(burnSeverity(rate, m_options.burnWindows.value(burn), line.objective));
            return kit::NumberCell{{kit::groupedNumber(rate, rate < 10 ? 1 : 0), QStringLiteral("×")},
                                   roleOf(severity)};
        };
        table()->setItemDelegateForColumn(FirstBurnColumn + burn, new kit::NumberDelegate(describe, table()));
    }
}

void SloView::showWidths()
{
    QStringList headers{tr("Objective"), tr("Promised"), tr("Now"), tr("Budget left")};
    const bool isNarrow = width() < narrowWidth;
    std::vector<kit::ColumnSpec> specs{{kit::ColumnWidth::Content, 120},
                                       {kit::ColumnWidth::Content, 56, 1, Qt::AlignRight},
                                       {kit::ColumnWidth::Content, 60, 1, Qt::AlignRight},
                                       {kit::ColumnWidth::Stretch, 96}};
    for (int burn = 0; burn < mostBurnColumns; ++burn) {
        headers << tr("Burn %1").arg(m_options.burnWindows.value(burn));
        specs.push_back({kit::ColumnWidth::Content, 56, 1, Qt::AlignRight});
        // The shortest window is what tells first.
        const bool isShown = burn < (isNarrow ? 1 : m_options.burnWindows.size());
        table()->setColumnHidden(FirstBurnColumn + burn, !isShown);
    }
    m_model->setHeaders(headers);
    table()->setColumnHidden(TargetColumn, isNarrow);
    table()->setColumnHidden(CurrentColumn, width() < narrowestWidth);
    table()->setColumns(std::move(specs));
    table()->horizontalHeader()->viewport()->update();
}

void SloView::stop()
{
    m_calls.clear();
    m_missing = 0;
}

void SloView::askNow()
{
    follow(&PanelFeeds::objectivesChanged, &SloView::askAgain);
    stop();
    m_options = sloOptions(question().panel.options);
    showWidths();
    if (!feeds() || feeds()->objectives().empty()) {
        m_model->setLines({});
        setMissing(tr("The workspace has no objectives."),
                   tr("Put sloth or OpenSLO files into its slos folder."), kit::IconName::Slo);
        return;
    }
    const slo::Objectives chosen = selectObjectives(feeds()->objectives(), m_options, question().plan);
    if (chosen.empty()) {
        m_model->setLines({});
        setMissing(tr("No objective"), tr("Nothing passes the panel's filters."), kit::IconName::Slo);
        return;
    }
    if (question().metrics) {
        if (isFresh(chosen))
            setState(state());
        else
            askRatios(chosen);
        return;
    }
    QList<ObjectiveLine> lines;
    for (const slo::Objective &objective : chosen)
        lines.append({objective, {}, {}, {}});
    m_model->setLines(lines);
    ListState state;
    state.hasContent = true;
    state.error = Error{ErrorKind::Missing, {}, {}, tr("Add a Prometheus source in the settings.")};
    setState(state);
}

// Ratios over weeks cost a server dearly and hardly move: they are not asked with every refresh.
bool SloView::isFresh(const slo::Objectives &chosen) const
{
    constexpr Duration freshFor = std::chrono::seconds(30);
    const Duration moved = question().plan.range.to - m_askedFor;
    const bool isSame = std::ranges::equal(chosen, m_rounds, {}, {}, &Round::objective)
        && m_sourceId == question().metrics->id && m_options == m_askedOptions;
    return isSame && m_confirmedAt && !m_roundError && moved >= Duration::zero() && moved < freshFor;
}

void SloView::askRatios(const slo::Objectives &chosen)
{
    const auto &source = *question().metrics;
    m_sourceId = source.id;
    m_askedOptions = m_options;
    m_rounds.clear();
    m_roundError.reset();
    m_anyAnswer = false;
    m_askedFor = question().plan.range.to;
    for (const slo::Objective &objective : chosen) {
        const QStringList windows = windowsAsked(objective, m_options);
        m_rounds.push_back(
            {objective, std::vector<std::optional<double>>(static_cast<size_t>(windows.size()))});
    }
    for (size_t i = 0; i < m_rounds.size(); ++i) {
        const QStringList windows = windowsAsked(m_rounds[i].objective, m_options);
        for (qsizetype window = 0; window < windows.size(); ++window)
            askRatio(source, i, windows[window], static_cast<size_t>(window));
    }
    m_missing = static_cast<int>(m_calls.size());
}

void SloView::askRatio(const Source<metrics::PromClient> &source, size_t round, const QString &window,
                       size_t place)
{
    const QString expression = slo::errorRatioOver(m_rounds[round].objective, window);
    const QString key = QStringLiteral("i|%1|%2").arg(toUnixMilliseconds(m_askedFor)).arg(expression);
    const auto start
        = [client = source.client, expression, at = m_askedFor] { return client->query(expression, at); };
    m_calls.push_back(
        question().scheduler->submit(source.id, key, start, {metrics::QueryPriority::Near, this}));
    m_calls.back().onDone(this, [this, round, place](const Result<metrics::SharedResult> &answer) {
        take(round, place, answer);
    });
}

void SloView::take(size_t round, size_t place, const Result<metrics::SharedResult> &answer)
{
    if (answer) {
        m_rounds[round].ratios[place] = singleValue(**answer);
        m_anyAnswer = true;
    } else if (!m_roundError) {
        m_roundError = answer.error();
    }
    if (--m_missing == 0)
        finish();
}

// A round that brought nothing leaves the figures of the last one.
void SloView::finish()
{
    if (m_anyAnswer) {
        QList<ObjectiveLine> lines;
        for (const Round &round : m_rounds)
            lines.append(objectiveLine(round.objective, round.ratios));
        m_model->setLines(lines);
        m_confirmedAt = now();
    }
    ListState state;
    state.hasContent = m_model->rowCount() > 0;
    state.error = m_roundError;
    state.confirmedAt = m_confirmedAt;
    state.icon = kit::IconName::Slo;
    state.notices = feeds() ? feeds()->objectiveProblems() : QStringList();
    setState(state);
}

void SloView::openRow(int row)
{
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    const slo::Objective &objective = m_model->line(row).objective;
    pivot.query = slo::burnRateOver(objective, m_options.burnWindows.value(0));
    pivot.sourceId = m_sourceId;
    Q_EMIT pivotRequested(pivot);
}

void SloView::resizeEvent(QResizeEvent *event)
{
    ListPanelView::resizeEvent(event);
    if ((width() < narrowWidth) != table()->isColumnHidden(TargetColumn)
        || (width() < narrowestWidth) != table()->isColumnHidden(CurrentColumn))
        showWidths();
}

} // namespace yagura::dashboards
