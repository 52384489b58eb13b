#include "dashboards/editor/fieldpage.h"

#include "dashboards/editor/fieldsections.h"
#include "dashboards/editor/fieldvalues.h"
#include "dashboards/editor/mappingsedit.h"
#include "dashboards/editor/optionform.h"
#include "dashboards/editor/thresholdsedit.h"
#include "kit/theme.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

FieldPage::FieldPage(QWidget *parent)
    : EditorPage(parent)
    , m_standard(new OptionForm(this))
    , m_custom(new OptionForm(this))
    , m_thresholds(new ThresholdsEdit(this))
    , m_mappings(new MappingsEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::medium);
    m_standard->setSections({FieldSections::standard(), FieldSections::color()});
    layout->addWidget(m_standard);
    layout->addWidget(m_thresholds);
    layout->addWidget(m_mappings);
    layout->addWidget(m_custom);
    layout->addStretch(1);
    for (OptionForm *form : {m_standard, m_custom})
        connect(form, &OptionForm::changed, this, &FieldPage::take);
    connect(m_thresholds, &ThresholdsEdit::changed, this, [this](const frames::Thresholds &thresholds) {
        Panel panel = m_panel;
        panel.field.thresholds = thresholds;
        hand(std::move(panel));
    });
    connect(m_mappings, &MappingsEdit::changed, this, [this](const frames::ValueMappings &mappings) {
        Panel panel = m_panel;
        panel.field.mappings = mappings;
        hand(std::move(panel));
    });
}

void FieldPage::setPanel(const Panel &panel, bool isAnother)
{
    m_panel = panel;
    const QVariantMap values = fieldValues(panel.field);
    m_standard->setValues(values, isAnother);
    m_custom->setSections(FieldSections::custom(panel.kind));
    m_custom->setValues(values, isAnother);
    m_custom->setVisible(!m_custom->isEmpty());
    m_thresholds->setThresholds(panel.field.thresholds);
    m_mappings->setMappings(panel.field.mappings.value_or(frames::ValueMappings()));
}

void FieldPage::commit()
{
    m_standard->commit();
    m_custom->commit();
}

void FieldPage::take(const QString &path, const QVariant &value)
{
    Panel panel = m_panel;
    panel.field = withFieldValue(std::move(panel.field), path, value);
    hand(std::move(panel));
}

} // namespace yagura::dashboards
