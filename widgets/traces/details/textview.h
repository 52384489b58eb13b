// A value of any length, and the JSON of a span, as text to read and to mark: what is shown is a page of it,
// and no more than that page is ever decoded. Owned by the details pane; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/details/attributetext.h"
#include "traces/opentrace.h"

#include <QWidget>

class QPlainTextEdit;

namespace yagura::kit {
class Button;
class ElidedLabel;
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class TextView : public QWidget
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);

    // One value, from its beginning.
    void showValue(std::shared_ptr<const OpenTrace> open, const Attribute &attribute);
    // The whole span; written on a worker, long values cut.
    void showSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row);
    void clear();

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isSettled() const { return !m_isAwaited; }
    void copy(); // all of it, uncut
    void focusText();

Q_SIGNALS:
    void backRequested(); // from a value

private:
    void showPage(std::int64_t from);
    void setLaidOut(bool isLaidOut);
    void setText(const QString &text);

    std::shared_ptr<const OpenTrace> m_open;
    std::optional<Attribute> m_value;
    std::uint32_t m_row = NoIndex;
    ValuePart m_part;
    bool m_isLaidOut = false;
    bool m_isAwaited = false;
    Latest<QString> m_writing;
    Latest<QString> m_copying;
    kit::IconButton *m_back;
    kit::ElidedLabel *m_title;
    QWidget *m_placeLine;
    kit::PlainLabel *m_place;
    kit::IconButton *m_previous;
    kit::IconButton *m_next;
    kit::Button *m_layOut;
    QPlainTextEdit *m_text;
};

} // namespace yagura::traces
