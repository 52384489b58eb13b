#include "traces/comparison/comparisonpage.h"

#include "kit/controls/button.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/statepane.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"
#include "traces/comparison/pathtables.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int TagsWidth = 300;
constexpr int MostTagValues = 6;

QString nameOf(const QString &letter, const OpenTrace &open)
{
    const auto root = open.tree.mainRoot;
    const QString operation = root == NoIndex ? ComparisonPage::tr("trace")
                                              : serviceText(open.service(root)) + u' '
            + kit::safeText(open.operation(root), kit::LineBreaks::Shown, 120);
    QStringList parts{durationOf(open.tree.end - open.tree.start).joined(),
                      ComparisonPage::tr("%n spans", nullptr, static_cast<int>(open.rowCount()))};
    if (open.summary.errors > 0)
        parts.append(ComparisonPage::tr("%n errors", nullptr, static_cast<int>(open.summary.errors)));
    parts.append(shortId(idText(open.trace.id)));
    return letter + QStringLiteral("  ") + operation + QStringLiteral("  ·  ")
        + parts.join(QStringLiteral(" · "));
}

// "+1.2 s (+23 %)"
QString differenceText(std::int64_t before, std::int64_t after)
{
    const auto away = after - before;
    if (away == 0)
        return ComparisonPage::tr("equally long");
    const QChar sign = away < 0 ? u'−' : u'+';
    QString text = sign + durationOf(std::abs(away)).joined();
    if (before > 0)
        text += QStringLiteral(" (%1%2)").arg(sign).arg(
            kit::percentText(static_cast<double>(std::abs(away)) / static_cast<double>(before), 0).joined());
    return text;
}

QString valuesText(const QStringList &values, bool hasKey)
{
    if (values.isEmpty())
        return hasKey ? ComparisonPage::tr("the same") : ComparisonPage::tr("no such tag");
    QStringList shown;
    for (const auto &value : values.mid(0, MostTagValues))
        shown.append(kit::safeText(value, kit::LineBreaks::Shown, 80));
    if (values.size() > MostTagValues)
        shown.append(ComparisonPage::tr("%1 more").arg(values.size() - MostTagValues));
    return shown.join(QStringLiteral(", "));
}

} // namespace

ComparisonPage::ComparisonPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new kit::PlainLabel({}, TextStyle::Title))
    , m_firstName(new kit::ElidedLabel({}, TextStyle::Body))
    , m_secondName(new kit::ElidedLabel({}, TextStyle::Body))
    , m_verdict(new kit::PlainLabel({}, TextStyle::Strong))
    , m_paths(new kit::DataTable(tr("Paths of the two traces")))
    , m_standings(new kit::DataTable(tr("Paths of the trace among many")))
    , m_comparison(makeComparisonTable(*m_paths))
    , m_baseline(makeBaselineTable(*m_standings))
    , m_tags(new kit::PlainLabel({}, TextStyle::Body))
{
    m_stack = new kit::ContentStack(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    connect(m_paths, &kit::DataTable::currentRowChanged, this, &ComparisonPage::showTags);
    for (auto *table : {m_paths, m_standings})
        connect(table, &kit::DataTable::rowActivated, this, &ComparisonPage::choose);
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, &ComparisonPage::retryRequested);
}

QWidget *ComparisonPage::makeHead()
{
    auto *head = new QWidget;
    auto *back = new kit::IconButton(kit::IconName::ChevronLeft, tr("Back to the search"));
    back->setControlSize(kit::ControlSize::Small);
    connect(back, &QAbstractButton::clicked, this, &ComparisonPage::backRequested);
    auto *swap = new kit::Button(tr("Swap A and B"));
    swap->setControlSize(kit::ControlSize::Small);
    connect(swap, &QAbstractButton::clicked, this, &ComparisonPage::swap);
    m_swap = swap;
    auto *first = new QHBoxLayout;
    first->setSpacing(kit::space::small);
    first->addWidget(back);
    first->addWidget(m_title);
    first->addWidget(m_verdict);
    first->addStretch(1);
    first->addWidget(swap);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(kit::space::small, kit::space::small, kit::space::large, kit::space::small);
    layout->setSpacing(kit::space::tiny);
    layout->addLayout(first);
    for (auto *name : {m_firstName, m_secondName}) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(kit::space::small, 0, 0, 0);
        row->addWidget(name);
        layout->addLayout(row);
    }
    return head;
}

QWidget *ComparisonPage::makeContent()
{
    auto *content = new QWidget;
    m_tags->setWordWrap(true);
    m_tags->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_tags->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::medium);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_tags);
    scroll->viewport()->setAutoFillBackground(false); // on the page's own ground
    m_tags->setAutoFillBackground(false);
    scroll->setFixedWidth(TagsWidth);
    scroll->setAccessibleName(tr("Tags that differ"));
    m_tagsPane = scroll;
    auto *tables = new QWidget;
    m_tables = new QStackedLayout(tables);
    m_tables->addWidget(m_paths);
    m_tables->addWidget(m_standings);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(tables, 1);
    layout->addWidget(scroll);
    return content;
}

void ComparisonPage::setLoading()
{
    m_title->setText(tr("Comparing …"));
    m_verdict->setText({});
    m_firstName->setText({});
    m_secondName->setText({});
    m_stack->setLoading();
}

void ComparisonPage::setError(const Error &error)
{
    m_title->setText(tr("Comparison"));
    m_stack->setError(error, tr("The traces could not be compared."));
}

void ComparisonPage::setTraces(Shared first, Shared second)
{
    m_first = std::move(first);
    m_second = std::move(second);
    m_others.clear();
    m_isAwaited = true;
    using Compared = std::shared_ptr<const TraceComparison>;
    m_comparing.start(runOnWorker(QThreadPool::globalInstance(),
                                  [a = m_first, b = m_second]() -> Result<Compared> {
                                      return std::make_shared<const TraceComparison>(compareTraces(*a, *b));
                                  }),
                      this, [this](Result<Compared> comparison) {
                          m_isAwaited = false;
                          if (comparison)
                              showComparison(**comparison);
                      });
}

void ComparisonPage::showComparison(TraceComparison comparison)
{
    m_title->setText(tr("Two traces"));
    m_verdict->setText(
        tr("B − A: %1").arg(differenceText(comparison.firstDuration, comparison.secondDuration)));
    m_firstName->setText(nameOf(QStringLiteral("A"), *m_first));
    m_secondName->setText(nameOf(QStringLiteral("B"), *m_second));
    m_swap->show();
    m_tagsPane->show();
    m_comparison->setComparison(std::move(comparison));
    m_tables->setCurrentWidget(m_paths);
    m_paths->setCurrentIndex(m_comparison->index(0, 0));
    showTags(m_comparison->index(0, 0));
    m_stack->setContent();
    m_paths->setFocus();
}

void ComparisonPage::setBaseline(Shared open, std::vector<Shared> others)
{
    m_first = std::move(open);
    m_second.reset();
    m_others = std::move(others);
    m_isAwaited = true;
    using Ranked = std::shared_ptr<const BaselineComparison>;
    m_ranking.start(runOnWorker(QThreadPool::globalInstance(),
                                [one = m_first, many = m_others]() -> Result<Ranked> {
                                    return std::make_shared<const BaselineComparison>(
                                        compareWithMany(*one, many));
                                }),
                    this, [this](Result<Ranked> comparison) {
                        m_isAwaited = false;
                        if (comparison)
                            showBaseline(**comparison);
                    });
}

void ComparisonPage::showBaseline(BaselineComparison comparison)
{
    m_title->setText(tr("Against %n traces of its kind", nullptr, static_cast<int>(comparison.others)));
    const auto whole = m_first->tree.end - m_first->tree.start;
    m_verdict->setText(comparison.others == 0
                           ? tr("There is no other to compare with")
                           : tr("longer than %1 % of them, usual is %2 (%3)")
                                 .arg(QString::number(comparison.durationPercentile, 'f', 0),
                                      durationOf(std::llround(comparison.medianDuration)).joined(),
                                      differenceText(std::llround(comparison.medianDuration), whole)));
    m_firstName->setText(nameOf({}, *m_first).trimmed());
    m_secondName->setText(
        tr("%1 paths are missing here, %2 are only here").arg(comparison.missing).arg(comparison.extra));
    m_swap->hide();
    m_tagsPane->hide();
    m_baseline->setComparison(std::move(comparison));
    m_tables->setCurrentWidget(m_standings);
    m_standings->setCurrentIndex(m_baseline->index(0, 0));
    m_stack->setContent();
    m_standings->setFocus();
}

void ComparisonPage::swap()
{
    if (m_first && m_second)
        setTraces(m_second, m_first);
}

bool ComparisonPage::isShowingContent() const
{
    return m_stack->isShowingContent();
}

QString ComparisonPage::tagsText() const
{
    return m_tags->text();
}

void ComparisonPage::showTags(const QModelIndex &index)
{
    if (!index.isValid() || !m_first || !m_second)
        return m_tags->setText({});
    const auto &path = m_comparison->at(index.row());
    if (!path.isInBoth())
        return m_tags->setText(tr("This path is only in one of the two."));
    const auto differences = tagDifferences(*m_first, *m_second, path);
    if (differences.empty())
        return m_tags->setText(tr("No tag differs on this path."));
    QStringList lines{tr("Tags that differ on this path"), {}};
    for (const auto &tag : differences)
        lines.append(kit::safeText(tag.key, kit::LineBreaks::Shown, 80) + QStringLiteral("\n  A  ")
                     + valuesText(tag.onlyFirst, tag.isInFirst) + QStringLiteral("\n  B  ")
                     + valuesText(tag.onlySecond, tag.isInSecond));
    m_tags->setText(lines.join(u'\n'));
}

// The slowest span of the path: of B where it has one.
void ComparisonPage::choose(const QModelIndex &index)
{
    if (!index.isValid() || !m_first)
        return;
    const bool areTwo = m_second != nullptr;
    const auto &second = areTwo ? m_comparison->at(index.row()).second.rows : std::vector<std::uint32_t>();
    const auto &rows = !areTwo ? m_baseline->at(index.row()).rows
        : second.empty()       ? m_comparison->at(index.row()).first.rows
                               : second;
    if (!rows.empty())
        Q_EMIT spanChosen(areTwo && !second.empty() ? m_second : m_first, rows.front());
}

void ComparisonPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

void ComparisonPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, m_stack->y() - 1, width(), 1, theme.color(ColorRole::Line));
}

} // namespace yagura::traces
