// Choosing a colour by Grafana's name, each with a patch of what it looks like here; "#rrggbb" can be typed.
// Owned by its parent; GUI thread.
#pragma once

#include <QComboBox>

namespace yagura::dashboards {

class ColorBox : public QComboBox
{
    Q_OBJECT
public:
    explicit ColorBox(const QString &accessibleName, QWidget *parent = nullptr);

    void setColorName(const QString &name);
    [[nodiscard]] QString colorName() const { return m_name; }

Q_SIGNALS:
    void colorChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintPatches();
    void take(const QString &name);

    QString m_name;
};

} // namespace yagura::dashboards
