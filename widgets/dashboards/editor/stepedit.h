// One transformation of a panel: its options, whether it is done, its place in the chain, and how many rows
// went in and came out. Owned by TransformPage; GUI thread.
#pragma once

#include "dashboards/frames/transform/transformation.h"

#include <QWidget>

namespace yagura::kit {
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class OptionForm;
class OrganizeEdit;
class QueryEdit;

class StepEdit : public QWidget
{
    Q_OBJECT
public:
    enum class Act { MoveUp, MoveDown, Remove };

    explicit StepEdit(const QStringList &names, QWidget *parent = nullptr);

    void setStep(const frames::Transformation &step, bool isAnother);
    void setTrace(const std::optional<frames::StepTrace> &trace);
    void setPlace(size_t index, size_t count);
    void commit();

Q_SIGNALS:
    void changed(const yagura::dashboards::frames::Transformation &step);
    void actRequested(yagura::dashboards::StepEdit::Act act);

private:
    void buildHead();
    void takeJson();
    void say(const QVariantMap &entry);

    QStringList m_names;
    frames::Transformation m_step;
    kit::PlainLabel *m_title;
    kit::PlainLabel *m_trace;
    kit::PlainLabel *m_problem;
    kit::IconButton *m_disabled;
    kit::IconButton *m_up;
    kit::IconButton *m_down;
    OptionForm *m_form;
    OrganizeEdit *m_organize;
    QueryEdit *m_json;
};

} // namespace yagura::dashboards
