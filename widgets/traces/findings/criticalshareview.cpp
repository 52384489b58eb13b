#include "traces/findings/criticalshareview.h"

#include "kit/controls/chippainter.h"
#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace yagura::traces {

namespace {

using kit::ColorRole;

constexpr int LineHeight = 22;
constexpr int BarHeight = 9;
constexpr int BarGap = 8;
constexpr int ShareWidth = 46;
constexpr int TimeWidth = 64;
constexpr int Side = 12; // lines reach to the edges of the pane

} // namespace

CriticalShareView::CriticalShareView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Critical path"));
}

void CriticalShareView::setShares(std::vector<PathShare> shares)
{
    std::optional<std::pair<QString, QString>> name;
    if (const auto *before = current())
        name.emplace(before->service, before->operation);
    m_shares = std::move(shares);
    m_current = -1;
    for (int i = 0; name && i < lineCount(); ++i) {
        const auto &share = m_shares[static_cast<size_t>(i)];
        if (share.service == name->first && share.operation == name->second)
            m_current = i;
    }
    describe();
    updateGeometry();
    update();
}

void CriticalShareView::setMostLines(int lines)
{
    if (lines == m_mostLines)
        return;
    m_mostLines = lines;
    if (m_current >= lineCount())
        m_current = -1;
    updateGeometry();
    update();
}

const PathShare *CriticalShareView::current() const
{
    return m_current < 0 ? nullptr : &m_shares[static_cast<size_t>(m_current)];
}

void CriticalShareView::choose(int line)
{
    if (line < 0 || line >= lineCount())
        return;
    m_current = line;
    describe();
    update();
    Q_EMIT chosen();
}

QString CriticalShareView::nameOf(const PathShare &share) const
{
    return share.operation.isEmpty() ? serviceText(share.service) : share.operation;
}

// What is read out: the chosen line, or all of them.
void CriticalShareView::describe()
{
    const auto said = [this](const PathShare &share) {
        return tr("%1 %2, %3")
            .arg(kit::safeText(nameOf(share)), kit::percentText(share.share, 1).joined(),
                 durationOf(share.time).joined());
    };
    QStringList lines;
    if (const auto *share = current()) {
        lines.append(said(*share));
    } else {
        for (int i = 0; i < lineCount(); ++i)
            lines.append(said(m_shares[static_cast<size_t>(i)]));
    }
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

// The last line stands for the rest where there is more than one of it.
int CriticalShareView::lineCount() const
{
    const int count = static_cast<int>(m_shares.size());
    return count <= m_mostLines ? count : m_mostLines - 1;
}

QSize CriticalShareView::sizeHint() const
{
    const int lines = std::min(static_cast<int>(m_shares.size()), m_mostLines);
    return {200, lines == 0 ? 0 : BarHeight + BarGap + lines * LineHeight};
}

QRect CriticalShareView::rectOf(int line) const
{
    return {0, BarHeight + BarGap + line * LineHeight, width(), LineHeight};
}

int CriticalShareView::lineAt(const QPoint &position) const
{
    const int y = position.y() - BarHeight - BarGap;
    const int line = y < 0 ? -1 : y / LineHeight;
    return line < lineCount() ? line : -1;
}

void CriticalShareView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        return choose(std::min(m_current + 1, lineCount() - 1));
    case Qt::Key_Up:
        return choose(std::max(m_current - 1, 0));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(lineCount() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(std::max(m_current, 0));
    default:
        return QWidget::keyPressEvent(event);
    }
}

void CriticalShareView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(lineAt(event->position().toPoint()));
}

void CriticalShareView::mouseMoveEvent(QMouseEvent *event)
{
    const int line = lineAt(event->position().toPoint());
    setCursor(line < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (line != std::exchange(m_hovered, line))
        update();
}

void CriticalShareView::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

bool CriticalShareView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos());
        if (line < 0) {
            kit::hidePlainToolTip();
        } else {
            const auto &share = m_shares[static_cast<size_t>(line)];
            const auto service = serviceText(share.service);
            const QString name
                = share.operation.isEmpty() ? service : QString(service + u' ' + share.operation);
            kit::showPlainToolTip(
                help->globalPos(),
                name + u'\n' + tr("%n spans on the path", nullptr, static_cast<int>(share.rows.size())),
                this);
        }
        return true;
    }
    return QWidget::event(event);
}

void CriticalShareView::paintBar(QPainter &painter) const
{
    double x = Side;
    const double whole = width() - 2 * Side;
    for (size_t i = 0; i < m_shares.size() && x < Side + whole; ++i) {
        const auto &share = m_shares[i];
        const double part = share.share * whole;
        auto color = kit::serviceColor(serviceText(share.service));
        if (m_current >= 0 && static_cast<int>(i) != m_current)
            color = kit::withAlpha(color, 0.4);
        painter.fillRect(QRectF(x, 0, std::max(0.5, part - 1), BarHeight), color);
        x += part;
    }
}

void CriticalShareView::paintFigures(QPainter &painter, const QRect &rect, double share,
                                     std::int64_t time) const
{
    const auto &theme = kit::Theme::of(this);
    const kit::NumberPainter numbers(kit::textFont(kit::TextStyle::Body));
    const int right = rect.right() + 1 - Side;
    numbers.draw(painter, QRectF(right - ShareWidth - TimeWidth, rect.top(), ShareWidth, LineHeight),
                 Qt::AlignRight | Qt::AlignVCenter, kit::percentText(share, share < 0.1 ? 1 : 0).joined(),
                 theme.color(ColorRole::TextMuted));
    numbers.draw(painter, QRectF(right - TimeWidth, rect.top(), TimeWidth, LineHeight),
                 Qt::AlignRight | Qt::AlignVCenter, durationOf(time).joined(), theme.color(ColorRole::Text));
}

void CriticalShareView::paintLine(QPainter &painter, int line) const
{
    const auto &theme = kit::Theme::of(this);
    const auto &share = m_shares[static_cast<size_t>(line)];
    const QRect rect = rectOf(line);
    if (line == m_current || line == m_hovered)
        painter.fillRect(rect, theme.color(line == m_current ? ColorRole::Hover : ColorRole::Raised));
    if (line == m_current)
        painter.fillRect(0, rect.top(), kit::size::currentEdge, rect.height(),
                         theme.color(ColorRole::Accent));
    kit::paintSwatch(painter, QPointF(Side + 4, rect.top() + LineHeight / 2.0),
                     kit::serviceColor(serviceText(share.service)));
    const QFont body = kit::textFont(kit::TextStyle::Body);
    painter.setFont(body);
    painter.setPen(theme.color(ColorRole::Text));
    const int room = width() - 2 * Side - 18 - ShareWidth - TimeWidth;
    painter.drawText(QRect(Side + 18, rect.top(), room, LineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(body).elidedText(kit::safeText(nameOf(share)), Qt::ElideRight, room));
    paintFigures(painter, rect, share.share, share.time);
}

void CriticalShareView::paintRest(QPainter &painter) const
{
    const int first = lineCount();
    double share = 0;
    std::int64_t time = 0;
    for (size_t i = static_cast<size_t>(first); i < m_shares.size(); ++i) {
        share += m_shares[i].share;
        time += m_shares[i].time;
    }
    const QRect rect = rectOf(first);
    painter.setFont(kit::textFont(kit::TextStyle::Body));
    painter.setPen(kit::Theme::of(this).color(ColorRole::TextMuted));
    painter.drawText(rect.adjusted(Side + 18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%n others", nullptr, static_cast<int>(m_shares.size()) - first));
    paintFigures(painter, rect, share, time);
}

void CriticalShareView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_shares.empty())
        return;
    paintBar(painter);
    for (int line = 0; line < lineCount(); ++line)
        paintLine(painter, line);
    if (lineCount() < static_cast<int>(m_shares.size()))
        paintRest(painter);
    if (hasFocus())
        kit::paintFocusRing(painter,
                            m_current < 0 ? QRect(4, BarHeight + 2, width() - 8, height() - BarHeight - 2)
                                          : rectOf(m_current).adjusted(4, 0, -4, 0),
                            kit::Theme::of(this));
}

} // namespace yagura::traces
