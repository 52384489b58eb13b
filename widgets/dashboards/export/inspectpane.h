// The pane beside a dashboard that shows what is behind one panel: its frames cell by cell, what each
// transformation did, the questions as they were sent and what the server remarked, and the panel's JSON.
// Goes on with every refresh. Owned by PanelCommands; GUI thread.
#pragma once

#include "dashboards/paneldata.h"

#include <QTimeZone>
#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;

namespace yagura::kit {
class DataTable;
class DropDownButton;
class ElidedLabel;
class PlainLabel;
class TabStrip;
} // namespace yagura::kit

namespace yagura::dashboards {

class FrameModel;

// What is inspected.
struct PanelInsight
{
    Panel panel;
    QString title;
    SharedPanelData data; // null while nothing was answered
    std::vector<QueryAnswer> answers;
    std::optional<Error> error;
    QTimeZone zone = QTimeZone::utc();
};

class InspectPane : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Data, Steps, Queries, Json };

    explicit InspectPane(QWidget *parent = nullptr);

    void inspect(const PanelInsight &insight);
    [[nodiscard]] int panelId() const { return m_insight.panel.id; }
    void showTab(Tab tab);
    // What the copy button gives: the table as tab-separated text, or the text shown.
    [[nodiscard]] QString copiedText() const;
    void focusTabs();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    void buildBody();
    void showFrame(int index);
    void showTabNow();
    [[nodiscard]] QString stepsText() const;
    [[nodiscard]] QString queriesText() const;
    [[nodiscard]] QString frameName(size_t index) const;

    PanelInsight m_insight;
    int m_frame = 0;
    FrameModel *m_model;
    kit::ElidedLabel *m_title;
    kit::TabStrip *m_tabs;
    kit::DropDownButton *m_frames;
    kit::PlainLabel *m_size;
    kit::DataTable *m_table;
    QPlainTextEdit *m_text;
    QStackedWidget *m_stack;
    QWidget *m_frameLine;
};

} // namespace yagura::dashboards
