// Ctrl+K: type a few letters, get any command, screen, service or dashboard. A panel over the window, not
// modal: Esc or a click elsewhere closes it. Owned by the main window.
#pragma once

#include "kit/icons.h"

#include <QFrame>
#include <QKeySequence>
#include <QList>

#include <functional>

class QLineEdit;
class QListView;

namespace yagura::shell {

struct PaletteEntry
{
    QString title; // translated
    QString group; // translated: "Go to", "Time", "Service" …
    QKeySequence shortcut;
    kit::IconName icon = kit::IconName::ChevronRight;
    std::function<void()> run;
};

class PaletteModel;

class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);

    // Asked for each time the palette opens, so that entries are never stale.
    void setProvider(std::function<QList<PaletteEntry>()> provider) { m_provider = std::move(provider); }
    // Called with text that matches no entry, for instance a pasted trace id; returns entries for it.
    void setFallback(std::function<QList<PaletteEntry>(const QString &)> fallback)
    {
        m_fallback = std::move(fallback);
    }

    void open();
    // Gives the focus back to whatever had it.
    void dismiss();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] int shownCount() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &text);
    void runCurrent();
    void place();
    bool handleKey(int key);

    QLineEdit *m_field;
    QListView *m_list;
    PaletteModel *m_model;
    std::function<QList<PaletteEntry>()> m_provider;
    std::function<QList<PaletteEntry>(const QString &)> m_fallback;
    QPointer<QWidget> m_focusBefore;
};

} // namespace yagura::shell
