// The filter pills under the query line: include, exclude, exists, switched off; they wrap. A click opens a
// pill's menu, Delete removes it. Owned by the screen; GUI thread.
#pragma once

#include "logs/logquery.h"

#include <QWidget>

#include <vector>

namespace yagura::kit {
class Button;
class Chip;
struct ChipContent;
} // namespace yagura::kit

namespace yagura::logs {

class FilterPane : public QWidget
{
    Q_OBJECT
public:
    explicit FilterPane(QWidget *parent = nullptr);

    void setFilters(const QList<LogFilter> &filters);
    [[nodiscard]] const QList<LogFilter> &filters() const { return m_filters; }
    // Fields that can be chosen in "Add filter".
    void setFieldNames(const QStringList &names) { m_fieldNames = names; }
    void addFilter();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filtersChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] static kit::ChipContent contentOf(const LogFilter &filter);
    void openMenu(int place);
    void change(int place, const LogFilter &filter);
    void remove(int place);
    int arrange(int width, bool isApplied) const;

    QList<LogFilter> m_filters;
    QStringList m_fieldNames;
    std::vector<kit::Chip *> m_chips;
    kit::Button *m_add;
};

} // namespace yagura::logs
