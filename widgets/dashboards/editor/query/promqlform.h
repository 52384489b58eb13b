// PromQL with completion, its legend, and how it is asked. Owned by TargetEdit; GUI thread.
#pragma once

#include "dashboards/editor/query/queryform.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace yagura::kit {
class PromqlEditor;
class PromqlLookup;
} // namespace yagura::kit

namespace yagura::dashboards {

class PromqlForm : public QueryForm
{
    Q_OBJECT
public:
    explicit PromqlForm(QWidget *parent);

    void setTarget(const Target &target, const Panel &panel, bool isAnother) override;
    [[nodiscard]] Target targetFromFields(Target target) override;
    void setSources(const QuerySources &sources, const SourceRef &source) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildQuery();
    void buildHow();

    kit::PromqlEditor *m_query;
    kit::PromqlLookup *m_lookup;
    QLineEdit *m_legend;
    QCheckBox *m_instant;
    QCheckBox *m_exemplars;
    QComboBox *m_format;
    QLineEdit *m_interval;
};

} // namespace yagura::dashboards
