#include "traces/findings/findingspane.h"

#include "kit/controls/plainlabel.h"
#include "traces/findings/criticalpathcard.h"
#include "traces/findings/findingdelegate.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int TallPane = 800;
constexpr int FewLines = 6; // of the critical path
constexpr int ManyLines = 10;

QHBoxLayout *headerOf(kit::PlainLabel *title, kit::PlainLabel *count, kit::PlainLabel *right)
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(title);
    if (count)
        layout->addWidget(count);
    layout->addStretch();
    layout->addWidget(right);
    return layout;
}

} // namespace

FindingsPane::FindingsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new FindingListModel(this))
    , m_list(new QListView)
    , m_count(new kit::PlainLabel({}, TextStyle::Body, ColorRole::TextMuted))
    , m_nothing(
          new kit::PlainLabel(tr("Nothing stands out in this trace."), TextStyle::Body, ColorRole::TextMuted))
    , m_card(new CriticalPathCard)
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_nothing->setContentsMargins(12, 4, 12, 4);
    m_nothing->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(
        headerOf(new kit::PlainLabel(tr("Findings"), TextStyle::Strong), m_count,
                 new kit::PlainLabel(tr("cost on critical path"), TextStyle::Label, ColorRole::TextMuted)));
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_card);
    connect(m_card, &CriticalPathCard::rowsChosen, this, &FindingsPane::rowsChosen);

    const auto choose = [this](const QModelIndex &index) {
        const auto &finding = m_model->at(index.row());
        if (finding.rows.front() != NoIndex)
            Q_EMIT findingChosen(finding);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
}

void FindingsPane::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_model->setTrace(open);
    const int count = m_model->rowCount();
    m_count->setText(count > 0 ? QString::number(count) : QString());
    m_nothing->setVisible(count == 0);
    m_card->setTrace(std::move(open));
}

// Titles wrap anew, so the rows get other heights; once the list has its new width.
void FindingsPane::resizeEvent(QResizeEvent *)
{
    m_card->setMostLines(height() < TallPane ? FewLines : ManyLines);
    QTimer::singleShot(0, m_list, [list = m_list] { list->doItemsLayout(); });
}

void FindingsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(width() - 1, 0, 1, height(), theme.color(ColorRole::Line));
    painter.fillRect(0, m_list->geometry().bottom() + 1, width(), 1, theme.color(ColorRole::Line));
}

} // namespace yagura::traces
