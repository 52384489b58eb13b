// The value mappings of a field: a value, a range, a pattern or a special value, each with what is shown in
// its place and in which colour. The first that matches counts, so their order can be changed. Owned by its
// parent; GUI thread.
#pragma once

#include "dashboards/frames/valuemapping.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace yagura::dashboards {

class MappingsEdit : public QWidget
{
    Q_OBJECT
public:
    explicit MappingsEdit(QWidget *parent = nullptr);

    void setMappings(const frames::ValueMappings &mappings);

Q_SIGNALS:
    void changed(const yagura::dashboards::frames::ValueMappings &mappings);

private:
    // One line: a mapping, or one value of a mapping of several values.
    struct Place
    {
        qsizetype mapping = 0;
        QString value = {};
    };

    void rebuild();
    void addRow(const Place &place);
    void addCondition(QHBoxLayout &layout, const Place &place);
    void addBound(QHBoxLayout &layout, const Place &place, bool isUpper);
    void addOrder(QHBoxLayout &layout, const Place &place);
    QLineEdit *addText(QHBoxLayout &layout, const QString &name, const QString &text);
    void add(frames::ValueMapping mapping);
    void setResult(const Place &place, const std::function<void(frames::MappingResult &)> &change);
    void say(frames::ValueMappings mappings);

    frames::ValueMappings m_mappings;
    QVBoxLayout *m_rows;
    QWidget *m_box = nullptr;
};

} // namespace yagura::dashboards
