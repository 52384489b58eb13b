// A stack trace, folded: own frames first in full, those of libraries as one line a package; everything on
// demand. Owned by the details pane; GUI thread.
#pragma once

#include "logs/stacktrace.h"

#include <QWidget>

namespace yagura::kit {
class Button;
}

namespace yagura::logs {

class StackTraceView : public QWidget
{
    Q_OBJECT
public:
    explicit StackTraceView(QWidget *parent = nullptr);

    // text: what is copied.
    void setTrace(const StackTrace &trace, const QString &text);
    void setUnfolded(bool isUnfolded);
    [[nodiscard]] bool isUnfolded() const { return m_isUnfolded; }
    // As shown, a line each.
    [[nodiscard]] QStringList shownLines() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class LineKind { Type, Message, Heading, Own, Library, Folded, More };
    struct Line
    {
        LineKind kind = LineKind::Own;
        QString text;
        QString location{};
    };
    void rebuild();
    void addSection(const StackSection &section);
    void addWrapped(LineKind kind, const QString &text);
    void paintLine(QPainter &painter, const QRect &rect, const Line &line) const;

    StackTrace m_trace;
    QString m_text;
    bool m_isUnfolded = false;
    std::vector<Line> m_lines;
    kit::Button *m_unfold;
    kit::Button *m_copy;
};

} // namespace yagura::logs
