#include "dashboards/lists/alertlistview.h"

#include "alerts/alertfeed.h"
#include "dashboards/lists/panelfeeds.h"
#include "kit/controls/figurelabel.h"
#include "kit/paintparts.h"
#include "kit/severity.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::dashboards {

using alerts::Alert;
using alerts::AlertState;
using kit::ColorRole;

namespace {

// Below this a summary would show two words.
constexpr int narrowWidth = 460;

kit::Shape shapeOf(const Alert &alert)
{
    switch (alert.state) {
    case AlertState::Pending:
        return kit::Shape::Clock;
    case AlertState::Silenced:
        return kit::Shape::Mute;
    case AlertState::Inhibited:
        return kit::Shape::Slash;
    case AlertState::Firing:
        break;
    }
    return kit::shapeOf(kit::shownSeverity(alert.severity()));
}

// What is held back is calm, whatever it would be.
kit::Severity severityOf(const Alert &alert)
{
    switch (alert.state) {
    case AlertState::Pending:
        return kit::Severity::Warning;
    case AlertState::Silenced:
        return kit::Severity::Unknown;
    case AlertState::Inhibited:
        return kit::Severity::Info;
    case AlertState::Firing:
        break;
    }
    return kit::shownSeverity(alert.severity());
}

QString stateText(AlertState state)
{
    switch (state) {
    case AlertState::Pending:
        return AlertListView::tr("Pending");
    case AlertState::Silenced:
        return AlertListView::tr("Silenced");
    case AlertState::Inhibited:
        return AlertListView::tr("Inhibited");
    case AlertState::Firing:
        break;
    }
    return AlertListView::tr("Firing");
}

QString rowText(const AlertListRow &row)
{
    if (row.isHead())
        return row.group;
    return QStringLiteral("%1, %2, %3")
        .arg(row.alert->name(), stateText(row.alert->state), row.alert->summary());
}

// A group's name, or an alert's behind the shape of its state.
class NameDelegate : public kit::SeverityDelegate
{
public:
    using Row = std::function<const AlertListRow &(const QModelIndex &)>;
    NameDelegate(Row row, QObject *parent)
        : SeverityDelegate([row](const QModelIndex &index) { return cellOf(row(index)); }, parent)
        , m_row(std::move(row))
    { }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const AlertListRow &row = m_row(index);
        if (!row.isHead()) {
            SeverityDelegate::paintCell(painter, rect, theme, index);
            return;
        }
        kit::paintTextCell(painter, rect,
                           {.text = row.group,
                            .style = kit::TextStyle::Strong,
                            .suffix = QString::number(row.members),
                            .isName = true},
                           theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        const AlertListRow &row = m_row(index);
        return row.isHead()
            ? QFontMetrics(kit::textFont(kit::TextStyle::Strong)).horizontalAdvance(row.group) + 32
            : SeverityDelegate::contentWidth(index);
    }

private:
    static kit::SeverityCell cellOf(const AlertListRow &row)
    {
        if (row.isHead())
            return {};
        const bool isQuiet = row.alert->state != AlertState::Firing;
        kit::SeverityCell cell;
        cell.severity = severityOf(*row.alert);
        cell.text = row.alert->name();
        cell.role = row.alert->isHeldBack() ? ColorRole::TextMuted : ColorRole::Text;
        cell.style = isQuiet ? kit::TextStyle::Body : kit::TextStyle::Name;
        cell.shape = shapeOf(*row.alert);
        return cell;
    }

    Row m_row;
};

} // namespace

AlertFigure::AlertFigure(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void AlertFigure::setCount(int count, kit::Severity worst)
{
    m_count = count;
    m_worst = worst;
    setAccessibleName(AlertListView::tr("%n alert(s)", nullptr, count));
    update();
}

void AlertFigure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    constexpr int shapeSide = 22;
    const kit::ValueText value{QString::number(m_count), {}};
    const qreal left = kit::space::medium; // in line with figures of other panels
    kit::paintSeverity(painter, QRectF(left, height() / 2.0 - shapeSide / 2.0, shapeSide, shapeSide), m_worst,
                       theme);
    const bool isTrouble = m_worst == kit::Severity::Critical || m_worst == kit::Severity::Warning;
    kit::paintFigure(painter, QRectF(left + shapeSide + kit::space::medium, 0, width() - left, height()),
                     Qt::AlignLeft | Qt::AlignVCenter, value, kit::TextStyle::Figure,
                     theme.color(isTrouble ? kit::colorOf(m_worst) : ColorRole::Text));
    if (hasFocus())
        kit::paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), theme);
}

void AlertFigure::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void AlertFigure::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

AlertListView::AlertListView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_model(new kit::LinesModel<AlertListRow>(
          ColumnCount, [](const AlertListRow &row) { return row.key(); }, rowText, this))
    , m_figure(new AlertFigure(this))
{
    table()->setModel(m_model);
    table()->horizontalHeader()->hide();
    table()->setGroupTest([this](const QModelIndex &index) { return m_model->line(index.row()).isHead(); });
    setUpColumns();
    column()->insertWidget(1, m_figure, 1);
    m_figure->hide();
    connect(m_figure, &AlertFigure::activated, this, [this] {
        correlate::Pivot pivot;
        pivot.target = correlate::Target::Alerts;
        Q_EMIT pivotRequested(pivot);
    });
}

void AlertListView::setUpWidths(bool isNarrow)
{
    table()->setColumnHidden(SummaryColumn, isNarrow);
    // Something has to take the rest of the width.
    table()->setColumns({{kit::ColumnWidth::Content, 120},
                         {kit::ColumnWidth::Stretch, 60},
                         {isNarrow ? kit::ColumnWidth::Stretch : kit::ColumnWidth::Content, 60},
                         {kit::ColumnWidth::Content, 50, 1, Qt::AlignRight}});
}

void AlertListView::setUpColumns()
{
    setUpWidths(false);
    const auto row
        = [this](const QModelIndex &index) -> const AlertListRow & { return m_model->line(index.row()); };
    table()->setItemDelegateForColumn(NameColumn, new NameDelegate(row, table()));
    table()->setItemDelegateForColumn(
        SummaryColumn, new kit::TextDelegate(table(), [row](const QModelIndex &index) {
            const AlertListRow &one = row(index);
            if (one.isHead())
                return kit::TextCell{};
            const QString summary = one.alert->state == AlertState::Firing
                ? one.alert->summary()
                : QStringLiteral("%1 · %2").arg(stateText(one.alert->state), one.alert->summary());
            return kit::TextCell{summary, kit::TextStyle::Label, ColorRole::TextMuted};
        }));
    table()->setItemDelegateForColumn(
        ServiceColumn, new kit::TextDelegate(table(), [row](const QModelIndex &index) {
            const AlertListRow &one = row(index);
            const QString service = one.isHead() ? QString() : one.alert->labels.value(u"service");
            return kit::TextCell{service, kit::TextStyle::Body, ColorRole::TextMuted, {}, true};
        }));
    table()->setItemDelegateForColumn(AgeColumn,
                                      new kit::NumberDelegate(
                                          [this, row](const QModelIndex &index) {
                                              const AlertListRow &one = row(index);
                                              if (one.isHead() || !one.alert->since)
                                                  return kit::NumberCell{};
                                              return kit::NumberCell{
                                                  {kit::spanText(now() - *one.alert->since), {}}};
                                          },
                                          table()));
}

// A source of another console is no reason to hide alerts, but to say so.
QStringList AlertListView::sourceIds(const AlertListOptions &options, QStringList &notices) const
{
    if (options.source.isEmpty() || options.source.startsWith(QLatin1String("--")))
        return {};
    QStringList ids;
    for (const alerts::AlertSourceState &state : feeds()->alerts()->sourceStates()) {
        if (state.id == options.source || state.name == options.source)
            ids << state.id;
    }
    ids.removeDuplicates();
    if (ids.isEmpty())
        notices << tr("There is no source %1 here: alerts of all sources are listed.").arg(options.source);
    return ids;
}

bool AlertListView::isRunning() const
{
    const alerts::AlertFeed *feed = feeds() ? feeds()->alerts() : nullptr;
    return feed && !feed->isSettled();
}

void AlertListView::askNow()
{
    follow(&PanelFeeds::alertsChanged, &AlertListView::askAgain);
    alerts::AlertFeed *feed = feeds() ? feeds()->alerts() : nullptr;
    if (!feed || feed->sourceStates().empty()) {
        setMissing(tr("No Alertmanager or Prometheus is configured."), tr("Add one in the settings."),
                   kit::IconName::Alerts);
        return;
    }
    ListState state;
    int failingRules = 0;
    for (const alerts::AlertSourceState &source : feed->sourceStates()) {
        failingRules += source.failingRules;
        if (source.error && !state.error)
            state.error = source.error;
        if (source.confirmedAt)
            state.confirmedAt
                = std::min(state.confirmedAt.value_or(*source.confirmedAt), *source.confirmedAt);
    }
    const AlertListOptions options = alertListOptions(question().panel.options);
    AlertSelectionContext context{question().plan, question().dashboardUid,
                                  sourceIds(options, state.notices)};
    const auto selection = selectAlerts(*feed->alerts(), options, context);
    if (options.states.error && failingRules > 0)
        state.notices << tr("%n rule(s) cannot be evaluated", nullptr, failingRules);
    if (options.states.normal || options.states.noData)
        state.notices << tr("Prometheus keeps no alerts that are normal or without data: none are listed.");
    if (!selection) {
        state.error = selection.error();
        state.confirmedAt.reset();
        m_model->setLines({});
    } else {
        showSelection(*selection, options);
        state.hasContent = options.isFigure || !selection->rows.empty();
    }
    if (!feed->isSettled() && !state.hasContent)
        return; // still loading
    state.sentence = tr("No alert");
    state.explanation = tr("Nothing passes the panel's filters.");
    setState(state);
}

void AlertListView::showSelection(const AlertSelection &selection, const AlertListOptions &options)
{
    m_model->setLines(QList<AlertListRow>(selection.rows.begin(), selection.rows.end()));
    m_figure->setCount(selection.matching, kit::shownSeverity(selection.worst));
    m_figure->setVisible(options.isFigure);
    table()->setVisible(!options.isFigure);
    setFocusProxy(options.isFigure ? static_cast<QWidget *>(m_figure) : table());
    const auto shown = std::ranges::count_if(selection.rows, [](const auto &row) { return !row.isHead(); });
    setFootCount(options.isFigure ? selection.matching : static_cast<int>(shown), selection.matching);
}

void AlertListView::openRow(int row)
{
    const AlertListRow &one = m_model->line(row);
    if (one.isHead())
        return;
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Alerts;
    pivot.alertFingerprint = one.alert->fingerprint;
    pivot.service = one.alert->labels.value(u"service");
    Q_EMIT pivotRequested(pivot);
}

void AlertListView::resizeEvent(QResizeEvent *event)
{
    ListPanelView::resizeEvent(event);
    const bool isNarrow = width() < narrowWidth;
    if (isNarrow != table()->isColumnHidden(SummaryColumn))
        setUpWidths(isNarrow);
}

} // namespace yagura::dashboards
