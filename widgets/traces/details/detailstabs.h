// The tabs of the details: only parts that have something in them, with counts; in two lines where one is too
// short, so that none is out of sight. Owned by the details pane; GUI thread.
#pragma once

#include "kit/controls/choicestrip.h"

namespace yagura::traces {

enum class DetailsPart { Tags, Process, Events, References, Warnings, Json, Comparison };

struct DetailsTab
{
    DetailsPart part = DetailsPart::Tags;
    int count = 0; // shown where it is not 0
};

class DetailsTabs : public kit::ChoiceStrip
{
    Q_OBJECT
public:
    explicit DetailsTabs(QWidget *parent = nullptr);

    // The chosen part stays chosen where it is among them, and is chosen again when it comes back.
    void setTabs(std::vector<DetailsTab> tabs);
    [[nodiscard]] const std::vector<DetailsTab> &tabs() const { return m_tabs; }
    [[nodiscard]] DetailsPart part() const;
    void choose(DetailsPart part);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void partChanged(yagura::traces::DetailsPart part);

protected:
    [[nodiscard]] QRect hitRect(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    std::vector<DetailsTab> m_tabs;
    std::vector<QRect> m_rects;
    DetailsPart m_wanted = DetailsPart::Tags;
    int m_lines = 1;
    bool m_isSetting = false;
};

} // namespace yagura::traces
