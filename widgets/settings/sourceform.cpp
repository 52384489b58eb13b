#include "settings/sourceform.h"

#include "kit/controls/plainlabel.h"
#include "settings/formfield.h"
#include "settings/settingstexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;

QString headerLines(const QList<std::pair<QString, QString>> &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines << name + u": "_s + value;
    return lines.join('\n'_L1);
}

QComboBox *choiceOf(const QStringList &texts)
{
    auto *choice = new QComboBox;
    choice->addItems(texts);
    choice->setMinimumContentsLength(8);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return choice;
}

QLineEdit *lineOf(int maximumLength = 2000)
{
    auto *line = new QLineEdit;
    line->setMaxLength(maximumLength);
    return line;
}

// Places in the order of secretPlaceTexts.
constexpr std::array places{SecretPlace::Keyring, SecretPlace::Environment, SecretPlace::File,
                            SecretPlace::Memory};

} // namespace

SourceForm::SourceForm(QWidget *parent)
    : QWidget(parent)
    , m_name(lineOf(200))
    , m_kind(choiceOf(kindTexts()))
    , m_id(lineOf(64))
    , m_url(lineOf())
    , m_auth(choiceOf(authTexts()))
    , m_user(lineOf(200))
    , m_place(choiceOf(secretPlaceTexts()))
    , m_secret(lineOf(64 << 10))
    , m_secretName(lineOf())
    , m_from(lineOf(320))
    , m_index(lineOf(500))
    , m_caFile(lineOf())
    , m_headers(new QPlainTextEdit)
    , m_proxyMode(choiceOf({tr("None"), tr("As the system"), tr("This one")}))
    , m_proxyUrl(lineOf())
    , m_plaintext(new QCheckBox(tr("Send the secret unencrypted over http")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::medium);
    buildFields(column);
    buildConnectionFields(column);
    column->addStretch();
    connectFields();
    updateVisibility();
}

FormField *SourceForm::addField(QVBoxLayout *column, const QString &label, QWidget *control)
{
    auto *field = new FormField(label, control);
    column->addWidget(field);
    return field;
}

FormField *SourceForm::addPair(QVBoxLayout *column, const QString &leftLabel, QWidget *left,
                               const QString &rightLabel, QWidget *right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addWidget(new FormField(leftLabel, left), 1, Qt::AlignTop);
    auto *field = new FormField(rightLabel, right);
    row->addWidget(field, 1, Qt::AlignTop);
    column->addLayout(row);
    return field;
}

void SourceForm::buildFields(QVBoxLayout *column)
{
    m_fields[u"name"_s] = addField(column, tr("Name"), m_name);
    m_fields[u"id"_s] = addPair(column, tr("Kind"), m_kind, tr("Id in sources.yaml"), m_id);
    m_fields[u"url"_s] = addField(column, tr("Address"), m_url);
    m_fields[u"secret"_s] = addPair(column, tr("Sign-in"), m_auth, tr("The secret is kept in"), m_place);
    m_fields[u"user"_s] = addField(column, tr("User"), m_user);
    m_secretField = addField(column, tr("Token"), m_secret);
    m_secretNameField = addField(column, tr("Variable"), m_secretName);
    m_fields[u"from"_s] = addField(column, tr("From (e-mail of your PagerDuty user)"), m_from);
    m_fields[u"index"_s] = addField(column, tr("Index pattern"), m_index);
    column->addWidget(m_plaintext);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_plaintext->setAccessibleDescription(tr("Only for servers in a network you trust"));
    m_from->setPlaceholderText(u"you@example.com"_s);
    m_index->setPlaceholderText(u"logs-*"_s);
}

void SourceForm::buildConnectionFields(QVBoxLayout *column)
{
    m_fields[u"caFile"_s] = addField(column, tr("File with your own certificate authority (PEM)"), m_caFile);
    m_fields[u"proxy"_s] = addPair(column, tr("Proxy"), m_proxyMode, tr("Proxy address"), m_proxyUrl);
    m_fields[u"headers"_s] = addField(column, tr("Headers with every request"), m_headers);
    m_caFile->setPlaceholderText(tr("The system's certificates"));
    m_proxyUrl->setPlaceholderText(u"http://proxy:3128"_s);
    m_headers->setPlaceholderText(u"X-Scope-OrgID: team"_s);
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(2 * kit::size::control + kit::space::small);
}

void SourceForm::connectFields()
{
    const auto changed = [this] {
        if (m_isFilling)
            return;
        updateVisibility();
        Q_EMIT edited();
    };
    for (QLineEdit *line :
         {m_name, m_id, m_url, m_user, m_secret, m_secretName, m_from, m_index, m_caFile, m_proxyUrl})
        connect(line, &QLineEdit::textEdited, this, changed);
    for (QComboBox *choice : {m_auth, m_place, m_proxyMode})
        connect(choice, &QComboBox::currentIndexChanged, this, changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceForm::kindChosen);
    connect(m_headers, &QPlainTextEdit::textChanged, this, changed);
    connect(m_plaintext, &QCheckBox::toggled, this, changed);
}

// A new kind brings its usual address and sign-in, unless something else was typed already.
void SourceForm::kindChosen()
{
    if (m_isFilling)
        return;
    const auto kind = static_cast<SourceKind>(m_kind->currentIndex());
    bool isUsual = m_url->text().isEmpty();
    for (int i = 0; i < sourceKindCount; ++i)
        isUsual = isUsual || m_url->text() == usualUrl(static_cast<SourceKind>(i)).toString();
    m_isFilling = true;
    if (isUsual) {
        m_url->setText(usualUrl(kind).toString());
        m_auth->setCurrentIndex(static_cast<int>(usualAuth(kind)));
    }
    m_isFilling = false;
    updateVisibility();
    Q_EMIT edited();
}

void SourceForm::updateVisibility()
{
    const auto kind = static_cast<SourceKind>(m_kind->currentIndex());
    const auto auth = static_cast<SourceAuth>(m_auth->currentIndex());
    const SecretPlace place = places[static_cast<size_t>(std::max(0, m_place->currentIndex()))];
    const bool isTyped = place == SecretPlace::Keyring || place == SecretPlace::Memory;
    const bool hasSecret = auth != SourceAuth::None;
    m_fields[u"user"_s]->setVisible(auth == SourceAuth::Basic);
    m_fields[u"secret"_s]->setVisible(hasSecret);
    m_secretField->setVisible(hasSecret && isTyped);
    m_secretField->setLabel(secretText(auth));
    m_secretNameField->setVisible(hasSecret && !isTyped);
    m_secretNameField->setLabel(place == SecretPlace::File ? tr("File, with mode 0600") : tr("Variable"));
    m_secretName->setPlaceholderText(place == SecretPlace::File ? u"~/.config/token"_s
                                                                : u"PROMETHEUS_TOKEN"_s);
    m_fields[u"from"_s]->setVisible(kind == SourceKind::PagerDuty);
    m_fields[u"index"_s]->setVisible(kind == SourceKind::Elasticsearch);
    m_plaintext->setVisible(hasSecret && m_url->text().trimmed().startsWith("http:"_L1));
    m_fields[u"proxy"_s]->setVisible(static_cast<SourceProxy>(m_proxyMode->currentIndex())
                                     == SourceProxy::Manual);
    m_url->setPlaceholderText(usualUrl(kind).toString());
}

void SourceForm::setSource(const SourceConfig &source, Identity identity)
{
    m_isFilling = true;
    m_original = source;
    m_name->setText(source.name);
    m_kind->setCurrentIndex(static_cast<int>(source.kind));
    m_id->setText(source.id);
    m_id->setEnabled(identity == Identity::Free);
    m_url->setText(source.url.toString());
    m_auth->setCurrentIndex(static_cast<int>(source.auth));
    m_user->setText(source.user);
    const auto place = std::find(places.begin(), places.end(), source.secret.place);
    m_place->setCurrentIndex(place == places.end() ? 0 : static_cast<int>(place - places.begin()));
    m_secret->clear();
    m_secretName->setText(source.secret.name);
    m_from->setText(source.fromAddress);
    m_index->setText(source.index);
    m_caFile->setText(source.caFile);
    m_headers->setPlainText(headerLines(source.headers));
    m_proxyMode->setCurrentIndex(static_cast<int>(source.proxy));
    m_proxyUrl->setText(source.proxyUrl.toString());
    m_plaintext->setChecked(source.plaintextSecretsAllowed);
    m_isFilling = false;
    showMistakes({});
    updateVisibility();
}

QList<std::pair<QString, QString>> SourceForm::headers() const
{
    QList<std::pair<QString, QString>> out;
    const auto lines = m_headers->toPlainText().split('\n'_L1, Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(':'_L1);
        out.append({line.left(colon).trimmed(), colon < 0 ? QString() : line.mid(colon + 1).trimmed()});
    }
    return out;
}

SourceConfig SourceForm::source() const
{
    SourceConfig out = m_original; // what has no field here stays
    out.id = m_id->text().trimmed();
    out.name = m_name->text().trimmed().isEmpty() ? out.id : m_name->text().trimmed();
    out.kind = static_cast<SourceKind>(m_kind->currentIndex());
    out.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    out.auth = static_cast<SourceAuth>(m_auth->currentIndex());
    out.user = out.auth == SourceAuth::Basic ? m_user->text().trimmed() : QString();
    out.secret = {};
    if (out.auth != SourceAuth::None) {
        out.secret.place = places[static_cast<size_t>(m_place->currentIndex())];
        if (out.secret.place == SecretPlace::Environment || out.secret.place == SecretPlace::File)
            out.secret.name = m_secretName->text().trimmed();
    }
    out.fromAddress = out.kind == SourceKind::PagerDuty ? m_from->text().trimmed() : QString();
    out.index = out.kind == SourceKind::Elasticsearch ? m_index->text().trimmed() : QString();
    out.caFile = m_caFile->text().trimmed();
    out.headers = headers();
    out.proxy = static_cast<SourceProxy>(m_proxyMode->currentIndex());
    out.proxyUrl
        = out.proxy == SourceProxy::Manual ? QUrl(m_proxyUrl->text().trimmed(), QUrl::StrictMode) : QUrl();
    out.plaintextSecretsAllowed = m_plaintext->isChecked() && out.auth != SourceAuth::None;
    return out;
}

std::optional<Secret> SourceForm::typedSecret() const
{
    const bool isShown = !m_secretField->isHidden();
    if (!isShown || m_secret->text().isEmpty())
        return std::nullopt;
    return Secret(m_secret->text().toUtf8());
}

void SourceForm::clearTypedSecret()
{
    m_secret->clear();
}

void SourceForm::setSecretState(SecretState state, const std::optional<Error> &keyringError)
{
    QString hint;
    switch (state) {
    case SecretState::Available:
        hint = tr("There is one. Type to replace it.");
        break;
    case SecretState::MemoryOnly:
        hint = tr("Kept in memory until Yagura ends.");
        break;
    case SecretState::Missing:
        hint = tr("None yet.");
        break;
    case SecretState::Asking:
        hint = tr("Asking the keyring …");
        break;
    case SecretState::NotNeeded:
    case SecretState::NotAsked:
    case SecretState::Refused:
        break;
    }
    const bool wantsKeyring = places[static_cast<size_t>(m_place->currentIndex())] == SecretPlace::Keyring;
    if (keyringError && wantsKeyring)
        hint = keyringError->kind == ErrorKind::DeadlineExceeded
            ? tr("The keyring does not answer, so the secret is kept in memory until Yagura ends.")
            : tr("The keyring cannot be used, so the secret is kept in memory until Yagura ends.");
    m_secretField->setHint(hint);
}

bool SourceForm::showMistakes(const Findings &mistakes)
{
    for (FormField *field : std::as_const(m_fields))
        field->setMistake({});
    m_secretNameField->setMistake({});
    for (const Finding &mistake : mistakes) {
        FormField *field = m_fields.value(mistake.subject);
        if (mistake.subject == "secret"_L1 && !m_secretNameField->isHidden())
            field = m_secretNameField;
        if (field)
            field->setMistake(mistakeText(mistake));
    }
    return mistakes.isEmpty();
}

void SourceForm::focusFirstField()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace yagura::settings
