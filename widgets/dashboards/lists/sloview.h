// The objectives panel: of each objective what was promised, what is, what is left of the budget and how fast
// it goes. The figures are instant answers of Prometheus at the end of the range. Owned by its PanelFrame;
// GUI thread.
#pragma once

#include "core/call.h"
#include "dashboards/lists/listpanelview.h"
#include "dashboards/lists/objectivefigures.h"
#include "kit/severity.h"
#include "kit/tables/linesmodel.h"

namespace yagura::dashboards {

class SloView : public ListPanelView
{
    Q_OBJECT
public:
    explicit SloView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const override { return m_missing > 0; }
    void stop() override;
    [[nodiscard]] const kit::LinesModel<ObjectiveLine> &model() const { return *m_model; }

protected:
    void askNow() override;
    void openRow(int row) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { NameColumn, TargetColumn, CurrentColumn, BudgetColumn, FirstBurnColumn };
    static constexpr int mostBurnColumns = 4;

    // Of one objective: a question a window.
    struct Round
    {
        slo::Objective objective;
        std::vector<std::optional<double>> ratios;
    };

    void setUpColumns();
    void setUpBurnColumns();
    void showWidths();
    void askRatios(const slo::Objectives &chosen);
    void askRatio(const Source<metrics::PromClient> &source, size_t round, const QString &window,
                  size_t place);
    [[nodiscard]] bool isFresh(const slo::Objectives &chosen) const;
    void take(size_t round, size_t place, const Result<metrics::SharedResult> &answer);
    void finish();
    [[nodiscard]] kit::Severity severityOf(const ObjectiveLine &line) const;

    kit::LinesModel<ObjectiveLine> *m_model;
    SloOptions m_options;
    SloOptions m_askedOptions; // of the latest round
    Instant m_askedFor{};
    QString m_sourceId;
    std::vector<Call<metrics::SharedResult>> m_calls;
    std::vector<Round> m_rounds;
    int m_missing = 0;
    bool m_anyAnswer = false;
    std::optional<Error> m_roundError;
    std::optional<Instant> m_confirmedAt;
};

} // namespace yagura::dashboards
