// Below a table that shows its rows in pages: which rows are seen, and the ways to the others. Owned by its
// view; GUI thread.
#pragma once

#include <QWidget>

namespace yagura::kit {
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class TablePager : public QWidget
{
    Q_OBJECT
public:
    explicit TablePager(QWidget *parent = nullptr);

    // What there is and what a page holds; the page stays, or becomes the last there is.
    void setRows(int rows, int perPage);
    [[nodiscard]] bool contains(int row) const { return row / m_perPage == m_page; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void pageChosen();

private:
    [[nodiscard]] int lastPage() const { return m_rows > 0 ? (m_rows - 1) / m_perPage : 0; }
    void step(int pages);
    void showPage();

    kit::PlainLabel *m_label;
    kit::IconButton *m_back;
    kit::IconButton *m_forth;
    int m_rows = 0;
    int m_perPage = 1;
    int m_page = 0;
};

} // namespace yagura::dashboards
