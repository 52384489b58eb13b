// Choosing a unit: Grafana's ids, each with how a value looks in it; what is typed narrows the list, and ids
// that are not in it are taken as they are. Owned by its parent; GUI thread.
#pragma once

#include <QComboBox>

namespace yagura::dashboards {

class UnitBox : public QComboBox
{
    Q_OBJECT
public:
    explicit UnitBox(QWidget *parent = nullptr);

    void setUnit(const QString &id);
    [[nodiscard]] QString unit() const;

Q_SIGNALS:
    void unitChosen(const QString &id); // empty: none

private:
    void take(const QString &text);

    QString m_unit;
};

} // namespace yagura::dashboards
