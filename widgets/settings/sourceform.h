// The fields of one source. Holds what was typed until it is asked for; knows nothing of files or servers.
// Owned by the source editor; GUI thread.
#pragma once

#include "core/finding.h"
#include "core/secret.h"
#include "workspace/secretstore.h"
#include "workspace/sourceconfig.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace yagura::settings {

class FormField;

class SourceForm : public QWidget
{
    Q_OBJECT
public:
    explicit SourceForm(QWidget *parent = nullptr);

    // A source that is saved keeps its id.
    enum class Identity { Fixed, Free };
    void setSource(const SourceConfig &source, Identity identity);
    [[nodiscard]] SourceConfig source() const;
    // What was typed into the secret field since setSource, if anything.
    [[nodiscard]] std::optional<Secret> typedSecret() const;
    void clearTypedSecret();
    // Says below the secret field what is known of the secret now.
    void setSecretState(SecretState state, const std::optional<Error> &keyringError);

    // Shows beside the fields what checkSource finds; true when it finds nothing.
    bool showMistakes(const Findings &mistakes);
    void focusFirstField();

Q_SIGNALS:
    void edited();

private:
    FormField *addField(QVBoxLayout *column, const QString &label, QWidget *control);
    FormField *addPair(QVBoxLayout *column, const QString &leftLabel, QWidget *left,
                       const QString &rightLabel, QWidget *right);
    void buildFields(QVBoxLayout *column);
    void buildConnectionFields(QVBoxLayout *column);
    void connectFields();
    void kindChosen();
    void updateVisibility();
    [[nodiscard]] QList<std::pair<QString, QString>> headers() const;

    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_id;
    QLineEdit *m_url;
    QComboBox *m_auth;
    QLineEdit *m_user;
    QComboBox *m_place;
    QLineEdit *m_secret;
    QLineEdit *m_secretName;
    QLineEdit *m_from;
    QLineEdit *m_index;
    QLineEdit *m_caFile;
    QPlainTextEdit *m_headers;
    QComboBox *m_proxyMode;
    QLineEdit *m_proxyUrl;
    QCheckBox *m_plaintext;
    QHash<QString, FormField *> m_fields; // by the key of sources.yaml
    FormField *m_secretField = nullptr;
    FormField *m_secretNameField = nullptr;
    SourceConfig m_original;
    bool m_isFilling = false;
};

} // namespace yagura::settings
