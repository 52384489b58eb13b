// One line for a summary that may be longer than its place: elided, whole in the tooltip. Names and figures
// do not belong here: they never elide (use PlainLabel). Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QWidget>

namespace yagura::kit {

class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, TextStyle style = TextStyle::Body,
                         ColorRole role = ColorRole::Text, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void setTextStyle(TextStyle style);
    void setColorRole(ColorRole role);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    TextStyle m_style;
    ColorRole m_role;
    Qt::TextElideMode m_elideMode = Qt::ElideRight;
};

} // namespace yagura::kit
