#include "dashboards/views/pinnedlinks.h"

#include "kit/accessibility.h"
#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr size_t mostLinks = 6;
constexpr qsizetype longestTitle = 60;
constexpr int distance = 10; // from the pin

} // namespace

PinnedLinks::PinnedLinks(QWidget *chart, Place place)
    : QFrame(chart)
    , m_place(std::move(place))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium,
                                 kit::space::small);
    m_column->setSpacing(0);
    setAccessibleName(tr("Links of the pinned moment"));
    chart->installEventFilter(this);
    hide();
}

void PinnedLinks::clear()
{
    hide();
    m_at.reset();
    qDeleteAll(m_entries);
    m_entries.clear();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void PinnedLinks::showFor(std::optional<Instant> at, const QString &title, std::vector<FieldLink> links)
{
    clear();
    if (!at || links.empty())
        return;
    m_at = at;
    m_column->addWidget(new kit::PlainLabel(title, kit::TextStyle::LabelStrong, kit::ColorRole::Text, this));
    QStringList titles;
    QWidget *before = parentWidget();
    for (size_t i = 0; i < std::min(links.size(), mostLinks); ++i) {
        const QString text = kit::safeText(links[i].title, kit::LineBreaks::Shown, longestTitle);
        auto *entry = new kit::Button(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")),
                                      kit::ButtonKind::Link, this);
        entry->setControlSize(kit::ControlSize::Small);
        entry->setAccessibleName(text);
        connect(entry, &QAbstractButton::clicked, this, [this, link = links[i]] { Q_EMIT activated(link); });
        m_column->addWidget(entry, 0, Qt::AlignLeft);
        QWidget::setTabOrder(before, entry);
        before = entry;
        m_entries << entry;
        titles << text;
    }
    if (links.size() > mostLinks)
        m_column->addWidget(new kit::PlainLabel(
            tr("%n more in the panel menu", nullptr, static_cast<int>(links.size() - mostLinks)),
            kit::TextStyle::Label, kit::ColorRole::TextMuted, this));
    place();
    kit::announce(parentWidget(), tr("Tab leads to: %1").arg(titles.join(QStringLiteral(", "))));
}

void PinnedLinks::keepTo(std::optional<Instant> pinned)
{
    if (m_at && pinned != m_at)
        clear();
}

void PinnedLinks::follow()
{
    QMetaObject::invokeMethod(this, &PinnedLinks::place, Qt::QueuedConnection);
}

// Beside the pin, never beyond the chart; opposite the tooltip, which takes the side with more room, where
// that is wide enough.
void PinnedLinks::place()
{
    const auto pin = m_at ? m_place() : std::nullopt;
    setVisible(pin.has_value());
    if (!pin)
        return;
    adjustSize();
    const int roomLeft = pin->x - pin->plot.left();
    const int roomRight = pin->plot.right() - pin->x;
    const bool fits = std::min(roomLeft, roomRight) >= width() + distance;
    const bool isLeft = fits == (roomLeft < roomRight);
    const int x = isLeft ? pin->x - distance - width() : pin->x + distance;
    const int y = pin->plot.bottom() - height() - kit::space::small;
    move(std::clamp(x, 0, std::max(0, parentWidget()->width() - width())), std::max(0, y));
    raise();
}

void PinnedLinks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(kit::ColorRole::Raised),
                  theme.color(kit::ColorRole::LineStrong), kit::size::radiusPanel);
}

void PinnedLinks::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        parentWidget()->setFocus(Qt::OtherFocusReason);
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    // Keys that entries leave are none of the chart's.
    const bool isTab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    event->setAccepted(!isTab);
}

// What is done on the card is not done to the chart below.
void PinnedLinks::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void PinnedLinks::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void PinnedLinks::mouseMoveEvent(QMouseEvent *event)
{
    event->accept();
}

bool PinnedLinks::eventFilter(QObject *watched, QEvent *event)
{
    const bool mayMove = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (watched == parentWidget() && mayMove && m_at)
        follow();
    return QFrame::eventFilter(watched, event);
}

} // namespace yagura::dashboards
