// What stands in the place of content while there is none: nothing found, an error, or still loading. Content
// decides by itself when to show which: the loading sign only after half a second, old content stays while
// new is on its way. Owned by its parent; GUI thread.
#pragma once

#include "core/error.h"
#include "kit/icons.h"
#include "kit/theme.h"

#include <QStackedLayout>
#include <QTimer>
#include <QWidget>

namespace yagura::kit {

class Button;
class PlainLabel;

// A centred icon, sentence, small print and button; where there is no room for all, the sentence remains.
class StatePane : public QWidget
{
    Q_OBJECT
public:
    explicit StatePane(QWidget *parent = nullptr);

    // "No alerts are firing." and what would be here.
    void showEmpty(const QString &sentence, const QString &explanation = {},
                   IconName icon = IconName::OkRing);
    // The translated sentence, the advice, and the other side's words in small print.
    void showError(const Error &error, const QString &what = {});
    void showLoading(const QString &sentence = {});
    // The button under the text; empty text hides it.
    void setAction(const QString &text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void show(IconName icon, ColorRole role, const QStringList &texts);

    IconName m_icon = IconName::Unknown;
    ColorRole m_iconRole = ColorRole::TextFaint;
    bool m_hasIcon = true;
    QSpacerItem *m_iconRoom;
    PlainLabel *m_sentence;
    PlainLabel *m_explanation;
    PlainLabel *m_detail;
    Button *m_action;
    QTimer m_spin;
    bool m_isLoading = false;
    int m_phase = 0;
};

// Content, or a StatePane in its place.
class ContentStack : public QWidget
{
    Q_OBJECT
public:
    explicit ContentStack(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] StatePane *pane() const { return m_pane; }

    // A request is on its way. Content that is there stays; where there is none, the loading sign comes after
    // 0.5 s.
    void setLoading();
    // The same where what was there is gone: nothing is shown until then.
    void setLoadingAnew();
    void setContent(); // there is content: show it
    void setEmpty(const QString &sentence, const QString &explanation = {}, IconName icon = IconName::OkRing);
    void setError(const Error &error, const QString &what = {});
    [[nodiscard]] bool isShowingContent() const { return m_stack->currentIndex() == 0; }

private:
    void showPane();

    QStackedLayout *m_stack;
    StatePane *m_pane;
    QTimer m_patience;
    bool m_hasContent = false;
};

} // namespace yagura::kit
