#include "slo/slofile.h"

#include "core/yamlreader.h"

namespace yagura::slo {

using namespace Qt::StringLiterals;

namespace {

QString text(const YamlView &view)
{
    return view.string().value_or(QString()).trimmed();
}

void note(SloFile &file, const YamlView &at, const QString &subject, const QString &message)
{
    file.findings.append({FindingSeverity::Warning, at.file(), at.line(), subject, message, {}});
}

void add(SloFile &file, const YamlView &at, Objective objective)
{
    if (!(objective.target > 0 && objective.target < 1))
        note(file, at, objective.name, u"the objective is not between 0 and 100 %"_s);
    else if (objective.errorRatio.isEmpty())
        note(file, at, objective.name, u"it has no query that this console can ask"_s);
    else
        file.objectives.push_back(std::move(objective));
}

QString ratio(const QString &errors, const QString &total)
{
    return errors.isEmpty() || total.isEmpty() ? QString() : u"(%1) / (%2)"_s.arg(errors, total);
}

void readSloth(const YamlView &root, SloFile &file)
{
    root.at(u"slos").forEach([&](const YamlView &slo) {
        Objective objective;
        objective.file = root.file();
        objective.service = text(root.at(u"service"));
        objective.name = text(slo.at(u"name"));
        objective.description = text(slo.at(u"description"));
        objective.target = slo.at(u"objective").number().value_or(0) / 100;
        const YamlView sli = slo.at(u"sli");
        objective.errorRatio
            = ratio(text(sli.at(u"events").at(u"error_query")), text(sli.at(u"events").at(u"total_query")));
        if (objective.errorRatio.isEmpty())
            objective.errorRatio = text(sli.at(u"raw").at(u"error_ratio_query"));
        add(file, slo, std::move(objective));
    });
}

Duration windowOf(const YamlView &window)
{
    const std::int64_t count = window.at(u"count").integerOr(30).value_or(30);
    const QString unit = text(window.at(u"unit"));
    const std::chrono::hours one = unit == "Hour"_L1 ? std::chrono::hours(1)
        : unit == "Week"_L1                          ? std::chrono::hours(7 * 24)
                                                     : std::chrono::hours(24);
    return std::clamp<std::int64_t>(count, 1, 366) * one;
}

void readOpenSlo(const YamlView &root, SloFile &file)
{
    const YamlView spec = root.at(u"spec");
    spec.at(u"objectives").forEach([&](const YamlView &one) {
        Objective objective;
        objective.file = root.file();
        objective.service = text(spec.at(u"service"));
        objective.name = text(root.at(u"metadata").at(u"displayName"));
        if (objective.name.isEmpty())
            objective.name = text(root.at(u"metadata").at(u"name"));
        objective.description = text(spec.at(u"description"));
        objective.target = one.at(u"target").number().value_or(0);
        objective.window = windowOf(spec.at(u"timeWindows").item(0));
        const YamlView metrics = one.at(u"ratioMetrics");
        const QString good
            = ratio(text(metrics.at(u"good").at(u"query")), text(metrics.at(u"total").at(u"query")));
        if (!good.isEmpty())
            objective.errorRatio = u"1 - "_s + good;
        add(file, one, std::move(objective));
    });
}

} // namespace

Result<SloFile> readSloFile(const QByteArray &bytes, const QString &name)
{
    const auto documents = readYamlDocuments(bytes, name);
    if (!documents)
        return std::unexpected(documents.error());
    SloFile file;
    bool isKnown = false;
    for (const YamlDocument &document : *documents) {
        const YamlView root(document);
        if (text(root.at(u"version")) == "prometheus/v1"_L1) {
            readSloth(root, file);
            isKnown = true;
        } else if (text(root.at(u"apiVersion")).startsWith("openslo/"_L1)
                   && text(root.at(u"kind")) == "SLO"_L1) {
            readOpenSlo(root, file);
            isKnown = true;
        }
        file.findings += document.findings;
    }
    if (!isKnown)
        return failure(ErrorKind::Unsupported, name, u"neither a sloth nor an OpenSLO file"_s,
                       u"sloth's prometheus/v1 and OpenSLO's v1alpha with ratioMetrics can be read"_s);
    return file;
}

} // namespace yagura::slo
