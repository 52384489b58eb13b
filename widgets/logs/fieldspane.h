// The sidebar of the logs: a search field over the list of fields. Owned by the screen; GUI thread.
#pragma once

#include "logs/fieldstatistics.h"

#include <QWidget>

namespace yagura::kit {
class SearchField;
}

namespace yagura::logs {

class FieldListView;

class FieldsPane : public QWidget
{
    Q_OBJECT
public:
    explicit FieldsPane(QWidget *parent = nullptr);

    void setSummary(std::shared_ptr<const FieldSummary> summary);
    [[nodiscard]] FieldListView *list() const { return m_list; }
    void focusSearch();

    [[nodiscard]] QSize sizeHint() const override { return {248, 400}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::SearchField *m_search;
    FieldListView *m_list;
};

} // namespace yagura::logs
