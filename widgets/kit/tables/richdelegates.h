// Cells of more than one piece: two lines (incident rows), chips in a row. Owned by the table; GUI thread.
#pragma once

#include "kit/controls/chippainter.h"
#include "kit/tables/celldelegate.h"

namespace yagura::kit {

// Two lines, with a shape in front of the first and a chip behind the second if wanted. For rows of 44 to 52
// pixels.
struct TwoLineCell
{
    QString first{};
    QString firstPrefix{}; // quieter, in front: "#4812"
    QString second{};
    std::optional<Shape> shape{};
    ColorRole shapeColor = ColorRole::Text;
    TextStyle firstStyle = TextStyle::Body;
    ColorRole firstColor = ColorRole::Text;
    ColorRole secondColor = ColorRole::TextMuted;
    std::optional<ChipContent> chip{}; // behind the second line: a pending write
    Qt::Alignment alignment = Qt::AlignLeft; // right for ages; digits on fixed advances then
};
class TwoLineDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<TwoLineCell(const QModelIndex &)>;
    TwoLineDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    Describe m_describe;
};

// Chips side by side; those that do not fit are counted: "+7".
class ChipsDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<std::vector<ChipContent>(const QModelIndex &)>;
    ChipsDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    Describe m_describe;
};

} // namespace yagura::kit
