// How far the data of a trace can be trusted: which clock its times are shown by and who was moved by how
// much, and every repair that was needed, each with its cause and a way to its span. Owned by the trace page;
// GUI thread.
#pragma once

#include "traces/analysis/clockskew.h"

#include <QWidget>

namespace yagura::kit {
class DataTable;
class PlainLabel;
class SegmentedControl;
template <typename Line> class LinesModel;
} // namespace yagura::kit

namespace yagura::traces {

struct QualityLine
{
    enum class Kind { Repair, Clock, Warning, Rest };

    Kind kind = Kind::Repair;
    QString what;
    QString where; // span, or clock
    QString detail;
    std::vector<std::uint32_t> rows;

    bool operator==(const QualityLine &) const = default;
};

// Everything there is to say, shifts first. The list ends with how many are not in it, beyond most.
[[nodiscard]] QList<QualityLine> qualityLines(const OpenTrace &open, const ClockShifts &shifts,
                                              int most = 2000);

class DataQualityPane : public QWidget
{
    Q_OBJECT
public:
    explicit DataQualityPane(QWidget *parent = nullptr);

    // As the clocks of view have it.
    void setTrace(std::shared_ptr<const OpenTrace> open, ClockView view, const ClockShifts &shifts);

    [[nodiscard]] const QList<QualityLine> &lines() const { return m_lines; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

Q_SIGNALS:
    void clockViewChosen(yagura::traces::ClockView view);
    void rowsChosen(const std::vector<std::uint32_t> &rows);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpTable();

    std::shared_ptr<const OpenTrace> m_open;
    QList<QualityLine> m_lines;
    kit::SegmentedControl *m_clock;
    kit::PlainLabel *m_sum;
    kit::DataTable *m_table;
    kit::LinesModel<QualityLine> *m_model;
};

} // namespace yagura::traces
