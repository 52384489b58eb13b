// What the tests of painted charts share: sheets of charts, counted pixels, pictures in both themes where
// YAGURA_PICTURES names a folder.
#pragma once

#include "kit/charts/charttooltip.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>

namespace yagura::kit {

// Charts beside and below each other, on the ground they have in a panel.
class ChartSheet : public QWidget
{
public:
    explicit ChartSheet(int columns)
        : m_columns(columns)
        , m_layout(new QGridLayout(this))
    {
        m_layout->setContentsMargins(16, 16, 16, 16);
        m_layout->setSpacing(24);
    }
    template <typename Chart> Chart *add(Chart *chart, const QSize &size)
    {
        const int count = m_layout->count();
        chart->setFixedSize(size);
        m_layout->addWidget(chart, count / m_columns, count % m_columns);
        return chart;
    }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    int m_columns;
    QGridLayout *m_layout;
};

inline void ChartSheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(ColorRole::Surface));
}

inline int countPixels(const QImage &image, const QColor &color, const QRect &within = {})
{
    const QRect area = within.isNull() ? image.rect() : within.intersected(image.rect());
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == color.rgb() ? 1 : 0;
    }
    return count;
}

// Pixels of about this colour: thin strokes are never all of it.
inline int countNear(const QImage &image, const QColor &color, int tolerance)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor found = image.pixelColor(x, y);
            count += std::abs(found.red() - color.red()) + std::abs(found.green() - color.green())
                    + std::abs(found.blue() - color.blue())
                <= tolerance;
        }
    }
    return count;
}

// How many pixels of an area are not the ground.
inline int countPainted(const QImage &image, const QRect &within, const QColor &ground)
{
    const QRect area = within.intersected(image.rect());
    return area.width() * area.height() - countPixels(image, ground, area);
}

// On the ground of a panel, as it is on the screen.
inline QImage pictureOf(QWidget &widget)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(Theme::of(&widget).color(ColorRole::Surface));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

// The pointer over one chart of a sheet: QTest moves the cursor of the screen, which a sheet larger than the
// screen does not follow.
inline void hover(QWidget &widget, const QPointF &at)
{
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

// Height of the visible tooltip in the chart's window; 0: none.
inline int tooltipHeight(const QWidget &chart)
{
    const auto *tooltip = chart.window()->findChild<ChartTooltip *>();
    return tooltip && tooltip->isVisible() ? tooltip->height() : 0;
}

inline void turnWheel(QWidget &widget, const QPointF &at, int delta, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &event);
}

inline void showChart(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QCoreApplication::processEvents();
}

inline void savePictures(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        ThemeManager::installed()->setMode(mode);
        QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        const QString theme = mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        if (!folder.isEmpty())
            QVERIFY(QDir().mkpath(folder)
                    && picture.save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(name, theme))));
    }
    ThemeManager::installed()->setMode(ThemeMode::Dark);
}

} // namespace yagura::kit
