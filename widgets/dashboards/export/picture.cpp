#include "dashboards/export/picture.h"

#include "kit/safetext.h"
#include "kit/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

namespace yagura::dashboards {

namespace {

constexpr qreal pngRatio = 2;
constexpr int dotsPerInch = 96; // what a pixel of the screen is on paper
constexpr int headingHeight = 28;
constexpr int longestSide = 16'000; // pixels of the screen; more is no picture any more
// PDF readers know pages up to 200 inches.
constexpr qreal longestPageInches = 200;

} // namespace

Picture::Picture(QWidget &content, QString heading, QString detail)
    : m_content(content)
    , m_heading(std::move(heading))
    , m_detail(std::move(detail))
{ }

QRect Picture::contentRect() const
{
    if (m_heading.isEmpty())
        return m_content.rect();
    return {QPoint(kit::space::large, kit::space::medium + headingHeight), m_content.size()};
}

QSize Picture::size() const
{
    if (m_heading.isEmpty())
        return m_content.size();
    const QRect content = contentRect();
    return {content.right() + 1 + kit::space::large, content.bottom() + 1 + kit::space::large};
}

void Picture::paint(QPainter &painter, const QRect &part) const
{
    const kit::Theme &theme = kit::Theme::of(&m_content);
    painter.fillRect(QRect(QPoint(), part.size()), theme.color(kit::ColorRole::Window));
    const QRect content = contentRect();
    if (!m_heading.isEmpty() && part.top() < content.top()) {
        const QRect line(kit::space::large, kit::space::tiny - part.top(), content.width(), headingHeight);
        painter.setPen(theme.color(kit::ColorRole::Text));
        painter.setFont(kit::textFont(kit::TextStyle::Title));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, kit::safeText(m_heading));
        painter.setPen(theme.color(kit::ColorRole::TextMuted));
        painter.setFont(kit::textFont(kit::TextStyle::Body));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, kit::safeText(m_detail));
    }
    const QRect seen = part.intersected(content);
    if (seen.isEmpty())
        return;
    painter.save();
    painter.translate(seen.topLeft() - part.topLeft());
    m_content.render(&painter, {}, QRegion(seen.translated(-content.topLeft())), QWidget::DrawChildren);
    painter.restore();
}

QImage Picture::image() const
{
    const QSize all = size();
    if (all.isEmpty() || std::max(all.width(), all.height()) > longestSide)
        return {};
    QImage picture(all * pngRatio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(pngRatio);
    QPainter painter(&picture);
    paint(painter, QRect(QPoint(), all));
    return picture;
}

Result<QByteArray> encodedPng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (image.isNull() || !buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return failure(ErrorKind::TooLarge, {}, QStringLiteral("the picture would be too large"));
    return bytes;
}

Result<QByteArray> Picture::svg() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    generator.setSize(size());
    generator.setViewBox(QRect(QPoint(), size()));
    generator.setTitle(m_heading);
    QPainter painter;
    if (!painter.begin(&generator))
        return failure(ErrorKind::Storage, {}, QStringLiteral("the picture could not be drawn"));
    paint(painter, QRect(QPoint(), size()));
    painter.end();
    return bytes;
}

// Pages end where a panel begins, unless that would leave most of the page empty.
std::vector<QRect> Picture::pagesOf(int pageHeight) const
{
    std::vector<QRect> pages;
    const QSize all = size();
    const int offset = contentRect().top();
    for (int top = 0; top < all.height();) {
        int bottom = std::min(top + pageHeight, all.height());
        if (bottom < all.height()) {
            int best = top;
            for (const int at : m_breaks) {
                if (at + offset > top + pageHeight / 3 && at + offset <= bottom)
                    best = std::max(best, at + offset);
            }
            bottom = best > top ? best : bottom;
        }
        pages.push_back({0, top, all.width(), bottom - top});
        top = bottom;
    }
    return pages;
}

Result<QByteArray> Picture::pdf(PdfPages pages) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_heading);
    writer.setCreator(QStringLiteral("Yagura"));
    writer.setResolution(dotsPerInch);
    writer.setPageMargins(QMarginsF());
    const QSize all = size();
    std::vector<QRect> parts{QRect(QPoint(), all)};
    qreal scale = 1;
    if (pages == PdfPages::A4Landscape) {
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        const QSize page = writer.pageLayout().fullRectPixels(dotsPerInch).size();
        scale = page.width() / static_cast<qreal>(all.width());
        parts = pagesOf(static_cast<int>(page.height() / scale));
    } else {
        scale = std::min(1.0, longestPageInches * dotsPerInch / std::max(all.width(), all.height()));
        const QSizeF points = QSizeF(all) * scale * 72.0 / dotsPerInch;
        writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    }
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(ErrorKind::Storage, {}, QStringLiteral("the pages could not be drawn"));
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.resetTransform();
        painter.scale(scale, scale);
        paint(painter, parts[i]);
    }
    painter.end();
    return bytes;
}

} // namespace yagura::dashboards
