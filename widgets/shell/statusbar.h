// The strip at the bottom: every source with its state at the left, the outbox and the workspace's name at
// the right. Owned by the main window.
#pragma once

#include "shell/sourcestate.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace yagura::shell {

// How many writes to incidents are not confirmed yet.
struct OutboxSummary
{
    int queued = 0;
    int unknown = 0;

    bool operator==(const OutboxSummary &) const = default;
};

class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setSources(const QList<SourceState> &sources);
    void setOutbox(const OutboxSummary &summary);
    void setWorkspaceName(const QString &name);

Q_SIGNALS:
    void sourceClicked(const QString &sourceId);
    void outboxClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    QHBoxLayout *m_layout;
    QHBoxLayout *m_sourceLayout;
    QAbstractButton *m_outbox;
    QAbstractButton *m_workspace;
    QList<SourceState> m_sources;
    OutboxSummary m_summary;
    QString m_workspaceName;
};

} // namespace yagura::shell
