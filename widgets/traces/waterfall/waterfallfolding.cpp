// Folding of the waterfall, and the menu of a row.
#include "traces/waterfall/waterfallview.h"

#include "kit/safetext.h"
#include "traces/tracetext.h"

#include <QMenu>

namespace yagura::traces {

namespace {

using Kind = WaterfallRow::Kind;

constexpr std::int64_t MillisecondNs = 1'000'000;

QString inMenu(const QString &text)
{
    QString safe = kit::safeText(text, kit::LineBreaks::Shown, 60);
    return safe.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void WaterfallView::setFolded(std::uint32_t row, bool folded)
{
    if (!m_open)
        return;
    m_rows.setFolded(row, folded);
    foldsHaveChanged();
}

void WaterfallView::toggle(std::uint32_t place)
{
    const auto row = m_rows.shown()[place];
    if (row.kind == Kind::Span)
        m_rows.setFolded(row.row, !m_rows.isFolded(row.row));
    else if (row.kind == Kind::RollUp)
        m_rows.setOpen(row.index, !m_rows.isOpen(row.index));
    foldsHaveChanged();
}

void WaterfallView::toggleCurrent()
{
    if (const auto place = currentPlace(); place != NoIndex)
        toggle(place);
}

void WaterfallView::foldAll()
{
    foldToLevels(2);
}

void WaterfallView::unfoldAll()
{
    if (!m_open)
        return;
    m_rows.unfoldAll();
    foldsHaveChanged();
}

void WaterfallView::foldToLevels(std::uint32_t levels)
{
    if (!m_open)
        return;
    m_rows.foldToLevels(levels);
    foldsHaveChanged();
}

void WaterfallView::foldOneLevel()
{
    if (!m_open)
        return;
    m_rows.foldOneLevel();
    foldsHaveChanged();
}

void WaterfallView::unfoldOneLevel()
{
    if (!m_open)
        return;
    m_rows.unfoldOneLevel();
    foldsHaveChanged();
}

void WaterfallView::foldChildrenOfCurrent()
{
    if (m_current == NoIndex)
        return;
    m_rows.setChildrenFolded(m_current, true);
    foldsHaveChanged();
}

void WaterfallView::foldServiceOfCurrent()
{
    if (m_current == NoIndex)
        return;
    const QString service = m_open->service(m_current);
    m_rows.foldWhere([&](std::uint32_t row) { return m_open->service(row) == service; });
    foldsHaveChanged();
}

void WaterfallView::foldShorterThan(std::int64_t duration)
{
    if (!m_open)
        return;
    m_rows.foldWhere([&](std::uint32_t row) { return m_open->duration(row) < duration; });
    foldsHaveChanged();
}

void WaterfallView::foldOrLeave()
{
    const auto place = currentPlace();
    if (place == NoIndex)
        return;
    const auto &row = m_rows.shown()[place];
    const bool folds = row.kind == Kind::Span ? m_rows.isFoldable(row.row) && !m_rows.isFolded(row.row)
                                              : row.kind == Kind::RollUp && m_rows.isOpen(row.index);
    if (folds)
        toggle(place);
    else if (row.parent != NoIndex)
        choosePlace(row.parent);
}

void WaterfallView::unfoldOrEnter()
{
    const auto place = currentPlace();
    if (place == NoIndex)
        return;
    const auto &row = m_rows.shown()[place];
    const bool unfolds = row.kind == Kind::Span ? m_rows.isFolded(row.row)
                                                : row.kind == Kind::RollUp && !m_rows.isOpen(row.index);
    if (unfolds)
        toggle(place);
    else if (place + 1 < m_rows.shownCount() && m_rows.shown()[place + 1].depth > row.depth)
        choosePlace(place + 1);
}

QMenu *WaterfallView::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const auto place = currentPlace();
    if (place == NoIndex)
        return menu;
    const auto &shown = m_rows.shown()[place];
    const bool isClosed = shown.kind == Kind::RollUp ? !m_rows.isOpen(shown.index)
                                                     : shown.kind == Kind::Span && m_rows.isFolded(shown.row);
    menu->addAction(tr("Zoom to the span"), this, &WaterfallView::fitCurrent);
    menu->addSeparator();
    auto *fold = menu->addAction(isClosed ? tr("Unfold") : tr("Fold"), this, &WaterfallView::toggleCurrent);
    fold->setEnabled(!chevronRectOf(place).isEmpty());
    menu->addAction(tr("Fold its children"), this, &WaterfallView::foldChildrenOfCurrent);
    menu->addAction(tr("Fold all spans of %1").arg(inMenu(serviceText(m_open->service(m_current)))), this,
                    &WaterfallView::foldServiceOfCurrent);
    auto *shorter = menu->addMenu(tr("Fold spans shorter than"));
    const auto own = m_open->duration(m_current);
    for (const auto duration :
         {own, MillisecondNs, 10 * MillisecondNs, 100 * MillisecondNs, 1'000 * MillisecondNs}) {
        const QString text = durationOf(duration).joined();
        shorter->addAction(duration == own ? tr("this one (%1)").arg(text) : text, this,
                           [this, duration] { foldShorterThan(duration); });
    }
    auto *levels = menu->addMenu(tr("Fold to level"));
    for (std::uint32_t level = 1; level <= std::min(9U, m_open->tree.depth); ++level)
        levels->addAction(QString::number(level), this, [this, level] { foldToLevels(level); });
    menu->addSeparator();
    menu->addAction(tr("Unfold all spans"), this, &WaterfallView::unfoldAll);
    return menu;
}

} // namespace yagura::traces
