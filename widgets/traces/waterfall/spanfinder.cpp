#include "traces/waterfall/spanfinder.h"

namespace yagura::traces {

SpanFinder::SpanFinder(QObject *parent)
    : QObject(parent)
    , m_workers(std::make_unique<QThreadPool>())
{
    m_workers->setMaxThreadCount(1);
}

SpanFinder::~SpanFinder() = default;

void SpanFinder::stop()
{
    m_search.cancel();
    m_isSearching = false;
}

void SpanFinder::setTrace(std::shared_ptr<const OpenTrace> open)
{
    stop();
    m_open = std::move(open);
}

void SpanFinder::find(const QString &text)
{
    stop();
    const auto filter = SpanFilter::read(text);
    if (!filter) {
        Q_EMIT failed(filter.error());
        return;
    }
    if (!m_open || filter->isEmpty()) {
        Q_EMIT found({});
        return;
    }
    m_isSearching = true;
    m_search.start(runOnWorker(m_workers.get(),
                               [open = m_open, filter = *filter]() -> Result<std::shared_ptr<const RowMask>> {
                                   return std::make_shared<const RowMask>(filter.matchingRows(*open));
                               }),
                   this, [this](Result<std::shared_ptr<const RowMask>> rows) {
                       m_isSearching = false;
                       if (rows)
                           Q_EMIT found(**rows);
                   });
}

} // namespace yagura::traces
