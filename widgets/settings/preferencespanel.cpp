#include "settings/preferencespanel.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/errortext.h"
#include "settings/formfield.h"
#include "workspace/preferences.h"

#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;
using kit::ColorRole;
using kit::PlainLabel;
using kit::SegmentedControl;
using kit::TextStyle;

QStringList zoneIds()
{
    QStringList ids;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        ids << QString::fromLatin1(id);
    return ids;
}

} // namespace

PreferencesPanel::PreferencesPanel(Preferences &preferences, QWidget *parent)
    : Panel(tr("This workstation"), kit::PanelBody::Padded, parent)
    , m_preferences(preferences)
    , m_theme(new SegmentedControl(tr("Theme"), {{tr("Dark")}, {tr("Light")}}))
    , m_language(new SegmentedControl(tr("Language"), {{tr("System")}, {u"English"_s}, {u"日本語"_s}}))
    , m_zone(new QLineEdit)
    , m_zoneField(new FormField(tr("Time zone"), m_zone))
    , m_note(new PlainLabel({}, TextStyle::Label, ColorRole::Warning))
{
    setHeaderLine(true);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(kit::space::large);
    pair->addWidget(new FormField(tr("Theme"), m_theme));
    pair->addWidget(new FormField(tr("Language"), m_language));
    pair->addStretch();
    bodyLayout()->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                                     kit::space::medium);
    bodyLayout()->setSpacing(kit::space::medium);
    bodyLayout()->addLayout(pair);
    bodyLayout()->addWidget(m_zoneField);
    bodyLayout()->addWidget(m_note);
    m_note->setWordWrap(true);

    auto *completer = new QCompleter(zoneIds(), this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_zone->setCompleter(completer);
    m_zone->setMaxLength(100);
    m_zone->setPlaceholderText(
        tr("As the system: %1").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &PreferencesPanel::zoneTyped,
            Qt::QueuedConnection);
    connect(m_zone, &QLineEdit::editingFinished, this, &PreferencesPanel::zoneTyped);
    connect(m_theme, &SegmentedControl::currentIndexChanged, this, [this](int index) {
        change([index](PreferenceValues &values) { values.theme = static_cast<PreferredTheme>(index); });
    });
    connect(m_language, &SegmentedControl::currentIndexChanged, this, [this](int index) {
        change(
            [index](PreferenceValues &values) { values.language = static_cast<PreferredLanguage>(index); });
    });
    connect(&m_preferences, &Preferences::changed, this, &PreferencesPanel::showValues);
    m_note->setText(m_preferences.notice());
    m_note->setVisible(!m_preferences.notice().isEmpty());
    showValues();
}

void PreferencesPanel::showValues()
{
    const PreferenceValues &values = m_preferences.values();
    m_theme->setCurrentIndex(static_cast<int>(values.theme));
    m_language->setCurrentIndex(static_cast<int>(values.language));
    if (!m_zone->hasFocus())
        m_zone->setText(values.zone);
}

template <typename F> void PreferencesPanel::change(F apply)
{
    PreferenceValues values = m_preferences.values();
    apply(values);
    const auto saved = m_preferences.set(values);
    if (!saved)
        m_note->setText(kit::errorSentence(saved.error()));
    m_note->setVisible(!saved);
}

void PreferencesPanel::zoneTyped()
{
    const QString zone = m_zone->text().trimmed();
    const bool known = zone.isEmpty() || QTimeZone::isTimeZoneIdAvailable(zone.toUtf8());
    m_zoneField->setMistake(known ? QString() : tr("No such time zone; for instance Asia/Tokyo"));
    if (known)
        change([&zone](PreferenceValues &values) { values.zone = zone; });
}

} // namespace yagura::settings
