#include "dashboards/editor/overrideedit.h"

#include "dashboards/editor/choicesbutton.h"
#include "dashboards/editor/fieldsections.h"
#include "dashboards/editor/fieldvalues.h"
#include "dashboards/editor/mappingsedit.h"
#include "dashboards/editor/optionform.h"
#include "dashboards/editor/thresholdsedit.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/iconbutton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

namespace {

using Kind = frames::FieldMatcher::Kind;

// In the order of the choices.
constexpr Kind kinds[]{Kind::ByName, Kind::ByRegexp, Kind::ByType, Kind::ByRefId, Kind::ByNames};
constexpr frames::FieldType types[]{frames::FieldType::Number, frames::FieldType::Text,
                                    frames::FieldType::Time, frames::FieldType::Boolean};
const QString thresholdsKey = QStringLiteral("thresholds");
const QString mappingsKey = QStringLiteral("mappings");

// The property that an option is part of: "color", "custom.lineStyle".
QString keyOf(const QString &path)
{
    const int parts = path.startsWith(QLatin1String("custom.")) ? 1 : 0;
    return path.section(QLatin1Char('.'), 0, parts);
}

bool isSet(const frames::FieldConfig &config, const QVariantMap &values, const QString &key)
{
    if (key == thresholdsKey)
        return config.thresholds.has_value();
    if (key == mappingsKey)
        return config.mappings.has_value();
    return optionAt(values, key).isValid();
}

frames::FieldConfig without(frames::FieldConfig config, const QString &key)
{
    if (key == thresholdsKey)
        config.thresholds.reset();
    else if (key == mappingsKey)
        config.mappings.reset();
    else if (key == QLatin1String("color"))
        config.color.reset();
    else
        config = withFieldValue(std::move(config), key, {});
    return config;
}

// A property that was chosen starts with what it means when it is not set.
frames::FieldConfig with(frames::FieldConfig config, const QString &key, const OptionField *field)
{
    if (key == thresholdsKey)
        config.thresholds = frames::defaultThresholds();
    else if (key == mappingsKey)
        config.mappings = frames::ValueMappings();
    else if (key == QLatin1String("color"))
        config.color = frames::fieldColorOf(QStringLiteral("fixed"), QStringLiteral("green"));
    else if (key == QLatin1String("displayName"))
        config.displayName = QString();
    else if (key == QLatin1String("noValue"))
        config.noValue = QString();
    else if (key == QLatin1String("unit"))
        config.unit = QStringLiteral("short");
    else if (field) {
        const bool isText = field->kind == OptionField::Kind::Text;
        const QVariant start = field->otherwise.isValid() ? field->otherwise
            : isText                                      ? QVariant(QString())
                                                          : QVariant(0.0);
        config = withFieldValue(std::move(config), field->path, start);
    }
    return config;
}

} // namespace

OverrideEdit::OverrideEdit(PanelKind kind, const OverrideNames &names, QWidget *parent)
    : QWidget(parent)
    , m_names(names.fields)
    , m_kind(new QComboBox(this))
    , m_matchers(new QStackedWidget(this))
    , m_form(new OptionForm(this))
    , m_thresholds(new ThresholdsEdit(this))
    , m_mappings(new MappingsEdit(this))
{
    m_all = {FieldSections::standard(), FieldSections::color()};
    for (OptionSection &section : FieldSections::custom(kind))
        m_all.push_back(std::move(section));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    buildHead();
    buildMatchers(names);
    std::vector<OptionChoice> choices;
    for (const OptionSection &section : m_all) {
        for (const OptionField &field : section.fields) {
            const QString key = keyOf(field.path);
            const bool isKnown = std::any_of(choices.begin(), choices.end(),
                                             [&](const OptionChoice &one) { return one.value == key; });
            if (!isKnown)
                choices.push_back({field.label, key});
        }
    }
    choices.push_back({tr("Thresholds"), thresholdsKey});
    choices.push_back({tr("Value mappings"), mappingsKey});
    m_properties = new ChoicesButton(tr("Settings"), choices, this);
    layout->addWidget(m_properties);
    for (QWidget *part : std::initializer_list<QWidget *>{m_form, m_thresholds, m_mappings})
        layout->addWidget(part);
    connect(m_properties, &ChoicesButton::chosenChanged, this, &OverrideEdit::takeProperties);
    connect(m_form, &OptionForm::changed, this, [this](const QString &path, const QVariant &value) {
        FieldOverride now = m_override;
        now.properties = withFieldValue(std::move(now.properties), path, value);
        say(std::move(now));
    });
    connect(m_thresholds, &ThresholdsEdit::changed, this, [this](const frames::Thresholds &thresholds) {
        FieldOverride now = m_override;
        now.properties.thresholds = thresholds;
        say(std::move(now));
    });
    connect(m_mappings, &MappingsEdit::changed, this, [this](const frames::ValueMappings &mappings) {
        FieldOverride now = m_override;
        now.properties.mappings = mappings;
        say(std::move(now));
    });
}

void OverrideEdit::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space::tiny);
    m_kind->setAccessibleName(tr("Fields chosen by"));
    m_kind->addItems({tr("Fields with the name"), tr("Fields with names like"), tr("Fields of the type"),
                      tr("Fields of the query"), tr("Fields among")});
    head->addWidget(m_kind, 1);
    auto *remove = new kit::IconButton(kit::IconName::Trash, tr("Remove the override"), this);
    remove->setControlSize(kit::ControlSize::Small);
    head->addWidget(remove);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
    connect(m_kind, &QComboBox::activated, this, &OverrideEdit::takeKind);
    connect(remove, &QAbstractButton::clicked, this, &OverrideEdit::removeRequested);
}

QComboBox *OverrideEdit::addTextMatcher(const QStringList &names, const QString &name)
{
    auto *box = new QComboBox(m_matchers);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setAccessibleName(name);
    box->setMinimumContentsLength(8);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->addItems(names);
    m_matchers->addWidget(box);
    const auto take = [this, box] {
        FieldOverride now = m_override;
        now.matcher.text = box->currentText();
        say(std::move(now));
    };
    connect(box, &QComboBox::activated, this, take);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, take);
    return box;
}

void OverrideEdit::buildMatchers(const OverrideNames &names)
{
    m_name = addTextMatcher(names.fields, tr("Name of the field"));
    m_pattern = addTextMatcher({}, tr("Pattern, for instance /p9\\d/"));
    m_type = new QComboBox(m_matchers);
    m_type->setAccessibleName(tr("Type"));
    m_type->addItems({tr("Number"), tr("Text"), tr("Time"), tr("Truth value")});
    m_matchers->addWidget(m_type);
    connect(m_type, &QComboBox::activated, this, [this](int index) {
        FieldOverride now = m_override;
        now.matcher = frames::byTypes({types[static_cast<size_t>(index)]});
        say(std::move(now));
    });
    m_query = addTextMatcher(names.queries, tr("Query"));
    std::vector<OptionChoice> choices;
    for (const QString &name : names.fields)
        choices.push_back({name, name});
    m_several = new ChoicesButton(tr("Names of fields"), choices, m_matchers);
    m_matchers->addWidget(m_several);
    connect(m_several, &ChoicesButton::chosenChanged, this, [this](const QStringList &chosen) {
        FieldOverride now = m_override;
        now.matcher.names = chosen;
        say(std::move(now));
    });
    m_matchers->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout()->addWidget(m_matchers);
}

void OverrideEdit::setOverride(const FieldOverride &override, bool isAnother)
{
    m_override = override;
    showMatcher();
    showProperties(isAnother);
}

// A matcher that has no form here is kept and named as such.
void OverrideEdit::showMatcher()
{
    const frames::FieldMatcher &matcher = m_override.matcher;
    const auto found = std::find(std::begin(kinds), std::end(kinds), matcher.kind);
    const bool isKnown
        = found != std::end(kinds) && (matcher.kind != Kind::ByType || matcher.types.size() == 1);
    const auto index = static_cast<int>(found - std::begin(kinds));
    m_matchers->setVisible(isKnown);
    m_kind->setCurrentIndex(isKnown ? index : -1);
    m_kind->setPlaceholderText(tr("Fields as the file says"));
    if (!isKnown)
        return;
    m_matchers->setCurrentIndex(index);
    for (QComboBox *box : {m_name, m_pattern, m_query}) {
        if (!box->lineEdit()->hasFocus() || !box->lineEdit()->isModified())
            box->setEditText(matcher.text);
    }
    const auto *type = matcher.types.empty()
        ? std::end(types)
        : std::find(std::begin(types), std::end(types), matcher.types[0]);
    m_type->setCurrentIndex(type == std::end(types) ? 0 : static_cast<int>(type - std::begin(types)));
    m_several->setChosen(matcher.names);
}

void OverrideEdit::showProperties(bool isAnother)
{
    const frames::FieldConfig &config = m_override.properties;
    const QVariantMap values = fieldValues(config);
    QStringList keys;
    OptionSection form;
    for (const OptionSection &section : m_all) {
        for (const OptionField &field : section.fields) {
            const QString key = keyOf(field.path);
            if (!isSet(config, values, key))
                continue;
            form.fields.push_back(field);
            if (!keys.contains(key))
                keys << key;
        }
    }
    for (const QString &key : {thresholdsKey, mappingsKey}) {
        if (isSet(config, values, key))
            keys << key;
    }
    m_properties->setChosen(keys);
    m_form->setSections({form});
    m_form->setValues(values, isAnother);
    m_form->setVisible(!form.fields.empty());
    m_thresholds->setVisible(config.thresholds.has_value());
    m_thresholds->setThresholds(config.thresholds);
    m_mappings->setVisible(config.mappings.has_value());
    m_mappings->setMappings(config.mappings.value_or(frames::ValueMappings()));
}

void OverrideEdit::takeKind(int index)
{
    FieldOverride now = m_override;
    const Kind kind = kinds[static_cast<size_t>(index)];
    if (kind == now.matcher.kind)
        return;
    const QString text = now.matcher.text.isEmpty() ? m_names.value(0) : now.matcher.text;
    now.matcher = kind == Kind::ByType ? frames::byTypes({frames::FieldType::Number})
        : kind == Kind::ByNames        ? frames::byNames({text})
                                       : frames::FieldMatcher{.kind = kind, .text = text};
    say(std::move(now));
}

void OverrideEdit::takeProperties(const QStringList &keys)
{
    FieldOverride now = m_override;
    const QVariantMap values = fieldValues(now.properties);
    QStringList all{thresholdsKey, mappingsKey};
    QHash<QString, const OptionField *> fields;
    for (const OptionSection &section : m_all) {
        for (const OptionField &field : section.fields) {
            const QString key = keyOf(field.path);
            if (!fields.contains(key))
                fields.insert(key, &field);
        }
    }
    all << fields.keys();
    for (const QString &key : std::as_const(all)) {
        const bool was = isSet(m_override.properties, values, key);
        if (was && !keys.contains(key))
            now.properties = without(std::move(now.properties), key);
        else if (!was && keys.contains(key))
            now.properties = with(std::move(now.properties), key, fields.value(key));
    }
    say(std::move(now));
}

void OverrideEdit::commit()
{
    m_form->commit();
}

void OverrideEdit::say(FieldOverride override)
{
    if (override == m_override)
        return;
    m_override = std::move(override);
    showMatcher();
    showProperties(false);
    Q_EMIT changed(m_override);
}

} // namespace yagura::dashboards
