// The list of metrics a server has, narrowed while typing and to one service on demand, each with its type;
// under it what the current one means, how many series it has, and its labels with their values. Owned by
// MetricsScreen; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "core/timerange.h"
#include "metrics/metriclabelsmodel.h"
#include "metrics/metricnamesmodel.h"

#include <QTimer>
#include <QWidget>

class QSortFilterProxyModel;

namespace yagura::kit {
class Button;
class Chip;
class ContentStack;
class DataTable;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::metrics {

class PromClient;

class MetricBrowserPane : public QWidget
{
    Q_OBJECT
public:
    explicit MetricBrowserPane(QWidget *parent = nullptr);

    // Whom to ask for the labels of the current metric, and over which time.
    void setClient(const std::shared_ptr<PromClient> &client);
    void setRange(const TimeRange &range) { m_range = range; }
    void showNothing(); // no server to ask
    void forgetNames(); // another server is asked
    void showLoading();
    void showError(const Error &error);
    void setNames(const QStringList &names);
    void setMetadata(const MetadataMap &metadata);
    // Says that only metrics of this service are listed; empty: of all.
    void setService(const QString &service);
    void focusFilter();
    [[nodiscard]] kit::DataTable &labelTable() const { return *m_labelTable; }

Q_SIGNALS:
    void metricChosen(const QString &name, yagura::metrics::MetricType type);
    // A metric, or a selector of it, to be put where the cursor is.
    void insertRequested(const QString &text);
    void serviceRemoved();
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeDetails();
    void showCount();
    void showDetails();
    void askLabels();
    void showLabels(const QString &metric, const Result<std::shared_ptr<const std::vector<Labels>>> &series);
    void activateLabel(const QModelIndex &index);
    [[nodiscard]] QString currentName() const;

    std::shared_ptr<PromClient> m_client;
    TimeRange m_range;
    Latest<std::shared_ptr<const std::vector<Labels>>> m_askSeries;
    QTimer m_pause; // before the labels of the current metric are asked
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
    kit::PlainLabel *m_detailCount;
    kit::Button *m_insert;
    MetricLabelsModel *m_labels;
    kit::DataTable *m_labelTable;
    QWidget *m_details;
};

} // namespace yagura::metrics
