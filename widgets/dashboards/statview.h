// Figures: one a series, each with its course beside it and what it was in the range. Owned by its
// PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelfigures.h"
#include "dashboards/panelview.h"
#include "kit/charts/sparkline.h"
#include "kit/numbers.h"

namespace yagura::dashboards {

class StatView : public PanelView
{
    Q_OBJECT
public:
    explicit StatView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;

    struct Figure
    {
        QString name; // shown only where there are several
        kit::ValueText value;
        kit::ColorRole role = kit::ColorRole::Text;
        QString note;
        kit::ColorRole noteRole = kit::ColorRole::TextFaint;
        std::vector<double> course; // empty: no sparkline
        kit::SparklineLook look;
    };
    [[nodiscard]] const std::vector<Figure> &figures() const { return m_figures; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Figure figureOf(const PanelFigure &shown, bool hasCourse) const;
    void paintFigure(QPainter &painter, const QRect &rect, const Figure &figure, bool isNamed) const;

    std::vector<Figure> m_figures;
};

} // namespace yagura::dashboards
