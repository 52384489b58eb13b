#include "dashboards/lists/dashboardlistview.h"

#include "dashboards/lists/panelfeeds.h"
#include "kit/controls/searchfield.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::dashboards {

using kit::ColorRole;

namespace {

QString sectionText(DashboardSection section)
{
    switch (section) {
    case DashboardSection::Starred:
        return DashboardListView::tr("Starred dashboards");
    case DashboardSection::Recent:
        return DashboardListView::tr("Recently viewed dashboards");
    case DashboardSection::Found:
        break;
    }
    return DashboardListView::tr("Search");
}

QString rowText(const DashboardListRow &row)
{
    if (row.isHeading())
        return sectionText(row.section);
    return row.isStarred ? DashboardListView::tr("%1, starred").arg(row.entry->title) : row.entry->title;
}

using Row = std::function<const DashboardListRow &(const QModelIndex &)>;

// Filled for a starred dashboard, an outline for the one the pointer or the keyboard is at.
class StarDelegate : public kit::CellDelegate
{
public:
    StarDelegate(Row row, QObject *parent)
        : CellDelegate(parent)
        , m_row(std::move(row))
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
        m_isMeant
            = table && (table->hoveredRow() == index.row() || table->currentIndex().row() == index.row());
        CellDelegate::paint(painter, option, index);
    }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const DashboardListRow &row = m_row(index);
        if (row.isHeading() || (!row.isStarred && !m_isMeant))
            return;
        kit::paintIcon(painter, QRectF(rect.left(), rect.center().y() - 7, 16, 16), kit::IconName::Star,
                       theme.color(row.isStarred ? ColorRole::Accent : ColorRole::TextFaint));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return 16; }
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int) const override
    {
        return m_row(index).isHeading() ? QString() : DashboardListView::tr("Star (S)");
    }

private:
    Row m_row;
    mutable bool m_isMeant = false; // the row being painted
};

} // namespace

DashboardListView::DashboardListView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_search(new kit::SearchField(tr("Title or tag"), {}, this))
    , m_model(new kit::LinesModel<DashboardListRow>(
          ColumnCount, [](const DashboardListRow &row) { return row.key(); }, rowText, this))
{
    table()->setModel(m_model);
    table()->horizontalHeader()->hide();
    table()->setGroupTest(
        [this](const QModelIndex &index) { return m_model->line(index.row()).isHeading(); });
    table()->installEventFilter(this);
    setUpColumns();
    auto *above = new QVBoxLayout;
    above->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::small);
    above->addWidget(m_search);
    column()->insertLayout(0, above);
    m_search->hide();
    connect(m_search, &kit::SearchField::searchChanged, this, [this] { askNow(); });
    connect(table(), &kit::DataTable::rowClicked, this, [this](const QModelIndex &index) {
        if (index.column() == StarColumn)
            toggleStar(index.row());
    });
}

void DashboardListView::setUpColumns()
{
    table()->setColumns(
        {{kit::ColumnWidth::Fixed, 40}, {kit::ColumnWidth::Stretch, 120}, {kit::ColumnWidth::Content, 0}});
    const Row row
        = [this](const QModelIndex &index) -> const DashboardListRow & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(StarColumn, new StarDelegate(row, table()));
    table()->setItemDelegateForColumn(
        TitleColumn, new kit::TextDelegate(table(), [row](const QModelIndex &index) {
            const DashboardListRow &one = row(index);
            return one.isHeading()
                ? kit::TextCell{sectionText(one.section), kit::TextStyle::LabelStrong, ColorRole::TextMuted}
                : kit::TextCell{one.entry->title, kit::TextStyle::Name};
        }));
    table()->setItemDelegateForColumn(
        TagsColumn,
        new kit::ChipsDelegate(
            [row](const QModelIndex &index) {
                std::vector<kit::ChipContent> chips;
                const DashboardListRow &one = row(index);
                for (const QString &tag : one.isHeading() ? QStringList() : one.entry->tags)
                    chips.push_back({.text = kit::safeText(tag, kit::LineBreaks::Shown, 60)});
                return chips;
            },
            table()));
}

void DashboardListView::askNow()
{
    follow(&PanelFeeds::dashboardsChanged, &DashboardListView::askAgain);
    const DashboardListOptions options = dashboardListOptions(question().panel.options);
    m_search->setVisible(options.showsSearch);
    if (!feeds()) {
        setMissing(tr("There are no dashboards."),
                   tr("Put Grafana-compatible JSON files into the workspace's dashboards folder."),
                   kit::IconName::Dashboards);
        return;
    }
    const DashboardListContext context{feeds()->starred(), feeds()->recent(),
                                       options.showsSearch ? m_search->text() : QString()};
    const auto rows = selectDashboards(feeds()->dashboards(), options, context);
    m_model->setLines(QList<DashboardListRow>(rows.begin(), rows.end()));
    ListState state;
    // The field stays where nothing is found, to type something else.
    state.hasContent = !rows.empty() || options.showsSearch;
    state.sentence = tr("No dashboard");
    state.explanation = options.showsStarred ? tr("Star dashboards with S in a list of them.")
                                             : tr("Nothing passes the panel's filters.");
    state.icon = kit::IconName::Dashboards;
    setFoot(rows.empty() && options.showsSearch ? tr("No dashboard is called that.") : QString());
    setState(state);
}

void DashboardListView::openRow(int row)
{
    const DashboardListRow &one = m_model->line(row);
    if (one.isHeading())
        return;
    const DashboardListOptions options = dashboardListOptions(question().panel.options);
    Q_EMIT dashboardRequested({one.entry->id, options.keepsVariables, options.keepsTime});
}

void DashboardListView::toggleStar(int row)
{
    if (row >= 0 && row < m_model->rowCount() && !m_model->line(row).isHeading() && feeds())
        feeds()->toggleStar(m_model->line(row).entry->id);
}

bool DashboardListView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_S
        && static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier) {
        toggleStar(table()->currentIndex().row());
        return true;
    }
    return ListPanelView::eventFilter(watched, event);
}

} // namespace yagura::dashboards
