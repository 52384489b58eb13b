#include "incidents/timelinepane.h"

#include "incidents/timelinedelegate.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "kit/timetext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace yagura::incidents {

namespace {

constexpr int rowHeight = 44;
constexpr int longestNote = 20'000;

} // namespace

TimelinePane::TimelinePane(QWidget *parent)
    : Panel(tr("Timeline"), kit::PanelBody::Flush, parent)
    , m_part(new kit::SegmentedControl(tr("What the timeline shows"),
                                       {{tr("All")}, {tr("Pages")}, {tr("Actions")}, {tr("Notes")}}))
    , m_model(new TimelineModel(this))
    , m_table(new kit::DataTable(tr("Timeline")))
    , m_stack(new kit::ContentStack(m_table))
    , m_note(new QLineEdit)
{
    setHeaderLine(true);
    m_part->setControlSize(kit::ControlSize::Small);
    headerLayout()->addWidget(m_part);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->setRowHeight(rowHeight);
    m_table->setColumns({{kit::ColumnWidth::Stretch, 200}});
    m_table->setItemDelegateForColumn(
        0,
        new TimelineDelegate(
            [this](const QModelIndex &index) {
                const TimelineItem &item = m_model->item(index.row());
                return TimelineCell{kit::clockText(item.at, m_zone, kit::ClockPrecision::Seconds),
                                    timelineText(item), index.row() == 0,
                                    index.row() + 1 == m_model->rowCount()};
            },
            m_table));
    bodyLayout()->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    m_note->setPlaceholderText(tr("Add a note to the incident, Enter sends it"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(longestNote);
    foot->addWidget(m_note);
    bodyLayout()->addLayout(foot);
    connect(m_part, &kit::SegmentedControl::currentIndexChanged, this, &TimelinePane::partChanged);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_note->text().trimmed();
        if (text.isEmpty())
            return;
        m_note->clear();
        Q_EMIT noteEntered(text);
    });
}

TimelinePart TimelinePane::part() const
{
    return static_cast<TimelinePart>(m_part->currentIndex());
}

void TimelinePane::setItems(const std::vector<TimelineItem> &items, Instant now, const QTimeZone &zone)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool wasAtEnd = bar->value() == bar->maximum();
    const int before = m_model->rowCount();
    m_now = now;
    m_zone = zone;
    m_model->setItems(items);
    m_table->viewport()->update();
    if (wasAtEnd && m_model->rowCount() > before)
        m_table->scrollToBottom();
}

void TimelinePane::focusNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void TimelinePane::restoreNote(const QString &text)
{
    if (m_note->text().isEmpty())
        m_note->setText(text);
}

} // namespace yagura::incidents
