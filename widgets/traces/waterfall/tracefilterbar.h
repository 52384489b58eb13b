// The row above the waterfall: the filter, how many spans match and the way between them, what becomes of the
// others, and how bars are drawn. Knows nothing of the filter's language. Owned by the trace page; GUI
// thread.
#pragma once

#include "traces/waterfall.h"
#include "traces/waterfall/spancolors.h"

#include <QWidget>

class QBoxLayout;

namespace yagura::kit {
class Button;
class DropDownButton;
class ElidedLabel;
class IconButton;
class PlainLabel;
class SearchField;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::traces {

class FilterCompletion;

class TraceFilterBar : public QWidget
{
    Q_OBJECT
public:
    enum class FindStep { Next, Previous };

    explicit TraceFilterBar(QWidget *parent = nullptr);

    // What the field offers words from.
    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] FilterCompletion *completion() const { return m_completion; }

    [[nodiscard]] QString text() const;
    void setText(const QString &text); // announced at once
    void focusField();
    [[nodiscard]] kit::SearchField *field() const { return m_field; }

    // "8 of 318"; total 0: no filter, nothing is said.
    void setResult(std::uint32_t count, std::uint32_t total);
    // What is wrong with the text, instead of a result; the part is underlined. column and length in UTF-16
    // units from the start.
    void setError(qsizetype column, qsizetype length, const QString &problem);
    // The line beside the field, as it is read out.
    [[nodiscard]] QString resultText() const;

    [[nodiscard]] MatchMode mode() const;
    void setMode(MatchMode mode);
    void setCriticalPathShown(bool isShown);

    // Of two lines: in one there is more to it than a narrow page has.
    [[nodiscard]] QSize minimumSizeHint() const override { return {LeastWidth, sizeHint().height()}; }

Q_SIGNALS:
    // A moment after the last key, at once on Enter.
    void textChanged(const QString &text);
    void findRequested(yagura::traces::TraceFilterBar::FindStep step);
    void modeChanged(yagura::traces::MatchMode mode);
    void criticalPathToggled(bool isShown);
    void rollUpChosen(std::uint32_t least);
    void coloringChosen(yagura::traces::SpanColoring coloring);
    // Esc or Down in the field: back to the rows.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int LeastWidth = 480;

    void makeFindPart();
    void makeDrawPart();
    bool fieldKey(QKeyEvent *event);
    void markWords();
    void announce(const QString &text);

    std::optional<QString> m_announced; // text that was announced last
    kit::SearchField *m_field;
    FilterCompletion *m_completion;
    qsizetype m_wrongAt = -1; // what is underlined, if not negative
    qsizetype m_wrongLength = 0;
    kit::PlainLabel *m_result;
    kit::ElidedLabel *m_problem;
    kit::IconButton *m_previous;
    kit::IconButton *m_next;
    kit::SegmentedControl *m_mode;
    kit::Button *m_criticalPath;
    kit::DropDownButton *m_rollUp;
    kit::DropDownButton *m_coloring;
    QBoxLayout *m_parts;
    QBoxLayout *m_findPart;
    QBoxLayout *m_drawPart;
};

} // namespace yagura::traces
