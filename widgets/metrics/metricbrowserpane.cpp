#include "metrics/metricbrowserpane.h"

#include "kit/accessibility.h"
#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/statepane.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace yagura::metrics {

namespace {

constexpr int paneWidth = 248;
constexpr int detailsHeight = 100; // a long name in two lines, three lines of help
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
    layout->addStretch(1);
    return details;
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
    kit::setPlainToolTip(m_details, whole);
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
