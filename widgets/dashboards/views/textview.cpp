#include "dashboards/views/textview.h"

#include "dashboards/options/optionvalues.h"
#include "kit/markdownview.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

// A fence longer than any in the text.
QString fenced(const QString &code)
{
    QString fence = QStringLiteral("```");
    while (code.contains(fence))
        fence += QLatin1Char('`');
    return fence + QLatin1Char('\n') + code + QLatin1Char('\n') + fence;
}

QString numbered(const QString &code)
{
    const QStringList lines = code.split(QLatin1Char('\n'));
    const auto width = static_cast<int>(QString::number(lines.size()).size());
    QStringList shown;
    for (qsizetype i = 0; i < lines.size(); ++i)
        shown << QStringLiteral("%1  %2").arg(QString::number(i + 1).rightJustified(width), lines[i]);
    return shown.join(QLatin1Char('\n'));
}

} // namespace

TextView::TextView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_text(new kit::MarkdownView(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    m_text->viewport()->setAutoFillBackground(false);
    // What is no address of the web may be one of a dashboard.
    connect(m_text, &kit::MarkdownView::linkRefused, this, &PanelView::addressRequested);
}

void TextView::setContent(const PanelContent &content)
{
    const QVariantMap &options = content.panel.options;
    QString text = content.text;
    if (textAt(options, u"mode") == QLatin1String("code")) {
        if (truthAt(options, u"code.showLineNumbers", false))
            text = numbered(text);
        text = fenced(text);
    }
    m_text->setMarkdownText(text);
}

} // namespace yagura::dashboards
