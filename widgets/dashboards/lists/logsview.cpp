#include "dashboards/lists/logsview.h"

#include "dashboards/lists/loglinedelegate.h"
#include "dashboards/lists/panelfeeds.h"
#include "kit/controls/chippainter.h"
#include "kit/controls/elidedlabel.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "kit/timetext.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace yagura::dashboards {

using kit::ColorRole;
using kit::TextStyle;
using logs::LogLevel;

namespace {

constexpr int narrowWidth = 520;

ColorRole levelColor(LogLevel level)
{
    switch (level) {
    case LogLevel::Fatal:
    case LogLevel::Error:
        return ColorRole::Critical;
    case LogLevel::Warn:
        return ColorRole::Warning;
    case LogLevel::Info:
        return ColorRole::TextMuted;
    default:
        return ColorRole::TextFaint;
    }
}

QString timeText(const LogLine &line, const QTimeZone &zone, bool hasNanoseconds)
{
    if (line.timeNs == logs::noTime)
        return kit::missingText();
    const QString clock
        = kit::clockText(fromUnixNanoseconds(line.timeNs), zone, kit::ClockPrecision::Milliseconds);
    constexpr std::int64_t million = 1'000'000;
    const std::int64_t below = (line.timeNs % million + million) % million; // milliseconds
    return hasNanoseconds ? clock + QStringLiteral("%1").arg(below, 6, 10, QLatin1Char('0')) : clock;
}

// One word at the top of its row, with the level's edge where the row is trouble and this the first column.
class LeadDelegate : public kit::CellDelegate
{
public:
    struct Lead
    {
        QString text;
        ColorRole role = ColorRole::TextMuted;
        TextStyle style = TextStyle::Mono;
        QColor swatch = {};
        LogLevel level = LogLevel::Unknown;
    };
    using Describe = std::function<Lead(const QModelIndex &)>;
    LeadDelegate(Describe describe, const LogsOptions &options, QObject *parent)
        : CellDelegate(parent)
        , m_describe(std::move(describe))
        , m_options(options)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        CellDelegate::paint(painter, option, index);
        const LogLevel level = m_describe(index).level;
        const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
        if (level > LogLevel::Warn || !table || table->columnViewportPosition(index.column()) > 0)
            return;
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(kit::size::currentEdge, option.rect.height() - 1)),
            kit::Theme::of(option.widget).color(levelColor(level)));
    }

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override
    {
        const Lead lead = m_describe(index);
        const LogRowSize size = logRowSize(m_options);
        QRect first(rect.left(), rect.top() + 3, rect.width(), size.line);
        if (lead.swatch.isValid()) {
            kit::paintSwatch(painter, QPointF(first.left() + 4, first.center().y() + 0.5), lead.swatch);
            first.setLeft(first.left() + 14);
        }
        kit::paintTextCell(
            painter, first,
            {.text = lead.text, .style = lead.style, .role = lead.role, .pixels = size.letters}, theme);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        const Lead lead = m_describe(index);
        return QFontMetrics(kit::textFont(lead.style)).horizontalAdvance(lead.text)
            + (lead.swatch.isValid() ? 14 : 0) + 2;
    }

private:
    Describe m_describe;
    const LogsOptions &m_options;
};

} // namespace

LogsView::LogsView(const QString &accessibleName, QWidget *parent)
    : ListPanelView(accessibleName, parent)
    , m_model(new kit::LinesModel<LogLine>(
          ColumnCount, [](const LogLine &line) { return line.id; },
          [](const LogLine &line) -> QString {
              return logs::levelName(line.level) + QLatin1Char(' ') + line.message.left(1000);
          },
          this))
    , m_common(new kit::ElidedLabel({}, TextStyle::Mono, ColorRole::TextFaint, this))
{
    table()->setModel(m_model);
    table()->horizontalHeader()->hide();
    table()->installEventFilter(this);
    setUpColumns();
    sizeColumns();
    auto *above = new QVBoxLayout;
    above->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    above->addWidget(m_common);
    column()->insertLayout(0, above);
    m_common->hide();
    connect(table(), &kit::DataTable::rowClicked, this,
            [this](const QModelIndex &index) { toggleOpen(index.row()); });
}

void LogsView::setUpColumns()
{
    const auto line
        = [this](const QModelIndex &index) -> const LogLine & { return m_model->line(index.row()); };
    const auto setLead = [this](Column column, LeadDelegate::Describe describe) {
        table()->setItemDelegateForColumn(column, new LeadDelegate(std::move(describe), m_options, table()));
    };
    setLead(TimeColumn, [this, line](const QModelIndex &index) -> LeadDelegate::Lead {
        const LogLine &one = line(index);
        return {timeText(one, question().zone, m_options.hasNanoseconds),
                ColorRole::TextMuted,
                TextStyle::Mono,
                {},
                one.level};
    });
    setLead(LevelColumn, [line](const QModelIndex &index) -> LeadDelegate::Lead {
        const LogLevel level = line(index).level;
        return {logs::levelName(level),
                levelColor(level),
                level <= LogLevel::Warn ? TextStyle::MonoStrong : TextStyle::Mono,
                {},
                level};
    });
    setLead(ServiceColumn, [line](const QModelIndex &index) -> LeadDelegate::Lead {
        const QString service = line(index).service;
        return {service, ColorRole::TextMuted, TextStyle::Mono,
                service.isEmpty() ? QColor() : kit::serviceColor(service)};
    });
    table()->setItemDelegateForColumn(
        MessageColumn,
        new LogLineDelegate(
            line, [this](const LogLine &one) { return m_open.contains(one.id); }, m_options, table()));
}

void LogsView::sizeColumns()
{
    QFont font = kit::textFont(TextStyle::Mono);
    font.setPixelSize(logRowSize(m_options).letters);
    const QFontMetrics mono(font);
    const QString time
        = m_options.hasNanoseconds ? QStringLiteral("00:00:00.000000000") : QStringLiteral("00:00:00.000");
    table()->setRowHeight(logRowSize(m_options).row);
    table()->setColumns({{kit::ColumnWidth::Fixed, mono.horizontalAdvance(time) + 26},
                         {kit::ColumnWidth::Fixed,
                          mono.horizontalAdvance(QStringLiteral("ERROR")) + 2 * kit::space::small + 4},
                         {kit::ColumnWidth::Content, 60},
                         {kit::ColumnWidth::Stretch, 160}});
}

void LogsView::stop()
{
    m_fieldsCall.cancel();
    m_pageCall.cancel();
}

QString LogsView::commonText() const
{
    return m_common->text();
}

void LogsView::askNow()
{
    stop();
    const LogsOptions options = logsOptions(question().panel.options);
    if (options != std::exchange(m_options, options))
        sizeColumns();
    table()->setColumnHidden(TimeColumn, !m_options.showsTime);
    if (!feeds() || feeds()->logSources().isEmpty()) {
        m_page.reset();
        m_model->setLines({});
        m_common->hide();
        setMissing(tr("No Elasticsearch source is configured."), tr("Add one in the settings."),
                   kit::IconName::Logs);
        return;
    }
    const auto wanted = logQuestion(question().panel, question().plan);
    if (!wanted) {
        fail(wanted.error());
        return;
    }
    const auto *source = chosenAmong(feeds()->logSources(), wanted->source);
    LogQuestion alike = *wanted;
    alike.query.range = m_asked.query.range; // only time has passed
    if (alike != m_asked || source->client != m_client) {
        m_page.reset(); // lines of another question
        m_confirmedAt.reset();
    }
    if (source->client != m_client || wanted->query.index != m_asked.query.index)
        m_fields.reset();
    m_asked = *wanted;
    m_client = source->client;
    m_sourceId = source->id;
    if (m_page)
        showLines(); // options may be new
    if (m_fields) {
        askPage();
        return;
    }
    m_fieldsCall.start(m_client->fields(m_asked.query.index), this,
                       [this](const Result<logs::SharedFields> &fields) {
                           if (!fields) {
                               fail(fields.error());
                               return;
                           }
                           m_fields = *fields;
                           askPage();
                       });
}

void LogsView::askPage()
{
    logs::ElasticClient::PageRequest request;
    request.query = m_asked.query;
    request.fields = m_fields;
    request.size = m_asked.limit;
    m_pageCall.start(m_client->page(request), this,
                     [this](const Result<logs::SharedPage> &page) { takePage(page); });
}

void LogsView::takePage(const Result<logs::SharedPage> &page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    m_page = *page;
    m_confirmedAt = now();
    showLines();
    ListState state;
    state.hasContent = m_model->rowCount() > 0;
    state.confirmedAt = m_confirmedAt;
    state.sentence = tr("No lines match.");
    state.explanation = tr("The query is right, but there is nothing in this time range.");
    state.icon = kit::IconName::Logs;
    if (m_page->facts.isPartial())
        state.notices << tr("%1 of %2 shards failed: lines are missing.")
                             .arg(m_page->facts.shards.failed)
                             .arg(m_page->facts.shards.total);
    setState(state);
}

void LogsView::fail(const Error &error)
{
    ListState state;
    state.error = error;
    state.hasContent = m_page && m_model->rowCount() > 0;
    state.confirmedAt = m_confirmedAt;
    setState(state);
}

void LogsView::showLines()
{
    LogLines made = logLines(m_page->rows, m_options);
    QStringList common;
    for (const LogLabel &label : std::as_const(made.common))
        common << label.name + QLatin1Char('=') + label.value;
    m_common->setText(common.join(QStringLiteral("  ")));
    m_common->setVisible(m_options.showsCommonLabels && !common.isEmpty());
    if (!m_options.hasDetails)
        m_open.clear();
    m_model->setLines(QList<LogLine>(made.lines.begin(), made.lines.end()));
    layoutRows();
    const bool isFull = made.received >= m_asked.limit;
    const QString number = kit::groupedNumber(made.received);
    setFoot(!isFull                       ? QString()
                : m_options.isNewestFirst ? tr("The newest %1 lines; there may be more.").arg(number)
                                          : tr("The oldest %1 lines; there may be more.").arg(number));
}

// Only lines that are wrapped, indented or open differ in height.
void LogsView::layoutRows()
{
    const bool isUniform = !m_options.wraps && !m_options.prettifies && m_open.isEmpty();
    const auto *delegate
        = static_cast<const LogLineDelegate *>(table()->itemDelegateForColumn(MessageColumn));
    const int width = table()->columnWidth(MessageColumn) - kit::cellMargin - kit::space::medium;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int height
            = isUniform ? logRowSize(m_options).row : delegate->heightFor(m_model->line(row), width);
        if (table()->rowHeight(row) != height)
            table()->verticalHeader()->resizeSection(row, height);
    }
}

void LogsView::toggleOpen(int row)
{
    if (!m_options.hasDetails || row < 0 || row >= m_model->rowCount())
        return;
    const QString id = m_model->line(row).id;
    if (!m_open.remove(id))
        m_open.insert(id);
    layoutRows();
    table()->viewport()->update();
}

void LogsView::openRow(int row)
{
    const LogLine &line = m_model->line(row);
    correlate::Pivot pivot;
    pivot.service = line.service;
    if (!line.traceId.isEmpty()) {
        pivot.target = correlate::Target::Traces;
        pivot.traceId = line.traceId;
        pivot.spanId = line.spanId;
    } else {
        pivot.target = correlate::Target::Logs;
        pivot.query = m_asked.query.text;
        pivot.sourceId = m_sourceId;
    }
    Q_EMIT pivotRequested(pivot);
}

void LogsView::resizeEvent(QResizeEvent *event)
{
    ListPanelView::resizeEvent(event);
    table()->setColumnHidden(ServiceColumn, width() < narrowWidth);
    QMetaObject::invokeMethod(this, &LogsView::layoutRows, Qt::QueuedConnection);
}

bool LogsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleOpen(table()->currentIndex().row());
        return true;
    }
    return ListPanelView::eventFilter(watched, event);
}

} // namespace yagura::dashboards
