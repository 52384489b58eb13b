// Paints an incident's two-line row: what at the left, who in the middle, since when at the right. Owned by its table.
#pragma once

#include "kit/tables/celldelegate.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>

namespace yagura::overview {

struct IncidentRow
{
    const IncidentLine *incident = nullptr;
    Instant now;
    QTimeZone zone;
};

enum class IncidentPart { What, Who, When };

class IncidentDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<IncidentRow(const QModelIndex &)>;
    IncidentDelegate(IncidentPart part, Describe describe, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    struct TwoLines
    {
        QString first;
        QString second;
        kit::ColorRole secondRole = kit::ColorRole::TextFaint;
        bool strong = false;
    };
    [[nodiscard]] TwoLines linesOf(const IncidentRow &row) const;
    void paintWhat(QPainter &painter, const QRect &rect, const kit::Theme &theme, const IncidentRow &row) const;

    IncidentPart m_part;
    Describe m_describe;
};

} // namespace yagura::overview
