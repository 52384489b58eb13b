// The pane beside a dashboard in which one panel is edited: title, kind, queries with their legends, unit,
// description. What is typed is handed over when a field is left or on Ctrl+Enter: one undo step each. Owned
// by DashboardsScreen; GUI thread.
#pragma once

#include "core/instant.h"
#include "dashboards/panel.h"

#include <QPlainTextEdit>
#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace yagura::kit {
class PromqlEditor;
class PromqlLookup;
} // namespace yagura::kit
namespace yagura::metrics {
class PromClient;
}

namespace yagura::dashboards {

class ListOptionsForm;

// Several lines of text: Ctrl+Enter and leaving it finish the edit.
class QueryEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit QueryEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

class PanelEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PanelEditor(QWidget *parent = nullptr);

    // Fields in which the operator is typing keep their text.
    void setPanel(const Panel &panel);
    [[nodiscard]] const Panel &panel() const { return m_panel; }
    // Where the names that a query may hold come from, and how often it is scraped.
    void setServer(const std::shared_ptr<metrics::PromClient> &client,
                   std::optional<Duration> scrapeInterval);
    // Hands over what is still being typed.
    void commit();

Q_SIGNALS:
    void edited(const yagura::dashboards::Panel &panel);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct TargetFields
    {
        QWidget *box;
        kit::PromqlEditor *query;
        kit::PromqlLookup *lookup;
        QLineEdit *legend;
        QCheckBox *instant;
    };

    void buildFields();
    void addTargetFields();
    void removeTarget(size_t index);
    [[nodiscard]] Panel panelFromFields() const;

    Panel m_panel;
    bool m_isFilling = false;
    QVBoxLayout *m_form;
    QVBoxLayout *m_targetsLayout;
    QLineEdit *m_title;
    QComboBox *m_kind;
    QComboBox *m_unit;
    QLineEdit *m_description;
    QueryEdit *m_text;
    QWidget *m_textBox;
    QWidget *m_targetsBox;
    QWidget *m_unitBox;
    ListOptionsForm *m_options; // of panels that list something
    std::vector<TargetFields> m_targets;
    std::shared_ptr<metrics::PromClient> m_client;
    std::optional<Duration> m_scrapeInterval;
};

} // namespace yagura::dashboards
