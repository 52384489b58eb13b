#include "dashboards/history/versionspane.h"

#include "core/clock.h"
#include "dashboards/history/differencemodel.h"
#include "dashboards/history/differencetext.h"
#include "dashboards/history/layoutmap.h"
#include "dashboards/history/versionmodel.h"
#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"
#include "kit/timetext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int paneWidth = 352;

kit::DataTable *makeTable(const QString &name, QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new kit::DataTable(name, parent);
    table->setModel(model);
    table->setRowHeight(kit::size::twoLineRow);
    table->setColumns({{.width = kit::ColumnWidth::Stretch}});
    table->horizontalHeader()->hide();
    table->setFrameShape(QFrame::NoFrame);
    return table;
}

} // namespace

VersionsPane::VersionsPane(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_versions(new VersionModel(this))
    , m_differences(new DifferenceModel(this))
    , m_comparison(new QWidget(this))
{
    setFixedWidth(paneWidth);
    setAccessibleName(tr("Versions of the dashboard"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space::medium, kit::space::small, kit::space::small, kit::space::small);
    head->addWidget(new kit::PlainLabel(tr("Versions"), kit::TextStyle::Strong, kit::ColorRole::Text, this));
    head->addStretch(1);
    auto *close = new kit::IconButton(kit::IconName::Close, tr("Close the versions"), this);
    close->setControlSize(kit::ControlSize::Small);
    connect(close, &QAbstractButton::clicked, this, &VersionsPane::closed);
    head->addWidget(close);
    layout->addLayout(head);
    buildList();
    buildComparison();
    layout->addWidget(m_stack, 2);
    layout->addWidget(m_comparison, 3);
    m_comparison->hide();
}

VersionsPane::~VersionsPane() = default;

void VersionsPane::buildList()
{
    m_list = makeTable(tr("Versions"), m_versions, this);
    m_list->setItemDelegateForColumn(
        0,
        new kit::TwoLineDelegate([this](const QModelIndex &index) { return versionCell(index.row()); },
                                 m_list));
    connect(m_list, &kit::DataTable::currentRowChanged, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    m_stack = new kit::ContentStack(m_list, this);
}

void VersionsPane::buildComparison()
{
    auto *layout = new QVBoxLayout(m_comparison);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    m_heading = new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted, m_comparison);
    m_heading->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, 0);
    m_heading->setWordWrap(true);
    m_map = new LayoutMap(m_comparison);
    m_lines = makeTable(tr("What restoring changes"), m_differences, m_comparison);
    m_lines->setItemDelegateForColumn(
        0,
        new kit::TwoLineDelegate([this](const QModelIndex &index) { return lineCell(index.row()); },
                                 m_lines));
    m_restore = new kit::Button(tr("Restore this version"), kit::ButtonKind::Filled, m_comparison);
    connect(m_restore, &QAbstractButton::clicked, this, [this] {
        if (m_version)
            Q_EMIT restoreRequested(Dashboard(*m_version));
    });
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::medium);
    m_restore->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    foot->addWidget(m_restore);
    layout->addWidget(m_heading);
    layout->addWidget(m_map);
    layout->addWidget(m_lines, 1);
    layout->addLayout(foot);
}

void VersionsPane::showVersions(EditStore &store, const QString &dashboardId, const Dashboard &shown)
{
    if (dashboardId != m_dashboardId)
        m_chosen.reset();
    m_store = &store;
    m_dashboardId = dashboardId;
    m_shown = shown;
    if (m_versions->rowCount() == 0)
        m_stack->setLoading();
    m_loading.start(store.versions(dashboardId), this, [this](Result<std::vector<KeptVersion>> versions) {
        if (!versions) {
            m_stack->setError(versions.error());
            return;
        }
        const std::optional<qint64> chosen = m_chosen;
        m_versions->setVersions(std::move(*versions));
        if (m_versions->rowCount() == 0) {
            m_stack->setEmpty(tr("No version yet"), tr("Every save from here is kept and can be restored."),
                              kit::IconName::Clock);
            m_comparison->hide();
            return;
        }
        m_stack->setContent();
        const int row = chosen ? m_versions->rowOf(*chosen) : -1;
        m_list->setCurrentIndex(m_versions->index(std::max(row, 0), 0));
    });
}

void VersionsPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void VersionsPane::choose(int row)
{
    const KeptVersion *version = m_versions->version(row);
    if (!version || !m_store)
        return;
    m_chosen = version->id;
    m_comparing.start(m_store->compare(version->id, m_shown), this,
                      [this](Result<ComparedVersion> compared) { showComparison(compared); });
}

void VersionsPane::showComparison(const Result<ComparedVersion> &compared)
{
    m_comparison->show();
    m_version.reset();
    m_restore->setEnabled(false);
    if (!compared) {
        m_heading->setText(kit::errorSentence(compared.error()));
        m_map->hide();
        m_differences->setDifference({});
        return;
    }
    const bool isSame = compared->difference.isEmpty();
    m_version = compared->version;
    m_restore->setEnabled(!isSame);
    m_heading->setText(isSame ? tr("This is what is shown")
                              : tr("Restoring it: %1").arg(countsText(countsOf(compared->difference))));
    m_map->showVersion(gridOf(compared->version), compared->difference);
    m_map->setVisible(true);
    m_differences->setDifference(compared->difference);
}

kit::TwoLineCell VersionsPane::versionCell(int row) const
{
    kit::TwoLineCell cell;
    const KeptVersion *version = m_versions->version(row);
    if (!version)
        return cell;
    const Instant now = m_clock.now();
    const bool isToday = kit::dateText(version->at, m_zone) == kit::dateText(now, m_zone);
    cell.first = isToday ? kit::clockText(version->at, m_zone, kit::ClockPrecision::Seconds)
                         : kit::dateTimeText(version->at, m_zone);
    cell.firstStyle = kit::TextStyle::Name;
    if (version->kind == EditKind::FileChanged)
        cell.second = tr("Changed by somebody else: %1").arg(countsText(version->counts));
    else if (version->isFirst)
        cell.second = tr("As the file was found");
    else
        cell.second = countsText(version->counts);
    return cell;
}

kit::TwoLineCell VersionsPane::lineCell(int row) const
{
    kit::TwoLineCell cell;
    const DifferenceLine *line = m_differences->line(row);
    if (!line)
        return cell;
    if (line->panel) {
        cell.first = line->panel->title.isEmpty() ? tr("Panel %1").arg(line->panel->id) : line->panel->title;
        cell.firstStyle = kit::TextStyle::Name;
        cell.second = panelText(*line->panel);
        return cell;
    }
    cell.first = fieldName(line->field->path, line->isSetting);
    cell.firstColor = line->isSetting ? kit::ColorRole::Text : kit::ColorRole::TextMuted;
    cell.second = fieldText(*line->field);
    return cell;
}

void VersionsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void VersionsPane::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), theme.color(kit::ColorRole::Line));
    if (m_comparison->isVisible())
        painter.fillRect(1, m_comparison->y(), width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards
