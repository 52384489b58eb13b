#include "overview/servicespanel.h"

#include "kit/controls/plainlabel.h"
#include "kit/numbers.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "overview/overviewcontent.h"
#include "overview/pivotdelegate.h"

#include <QHBoxLayout>

#include <cmath>

namespace yagura::overview {

using correlate::HealthState;
using correlate::ServiceHealth;
using correlate::ServiceHealthModel;
using kit::ColorRole;

namespace {

// More steps than this are put together, each bar the worst of its steps.
constexpr size_t StateBarsMax = 90;
constexpr int RowsAtLeast = 5;
constexpr int RowsAtMost = 24;

ColorRole errorRole(const ServiceHealth &health)
{
    switch (correlate::stateOfErrorRatio(health.errorRatio.latest().value_or(0))) {
    case HealthState::Critical:
        return ColorRole::Critical;
    case HealthState::Warning:
        return ColorRole::Warning;
    case HealthState::Ok:
    case HealthState::Unknown:
        break;
    }
    return ColorRole::Text;
}

// Within a fifth of its middle a rate looks level.
kit::SparklineCell calmTrend(const std::vector<double> &points)
{
    double most = 0;
    for (const double value : points)
        most = std::isfinite(value) ? std::max(most, value) : most;
    return {points, {.color = ColorRole::TextFaint, .leastRange = std::max(1.0, most * 0.4)}};
}

ColorRole rowRole(const ServiceHealth &health)
{
    return health.now == HealthState::Critical ? ColorRole::Critical
        : health.now == HealthState::Warning   ? ColorRole::Warning
                                               : ColorRole::TextFaint;
}

kit::StateStripCell stateStrip(const std::vector<HealthState> &states)
{
    const size_t group = std::max<size_t>(1, (states.size() + StateBarsMax - 1) / StateBarsMax);
    kit::StateStripCell cell;
    for (size_t i = 0; i < states.size(); i += group) {
        const auto first = states.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = states.begin() + static_cast<std::ptrdiff_t>(std::min(i + group, states.size()));
        cell.states.push_back(severityOf(*std::max_element(first, last)));
    }
    return cell;
}

// What the strip shows, in words.
QString stateShares(const std::vector<HealthState> &states)
{
    if (states.empty())
        return {};
    const auto share = [&states](HealthState state) {
        const auto count = static_cast<double>(std::count(states.begin(), states.end(), state));
        return kit::percentText(count / static_cast<double>(states.size())).joined();
    };
    return ServicesPanel::tr("Critical %1 of the time, warning %2 of the time")
        .arg(share(HealthState::Critical), share(HealthState::Warning));
}

// The names of the model's columns live here, where they are translated.
class HeadedModel : public ServiceHealthModel
{
public:
    using ServiceHealthModel::ServiceHealthModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : ColumnCount + 1;
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::ToolTipRole && checkIndex(index, CheckIndexOption::IndexIsValid)
            && index.column() == States)
            return stateShares(service(index.row()).states);
        return ServiceHealthModel::data(index, role);
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case Service:
            return ServicesPanel::tr("Service");
        case States:
            return ServicesPanel::tr("State");
        case Requests:
            return ServicesPanel::tr("Req/s");
        case Errors:
            return ServicesPanel::tr("Errors");
        case Latency:
            return QStringLiteral("p95");
        default:
            return {};
        }
    }
};

kit::ValueText numberText(const std::optional<double> &value, kit::ValueText (*format)(double))
{
    return value ? format(*value) : kit::ValueText{kit::missingText(), {}};
}

kit::ValueText rateText(double value)
{
    return {value < 10 ? kit::shortNumber(value) : kit::groupedNumber(value), {}};
}
kit::ValueText ratioText(double value)
{
    return kit::percentText(value, value < 0.1 ? 2 : 1);
}

} // namespace

ServicesPanel::ServicesPanel(QWidget *parent)
    : TablePanel(tr("Services"), parent)
    , m_model(new HeadedModel(this))
    , m_counts(new kit::PlainLabel({}, kit::TextStyle::Label, ColorRole::TextMuted))
{
    table()->setModel(m_model);
    setUpColumns();
    headerLayout()->addWidget(m_counts);
    table()->setMinimumHeight(kit::size::tableHeader + RowsAtLeast * kit::size::row);
    connect(table(), &kit::DataTable::rowActivated, this,
            [this](const QModelIndex &index) { open(correlate::Target::Dashboards, index.row()); });
}

void ServicesPanel::setUpColumns()
{
    const auto health
        = [this](const QModelIndex &index) -> const ServiceHealth & { return m_model->service(index.row()); };
    table()->setColumns({
        {kit::ColumnWidth::Content, 110},
        {kit::ColumnWidth::Stretch, 142, 4},
        {kit::ColumnWidth::Content, 56, 1, Qt::AlignRight},
        {kit::ColumnWidth::Stretch, 60, 1},
        {kit::ColumnWidth::Content, 60, 1, Qt::AlignRight},
        {kit::ColumnWidth::Stretch, 60, 1},
        {kit::ColumnWidth::Content, 64, 1, Qt::AlignRight},
        {kit::ColumnWidth::Fixed, PivotDelegate::width()},
    });
    table()->setItemDelegateForColumn(
        ServiceHealthModel::Service,
        new kit::SeverityDelegate(
            [health](const QModelIndex &index) {
                const ServiceHealth &service = health(index);
                const bool calm = service.now == HealthState::Ok || service.now == HealthState::Unknown;
                return kit::SeverityCell{severityOf(service.now), service.service,
                                         calm ? ColorRole::TextMuted : ColorRole::Text};
            },
            table()));
    table()->setItemDelegateForColumn(
        ServiceHealthModel::States,
        new kit::StateStripDelegate(
            [health](const QModelIndex &index) { return stateStrip(health(index).states); }, table()));
    table()->setItemDelegateForColumn(
        ServiceHealthModel::Requests,
        new kit::NumberDelegate(
            [health](const QModelIndex &index) {
                return kit::NumberCell{numberText(health(index).requestsPerSecond.latest(), rateText)};
            },
            table()));
    table()->setItemDelegateForColumn(
        ServiceHealthModel::RequestsTrend,
        new kit::SparklineDelegate(
            [health](const QModelIndex &index) { return calmTrend(health(index).requestsPerSecond.points); },
            table()));
    table()->setItemDelegateForColumn(ServiceHealthModel::Errors,
                                      new kit::NumberDelegate(
                                          [health](const QModelIndex &index) {
                                              const ServiceHealth &service = health(index);
                                              const ColorRole role = errorRole(service);
                                              return kit::NumberCell{
                                                  numberText(service.errorRatio.latest(), ratioText), role,
                                                  role == ColorRole::Text ? kit::TextStyle::Body
                                                                          : kit::TextStyle::Strong};
                                          },
                                          table()));
    table()->setItemDelegateForColumn(
        ServiceHealthModel::ErrorsTrend,
        new kit::SparklineDelegate(
            [health](const QModelIndex &index) {
                const ColorRole role = errorRole(health(index));
                return kit::SparklineCell{health(index).errorRatio.points,
                                          {.color = role == ColorRole::Text ? ColorRole::TextFaint : role,
                                           .leastRange = 0.02,
                                           .floor = 0}};
            },
            table()));
    table()->setItemDelegateForColumn(ServiceHealthModel::Latency,
                                      new kit::NumberDelegate(
                                          [health](const QModelIndex &index) {
                                              const ServiceHealth &service = health(index);
                                              const ColorRole role = rowRole(service);
                                              return kit::NumberCell{
                                                  numberText(service.p95Seconds.latest(), kit::durationText),
                                                  role == ColorRole::TextFaint ? ColorRole::Text : role,
                                                  role == ColorRole::TextFaint ? kit::TextStyle::Body
                                                                               : kit::TextStyle::Strong};
                                          },
                                          table()));
    auto *pivots = new PivotDelegate(table());
    table()->setItemDelegateForColumn(ServiceHealthModel::ColumnCount, pivots);
    connect(pivots, &PivotDelegate::chosen, this, &ServicesPanel::open);
}

void ServicesPanel::setServices(const std::vector<ServiceHealth> &services, const PartState &state,
                                Instant now)
{
    m_model->setServices(services);
    setSubtitle(services.empty() ? QString() : QString::number(services.size()));
    const auto count = [&services](HealthState wanted) {
        return static_cast<int>(
            std::count_if(services.begin(), services.end(),
                          [wanted](const ServiceHealth &health) { return health.now == wanted; }));
    };
    const QStringList counts{tr("%n critical", nullptr, count(HealthState::Critical)),
                             tr("%n warning", nullptr, count(HealthState::Warning)), tr("Worst first")};
    m_counts->setText(services.empty() ? QString() : counts.join(QStringLiteral("  |  ")));
    updateGeometry();
    Words words{tr("No Prometheus is connected"), kit::IconName::Metrics,
                tr("No service has reported requests in this time")};
    PartState shown = state;
    if (state.error && state.error->kind == ErrorKind::Missing) {
        shown.error.reset();
        shown.settled = true;
        words.nothing = tr("No request metrics found");
        words.advice = tr("Services appear here when Prometheus has http_requests_total or OpenTelemetry's "
                          "http_server_request_duration_seconds.");
    }
    showState(!services.empty(), shown, now, words);
}

void ServicesPanel::open(correlate::Target target, int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    correlate::Pivot pivot;
    pivot.target = target;
    pivot.service = m_model->service(row).service;
    Q_EMIT pivotRequested(pivot);
}

void ServicesPanel::registerActions(kit::ActionRegistry &actions)
{
    const auto add = [this, &actions](const char *id, const QString &text, Qt::Key key, kit::IconName icon,
                                      correlate::Target target) {
        actions.add(table(), {QString::fromLatin1(id), text, tr("Overview"), QKeySequence(key), icon},
                    [this, target] { open(target, table()->currentIndex().row()); });
    };
    add("overview.traces", tr("Traces of the service"), Qt::Key_T, kit::IconName::Traces,
        correlate::Target::Traces);
    add("overview.logs", tr("Logs of the service"), Qt::Key_L, kit::IconName::Logs, correlate::Target::Logs);
}

QSize ServicesPanel::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), RowsAtLeast, RowsAtMost);
    return {TablePanel::sizeHint().width(),
            kit::size::panelHeader + kit::size::tableHeader + rows * kit::size::row + 2};
}

} // namespace yagura::overview
