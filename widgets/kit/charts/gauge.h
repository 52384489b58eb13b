// A half circle with a value in it, its limits as a thin inner arc. Owned by its parent; GUI thread.
#pragma once

#include "kit/numbers.h"
#include "kit/severity.h"

#include <QWidget>

namespace yagura::kit {

class Gauge : public QWidget
{
    Q_OBJECT
public:
    struct Step
    {
        double from = 0; // in units of the value
        Severity severity = Severity::Ok;
    };

    explicit Gauge(const QString &accessibleName, QWidget *parent = nullptr);

    void setScale(double min, double max, std::vector<Step> steps);
    // text: the figure in the middle; caption: below it, "of 50 in use".
    void setValue(double value, const ValueText &text, const QString &caption = {});

    [[nodiscard]] QSize sizeHint() const override { return {160, 110}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 60}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] Severity severityAt(double value) const;

    double m_min = 0;
    double m_max = 1;
    std::vector<Step> m_steps;
    double m_value = 0;
    ValueText m_text;
    QString m_caption;
};

} // namespace yagura::kit
