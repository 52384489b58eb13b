#include "workspace/sourcesfile.h"

#include "core/duration.h"
#include "core/jsonreader.h"
#include "core/text.h"
#include "core/yamlreader.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

const QStringList &authNames()
{
    static const QStringList names{u"none"_s, u"basic"_s, u"bearer"_s, u"apikey"_s, u"pagerduty"_s};
    return names;
}

const QStringList &sourceKeys()
{
    static const QStringList keys{u"id"_s,
                                  u"kind"_s,
                                  u"name"_s,
                                  u"url"_s,
                                  u"auth"_s,
                                  u"user"_s,
                                  u"secret"_s,
                                  u"caFile"_s,
                                  u"headers"_s,
                                  u"proxy"_s,
                                  u"allowPlaintextSecrets"_s,
                                  u"from"_s,
                                  u"index"_s,
                                  u"deadline"_s,
                                  u"stallLimit"_s};
    return keys;
}

Finding problem(const QString &subject, const QString &message, const QString &remedy = {})
{
    return {FindingSeverity::Error, {}, 0, subject, message, remedy};
}

bool isPlainWebAddress(const QUrl &url)
{
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        && !url.host().isEmpty();
}

void checkUrl(const SourceConfig &source, Findings &problems)
{
    if (source.url.isEmpty())
        problems << problem(u"url"_s, u"the address is missing"_s,
                            u"for instance https://prometheus.example:9090"_s);
    else if (!isPlainWebAddress(source.url) || hasDeceptiveCharacters(source.url.toString()))
        problems << problem(u"url"_s, u"not an http or https address"_s,
                            u"for instance https://prometheus.example:9090"_s);
    else if (!source.url.userInfo().isEmpty())
        problems << problem(u"url"_s, u"the address holds a user or a password"_s,
                            u"use auth and secret instead"_s);
    else if (source.url.hasQuery() || source.url.hasFragment())
        problems << problem(u"url"_s, u"the address has a query or a fragment"_s,
                            u"leave out what follows ? or #"_s);
    if (source.proxy == SourceProxy::Manual && !isPlainWebAddress(source.proxyUrl))
        problems << problem(u"proxy"_s, u"not the address of a proxy"_s,
                            u"none, system, or http://host:port"_s);
    else if (!source.proxyUrl.userInfo().isEmpty())
        problems << problem(u"proxy"_s, u"the address holds a user or a password"_s);
}

void checkAuth(const SourceConfig &source, Findings &problems)
{
    if (source.auth == SourceAuth::Basic && source.user.isEmpty())
        problems << problem(u"user"_s, u"basic authentication needs a user"_s);
    if (source.auth != SourceAuth::Basic && !source.user.isEmpty())
        problems << problem(u"user"_s, u"only basic authentication has a user"_s);
    if (source.auth != SourceAuth::None && source.secret.place == SecretPlace::None)
        problems << problem(u"secret"_s, u"it is not said where the secret is"_s,
                            u"keyring, memory, environment: NAME or file: PATH"_s);
    if (source.auth == SourceAuth::None && source.secret.place != SecretPlace::None)
        problems << problem(u"auth"_s, u"there is a secret, but no way to send it"_s,
                            u"basic, bearer, apikey or pagerduty"_s);
    const bool named
        = source.secret.place == SecretPlace::Environment || source.secret.place == SecretPlace::File;
    if (named && source.secret.name.isEmpty())
        problems << problem(u"secret"_s, u"the name of the variable or file is missing"_s);
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (source.secret.place == SecretPlace::Environment && !variable.match(source.secret.name).hasMatch())
        problems << problem(u"secret"_s, u"not the name of an environment variable"_s);
}

void checkHeaders(const SourceConfig &source, Findings &problems)
{
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s);
    static const QRegularExpression secretName(
        u"^(proxy-)?authorization$|^cookie$|token|secret|password|api-?key"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const auto &[name, value] : source.headers) {
        if (!token.match(name).hasMatch())
            problems << problem(u"headers"_s, u"\"%1\" is not the name of a header"_s.arg(name.left(60)));
        else if (secretName.match(name).hasMatch())
            problems << problem(u"headers"_s,
                                u"%1 looks like a secret, which does not belong in this file"_s.arg(name),
                                u"use auth and secret"_s);
        if (hasDeceptiveCharacters(value) || value.contains('\n'_L1) || value.contains('\r'_L1))
            problems << problem(u"headers"_s,
                                u"the value of %1 holds control characters"_s.arg(name.left(60)));
    }
}

// Reads one entry; every mistake in it becomes a finding at its line.
class EntryReader
{
public:
    EntryReader(const YamlView &entry, Findings &problems)
        : m_entry(entry)
        , m_problems(problems)
    { }

    std::optional<SourceConfig> read()
    {
        const qsizetype before = m_problems.size();
        if (!accept(m_entry.requireMapOf(sourceKeys())))
            return std::nullopt;
        SourceConfig source;
        source.id = text(u"id");
        source.name = text(u"name", source.id);
        source.kind = kind();
        source.url = QUrl(text(u"url"), QUrl::StrictMode);
        source.auth = auth();
        source.user = text(u"user");
        source.secret = secret();
        source.caFile = text(u"caFile");
        source.fromAddress = text(u"from");
        source.index = text(u"index");
        source.deadline = duration(u"deadline");
        source.stallLimit = duration(u"stallLimit");
        readHeaders(source);
        readProxy(source);
        if (const auto allowed = m_entry.at(u"allowPlaintextSecrets").booleanOr(false); accept(allowed))
            source.plaintextSecretsAllowed = *allowed;
        if (m_problems.size() == before)
            addAtTheirLines(checkSource(source));
        return m_problems.size() == before ? std::optional(source) : std::nullopt;
    }

private:
    template <typename T> bool accept(const Result<T> &result)
    {
        if (!result)
            report(result.error());
        return result.has_value();
    }

    void report(const Error &error)
    {
        Finding finding = problem({}, error.detail, error.hint);
        finding.file = m_entry.file();
        const qsizetype colon = error.where.lastIndexOf(':'_L1);
        finding.line = error.where.mid(colon + 1).toInt();
        if (error.detail.contains("\"password\""_L1) || error.detail.contains("\"token\""_L1)
            || error.detail.contains("\"apiKey\""_L1))
            finding.remedy
                = u"secrets do not belong in this file: secret says where one is (keyring, memory, "
                  "environment: NAME, file: PATH)"_s;
        m_problems << finding;
    }

    void report(const YamlView &at, const QString &message, const QString &remedy)
    {
        Finding finding = problem(at.path(), message, remedy);
        finding.file = at.file();
        finding.line = at.line();
        m_problems << finding;
    }

    void addAtTheirLines(const Findings &found)
    {
        for (Finding finding : found) {
            const YamlView place = m_entry.at(finding.subject);
            finding.file = place.file();
            finding.line = place.line();
            finding.subject = place.path();
            m_problems << finding;
        }
    }

    QString text(QStringView key, const QString &alternative = {})
    {
        const auto value = m_entry.at(key).stringOr(alternative);
        return accept(value) ? *value : QString();
    }

    std::optional<Duration> duration(QStringView key)
    {
        const YamlView place = m_entry.at(key);
        if (place.isNull())
            return std::nullopt;
        const auto value = parseDuration(text(key));
        if (value && *value > Duration::zero())
            return *value;
        report(place, u"not a duration"_s, u"for instance 10s"_s);
        return std::nullopt;
    }

    SourceKind kind()
    {
        const YamlView place = m_entry.at(u"kind");
        const auto name = place.string();
        if (!accept(name))
            return {};
        const auto known = sourceKindFromName(*name);
        if (!known)
            report(
                place, u"unknown kind \"%1\""_s.arg(name->left(60)),
                u"prometheus, alertmanager, jaeger, elasticsearch, pagerduty, slack, jira or kubernetes"_s);
        return known.value_or(SourceKind());
    }

    SourceAuth auth()
    {
        const QString name = text(u"auth", u"none"_s);
        const qsizetype index = authNames().indexOf(name);
        if (index < 0)
            report(m_entry.at(u"auth"), u"unknown authentication \"%1\""_s.arg(name.left(60)),
                   u"none, basic, bearer, apikey or pagerduty"_s);
        return static_cast<SourceAuth>(std::max<qsizetype>(index, 0));
    }

    SecretReference secret()
    {
        const YamlView place = m_entry.at(u"secret");
        if (place.isNull())
            return {};
        if (place.isMap() && place.size() == 1) {
            for (const auto &[key, where] : {std::pair(u"environment"_s, SecretPlace::Environment),
                                             std::pair(u"file"_s, SecretPlace::File)}) {
                if (!place.at(key).exists())
                    continue;
                const auto name = place.at(key).string();
                return accept(name) ? SecretReference{where, *name} : SecretReference();
            }
        }
        if (place.isScalar() && *place.string() == "keyring"_L1)
            return {SecretPlace::Keyring, {}};
        if (place.isScalar() && *place.string() == "memory"_L1)
            return {SecretPlace::Memory, {}};
        // Not quoted in the message: it may be the secret itself.
        report(place, u"this does not say where the secret is"_s,
               u"keyring, memory, {environment: NAME} or {file: PATH}; never the secret itself"_s);
        return {};
    }

    void readHeaders(SourceConfig &source)
    {
        const YamlView headers = m_entry.at(u"headers");
        if (!headers.isNull() && !headers.isMap())
            report(headers, u"expected a map"_s, u"headers: {X-Scope-OrgID: team}"_s);
        headers.forEachMember([&](const QString &name, const YamlView &value) {
            const auto header = value.string();
            if (accept(header))
                source.headers.append({name, *header});
        });
    }

    void readProxy(SourceConfig &source)
    {
        const QString proxy = text(u"proxy", u"none"_s);
        source.proxy = proxy == "none"_L1 ? SourceProxy::None
            : proxy == "system"_L1        ? SourceProxy::System
                                          : SourceProxy::Manual;
        if (source.proxy == SourceProxy::Manual)
            source.proxyUrl = QUrl(proxy, QUrl::StrictMode);
    }

    YamlView m_entry;
    Findings &m_problems;
};

Finding fromError(const Error &error, const QString &fileName)
{
    Finding finding = problem({}, error.detail, error.hint);
    finding.file = fileName;
    finding.line = error.where.mid(error.where.lastIndexOf(':'_L1) + 1).toInt();
    return finding;
}

void readServices(const YamlView &services, SourcesReading &out)
{
    if (services.isNull())
        return;
    const auto report = [&](const Error &error) { out.problems << fromError(error, services.file()); };
    if (const auto map = services.requireMapOf({u"labels"_s, u"aliases"_s}); !map)
        return report(map.error());
    if (!services.at(u"labels").isNull()) {
        if (const auto labels = services.at(u"labels").stringList())
            out.config.services.labels = *labels;
        else
            report(labels.error());
    }
    services.at(u"aliases").forEachMember([&](const QString &alias, const YamlView &value) {
        if (const auto name = value.string())
            out.config.services.aliases.insert(alias, *name);
        else
            report(name.error());
    });
    if (const YamlView aliases = services.at(u"aliases"); !aliases.isNull() && !aliases.isMap())
        report(aliases.error(u"expected a map of alias: name"_s).error());
}

// As YAML, quoted unless it is a plain word that stays text for every reader.
QString scalar(const QString &text)
{
    static const QRegularExpression word(u"^[A-Za-z/][A-Za-z0-9_./:@-]*[A-Za-z0-9_/]$"_s);
    static const QRegularExpression reserved(u"^(true|false|yes|no|on|off|null|none|inf|nan)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (word.match(text).hasMatch() && !reserved.match(text).hasMatch())
        return text;
    return QString::fromUtf8(dumpJson(Json(text.toStdString())));
}

class EntryWriter
{
public:
    explicit EntryWriter(QString &out)
        : m_out(out)
    { }

    void write(const SourceConfig &source)
    {
        m_out += "  - id: "_L1 + scalar(source.id) + '\n'_L1;
        line("kind"_L1, sourceKindName(source.kind));
        if (source.name != source.id)
            text("name"_L1, source.name);
        text("url"_L1, source.url.toString());
        if (source.auth != SourceAuth::None)
            line("auth"_L1, sourceAuthName(source.auth));
        text("user"_L1, source.user);
        writeSecret(source.secret);
        text("caFile"_L1, source.caFile);
        if (!source.headers.isEmpty())
            m_out += "    headers:\n"_L1;
        for (const auto &[name, value] : source.headers)
            m_out += "      "_L1 + scalar(name) + ": "_L1 + scalar(value) + '\n'_L1;
        if (source.proxy == SourceProxy::System)
            line("proxy"_L1, u"system"_s);
        if (source.proxy == SourceProxy::Manual)
            text("proxy"_L1, source.proxyUrl.toString());
        if (source.plaintextSecretsAllowed)
            line("allowPlaintextSecrets"_L1, u"true"_s);
        text("from"_L1, source.fromAddress);
        text("index"_L1, source.index);
        if (source.deadline)
            line("deadline"_L1, goDuration(*source.deadline));
        if (source.stallLimit)
            line("stallLimit"_L1, goDuration(*source.stallLimit));
    }

private:
    void line(QLatin1String key, const QString &value)
    {
        m_out += "    "_L1 + key + ": "_L1 + value + '\n'_L1;
    }
    void text(QLatin1String key, const QString &value)
    {
        if (!value.isEmpty())
            line(key, scalar(value));
    }
    void writeSecret(const SecretReference &secret)
    {
        switch (secret.place) {
        case SecretPlace::None:
            break;
        case SecretPlace::Keyring:
            line("secret"_L1, u"keyring"_s);
            break;
        case SecretPlace::Memory:
            line("secret"_L1, u"memory"_s);
            break;
        case SecretPlace::Environment:
            line("secret"_L1, u"{environment: %1}"_s.arg(scalar(secret.name)));
            break;
        case SecretPlace::File:
            line("secret"_L1, u"{file: %1}"_s.arg(scalar(secret.name)));
            break;
        }
    }

    QString &m_out;
};

} // namespace

QString sourceAuthName(SourceAuth auth)
{
    return authNames().at(static_cast<qsizetype>(auth));
}

Findings checkSource(const SourceConfig &source)
{
    Findings problems;
    static const QRegularExpression id(u"^[A-Za-z0-9_-]{1,64}$"_s);
    if (!id.match(source.id).hasMatch())
        problems << problem(u"id"_s, u"an id is made of letters, digits, - and _"_s);
    if (source.name.size() > 200 || hasDeceptiveCharacters(source.name))
        problems << problem(u"name"_s, u"the name is too long or holds control characters"_s);
    checkUrl(source, problems);
    checkAuth(source, problems);
    checkHeaders(source, problems);
    if (source.kind == SourceKind::PagerDuty && !source.fromAddress.isEmpty()
        && !source.fromAddress.contains('@'_L1))
        problems << problem(u"from"_s, u"not an e-mail address"_s, u"the address of your PagerDuty user"_s);
    if (source.fromAddress.contains('\n'_L1) || hasDeceptiveCharacters(source.fromAddress))
        problems << problem(u"from"_s, u"the address holds control characters"_s);
    return problems;
}

SourcesReading readSourcesFile(const QByteArray &text, const QString &fileName)
{
    SourcesReading out;
    const auto document = readYaml(text, fileName, YamlPolicy::Own);
    if (!document) {
        out.problems << fromError(document.error(), fileName);
        out.unreadable = true;
        return out;
    }
    const YamlView root(*document);
    if (root.isNull())
        return out;
    if (const auto map = root.requireMapOf({u"sources"_s, u"services"_s}); !map) {
        out.problems << fromError(map.error(), fileName);
        out.unreadable = !root.isMap();
    }
    const YamlView sources = root.at(u"sources");
    if (!sources.isNull() && !sources.isSequence()) {
        out.problems << fromError(sources.error(u"expected a list"_s).error(), fileName);
        out.unreadable = true;
        return out;
    }
    QSet<QString> ids;
    sources.forEach([&](const YamlView &entry) {
        const auto source = EntryReader(entry, out.problems).read();
        if (!source)
            return;
        if (ids.contains(source->id)) {
            const Error twice
                = entry.at(u"id").error(u"the id \"%1\" is used twice"_s.arg(source->id)).error();
            out.problems << fromError(twice, fileName);
            return;
        }
        ids.insert(source->id);
        out.config.sources << *source;
    });
    readServices(root.at(u"services"), out);
    return out;
}

QByteArray writeSourcesFile(const SourcesConfig &config)
{
    QString out
        = u"# The servers that Yagura asks. Secrets are never in this file: secret says where one is, as "
          u"keyring,\n"
          "# memory, {environment: NAME} or {file: PATH}. The settings screen writes this file anew.\n"_s;
    out += config.sources.isEmpty() ? "sources: []\n"_L1 : "sources:\n"_L1;
    for (const SourceConfig &source : config.sources)
        EntryWriter(out).write(source);
    if (config.services == ServiceMapping())
        return out.toUtf8();
    out += "services:\n"_L1;
    if (!config.services.labels.isEmpty()) {
        QStringList labels;
        for (const QString &label : config.services.labels)
            labels << scalar(label);
        out += "  labels: ["_L1 + labels.join(", "_L1) + "]\n"_L1;
    }
    QStringList aliases = config.services.aliases.keys();
    aliases.sort();
    if (!aliases.isEmpty())
        out += "  aliases:\n"_L1;
    for (const QString &alias : aliases)
        out += "    "_L1 + scalar(alias) + ": "_L1 + scalar(config.services.aliases.value(alias)) + '\n'_L1;
    return out.toUtf8();
}

} // namespace yagura
