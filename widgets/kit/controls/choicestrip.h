// What segmented controls and tab strips share: a row of choices, one of them chosen by a click, the arrow
// keys, Home or End. How a choice is drawn and where it lies is up to the kind. Owned by its parent; GUI
// thread.
#pragma once

#include <QWidget>

namespace yagura::kit {

struct Choice
{
    QString text;
    QString count{}; // behind the text
    QString toolTip{};
};

class ChoiceStrip : public QWidget
{
    Q_OBJECT
public:
    // The chosen one stays in its place as far as there is one.
    void setChoices(std::vector<Choice> choices);
    void setCount(int index, const QString &count);
    [[nodiscard]] int count() const { return static_cast<int>(m_choices.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    // Only when it changes.
    void currentIndexChanged(int index);

protected:
    ChoiceStrip(const QString &accessibleName, std::vector<Choice> choices, QWidget *parent);

    [[nodiscard]] const std::vector<Choice> &choices() const { return m_choices; }
    [[nodiscard]] int hoveredIndex() const { return m_hovered; }
    // Where a click means this choice.
    [[nodiscard]] virtual QRect hitRect(int index) const = 0;

    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int choiceAt(const QPoint &position) const;
    void updateDescription();

    std::vector<Choice> m_choices;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace yagura::kit
