// The rows of one ad-hoc variable: a chip for each filter, which opens it, and a button for another. Owned by
// VariablesBar; GUI thread.
#pragma once

#include "dashboards/variables/filtereditor.h"

#include <QWidget>

class QHBoxLayout;

namespace yagura::kit {
class IconButton;
}

namespace yagura::dashboards {

class FilterRow : public QWidget
{
    Q_OBJECT
public:
    explicit FilterRow(const QString &name, QWidget *parent = nullptr);

    void setFilters(const std::vector<AdhocFilter> &filters);
    void setSource(const FilterSource &source) { m_source = source; }

Q_SIGNALS:
    void edited(const std::vector<yagura::dashboards::AdhocFilter> &filters);

private:
    void addChip(size_t index);
    void edit(size_t index, const QWidget &under); // behind the last: a new one
    void remove(size_t index);

    FilterSource m_source;
    std::vector<AdhocFilter> m_filters;
    QHBoxLayout *m_layout;
    std::vector<QWidget *> m_chips;
    kit::IconButton *m_add;
};

} // namespace yagura::dashboards
