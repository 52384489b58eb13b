#include "dashboards/views/contentcells.h"

#include "kit/markdownview.h"
#include "kit/numbers.h"
#include "kit/safelinks.h"
#include "kit/safetext.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QtMath>

namespace yagura::dashboards {

namespace {

constexpr double barHeight = 6;
constexpr double cellsHeight = 10; // of a bar of cells
constexpr int valueRoom = 72;
constexpr int pillHeight = 18;
constexpr float pillTint = 0.22F;
constexpr qsizetype mostPills = 20;
constexpr qsizetype largestPicture = 512 * 1024; // of its address: read while it is painted
constexpr int mostPixels = 1024; // of a side
constexpr int picturesKept = 64;
constexpr int textsKept = 256;

QFont pillFont()
{
    return kit::textFont(kit::TextStyle::Label);
}

int pillWidth(const QString &text)
{
    return QFontMetrics(pillFont()).horizontalAdvance(text) + 2 * kit::space::small;
}

} // namespace

BarCellDelegate::BarCellDelegate(Describe describe, kit::BarGaugeMode mode, kit::FigureValues values,
                                 QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
    , m_track{mode, true, true}
    , m_values(values)
{ }

void BarCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                const QModelIndex &index) const
{
    const kit::FigureItem item = m_describe(index);
    const double high = m_track.mode == kit::BarGaugeMode::Lcd ? cellsHeight : barHeight;
    QRectF bar(rect.left(), rect.center().y() - high / 2 + 0.5, rect.width(), high);
    if (m_values != kit::FigureValues::Hidden) {
        const bool isColored
            = m_values == kit::FigureValues::Color && !item.steps.empty() && !std::isnan(item.value);
        const QColor ink = isColored ? item.color.resolve(theme) : theme.color(kit::ColorRole::Text);
        const QRectF place(rect.right() - valueRoom + 1, rect.top(), valueRoom, rect.height());
        kit::NumberPainter(kit::textFont(kit::TextStyle::Body))
            .draw(painter, place, Qt::AlignRight | Qt::AlignVCenter, item.text.joined(), ink);
        bar.setRight(place.left() - kit::space::small);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (bar.width() > 4)
        kit::paintBarTrack(painter, bar, item, m_track, theme);
}

int BarCellDelegate::contentWidth(const QModelIndex &) const
{
    return 48 + (m_values == kit::FigureValues::Hidden ? 0 : valueRoom + kit::space::small);
}

QStringList pillTexts(const QString &text)
{
    QString list = text.trimmed();
    const bool isArray = list.startsWith(QLatin1Char('[')) && list.endsWith(QLatin1Char(']'));
    if (isArray)
        list = list.mid(1, list.size() - 2);
    QStringList parts;
    for (QString part : list.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        part = part.trimmed();
        if (isArray && part.size() > 1 && part.startsWith(QLatin1Char('"')))
            part = part.mid(1, part.size() - 2);
        if (!part.isEmpty())
            parts << part;
    }
    return parts.mid(0, mostPills);
}

PillCellDelegate::PillCellDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void PillCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                 const QModelIndex &index) const
{
    painter.setFont(pillFont());
    painter.setRenderHint(QPainter::Antialiasing);
    int x = rect.left();
    for (const Pill &pill : m_describe(index)) {
        const QString text = kit::safeText(pill.text, kit::LineBreaks::Shown, 80);
        const int wide = std::min(pillWidth(text), rect.right() - x + 1);
        if (wide < 3 * kit::space::small)
            return; // no room to say anything
        const QRectF box(x, rect.center().y() - pillHeight / 2.0 + 0.5, wide, pillHeight);
        QColor ground = pill.color.resolve(theme);
        ground.setAlphaF(pillTint);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(box, pillHeight / 2.0, pillHeight / 2.0);
        painter.setPen(theme.color(kit::ColorRole::Text));
        painter.drawText(
            box, Qt::AlignCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, wide - 2 * kit::space::small + 1));
        x += wide + kit::space::tiny;
    }
}

int PillCellDelegate::contentWidth(const QModelIndex &index) const
{
    int wide = 0;
    for (const Pill &pill : m_describe(index))
        wide += pillWidth(kit::safeText(pill.text, kit::LineBreaks::Shown, 80)) + kit::space::tiny;
    return wide;
}

PictureCellDelegate::PictureCellDelegate(QString alternative, QObject *parent)
    : CellDelegate(parent)
    , m_alternative(std::move(alternative))
    , m_read(picturesKept)
{ }

QImage PictureCellDelegate::pictureIn(const QString &address)
{
    static const QStringList kinds{QStringLiteral("png"), QStringLiteral("jpeg"), QStringLiteral("gif"),
                                   QStringLiteral("webp")};
    const qsizetype comma = address.indexOf(QLatin1Char(','));
    const QString head = address.left(comma);
    const QString kind = head.section(QLatin1Char('/'), 1).section(QLatin1Char(';'), 0, 0);
    if (address.size() > largestPicture || !head.startsWith(QLatin1String("data:image/"))
        || !head.endsWith(QLatin1String(";base64")) || !kinds.contains(kind))
        return {};
    QByteArray bytes = QByteArray::fromBase64(address.mid(comma + 1).toLatin1());
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, kind.toLatin1());
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    return reader.read();
}

const QImage &PictureCellDelegate::picture(const QString &address) const
{
    if (!m_read.contains(address))
        m_read.insert(address, new QImage(pictureIn(address)));
    return *m_read.object(address);
}

QString PictureCellDelegate::saidOf(const QString &address) const
{
    if (!m_alternative.isEmpty())
        return m_alternative;
    return kit::judgeLink(address) == kit::LinkVerdict::Safe
        ? tr("Not loaded: %1").arg(kit::linkTarget(address))
        : tr("No picture that is shown here");
}

void PictureCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                    const QModelIndex &index) const
{
    const QString address = index.data().toString();
    if (address.isEmpty())
        return;
    const QImage &image = picture(address);
    if (image.isNull()) {
        kit::TextCell cell;
        cell.text = saidOf(address);
        cell.role = kit::ColorRole::TextMuted;
        kit::paintTextCell(painter, rect, cell, theme);
        return;
    }
    const QSize room(rect.width(), rect.height() - 4);
    const QSize shown = image.size().scaled(room, Qt::KeepAspectRatio).boundedTo(image.size());
    const QRect place(rect.left(), rect.center().y() - shown.height() / 2 + 1, shown.width(), shown.height());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, image);
}

int PictureCellDelegate::contentWidth(const QModelIndex &index) const
{
    const QString address = index.data().toString();
    constexpr int widest = 160;
    const QImage &image = picture(address);
    return image.isNull()
        ? QFontMetrics(kit::textFont(kit::TextStyle::Body)).horizontalAdvance(saidOf(address)) + 1
        : std::min(widest, image.width());
}

MarkdownCellDelegate::MarkdownCellDelegate(QObject *parent)
    : CellDelegate(parent)
    , m_read(textsKept)
{ }

QTextDocument &MarkdownCellDelegate::document(const QString &markdown) const
{
    constexpr qsizetype mostText = 4000;
    if (!m_read.contains(markdown)) {
        auto *document = new QTextDocument;
        document->setDocumentMargin(0);
        document->setDefaultFont(kit::textFont(kit::TextStyle::Body));
        document->setMarkdown(kit::tamedMarkdown(markdown.left(mostText)),
                              QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML)
                                  | QTextDocument::MarkdownDialectGitHub);
        m_read.insert(markdown, document);
    }
    return *m_read.object(markdown);
}

void MarkdownCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                     const QModelIndex &index) const
{
    QTextDocument &text = document(index.data().toString());
    text.setTextWidth(rect.width());
    const double high = text.size().height();
    const double top = high < rect.height() ? rect.top() + (rect.height() - high) / 2 : rect.top() + 4;
    painter.setClipRect(rect);
    painter.translate(rect.left(), top);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, theme.color(kit::ColorRole::Text));
    context.palette.setColor(QPalette::Link, theme.color(kit::ColorRole::Accent));
    text.documentLayout()->draw(&painter, context);
}

int MarkdownCellDelegate::contentWidth(const QModelIndex &index) const
{
    constexpr int widest = 320;
    return std::min(widest, qCeil(document(index.data().toString()).idealWidth()));
}

} // namespace yagura::dashboards
