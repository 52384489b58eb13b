// The options of "organize fields": which fields there are, in which order and under which name. Owned by
// StepEdit; GUI thread.
#pragma once

#include <QStringList>
#include <QVariantMap>
#include <QWidget>

class QVBoxLayout;

namespace yagura::dashboards {

class OrganizeEdit : public QWidget
{
    Q_OBJECT
public:
    explicit OrganizeEdit(QWidget *parent = nullptr);

    // names: of the fields as they are shown, renamed ones by their new name.
    void setOptions(const QVariantMap &options, const QStringList &names);

Q_SIGNALS:
    void changed(const QVariantMap &options);

private:
    [[nodiscard]] QStringList fieldsInOrder(const QStringList &names) const;
    void rebuild();
    void addRow(QVBoxLayout &layout, qsizetype place);
    void move(qsizetype from, qsizetype to);
    void set(const QString &map, const QString &field, const QVariant &value);
    void say(const QVariantMap &options);

    QVariantMap m_options;
    QStringList m_fields; // by their own names
    QWidget *m_box = nullptr;
};

} // namespace yagura::dashboards
