// The fields of the loaded lines as a painted list: kind, name, how many lines fill it; an opened field shows
// its commonest values with their shares. A click on a value includes it, with Shift excludes it; all by
// keyboard, too. Owned by the fields pane; GUI thread.
#pragma once

#include "kit/theme.h"
#include "logs/fieldstatistics.h"

#include <QAbstractScrollArea>
#include <QSet>

namespace yagura::logs {

class FieldListView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit FieldListView(QWidget *parent = nullptr);

    void setSummary(std::shared_ptr<const FieldSummary> summary);
    // Only fields and values that contain it, in any case.
    void setFilterText(const QString &text);
    void setOpen(const QString &field, bool isOpen);
    [[nodiscard]] bool isOpen(const QString &field) const { return m_open.contains(field); }
    // Rows as they are shown, for tests and screen readers: "service.name 100 %", "payment 61 %".
    [[nodiscard]] QStringList shownTexts() const;

Q_SIGNALS:
    void includeRequested(const QString &field, const QString &value);
    void excludeRequested(const QString &field, const QString &value);
    void existsRequested(const QString &field);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Row
    {
        const FieldStatistics *field = nullptr; // null: a heading
        int value = -1; // of field->top; -1 is the field itself
        QString heading;
        QString count;
    };
    void rebuild();
    void addField(const FieldStatistics &field);
    void paintField(QPainter &painter, const QRect &rect, const FieldStatistics &field) const;
    void paintValue(QPainter &painter, const QRect &rect, const FieldStatistics &field,
                    const ValueCount &value) const;
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] int rowAt(const QPoint &position) const;
    [[nodiscard]] QString rowText(const Row &row) const;
    void setCurrent(int row);
    void trigger(int row, Qt::KeyboardModifiers modifiers);
    void openMenu(int row, const QPoint &at);
    [[nodiscard]] double share(int rows) const;

    std::shared_ptr<const FieldSummary> m_summary;
    QString m_filter;
    QSet<QString> m_open;
    std::vector<Row> m_rows;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace yagura::logs
