// Everything about one line: level and service, the whole message, its fields, its document, its stack trace,
// and the ways from here to the other signals. Owned by the screen; GUI thread.
#pragma once

#include "logs/fieldcatalogue.h"
#include "logs/logentry.h"

#include <QTimeZone>
#include <QWidget>

class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace yagura::kit {
class Button;
class Chip;
class DataTable;
class IconButton;
class PlainLabel;
class TabStrip;
} // namespace yagura::kit

namespace yagura::logs {

class DetailFieldsModel;
class StackTraceView;
enum class FieldAct;

// Where one can go from a line.
enum class LineTarget { Trace, LinesOfTrace, Metrics, Incidents };

class LogDetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogDetailsPane(QWidget *parent = nullptr);

    void showEntry(const LogEntry &entry, const FieldCatalogue &catalogue, const QTimeZone &zone);
    [[nodiscard]] const LogEntry &entry() const { return m_entry; }
    [[nodiscard]] kit::DataTable *fieldTable() const { return m_fields; }
    [[nodiscard]] StackTraceView *stackTrace() const { return m_stack; }
    [[nodiscard]] kit::TabStrip *tabs() const { return m_tabs; }

    [[nodiscard]] QSize sizeHint() const override { return {352, 400}; }

Q_SIGNALS:
    void includeRequested(const QString &field, const QString &value);
    void excludeRequested(const QString &field, const QString &value);
    void targetRequested(yagura::logs::LineTarget target);
    void previousRequested();
    void nextRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showPage(int page);
    QWidget *buildHeader();
    QWidget *buildTargets();
    void buildPages();
    void addTarget(QVBoxLayout *layout, LineTarget target, const QString &text, int icon);
    void act(int row, FieldAct act);
    [[nodiscard]] QString stackText() const;

    LogEntry m_entry;
    kit::Chip *m_level;
    kit::PlainLabel *m_service;
    kit::PlainLabel *m_message;
    kit::PlainLabel *m_time;
    kit::TabStrip *m_tabs;
    QStackedWidget *m_pages;
    DetailFieldsModel *m_model;
    kit::DataTable *m_fields;
    QPlainTextEdit *m_json;
    bool m_isJsonShown = false; // of the current line
    QScrollArea *m_stackArea;
    StackTraceView *m_stack;
    std::vector<std::pair<LineTarget, kit::Button *>> m_targets;
};

} // namespace yagura::logs
