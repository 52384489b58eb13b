#include "dashboards/files/terraformfile.h"

#include "dashboards/files/grafanafile.h"

namespace yagura::dashboards {

QString terraformName(const QString &text)
{
    QString name;
    for (const QChar letter : text.toLower()) {
        const bool plain
            = letter.unicode() < 128 && (letter.isLetterOrNumber() || letter == QLatin1Char('-'));
        if (plain)
            name += letter;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('_')))
            name += QLatin1Char('_');
    }
    while (name.endsWith(QLatin1Char('_')))
        name.chop(1);
    if (name.isEmpty() || !name.front().isLetter())
        name.prepend(QLatin1String(name.isEmpty() ? "dashboard" : "dashboard_"));
    return name;
}

QByteArray heredocEscaped(QByteArray json)
{
    return json.replace("${", "$${").replace("%{", "%%{");
}

QByteArray heredocUnescaped(QByteArray text)
{
    return text.replace("$${", "${").replace("%%{", "%{");
}

QByteArray writeTerraform(const Dashboard &dashboard)
{
    const QString name = terraformName(dashboard.uid.isEmpty() ? dashboard.title : dashboard.uid);
    QByteArray json = heredocEscaped(writeGrafana(dashboard));
    if (!json.endsWith('\n'))
        json += '\n';
    // No line of JSON can be the word that ends the heredoc.
    return "resource \"grafana_dashboard\" \"" + name.toUtf8() + "\" {\n  config_json = <<EOT\n" + json
        + "EOT\n}\n";
}

} // namespace yagura::dashboards
