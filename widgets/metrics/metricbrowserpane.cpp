#include "metrics/metricbrowserpane.h"

#include "kit/accessibility.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/numbers.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "metrics/promclient.h"
#include "metrics/promql/selections.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr int paneWidth = 248;
constexpr int detailsHeight = 280; // a long name in two lines, three lines of help, some labels
constexpr int pauseMs = 250;
constexpr int longestHelp = 100; // signs; the tooltip has it all

QString typeText(MetricType type)
{
    switch (type) {
    case MetricType::Counter:
        return MetricBrowserPane::tr("counter");
    case MetricType::Gauge:
        return MetricBrowserPane::tr("gauge");
    case MetricType::Histogram:
    case MetricType::GaugeHistogram:
        return MetricBrowserPane::tr("histogram");
    case MetricType::Summary:
        return MetricBrowserPane::tr("summary");
    case MetricType::Info:
        return MetricBrowserPane::tr("info");
    case MetricType::StateSet:
        return MetricBrowserPane::tr("states");
    case MetricType::Unknown:
        break;
    }
    return {};
}

// Metric names have no spaces: broken behind an underline where they are too long for the pane.
QString inLines(const QString &name)
{
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::MonoStrong));
    const int room = paneWidth - 2 * kit::space::medium - 2;
    QString lines;
    QString line;
    for (const QString &part : name.split(QLatin1Char('_'))) {
        const QString longer = line.isEmpty() ? part : QString(line + QLatin1Char('_') + part);
        if (!line.isEmpty() && metrics.horizontalAdvance(longer + QLatin1Char('_')) > room) {
            lines += line + QStringLiteral("_\n");
            line = part;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

// A name in mono with its type behind it; the help in the tooltip.
class MetricDelegate : public kit::TextDelegate
{
public:
    explicit MetricDelegate(QObject *parent)
        : kit::TextDelegate(parent, [](const QModelIndex &index) {
            kit::TextCell cell;
            cell.text = index.data().toString();
            cell.style = kit::TextStyle::Mono;
            cell.suffix = typeText(static_cast<MetricType>(index.data(MetricNamesModel::TypeRole).toInt()));
            return cell;
        })
    { }

protected:
    QString toolTipText(const QModelIndex &index, int) const override
    {
        const QString help = index.data(MetricNamesModel::HelpRole).toString();
        const QString name = index.data().toString();
        return help.isEmpty() ? name : QString(name + QLatin1Char('\n') + help);
    }
};

// A label with the number of its values, or a value below it with the number of its series.
kit::TextCell labelCell(const QModelIndex &index)
{
    kit::TextCell cell;
    const bool isValue = !index.data(MetricLabelsModel::ValueRole).toString().isEmpty();
    cell.text = isValue ? QString(3, QChar::Nbsp) + index.data().toString() : index.data().toString();
    cell.style = isValue ? kit::TextStyle::Mono : kit::TextStyle::MonoStrong;
    cell.role = isValue ? kit::ColorRole::TextMuted : kit::ColorRole::Text;
    cell.suffix = kit::groupedNumber(index.data(MetricLabelsModel::CountRole).toInt());
    return cell;
}

} // namespace

MetricBrowserPane::MetricBrowserPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new MetricNamesModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new kit::SearchField(tr("Filter metrics"), {}, this))
    , m_serviceChip(new kit::Chip(kit::ChipContent{kit::ChipKind::Filter}, this))
    , m_count(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, this))
    , m_list(new kit::DataTable(tr("Metrics"), this))
    , m_stack(new kit::ContentStack(m_list, this))
    , m_detailName(new kit::PlainLabel({}, kit::TextStyle::MonoStrong))
    , m_detailText(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_detailCount(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_insert(new kit::Button(tr("Insert"), kit::ButtonKind::Link))
    , m_labels(new MetricLabelsModel(this))
    , m_labelTable(new kit::DataTable(tr("Labels of the metric")))
    , m_details(makeDetails())
{
    setFixedWidth(paneWidth);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    head->setSpacing(kit::space::small);
    head->addWidget(m_filter);
    head->addWidget(m_serviceChip, 0, Qt::AlignLeft);
    head->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kit::space::small, 1, 0);
    layout->setSpacing(kit::space::tiny);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_details);
    m_serviceChip->setClosable(true);
    m_serviceChip->hide();
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filtered);
    m_list->horizontalHeader()->hide();
    m_list->setColumns({{kit::ColumnWidth::Stretch, 120, 1, Qt::AlignLeft}});
    m_list->setRowHeight(kit::size::waterfallRow);
    m_list->setItemDelegate(new MetricDelegate(m_list));
    connect(m_serviceChip, &kit::Chip::closeRequested, this, &MetricBrowserPane::serviceRemoved);
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, &MetricBrowserPane::retryRequested);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text.trimmed());
        showCount();
    });
    connect(m_list, &kit::DataTable::currentRowChanged, this, &MetricBrowserPane::showDetails);
    connect(m_list, &kit::DataTable::rowActivated, this, [this](const QModelIndex &index) {
        const QString name = index.data().toString();
        Q_EMIT metricChosen(name, static_cast<MetricType>(index.data(MetricNamesModel::TypeRole).toInt()));
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MetricBrowserPane::askLabels);
    connect(m_labelTable, &kit::DataTable::rowActivated, this, &MetricBrowserPane::activateLabel);
    connect(m_insert, &QAbstractButton::clicked, this, [this] { Q_EMIT insertRequested(currentName()); });
    showDetails();
}

QWidget *MetricBrowserPane::makeDetails()
{
    auto *details = new QWidget(this);
    details->setFixedHeight(detailsHeight);
    auto *layout = new QVBoxLayout(details);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::tiny);
    for (kit::PlainLabel *label : {m_detailName, m_detailText}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1); // a long name must not widen the pane
        layout->addWidget(label);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addWidget(m_detailCount);
    row->addStretch(1);
    row->addWidget(m_insert);
    m_insert->setControlSize(kit::ControlSize::Small);
    layout->addLayout(row);
    m_labelTable->setModel(m_labels);
    m_labelTable->horizontalHeader()->hide();
    m_labelTable->setColumns({{kit::ColumnWidth::Stretch, 120, 1, Qt::AlignLeft}});
    m_labelTable->setRowHeight(kit::size::logRow);
    m_labelTable->setItemDelegate(new kit::TextDelegate(m_labelTable, labelCell));
    layout->addWidget(m_labelTable, 1);
    return details;
}

void MetricBrowserPane::setClient(const std::shared_ptr<PromClient> &client)
{
    m_client = client;
    m_askSeries.cancel();
    m_labels->setLabels({});
    m_detailCount->setText({});
}

QString MetricBrowserPane::currentName() const
{
    return m_list->currentIndex().data().toString();
}

void MetricBrowserPane::askLabels()
{
    const QString metric = currentName();
    if (!m_client || metric.isEmpty() || !isVisible())
        return;
    m_detailCount->setText(tr("Counting series …"));
    const promql::Selection selection{metric, {}, {}};
    m_askSeries.start(m_client->series({promql::selectionText(selection)}, m_range), this,
                      [this, metric](const Result<std::shared_ptr<const std::vector<Labels>>> &series) {
                          showLabels(metric, series);
                      });
}

void MetricBrowserPane::showLabels(const QString &metric,
                                   const Result<std::shared_ptr<const std::vector<Labels>>> &series)
{
    if (metric != currentName())
        return;
    if (!series) {
        m_detailCount->setText(kit::errorSentence(series.error()));
        return;
    }
    m_detailCount->setText(tr("%n series", "of a metric", static_cast<int>((*series)->size())));
    m_labels->setLabels(cardinalities(**series));
}

// A label opens; a value goes into the query as a matcher of the metric.
void MetricBrowserPane::activateLabel(const QModelIndex &index)
{
    const QString value = index.data(MetricLabelsModel::ValueRole).toString();
    if (value.isEmpty()) {
        m_labels->toggle(index.row());
        m_labelTable->setCurrentIndex(m_labels->index(index.row(), 0));
        return;
    }
    promql::LabelMatcher matcher;
    matcher.name = index.data(MetricLabelsModel::LabelRole).toString();
    matcher.value = value.toUtf8();
    Q_EMIT insertRequested(promql::selectionText({currentName(), {matcher}, {}}));
}

void MetricBrowserPane::forgetNames()
{
    m_model->setNames({});
    m_model->setMetadata({});
    m_count->setText({});
    showDetails();
    m_stack->setEmpty(tr("Asking for metrics …"), {}, kit::IconName::Metrics);
    m_stack->pane()->setAction({});
}

void MetricBrowserPane::showNothing()
{
    forgetNames();
    m_stack->setEmpty(tr("No metrics"), {}, kit::IconName::Metrics);
}

void MetricBrowserPane::showLoading()
{
    m_stack->setLoading();
}

void MetricBrowserPane::showError(const Error &error)
{
    if (!m_stack->isShowingContent() || m_model->rowCount() == 0)
        m_stack->setError(error);
}

void MetricBrowserPane::setNames(const QStringList &names)
{
    m_model->setNames(names);
    showCount();
    showDetails();
}

void MetricBrowserPane::setMetadata(const MetadataMap &metadata)
{
    m_model->setMetadata(metadata);
    showDetails();
}

void MetricBrowserPane::setService(const QString &service)
{
    m_service = service;
    kit::ChipContent content{kit::ChipKind::Filter};
    content.prefix = tr("service");
    content.text = service;
    m_serviceChip->setContent(content);
    kit::setAccessible(m_serviceChip, tr("Only metrics of %1").arg(service));
    m_serviceChip->setVisible(!service.isEmpty());
}

void MetricBrowserPane::showCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filtered->rowCount();
    m_count->setText(shown == all ? tr("%n metric(s)", nullptr, all)
                                  : tr("%1 of %n metric(s)", nullptr, all).arg(shown));
    if (shown > 0) {
        m_stack->setContent();
        return;
    }
    if (all > 0)
        m_stack->setEmpty(tr("No metric has this in its name"), {}, kit::IconName::Search);
    else if (!m_service.isEmpty())
        m_stack->setEmpty(tr("%1 has no metrics in this time range").arg(m_service), {},
                          kit::IconName::Metrics);
    else
        m_stack->setEmpty(tr("The server has no metrics in this time range"), {}, kit::IconName::Metrics);
    m_stack->pane()->setAction({});
}

void MetricBrowserPane::showDetails()
{
    const QModelIndex current = m_list->currentIndex();
    m_details->setVisible(current.isValid());
    if (!current.isValid())
        return;
    const QString type = typeText(static_cast<MetricType>(current.data(MetricNamesModel::TypeRole).toInt()));
    const QString whole = current.data(MetricNamesModel::HelpRole).toString();
    const QString help
        = whole.size() > longestHelp ? QString(whole.left(longestHelp) + QStringLiteral(" …")) : whole;
    const QString name = current.data().toString();
    m_detailName->setText(inLines(name));
    m_detailText->setText(type.isEmpty() && help.isEmpty() ? tr("The server has no description of it.")
                              : help.isEmpty()             ? type
                              : type.isEmpty()             ? help
                                               : tr("%1: %2", "type and help of a metric").arg(type, help));
    kit::setPlainToolTip(m_detailText, whole);
    m_askSeries.cancel();
    m_labels->setLabels({});
    m_detailCount->setText({});
    m_pause.start();
}

void MetricBrowserPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void MetricBrowserPane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(width() - 1, 0, 1, height(), theme.color(kit::ColorRole::Line));
    if (m_details->isVisible())
        painter.fillRect(0, m_details->y() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::metrics
