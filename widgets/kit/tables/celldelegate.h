// The base of all cell painters of the console: fills the row's ground (hovered, current, ticked), then lets
// the kind of cell draw its content. A delegate is told by a function of the screen what a cell means; it
// knows no model. Owned by the table; GUI thread.
#pragma once

#include "kit/numbers.h"
#include "kit/severity.h"
#include "kit/theme.h"

#include <QStyledItemDelegate>

namespace yagura::kit {

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    // rect: the cell without its side margins.
    virtual void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                           const QModelIndex &index) const
        = 0;
    // Width the content needs, without margins.
    [[nodiscard]] virtual int contentWidth(const QModelIndex &index) const = 0;
    // Plain text; shown when the pointer rests. Default: the model's tooltip, or the display text if it was
    // elided.
    [[nodiscard]] virtual QString toolTipText(const QModelIndex &index, int availableWidth) const;
};

inline constexpr int cellMargin = 8;

// A line of text in a cell. Elided unless isName.
struct TextCell
{
    QString text{};
    TextStyle style = TextStyle::Body;
    ColorRole role = ColorRole::Text;
    QString suffix{}; // behind the text, in Label style, muted
    bool isName = false;
    int pixels = 0; // of the letters; 0: as the style has them
};
void paintTextCell(QPainter &painter, const QRect &rect, const TextCell &cell, const Theme &theme);

// What a table uses where a screen gives nothing else: DisplayRole as plain text; numbers when right-aligned.
class TextDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<TextCell(const QModelIndex &)>;
    explicit TextDelegate(QObject *parent = nullptr, Describe describe = {});

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    [[nodiscard]] TextCell cellOf(const QModelIndex &index) const;
    Describe m_describe;
};

// A right-aligned figure with its unit.
struct NumberCell
{
    ValueText value{};
    ColorRole role = ColorRole::Text;
    TextStyle style = TextStyle::Body;
};
class NumberDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<NumberCell(const QModelIndex &)>;
    explicit NumberDelegate(Describe describe, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

// A severity shape and a name behind it.
struct SeverityCell
{
    Severity severity = Severity::Unknown;
    QString text{};
    ColorRole role = ColorRole::Text;
    TextStyle style = TextStyle::Name;
    std::optional<Shape> shape{}; // instead of the severity's own
};
class SeverityDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<SeverityCell(const QModelIndex &)>;
    explicit SeverityDelegate(Describe describe, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    Describe m_describe;
};

} // namespace yagura::kit
