// A field to write PromQL in: coloured, checked while typing, with completion, words about what is under the
// pointer, and formatting. Knows the language; names of metrics and labels come from its owner, who answers
// completionWanted. Owned by its parent; GUI thread.
#pragma once

#include "metrics/metricmetadata.h"
#include "metrics/promql/completion.h"

#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;
class QTimer;

namespace yagura::metrics {
struct TargetList;
}

namespace yagura::kit {

class PromqlHighlighter;

class PromqlEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PromqlEditor(const QString &accessibleName, QWidget *parent = nullptr);

    // Which language: the server's version, and whether a dashboard's variables may stand in it.
    void setOptions(const metrics::promql::ParseOptions &options);
    // What the findings and the words under the pointer draw on; either may be unknown. targets: of the
    // server, which say how often each job is scraped.
    void setKnowledge(std::shared_ptr<const metrics::MetadataMap> metadata,
                      std::shared_ptr<const metrics::TargetList> targets);

    // Errors, or where there are none what is doubtful, of the text as it is now.
    [[nodiscard]] const metrics::promql::Problems &problems();
    // Does the edit a problem offers; can be undone. False when it offers none.
    bool mend(const metrics::promql::Problem &problem);
    // As the server formats it; can be undone. False when there are errors, or comments that would be lost.
    bool format();

    // What the tooltip says of the place: its problem, else what stands there; empty for nothing.
    [[nodiscard]] QString wordsAt(qsizetype position);

    // Asks for what may stand at the cursor and shows it.
    void complete();
    // The owner's answer to completionWanted, best first; dropped when the cursor has gone elsewhere since.
    void offer(const metrics::promql::CompletionContext &context,
               const std::vector<metrics::promql::Candidate> &candidates);
    [[nodiscard]] QStringList offered() const;

Q_SIGNALS:
    // Names are wanted: look them up and offer() them. The language's own words are shown already.
    void completionWanted(const yagura::metrics::promql::CompletionContext &context);
    void problemsChanged();
    // Ctrl+Enter.
    void runRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;

private:
    void check();
    void underline();
    void completeWhileTyping();
    void showCandidates(const std::vector<metrics::promql::Candidate> &candidates);
    void take(int row);
    void replace(metrics::promql::Span span, const QString &text, int cursorBack = 0);

    PromqlHighlighter *m_highlighter;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    QTimer *m_pause;
    metrics::promql::ParseOptions m_options;
    std::shared_ptr<const metrics::MetadataMap> m_metadata;
    std::shared_ptr<const metrics::TargetList> m_targets;
    metrics::promql::Problems m_problems;
    bool m_isChecked = false;
    metrics::promql::CompletionContext m_context;
    std::vector<metrics::promql::Candidate> m_shown; // as in the model
};

} // namespace yagura::kit
