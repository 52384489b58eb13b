#include "kit/markdownview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/safelinks.h"
#include "kit/safetext.h"
#include "kit/theme.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QtMath>

namespace yagura::kit {

namespace {

// Cuts quotation marks and indents beyond the cap: Qt recurses once a level.
QString flattened(QStringView line)
{
    int quotes = 0;
    int spaces = 0;
    qsizetype at = 0;
    for (; at < line.size(); ++at) {
        if (line[at] == u'>')
            ++quotes;
        else if (line[at] == u' ')
            ++spaces;
        else
            break;
    }
    const bool isDeep = quotes > markdownNestingCap || spaces > 4 * markdownNestingCap;
    return isDeep ? line.mid(at).toString() : line.toString();
}

void colorLinks(QTextDocument &document, const Theme &theme)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            QTextCharFormat format = fragment.charFormat();
            const bool isLink = format.isAnchor();
            const bool isCode = format.fontFixedPitch();
            if (!isLink && !isCode)
                continue;
            QTextCursor cursor(&document);
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            QTextCharFormat change;
            if (isLink) {
                change.setForeground(theme.color(ColorRole::Accent));
                change.setToolTip(plainToolTip(linkTarget(format.anchorHref())));
            }
            if (isCode) {
                change.setFontFamilies(textFont(TextStyle::Mono).families());
                change.setProperty(QTextFormat::FontPixelSize, 12);
                change.setBackground(theme.color(ColorRole::Raised));
            }
            cursor.mergeCharFormat(change);
        }
    }
}

} // namespace

QString tamedMarkdown(const QString &markdown)
{
    QString text = safeText(markdown, LineBreaks::Kept, markdownCap);
    // ![alt](address) becomes a link: nothing is loaded for showing a text.
    static const QRegularExpression picture(QStringLiteral("!\\["));
    text.replace(picture, QStringLiteral("["));
    QStringList lines;
    const auto views = QStringView(text).split(u'\n');
    for (const QStringView line : views)
        lines << flattened(line);
    return lines.join(QLatin1Char('\n'));
}

MarkdownView::MarkdownView(const QString &accessibleName, QWidget *parent)
    : QTextBrowser(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const QString address = url.toString(QUrl::FullyEncoded);
        if (!openLink(address))
            Q_EMIT linkRefused(address);
    });
}

void MarkdownView::setMarkdownText(const QString &markdown)
{
    m_markdown = tamedMarkdown(markdown);
    render();
}

void MarkdownView::render()
{
    m_isRendering = true;
    const Theme &theme = Theme::of(this);
    document()->setDefaultFont(textFont(TextStyle::Body));
    document()->setMarkdown(m_markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                | QTextDocument::MarkdownNoHTML);
    colorLinks(*document(), theme);
    m_isRendering = false;
}

int MarkdownView::heightFor(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return qCeil(copy->size().height());
}

QVariant MarkdownView::loadResource(int, const QUrl &) { return {}; }

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isRendering)
        render();
}

} // namespace yagura::kit
