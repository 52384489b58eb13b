// The honesty strip: one line that says what is exact, what failed, which zone, how long it took: "1,284,332
// lines, exact | 1 of 5 shards failed | times in UTC+9 | Retry". Items are separated by thin lines. Owned by
// its parent.
#pragma once

#include "kit/severity.h"
#include "kit/theme.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace yagura::kit {

struct StripItem
{
    QString text;
    QString strong{}; // in front of the text, bold
    std::optional<Severity> severity{}; // colours the item and puts its shape in front
    QString actionId{}; // not empty: a link that emits actionTriggered with it
    bool operator==(const StripItem &) const = default;
};

class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setItems(const std::vector<StripItem> &items);

Q_SIGNALS:
    void actionTriggered(const QString &actionId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<StripItem> m_items;
    QHBoxLayout *m_layout;
};

} // namespace yagura::kit
