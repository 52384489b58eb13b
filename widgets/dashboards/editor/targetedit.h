// One query of a panel: its text with completion, its legend, how it is asked, and its place among the
// others. Owned by QueriesPage; GUI thread.
#pragma once

#include "core/instant.h"
#include "dashboards/panel.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace yagura::kit {
class IconButton;
class PlainLabel;
class PromqlEditor;
class PromqlLookup;
} // namespace yagura::kit
namespace yagura::metrics {
class PromClient;
}

namespace yagura::dashboards {

class TargetEdit : public QWidget
{
    Q_OBJECT
public:
    enum class Act { Duplicate, MoveUp, MoveDown, Remove };

    explicit TargetEdit(QWidget *parent = nullptr);

    void setTarget(const Target &target, bool isAnother);
    // The target given, with what the fields say.
    [[nodiscard]] Target targetFromFields(Target target) const;
    void setPlace(size_t index, size_t count);
    void setServer(const std::shared_ptr<metrics::PromClient> &client,
                   std::optional<Duration> scrapeInterval);

Q_SIGNALS:
    void edited();
    void actRequested(yagura::dashboards::TargetEdit::Act act);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void buildQuery();
    void buildHow();

    kit::PlainLabel *m_name;
    kit::IconButton *m_hidden;
    kit::IconButton *m_up;
    kit::IconButton *m_down;
    kit::PromqlEditor *m_query;
    kit::PromqlLookup *m_lookup;
    QLineEdit *m_lucene; // the text of a query that is not PromQL
    QLineEdit *m_legend;
    QCheckBox *m_instant;
    QCheckBox *m_exemplars;
    QComboBox *m_format;
    QLineEdit *m_interval;
};

} // namespace yagura::dashboards
