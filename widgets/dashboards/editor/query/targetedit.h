// One query of a panel: which source it asks, the fields for that kind of source, and its place among the
// others. Owned by QueriesPage; GUI thread.
#pragma once

#include "dashboards/editor/query/querysources.h"

#include <QWidget>

class QComboBox;

namespace yagura::kit {
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class QueryForm;

class TargetEdit : public QWidget
{
    Q_OBJECT
public:
    enum class Act { Duplicate, MoveUp, MoveDown, Remove };

    explicit TargetEdit(QWidget *parent = nullptr);

    void setTarget(const Target &target, const Panel &panel, bool isAnother);
    // The target given, with what the fields say.
    [[nodiscard]] Target targetFromFields(Target target);
    void setPlace(size_t index, size_t count);
    void setSources(const QuerySources &sources);
    // The button that does this, or the one that still can: where the keyboard goes on.
    void focusAct(Act act);

Q_SIGNALS:
    void edited();
    void sourceChosen(const yagura::dashboards::SourceRef &source);
    void actRequested(yagura::dashboards::TargetEdit::Act act);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildHead();
    void showSource();
    void showForm(TargetKind kind);

    QuerySources m_sources;
    std::vector<SourceChoice> m_choices;
    SourceRef m_source;
    kit::PlainLabel *m_name;
    QComboBox *m_sourceBox;
    kit::IconButton *m_hidden;
    kit::IconButton *m_up;
    kit::IconButton *m_down;
    kit::IconButton *m_copy;
    TargetKind m_kind = TargetKind::PromQl;
    QueryForm *m_form = nullptr;
};

} // namespace yagura::dashboards
