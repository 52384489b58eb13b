// The upper edge of the logs: source, index pattern, query line, Run, order, and the filter pills. Holds what
// the operator asks; says when it should be asked. Owned by the screen; GUI thread.
#pragma once

#include "logs/logquery.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace yagura::kit {
class Button;
class DropDownButton;
class SearchField;
} // namespace yagura::kit

namespace yagura::logs {

class FilterPane;

class LogQueryPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogQueryPane(QWidget *parent = nullptr);

    // The picker of sources is hidden while there is only one.
    void setSources(const QStringList &names, int current);
    void setIndexChoices(const QStringList &choices, const QString &current);
    [[nodiscard]] QString index() const { return m_index; }

    // Everything but the range.
    [[nodiscard]] LogQuery query() const;
    void setText(const QString &text);
    [[nodiscard]] FilterPane *filters() const { return m_filters; }
    void addFilter(const LogFilter &filter);
    void clear();
    void focusText();
    void setRunning(bool isRunning);

Q_SIGNALS:
    void sourceChosen(int index);
    void runRequested(); // Enter, Run, another index, order or filter
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::DropDownButton *m_sourceButton;
    kit::DropDownButton *m_indexButton;
    kit::DropDownButton *m_orderButton;
    kit::SearchField *m_text;
    kit::Button *m_run;
    FilterPane *m_filters;
    QStringList m_indexChoices;
    QString m_index;
    SortOrder m_order = SortOrder::NewestFirst;
    bool m_isRunning = false;
    QTimer m_patience; // quick answers do not turn the button over
};

} // namespace yagura::logs
