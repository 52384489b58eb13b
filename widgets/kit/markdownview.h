// Markdown of text panels, runbooks and annotations: headings, lists, tables, code, emphasis, links. No HTML,
// no pictures, nothing is ever loaded; links go through safelinks and show where they lead. Capped in size
// and nesting. Owned by its parent; GUI thread.
#pragma once

#include <QTextBrowser>

namespace yagura::kit {

inline constexpr qsizetype markdownCap = 64 * 1024; // laid out in one go
inline constexpr int markdownNestingCap = 12;

// What is left of a stranger's markdown: raw HTML and pictures become visible text, too deep nesting is
// flattened.
[[nodiscard]] QString tamedMarkdown(const QString &markdown);

class MarkdownView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit MarkdownView(const QString &accessibleName, QWidget *parent = nullptr);

    void setMarkdownText(const QString &markdown);
    // Grows with its text instead of scrolling, for panels in a scrolling page.
    [[nodiscard]] int heightFor(int width) const;

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    // A link the desktop may not open: the screen can say so.
    void linkRefused(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    QString m_markdown;
    bool m_isRendering = false;
};

} // namespace yagura::kit
