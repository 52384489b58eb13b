// The logs panel: lines of an Elasticsearch query, as the panel's options want them. Enter or a double click
// leads to the line's trace, else to the logs; Space or a click opens a line's fields in place. Owned by its
// PanelFrame; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/lists/listpanelview.h"
#include "dashboards/lists/listquestions.h"
#include "dashboards/lists/loglines.h"
#include "kit/tables/linesmodel.h"
#include "logs/elasticclient.h"

#include <QSet>

namespace yagura::dashboards {

class LogsView : public ListPanelView
{
    Q_OBJECT
public:
    explicit LogsView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const override
    {
        return m_fieldsCall.isRunning() || m_pageCall.isRunning();
    }
    void stop() override;
    [[nodiscard]] const kit::LinesModel<LogLine> &model() const { return *m_model; }
    [[nodiscard]] bool isOpen(int row) const { return m_open.contains(m_model->line(row).id); }
    [[nodiscard]] QString commonText() const; // of the labels all lines share, as shown above them

protected:
    void askNow() override;
    void openRow(int row) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Column { TimeColumn, LevelColumn, ServiceColumn, MessageColumn, ColumnCount };

    void setUpColumns();
    void sizeColumns(); // rows, too
    void askPage();
    void takePage(const Result<logs::SharedPage> &page);
    void showLines();
    void fail(const Error &error);
    void layoutRows();
    void toggleOpen(int row);

    kit::LinesModel<LogLine> *m_model;
    kit::ElidedLabel *m_common;
    LogsOptions m_options;
    LogQuestion m_asked;
    QString m_sourceId;
    std::shared_ptr<logs::ElasticClient> m_client;
    logs::SharedFields m_fields; // of m_asked's index at m_client
    logs::SharedPage m_page;
    QSet<QString> m_open; // ids of lines
    Latest<logs::SharedFields> m_fieldsCall;
    Latest<logs::SharedPage> m_pageCall;
    std::optional<Instant> m_confirmedAt;
};

} // namespace yagura::dashboards
