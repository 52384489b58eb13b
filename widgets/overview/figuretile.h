// A tile with a name, one big figure, a line under it and a small trend. Click or Enter opens what it stands
// for. Owned by the overview.
#pragma once

#include "kit/numbers.h"
#include "kit/severity.h"

#include <QAbstractButton>

#include <optional>

namespace yagura::overview {

// A part of the line under the figure; parts are set apart by a dot.
struct TilePart
{
    QString text;
    std::optional<kit::Severity> severity{};

    bool operator==(const TilePart &) const = default;
};

struct TileContent
{
    QString name; // translated
    kit::ValueText figure;
    QString beside; // behind the figure, strong; then there is no trend
    QString besideSmall; // under beside
    QList<TilePart> parts; // at the bottom, the most important first
    std::vector<double> trend;
    kit::ColorRole figureRole = kit::ColorRole::Text;
};

class FigureTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FigureTile(QWidget *parent = nullptr);

    void setContent(TileContent content);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static int partWidth(const TilePart &part);
    void paintParts(QPainter &painter, const QRect &room) const;
    void paintPart(QPainter &painter, const QRect &place, const TilePart &part) const;
    void paintBeside(QPainter &painter, const QRect &room) const;

    TileContent m_content;
};

} // namespace yagura::overview
