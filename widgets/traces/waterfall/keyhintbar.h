// The foot of a working screen: what is shown at the left, what the keys do at the right. Owned by its
// parent; GUI thread.
#pragma once

#include <QWidget>

#include <vector>

namespace yagura::traces {

struct KeyHint
{
    QStringList keys; // one cap each
    QString text;
};

class KeyHintBar : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHintBar(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    // The last ones are left out whole where there is no room.
    void setHints(std::vector<KeyHint> hints);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::vector<KeyHint> m_hints;
};

} // namespace yagura::traces
