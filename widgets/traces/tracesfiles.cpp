// Files of traces on the traces screen: what they hold stands in the place of a search's results.
#include "core/callcombinators.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/safetext.h"
#include "traces/search/searchform.h"
#include "traces/search/searchpage.h"
#include "traces/tracepage.h"
#include "traces/tracesscreen.h"
#include "traces/tracetext.h"

#include <QFileDialog>
#include <QFileInfo>

namespace yagura::traces {

void TracesScreen::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a trace file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Traces (*.json *.jsonl *.ndjson *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TracesScreen::openFile);
    dialog->open();
}

void TracesScreen::openFile(const QString &path)
{
    m_askSearch.drop();
    m_askTrace.drop();
    m_wanted.reset();
    m_wantedFile.clear();
    m_file.reset();
    form()->setSearching(false);
    setShowingTrace(true);
    m_traceStack->setLoading();
    auto *workers = m_workers ? m_workers : QThreadPool::globalInstance();
    ask<std::shared_ptr<const OpenedFile>>(
        m_askFile, runOnWorker(workers, [path] { return openTraceFile(path); }), [this, path](auto file) {
            if (file) {
                showFile(*file);
                return;
            }
            m_wantedFile = path;
            m_trace->setTrace({}, {});
            m_traceStack->setError(
                file.error(),
                tr("The file %1 could not be opened.").arg(kit::safeText(QFileInfo(path).fileName())));
            showFileLine();
        });
    showFileLine();
}

void TracesScreen::showFile(std::shared_ptr<const OpenedFile> file)
{
    m_file = std::move(file);
    showFileLine();
    const auto name = kit::safeText(QFileInfo(m_file->path).fileName());
    if (m_file->found.traces.empty())
        m_search->setHint(tr("No traces in %1").arg(name), tr("It holds no span."));
    else
        m_search->setResult(m_file->found, m_file->range);
    if (m_file->only)
        showTrace(m_file->only);
    else
        setShowingTrace(false);
}

// The file, what was wrong with it, and the way out of it.
void TracesScreen::showFileLine()
{
    constexpr size_t MostProblems = 2;
    m_fileLine->setVisible(m_file != nullptr);
    if (!m_file)
        return;
    const int count = static_cast<int>(m_file->found.traces.size());
    std::vector<kit::StripItem> items{
        {.text = tr("%n traces from a file of %1", nullptr, count).arg(formatName(m_file->format)),
         .strong = kit::safeText(QFileInfo(m_file->path).fileName())}};
    for (size_t i = 0; i < std::min(MostProblems, m_file->problems.size()); ++i) {
        const auto &problem = m_file->problems[i];
        const QString place = problem.where.startsWith(m_file->path)
            ? problem.where.mid(m_file->path.size() + 2)
            : problem.where;
        items.push_back({.text = place.isEmpty() ? problem.detail : tr("%1: %2").arg(place, problem.detail),
                         .severity = kit::Severity::Warning});
    }
    if (m_file->problems.size() > MostProblems)
        items.push_back({.text = tr("%n more problems", nullptr,
                                    static_cast<int>(m_file->problems.size() - MostProblems)),
                         .severity = kit::Severity::Warning});
    items.push_back({.text = tr("Back to the server"), .actionId = QStringLiteral("close")});
    m_fileLine->setItems(items);
}

void TracesScreen::forgetFile()
{
    m_askFile.drop();
    m_wantedFile.clear();
    m_file.reset();
    showFileLine();
}

void TracesScreen::openFromFile(const TraceReference &reference)
{
    setShowingTrace(true);
    m_traceStack->setLoading();
    auto *workers = m_workers ? m_workers : QThreadPool::globalInstance();
    ask<std::shared_ptr<const OpenTrace>>(
        m_askTrace,
        runOnWorker(workers, [file = m_file, id = reference.trace] { return openFrom(*file, id); }),
        [this, reference](auto open) {
            if (open)
                showTrace(*open, reference.span.value_or(SpanId()));
            else
                showTraceProblem(open.error());
        });
}

} // namespace yagura::traces
