#include "kit/controls/statusstrip.h"

#include "kit/controls/button.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QBoxLayout>
#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int stripHeight = 26;
constexpr int shapeSide = 14;

QFont itemFont(bool isStrong)
{
    QFont font = textFont(isStrong ? TextStyle::Strong : TextStyle::Body);
    font.setPixelSize(12);
    return font;
}

// One item: a shape, a bold part, a text.
class StripLabel final : public QWidget
{
public:
    StripLabel(const StripItem &item, bool hasSeparator)
        : m_item(item)
        , m_hasSeparator(hasSeparator)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAccessibleName(QString(safeText(item.strong) + QLatin1Char(' ') + safeText(item.text)).trimmed());
    }

    QSize sizeHint() const override
    {
        return {qCeil(strongWidth() + NumberPainter(itemFont(false)).width(safeText(m_item.text))) + lead()
                    + 1,
                stripHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        if (m_hasSeparator)
            painter.fillRect(QRect(space::medium, 7, 1, height() - 14), theme.color(ColorRole::LineStrong));
        qreal x = m_hasSeparator ? 2 * space::medium : 0;
        const QColor color = theme.color(m_item.severity ? colorOf(*m_item.severity) : ColorRole::TextMuted);
        if (m_item.severity) {
            paintSeverity(painter, QRectF(x, (height() - shapeSide) / 2.0, shapeSide, shapeSide),
                          *m_item.severity, theme);
            x += shapeSide + 6;
        }
        const QRectF rest(x, 0, width(), height());
        NumberPainter(itemFont(true))
            .draw(painter, rest, Qt::AlignLeft | Qt::AlignVCenter, safeText(m_item.strong),
                  m_item.severity ? color : theme.color(ColorRole::Text));
        NumberPainter(itemFont(false))
            .draw(painter, rest.translated(strongWidth(), 0), Qt::AlignLeft | Qt::AlignVCenter,
                  safeText(m_item.text), color);
    }

private:
    int lead() const
    {
        return (m_hasSeparator ? 2 * space::medium : 0) + (m_item.severity ? shapeSide + 6 : 0);
    }
    qreal strongWidth() const
    {
        if (m_item.strong.isEmpty())
            return 0;
        return NumberPainter(itemFont(true)).width(safeText(m_item.strong))
            + (m_item.text.isEmpty() || m_item.text.startsWith(u',') ? 0 : 4);
    }

    StripItem m_item;
    bool m_hasSeparator;
};

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    setFixedHeight(stripHeight);
    m_layout->setContentsMargins(space::large, 0, space::large, 0);
    m_layout->setSpacing(0);
}

void StatusStrip::setItems(const std::vector<StripItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    while (QLayoutItem *old = m_layout->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater();
        delete old;
    }
    bool isFirst = true;
    for (const StripItem &item : items) {
        if (item.actionId.isEmpty()) {
            m_layout->addWidget(new StripLabel(item, !isFirst));
        } else {
            m_layout->addSpacing(space::large);
            auto *link = new Button(item.text, ButtonKind::Link);
            link->setControlSize(ControlSize::Small);
            connect(link, &QPushButton::clicked, this,
                    [this, id = item.actionId] { Q_EMIT actionTriggered(id); });
            m_layout->addWidget(link);
        }
        isFirst = false;
    }
    m_layout->addStretch(1);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
}

} // namespace yagura::kit
