// Loaded log lines as a table, a view over pages that stay where they are: rows are only ever appended, or
// all replaced by another search. Returns values and meaning, no colours. GUI thread; owned by LogSearch.
#pragma once

#include "logs/logpage.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace yagura::logs {

class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, LevelColumn, ServiceColumn, MessageColumn, TraceColumn, ColumnCount };
    enum Role {
        TimeRole = Qt::UserRole, // qint64, ns since 1970; invalid when unknown
        LevelRole, // int of LogLevel
        SeverityRole, // int of Severity
        ServiceRole,
        MessageRole,
        TraceRole, // 32 hex digits or empty
        HasStackTraceRole,
    };

    explicit LogModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    // What stands above the columns, translated by the view.
    void setColumnTitles(const QStringList &titles);

    // A row without a detour through QVariant, for painting.
    struct Place
    {
        const LogBuffer *buffer = nullptr;
        size_t row = 0;
    };
    [[nodiscard]] Place place(int row) const;
    [[nodiscard]] LogEntry entry(int row) const;
    [[nodiscard]] const std::vector<SharedPage> &pages() const { return m_pages; }
    [[nodiscard]] size_t bytes() const { return m_bytes; }

    void clear();
    // Rows of first (and on) of the page go behind those that are there.
    void append(SharedPage page, size_t first = 0);
    // Whether the server has more; fetchMore then asks for it once.
    void setMoreAvailable(bool available) { m_more = available; }

Q_SIGNALS:
    void moreWanted();

private:
    [[nodiscard]] QVariant display(const Place &at, int column) const;

    QStringList m_titles;
    std::vector<SharedPage> m_pages;
    std::vector<int> m_starts; // first row of each page
    std::vector<size_t> m_firsts; // where in the page that row is
    int m_rows = 0;
    size_t m_bytes = 0;
    bool m_more = false;
};

} // namespace yagura::logs
