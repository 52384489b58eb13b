// Draws the message of a log line with its labels in front, wrapped or not, and the line's fields below it
// where it is open; says how high that is. Owned by the table; GUI thread.
#pragma once

#include "dashboards/lists/loglines.h"
#include "kit/tables/celldelegate.h"

namespace yagura::dashboards {

// What rows of lines measure; small ones are for panels that ask for them.
struct LogRowSize
{
    int letters = 0; // pixels
    int line = 0; // from one line of a message to the next
    int row = 0; // of one line
};
[[nodiscard]] LogRowSize logRowSize(const LogsOptions &options);

class LogLineDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Line = std::function<const LogLine &(const QModelIndex &)>;
    using IsOpen = std::function<bool(const LogLine &)>;
    LogLineDelegate(Line line, IsOpen isOpen, const LogsOptions &options, QObject *parent);

    // Of a row whose message cell is that wide.
    [[nodiscard]] int heightFor(const LogLine &line, int width) const;

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    [[nodiscard]] QFont font() const;
    [[nodiscard]] int lineHeight() const { return logRowSize(m_options).line; }
    [[nodiscard]] QString labelText(const LogLine &line) const;
    [[nodiscard]] QString messageText(const LogLine &line) const;
    [[nodiscard]] int countWidth(const LogLine &line) const;
    [[nodiscard]] int messageLines(const LogLine &line, int width) const;
    [[nodiscard]] int paintLead(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                const LogLine &line) const;
    void paintFields(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                     const LogLine &line) const;

    Line m_line;
    IsOpen m_isOpen;
    const LogsOptions &m_options;
};

} // namespace yagura::dashboards
