#include "metrics/metricbrowserpane.h"

#include "kit/controls/plainlabel.h"
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

constexpr int paneWidth = 272;

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
    {
    }

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
    , m_count(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, this))
    , m_list(new kit::DataTable(tr("Metrics"), this))
    , m_stack(new kit::ContentStack(m_list, this))
{
    setFixedWidth(paneWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kit::space::medium, 1, 0);
    layout->setSpacing(kit::space::small);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    head->setSpacing(kit::space::small);
    head->addWidget(m_filter);
    head->addWidget(m_count);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    m_filter->setMono(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filtered);
    m_list->horizontalHeader()->hide();
    m_list->setColumns({{kit::ColumnWidth::Stretch, 120, 1, Qt::AlignLeft}});
    m_list->setRowHeight(kit::size::waterfallRow);
    m_list->setItemDelegate(new MetricDelegate(m_list));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text.trimmed());
        showCount();
    });
    connect(m_list, &kit::DataTable::rowActivated, this, [this](const QModelIndex &index) {
        const QString name = index.data().toString();
        Q_EMIT metricChosen(name, static_cast<MetricType>(index.data(MetricNamesModel::TypeRole).toInt()));
    });
}

void MetricBrowserPane::showLoading()
{
    m_stack->setLoading();
}

void MetricBrowserPane::showError(const Error &error)
{
    if (m_model->rowCount() == 0)
        m_stack->setError(error);
}

void MetricBrowserPane::setNames(const QStringList &names)
{
    m_model->setNames(names);
    showCount();
}

void MetricBrowserPane::setMetadata(const MetadataMap &metadata)
{
    m_model->setMetadata(metadata);
}

void MetricBrowserPane::showCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filtered->rowCount();
    m_count->setText(shown == all ? tr("%n metric(s)", nullptr, all) : tr("%1 of %n metric(s)", nullptr, all).arg(shown));
    if (shown > 0)
        m_stack->setContent();
    else if (all > 0)
        m_stack->setEmpty(tr("No metric has this in its name"), {}, kit::IconName::Search);
    else
        m_stack->setEmpty(tr("The server has no metrics in this time range"), {}, kit::IconName::Metrics);
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
}

} // namespace yagura::metrics
