// Colours the words of PromQL in a text document, line by line. Owned by its document; GUI thread.
#pragma once

#include "metrics/promql/lexer.h"

#include <QSyntaxHighlighter>

class QWidget;

namespace yagura::kit {

class PromqlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    // The colours are those of the widget's theme; call rehighlight() after a change of theme.
    PromqlHighlighter(QTextDocument *document, const QWidget *widget);

    void setVariablesAllowed(bool areAllowed);

protected:
    void highlightBlock(const QString &text) override;

private:
    const QWidget *m_widget;
    metrics::promql::LexOptions m_options;
};

} // namespace yagura::kit
