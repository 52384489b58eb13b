// Reads the filter of a trace and works out what it finds, on a worker: a newer filter replaces the older,
// and nothing comes of a filter that was replaced. Owned by the trace page; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/filter/spanfilter.h"

#include <QObject>

namespace yagura::traces {

class SpanFinder : public QObject
{
    Q_OBJECT
public:
    explicit SpanFinder(QObject *parent = nullptr);
    ~SpanFinder() override;

    // Forgets what was asked of the trace before.
    void setTrace(std::shared_ptr<const OpenTrace> open);
    // Exactly one of the signals follows, unless another find comes first.
    void find(const QString &text);
    // Until the answer has been announced.
    [[nodiscard]] bool isSearching() const { return m_isSearching; }

Q_SIGNALS:
    void found(const yagura::traces::RowMask &rows); // empty: no filter
    void failed(const yagura::traces::FilterProblem &problem);

private:
    void stop();

    std::shared_ptr<const OpenTrace> m_open;
    std::unique_ptr<QThreadPool> m_workers;
    Latest<std::shared_ptr<const RowMask>> m_search;
    bool m_isSearching = false;
};

} // namespace yagura::traces
