// The header of a DataTable: labels in the small style, a sort sign, the line below. Owned by its table; GUI
// thread.
#pragma once

#include <QHeaderView>

namespace yagura::kit {

class DataTable;

class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(DataTable *table);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int labelWidth(int section) const;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    DataTable *m_table;
};

} // namespace yagura::kit
