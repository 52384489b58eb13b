// The newest error lines of the logs, alike ones counted together. Owned by the overview.
#pragma once

#include "kit/controls/panel.h"
#include "kit/tables/linesmodel.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>

namespace yagura::kit {
class ContentStack;
class DataTable;
class StaleBadge;
} // namespace yagura::kit

namespace yagura::overview {

class ErrorsPanel : public kit::Panel
{
    Q_OBJECT
public:
    explicit ErrorsPanel(QWidget *parent = nullptr);

    void setLines(const QList<ErrorLine> &lines, const PartState &state, Instant now, const QTimeZone &zone);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void lineOpened(const yagura::overview::ErrorLine &line);

private:
    void setUpColumns();

    kit::LinesModel<ErrorLine> *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::StaleBadge *m_stale;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace yagura::overview
