// How long the spans of one operation took, as a small histogram with this span marked in it; durations grow
// by factors to the right. Owned by the head of the details; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace yagura::traces {

class DurationStrip : public QWidget
{
    Q_OBJECT
public:
    explicit DurationStrip(QWidget *parent = nullptr);

    // ns, ascending; of a hundred thousand only their counts are drawn. note: what they are.
    void setDurations(std::shared_ptr<const std::vector<double>> durations, double marked,
                      const QString &note);
    [[nodiscard]] size_t compared() const { return m_durations ? m_durations->size() : 0; }
    [[nodiscard]] QString note() const { return m_note; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] double xOf(double ns) const;
    void count();
    void paintScale(QPainter &painter, const kit::Theme &theme) const;
    void paintMark(QPainter &painter, const kit::Theme &theme) const;

    std::shared_ptr<const std::vector<double>> m_durations;
    double m_marked = 0;
    QString m_note;
    double m_lowest = 1;
    double m_highest = 10;
    std::vector<size_t> m_counts;
    size_t m_most = 0;
};

} // namespace yagura::traces
