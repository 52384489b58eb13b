// The card of the console: a title, a quiet subtitle, room for controls at the right of its header, a body.
// Flush panels let a table or chart touch the edges. Owned by its parent; GUI thread.
#pragma once

#include "kit/severity.h"
#include "kit/theme.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace yagura::kit {

class ElidedLabel;
class PlainLabel;

enum class PanelBody { Padded, Flush };
enum class PanelFrame { Card, Pane }; // Pane: no frame, for the flush working screens

class Panel : public QWidget
{
    Q_OBJECT
public:
    explicit Panel(const QString &title = {}, PanelBody body = PanelBody::Padded, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // Behind the title, small: a count, what is measured, the time range. Elides.
    void setSubtitle(const QString &subtitle);
    void setFrame(PanelFrame frame);
    // Fills the panel with the severity's surface and draws its frame in the severity's colour: the verdict
    // tile.
    void setSeverity(std::optional<Severity> severity);
    // A line between header and body, for tables with their own tools.
    void setHeaderLine(bool isShown);

    // Where controls at the right of the header go.
    [[nodiscard]] QHBoxLayout *headerLayout() const { return m_controls; }
    [[nodiscard]] QVBoxLayout *bodyLayout() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateHeader();

    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    QWidget *m_header;
    QHBoxLayout *m_controls;
    QVBoxLayout *m_body;
    PanelFrame m_frame = PanelFrame::Card;
    std::optional<Severity> m_severity;
    bool m_hasHeaderLine = false;
};

} // namespace yagura::kit
