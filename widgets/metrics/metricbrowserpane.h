// The list of metrics a server has, narrowed while typing and to one service on demand, each with its type;
// under it what the current one means. Owned by MetricsScreen; GUI thread.
#pragma once

#include "core/error.h"
#include "metrics/metricnamesmodel.h"

#include <QWidget>

class QSortFilterProxyModel;

namespace yagura::kit {
class Chip;
class ContentStack;
class DataTable;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::metrics {

class MetricBrowserPane : public QWidget
{
    Q_OBJECT
public:
    explicit MetricBrowserPane(QWidget *parent = nullptr);

    void showNothing(); // no server to ask
    void forgetNames(); // another server is asked
    void showLoading();
    void showError(const Error &error);
    void setNames(const QStringList &names);
    void setMetadata(const MetadataMap &metadata);
    // Says that only metrics of this service are listed; empty: of all.
    void setService(const QString &service);
    void focusFilter();

Q_SIGNALS:
    void metricChosen(const QString &name, yagura::metrics::MetricType type);
    void serviceRemoved();
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeDetails();
    void showCount();
    void showDetails();

    QString m_service;
    MetricNamesModel *m_model;
    QSortFilterProxyModel *m_filtered;
    kit::SearchField *m_filter;
    kit::Chip *m_serviceChip;
    kit::PlainLabel *m_count;
    kit::DataTable *m_list;
    kit::ContentStack *m_stack;
    kit::PlainLabel *m_detailName;
    kit::PlainLabel *m_detailText;
    QWidget *m_details;
};

} // namespace yagura::metrics
