// A clickable text in the status bar, with an optional state shape before it. Text elides never; the detail
// may.
#pragma once

#include "kit/severity.h"

#include <QAbstractButton>

#include <optional>

namespace yagura::shell {

class StatusItem : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StatusItem(QWidget *parent = nullptr);

    void setState(std::optional<kit::Severity> severity);
    // name in full strength, detail fainter after it.
    void setTexts(const QString &name, const QString &detail);
    void setTextRole(kit::ColorRole role);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int nameWidth() const;

    std::optional<kit::Severity> m_severity;
    QString m_name;
    QString m_detail;
    kit::ColorRole m_role = kit::ColorRole::TextMuted;
};

} // namespace yagura::shell
