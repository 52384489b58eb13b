#include "kit/markdownview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/safelinks.h"
#include "kit/safetext.h"
#include "kit/theme.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
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

enum class BlockKind { Text, Heading, Code };

void formatFragment(QTextCursor &cursor, const QTextCharFormat &format, BlockKind kind, const Theme &theme)
{
    QTextCharFormat change;
    const bool isCode = kind == BlockKind::Code;
    if (kind == BlockKind::Heading) {
        const QFont title = textFont(TextStyle::Title);
        change.setProperty(QTextFormat::FontPixelSize, title.pixelSize());
        change.setFontWeight(title.weight());
    }
    if (format.isAnchor()) {
        change.setForeground(theme.color(ColorRole::Accent));
        change.setToolTip(plainToolTip(linkTarget(format.anchorHref())));
    }
    if (format.fontFixedPitch() || isCode) {
        const QFont mono = textFont(TextStyle::Mono);
        change.setFontFamilies(mono.families());
        change.setProperty(QTextFormat::FontPixelSize, mono.pixelSize());
        change.setBackground(theme.color(ColorRole::Raised));
    }
    if (change.isEmpty())
        return;
    QTextCharFormat whole = format;
    whole.clearProperty(QTextFormat::FontSizeAdjustment); // outweighs a size in pixels, even as 0
    whole.merge(change);
    cursor.setCharFormat(whole);
}

void formatBlocks(QTextDocument &document, const Theme &theme)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence);
        const bool isInTable = QTextCursor(block).currentTable() != nullptr;
        QTextBlockFormat change;
        change.setTopMargin(format.headingLevel() > 0 ? space::small : 0);
        change.setBottomMargin(block.textList() || isInTable || isCode ? 2 : space::small);
        if (isCode) {
            change.setBackground(theme.color(ColorRole::Raised));
            change.setLeftMargin(space::small);
        }
        QTextCursor(block).mergeBlockFormat(change);
        QList<std::pair<int, int>> pieces;
        for (auto it = block.begin(); !it.atEnd(); ++it)
            pieces.append({it.fragment().position(), it.fragment().length()});
        for (const auto &[position, length] : std::as_const(pieces)) {
            QTextCursor cursor(&document);
            cursor.setPosition(position);
            cursor.setPosition(position + length, QTextCursor::KeepAnchor);
            formatFragment(cursor, cursor.charFormat(),
                           isCode                          ? BlockKind::Code
                               : format.headingLevel() > 0 ? BlockKind::Heading
                                                           : BlockKind::Text,
                           theme);
        }
    }
}

void formatTables(QTextDocument &document, const Theme &theme)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderBrush(theme.color(ColorRole::LineStrong));
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setCellPadding(space::tiny);
        format.setCellSpacing(0);
        format.setTopMargin(space::small);
        format.setBottomMargin(space::small);
        table->setFormat(format);
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
    formatBlocks(*document(), theme);
    formatTables(*document(), theme);
    m_isRendering = false;
}

int MarkdownView::heightFor(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return qCeil(copy->size().height());
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return {};
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isRendering)
        render();
}

} // namespace yagura::kit
