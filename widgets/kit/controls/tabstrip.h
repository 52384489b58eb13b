// Tabs as plain words with a line under the chosen one, counts behind: "Lines  Patterns 86". Left and right
// keys move. Shows nothing itself: connect currentIndexChanged to a stack. Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QWidget>

namespace yagura::kit {

struct Tab
{
    QString text;
    QString count{};
};

class TabStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TabStrip(const QString &accessibleName, std::vector<Tab> tabs, QWidget *parent = nullptr);

    void setTabs(std::vector<Tab> tabs);
    void setCount(int index, const QString &count);
    [[nodiscard]] int count() const { return static_cast<int>(m_tabs.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentIndexChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect tabRect(int index) const;
    [[nodiscard]] int tabAt(const QPoint &position) const;
    void updateDescription();

    std::vector<Tab> m_tabs;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace yagura::kit
