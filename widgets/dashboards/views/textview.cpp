#include "dashboards/views/textview.h"

#include "kit/safetext.h"
#include "kit/theme.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {
constexpr qsizetype mostText = 100'000;
}

class TextView::Browser : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

protected:
    // A dashboard must not make this workstation fetch anything.
    QVariant loadResource(int type, const QUrl &name) override
    {
        (void)type;
        (void)name;
        return QByteArray();
    }
};

TextView::TextView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_browser(new Browser(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_browser);
    m_browser->setAccessibleName(accessibleName);
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->viewport()->setAutoFillBackground(false);
    m_browser->document()->setDocumentMargin(0);
    m_browser->setFont(kit::textFont(kit::TextStyle::Body));
}

void TextView::setContent(const PanelContent &content)
{
    m_browser->document()->setMarkdown(kit::safeText(content.text, kit::LineBreaks::Kept, mostText),
                                       QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML)
                                           | QTextDocument::MarkdownDialectGitHub);
}

} // namespace yagura::dashboards
