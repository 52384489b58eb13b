// Cells of a table panel that are more than a line of text: bars between limits, pills, pictures, Markdown.
// Nothing is ever loaded for showing one. Owned by the table; GUI thread.
#pragma once

#include "kit/charts/figures/bargauge.h"
#include "kit/tables/celldelegate.h"

#include <QCache>
#include <QImage>
#include <QTextDocument>

namespace yagura::dashboards {

class BarCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<kit::FigureItem(const QModelIndex &)>;
    BarCellDelegate(Describe describe, kit::BarGaugeMode mode, kit::FigureValues values, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
    kit::BarTrack m_track;
    kit::FigureValues m_values;
};

// The parts of a text, each in a rounded box of its colour.
struct Pill
{
    QString text;
    kit::SeriesColor color{};
};
// "a, b" or ["a", "b"].
[[nodiscard]] QStringList pillTexts(const QString &text);

class PillCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<std::vector<Pill>(const QModelIndex &)>;
    PillCellDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

// A picture that stands in its own address ("data:image/png;base64,…"); of any other is said where it lies.
class PictureCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    // alternative: what is said in its place where it cannot be read.
    PictureCellDelegate(QString alternative, QObject *parent);

    // Null where the address holds no picture of a kind that is shown.
    [[nodiscard]] static QImage pictureIn(const QString &address);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    [[nodiscard]] const QImage &picture(const QString &address) const;
    [[nodiscard]] QString saidOf(const QString &address) const;

    QString m_alternative;
    mutable QCache<QString, QImage> m_read;
};

class MarkdownCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    explicit MarkdownCellDelegate(QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    [[nodiscard]] QTextDocument &document(const QString &markdown) const;

    mutable QCache<QString, QTextDocument> m_read;
};

} // namespace yagura::dashboards
