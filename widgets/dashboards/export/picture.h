// A panel or a whole dashboard as a picture for a file: PNG at twice the screen's resolution, SVG and PDF
// with texts and lines as such. Drawn at the widget's size, whatever part of it is on the screen. Values and
// functions; GUI thread, but encodedPng, which any thread may do.
#pragma once

#include "core/result.h"

#include <QImage>
#include <QString>

#include <vector>

class QPainter;
class QWidget;

namespace yagura::dashboards {

enum class PdfPages {
    OneLong, // as large as what is drawn
    A4Landscape, // as wide as a page, cut between panels
};

class Picture
{
public:
    // content outlives the picture. heading and detail (the time range) stand above it, if there are any.
    Picture(QWidget &content, QString heading = {}, QString detail = {});

    // Where a page may end: tops of what must not be cut, in content's pixels.
    void setBreaks(std::vector<int> breaks) { m_breaks = std::move(breaks); }

    [[nodiscard]] QSize size() const; // in the screen's pixels
    [[nodiscard]] QImage image() const; // TooLarge ones are empty
    [[nodiscard]] Result<QByteArray> svg() const;
    [[nodiscard]] Result<QByteArray> pdf(PdfPages pages) const;

private:
    void paint(QPainter &painter, const QRect &part) const; // part: of size()
    [[nodiscard]] QRect contentRect() const;
    [[nodiscard]] std::vector<QRect> pagesOf(int pageHeight) const;

    QWidget &m_content;
    QString m_heading;
    QString m_detail;
    std::vector<int> m_breaks;
};

[[nodiscard]] Result<QByteArray> encodedPng(const QImage &image);

} // namespace yagura::dashboards
