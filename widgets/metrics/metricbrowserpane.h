// The list of metrics a server has, narrowed while typing, each with its type; what it means is in the tooltip. Owned by
// MetricsScreen; GUI thread.
#pragma once

#include "core/error.h"
#include "metrics/metricnamesmodel.h"

#include <QWidget>

class QSortFilterProxyModel;

namespace yagura::kit {
class ContentStack;
class DataTable;
class PlainLabel;
class SearchField;
}

namespace yagura::metrics {

class MetricBrowserPane : public QWidget
{
    Q_OBJECT
public:
    explicit MetricBrowserPane(QWidget *parent = nullptr);

    void showLoading();
    void showError(const Error &error);
    void setNames(const QStringList &names);
    void setMetadata(const MetadataMap &metadata);
    void focusFilter();

Q_SIGNALS:
    void metricChosen(const QString &name, yagura::metrics::MetricType type);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showCount();

    MetricNamesModel *m_model;
    QSortFilterProxyModel *m_filtered;
    kit::SearchField *m_filter;
    kit::PlainLabel *m_count;
    kit::DataTable *m_list;
    kit::ContentStack *m_stack;
};

} // namespace yagura::metrics
