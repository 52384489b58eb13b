// The tags of a span or of its process as a table: typed, searched, copied, filtered for. Long values are
// cut; Enter asks for all of one. Owned by the details pane; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/attributemodel.h"

#include <QWidget>

namespace yagura::kit {
class DataTable;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::traces {

enum class FilterSense { For, Out };

class AttributeTable : public QWidget
{
    Q_OBJECT
public:
    explicit AttributeTable(QWidget *parent = nullptr);

    // prefix: what the filter language puts before the key of such a tag, "tag." or "process.".
    void setAttributes(std::shared_ptr<const OpenTrace> open, Slice attributes, const QString &prefix);
    [[nodiscard]] const AttributeModel &model() const { return *m_model; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] kit::SearchField *searchField() const { return m_search; }
    // Of the table without its search; what it takes to show every tag.
    [[nodiscard]] int fullHeight() const;

    void startSearch();
    void endSearch();
    [[nodiscard]] bool isSearching() const;

    // Of the current row; nothing without one.
    void copyValue();
    void copyPair();
    void filter(FilterSense sense);
    void showValue();
    // "tag.db.system=postgresql", or not of it; empty where the filter language has no words for it: values
    // of more than a thousand characters, bytes, keys with blanks.
    [[nodiscard]] QString clauseOf(int row, FilterSense sense) const;

Q_SIGNALS:
    void filterRequested(const QString &clause);
    void valueRequested(const yagura::traces::Attribute &attribute);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTable();
    void showRows();
    void openMenu(const QPoint &at);
    void copy(const QString &prefix);
    [[nodiscard]] int currentRow() const;

    AttributeModel *m_model;
    kit::DataTable *m_table;
    QWidget *m_searchLine;
    kit::SearchField *m_search;
    kit::PlainLabel *m_nothing;
    QString m_prefix;
    Latest<QString> m_copying;
};

} // namespace yagura::traces
