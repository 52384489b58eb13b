// The newest error lines of the logs, alike ones counted together. Owned by the overview.
#pragma once

#include "kit/tables/linesmodel.h"
#include "overview/tablepanel.h"

#include <QTimeZone>

namespace yagura::overview {

class ErrorsPanel : public TablePanel
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
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace yagura::overview
