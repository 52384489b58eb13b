// The links of a moment that was pinned on a chart: a small card beside the pin, whose entries are clicked,
// or reached with Tab from the chart. Escape leads back. Owned by its chart, which it lies on; GUI thread.
#pragma once

#include "dashboards/fieldlinks.h"

#include <QFrame>

#include <functional>
#include <optional>

class QVBoxLayout;

namespace yagura::dashboards {

struct PinPlace
{
    QRect plot; // in coordinates of the chart
    int x = 0; // of the pin
};

class PinnedLinks : public QFrame
{
    Q_OBJECT
public:
    // Where the pin is now; nothing while it is out of sight. Asked whenever the chart may have moved it.
    using Place = std::function<std::optional<PinPlace>()>;
    PinnedLinks(QWidget *chart, Place place);

    // Shown while there is a moment and a link, one entry each; more than a handful are found in the panel's
    // menu.
    void showFor(std::optional<Instant> at, const QString &title, std::vector<FieldLink> links);
    [[nodiscard]] std::optional<Instant> at() const { return m_at; }
    // The pin is somewhere else now, or nowhere: then the card goes.
    void keepTo(std::optional<Instant> pinned);
    // To where the pin is, at the next turn of the event loop.
    void follow();
    [[nodiscard]] QList<QWidget *> entries() const { return m_entries; }

Q_SIGNALS:
    void activated(const yagura::dashboards::FieldLink &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void clear();
    void place();

    Place m_place;
    QVBoxLayout *m_column;
    QList<QWidget *> m_entries;
    std::optional<Instant> m_at;
};

// Of a chart with a pin, a plot and a mapping from time to pixels.
template <typename Chart> [[nodiscard]] PinnedLinks::Place pinPlace(Chart &chart)
{
    return [&chart]() -> std::optional<PinPlace> {
        const QRectF plot = chart.plotRect();
        const auto pinned = chart.pinned();
        const double x = pinned ? chart.mapping().x(toUnixMilliseconds(*pinned)) : 0;
        if (!pinned || x < plot.left() - 1 || x > plot.right() + 1)
            return std::nullopt;
        return PinPlace{plot.toRect(), static_cast<int>(x)};
    };
}

} // namespace yagura::dashboards
