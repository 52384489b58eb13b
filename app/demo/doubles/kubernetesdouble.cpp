#include "demo/doubles/kubernetesdouble.h"

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

HttpAnswer json(const Json &body, int status = 200)
{
    return {status, "application/json", QByteArray::fromStdString(body.dump()) + '\n'};
}

HttpAnswer failed(int code, const std::string &reason, const std::string &message,
                  const std::string &resource = {}, const std::string &objectName = {})
{
    return json(statusObject(code, reason, message, resource, objectName), code);
}

HttpAnswer failed(const KubeRefusal &refusal, const std::string &resource, const std::string &objectName)
{
    return failed(refusal.code, refusal.reason, refusal.message, resource, objectName);
}

HttpAnswer noSuchPath()
{
    return failed(404, "NotFound", "the server could not find the requested resource");
}

std::string verbOf(const HttpQuestion &question, bool isList)
{
    switch (question.method) {
    case HttpMethod::Patch:
        return "patch";
    case HttpMethod::Put:
        return "update";
    case HttpMethod::Post:
        return "create";
    case HttpMethod::Delete:
        return "delete";
    default:
        return isList ? "list" : "get";
    }
}

// a=b, a==b and a!=b, joined by commas.
KubeResult<bool> selected(const Json &labels, const QString &selector)
{
    const QStringList terms = selector.split(u',', Qt::SkipEmptyParts);
    for (const QString &term : terms) {
        const bool negated = term.contains("!="_L1);
        const QStringList sides = term.split(negated ? u"!="_s : term.contains("=="_L1) ? u"=="_s : u"="_s);
        if (sides.size() != 2 || term.contains(u'('))
            return std::unexpected(
                KubeRefusal{400, "BadRequest", "unable to parse requirement: " + term.toStdString()});
        const bool same = labels.value(sides.at(0).trimmed().toStdString(), std::string())
            == sides.at(1).trimmed().toStdString();
        if (same == negated)
            return false;
    }
    return true;
}

} // namespace

KubernetesDouble::KubernetesDouble(const Clock &clock, Timeline &timeline, QByteArray token)
    : m_clock(clock)
    , m_timeline(timeline)
    , m_token(std::move(token))
    , m_host(u"demo kubernetes"_s, [this](const HttpQuestion &question) { return answer(question); })
{ }

void KubernetesDouble::reset()
{
    const std::scoped_lock lock(m_mutex);
    for (DeploymentRecord &record : m_records) {
        record.annotations = Json::object();
        record.templates.clear();
        record.pendingTemplate.reset();
        record.paused = false;
    }
}

int KubernetesDouble::effectCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_effects;
}

HttpAnswer KubernetesDouble::answer(const HttpQuestion &question)
{
    if (m_token.isEmpty() || question.header("Authorization") != "Bearer " + m_token)
        return failed(401, "Unauthorized", "Unauthorized");
    try {
        const std::scoped_lock lock(m_mutex);
        return route(question);
    } catch (const Json::exception &error) { // a patch made something of another type than it has to be
        return failed(400, "BadRequest", error.what());
    }
}

HttpAnswer KubernetesDouble::route(const HttpQuestion &question)
{
    const QStringList path = question.segments();
    if (path == QStringList{u"version"_s})
        return json(
            {{"major", "1"}, {"minor", "32"}, {"gitVersion", "v1.32.4"}, {"platform", "linux/amd64"}});
    if (path == QStringList{u"readyz"_s} || path == QStringList{u"livez"_s})
        return {200, "text/plain; charset=utf-8", "ok"};
    const bool apps = path.mid(0, 3) == QStringList{u"apis"_s, u"apps"_s, u"v1"_s};
    const bool core = path.mid(0, 2) == QStringList{u"api"_s, u"v1"_s};
    const QStringList rest = apps ? path.mid(3) : core ? path.mid(2) : QStringList();
    if (rest.value(0) != "namespaces"_L1 || rest.size() < 3 || rest.size() > 5)
        return noSuchPath();
    static const std::map<QString, std::string> appKinds{{u"deployments"_s, "Deployment"},
                                                         {u"replicasets"_s, "ReplicaSet"}};
    static const std::map<QString, std::string> coreKinds{{u"pods"_s, "Pod"}};
    const auto &kinds = apps ? appKinds : coreKinds;
    const auto kind = kinds.find(rest.at(2));
    if (kind == kinds.end())
        return noSuchPath();
    const Target target{rest.at(2).toStdString() + (apps ? ".apps" : ""), kind->second, rest.value(3),
                        rest.value(4)};
    if (rest.at(1).toStdString() != namespaceName)
        return failed(403, "Forbidden",
                      target.resource + " is forbidden: User \"system:serviceaccount:shop:operator\" cannot "
                          + verbOf(question, target.objectName.isEmpty()) + " resource \""
                          + rest.at(2).toStdString() + "\" in the namespace \"" + rest.at(1).toStdString()
                          + "\"",
                      target.resource);
    return answerNamespaced(question, target);
}

HttpAnswer KubernetesDouble::answerNamespaced(const HttpQuestion &question, const Target &target)
{
    const bool isRead = question.method == HttpMethod::Get;
    if (!question.parameter(u"watch"_s).isEmpty() && question.parameter(u"watch"_s) != "false"_L1)
        return failed(501, "NotImplemented", "this server does not watch");
    if (target.objectName.isEmpty())
        return isRead ? list(question, target)
                      : failed(405, "MethodNotAllowed",
                               "the server does not allow this method on the requested resource");
    const std::string objectName = target.objectName.toStdString();
    const auto notFound = [&] {
        return failed(404, "NotFound", target.resource + " \"" + objectName + "\" not found", target.resource,
                      objectName);
    };
    if (target.kind == "Deployment") {
        const auto service = serviceByName(objectName);
        if (!service)
            return notFound();
        if (target.subresource == "scale"_L1)
            return scale(question, *service);
        if (!target.subresource.isEmpty())
            return noSuchPath();
        if (isRead)
            return json(deployment(*service));
        return changeDeployment(question, target, *service);
    }
    if (!isRead)
        return failed(405, "MethodNotAllowed",
                      "the server does not allow this method on the requested resource");
    if (!target.subresource.isEmpty())
        return noSuchPath();
    for (Json &object : objects(target, m_clock.now())) {
        if (object.at("metadata").at("name") == objectName)
            return json(versioned(std::move(object)));
    }
    return notFound();
}

Json KubernetesDouble::objects(const Target &target, Instant now)
{
    Json all = Json::array();
    for (const Service service : allServices()) {
        const DeploymentRecord &record = m_records[indexOf(service)];
        if (target.kind == "Deployment") {
            all.push_back(deploymentObject(service, m_timeline, record, now));
            continue;
        }
        const Json some = target.kind == "Pod" ? podObjects(service, m_timeline, record, now)
                                               : replicaSetObjects(service, m_timeline, record, now);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

HttpAnswer KubernetesDouble::list(const HttpQuestion &question, const Target &target)
{
    const QString fieldSelector = question.parameter(u"fieldSelector"_s);
    const QString wantedName = fieldSelector.section(u'=', 1);
    if (!fieldSelector.isEmpty() && !fieldSelector.startsWith("metadata.name="_L1))
        return failed(400, "BadRequest",
                      "field label not supported: " + fieldSelector.section(u'=', 0, 0).toStdString());
    Json items = Json::array();
    for (Json &object : objects(target, m_clock.now())) {
        const Json &meta = object.at("metadata");
        const auto fits = selected(meta.at("labels"), question.parameter(u"labelSelector"_s));
        if (!fits)
            return failed(fits.error(), target.resource, {});
        if (!*fits || (!wantedName.isEmpty() && meta.at("name") != wantedName.toStdString()))
            continue;
        Json item = versioned(std::move(object));
        // In a list the kind is said once, by the list.
        item.erase("kind");
        item.erase("apiVersion");
        items.push_back(std::move(item));
    }
    return json({{"kind", target.kind + "List"},
                 {"apiVersion", target.kind == "Pod" ? "v1" : "apps/v1"},
                 {"metadata", {{"resourceVersion", std::to_string(m_lastVersion)}}},
                 {"items", std::move(items)}});
}

KubeResult<bool> KubernetesDouble::isDryRun(const HttpQuestion &question) const
{
    const QString dryRun = question.parameter(u"dryRun"_s);
    if (!dryRun.isEmpty() && dryRun != "All"_L1)
        return std::unexpected(
            KubeRefusal{422, "Invalid",
                        "PatchOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: \""
                            + dryRun.toStdString() + "\": supported values: \"All\""});
    return !dryRun.isEmpty();
}

HttpAnswer KubernetesDouble::changeDeployment(const HttpQuestion &question, const Target &target,
                                              Service service)
{
    const std::string objectName = target.objectName.toStdString();
    if (question.method != HttpMethod::Patch)
        return failed(403, "Forbidden",
                      "deployments.apps \"" + objectName
                          + "\" is forbidden: User \"system:serviceaccount:shop:operator\" cannot "
                          + verbOf(question, false)
                          + " resource \"deployments\" in API group \"apps\" in the namespace \"shop\"",
                      target.resource, objectName);
    const QByteArray mediaType = question.header("Content-Type");
    if (mediaType.startsWith("application/apply-patch+yaml")
        && question.parameter(u"fieldManager"_s).isEmpty())
        return failed(422, "Invalid",
                      "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required "
                      "for apply patch");
    const auto dryRun = isDryRun(question);
    if (!dryRun)
        return failed(dryRun.error(), target.resource, objectName);
    const Json before = deployment(service);
    KubeResult<Json> after = patched(before, mediaType, question.body);
    if (after)
        after = checkedDeployment(before, std::move(*after));
    if (!after)
        return failed(after.error(), target.resource, objectName);
    if (!*dryRun)
        return commit(service, before, *after);
    Json shown = *after;
    shown["status"] = before.at("status");
    if (shown.at("spec") != before.at("spec"))
        shown["metadata"]["generation"] = before.at("metadata").at("generation").get<int>() + 1;
    return json(shown);
}

HttpAnswer KubernetesDouble::commit(Service service, const Json &before, const Json &after)
{
    DeploymentRecord &record = m_records[indexOf(service)];
    const Instant now = m_clock.now();
    const Json &spec = after.at("spec");
    if (after.at("metadata") != before.at("metadata") || spec != before.at("spec"))
        ++m_effects;
    record.annotations = after.at("metadata").value("annotations", Json::object());
    record.annotations.erase("deployment.kubernetes.io/revision");
    record.paused = spec.value("paused", false);
    if (const int replicas = spec.value("replicas", 1);
        replicas != before.at("spec").at("replicas").get<int>()) {
        m_timeline.scale(service, replicas, now);
        ++record.scalings;
    }
    if (record.paused) {
        if (spec.at("template") != before.at("spec").at("template"))
            record.pendingTemplate = spec.at("template");
    } else {
        const Json running = podTemplate(service, m_timeline.releaseAt(service, now), record);
        if (spec.at("template") != running) {
            const int revision = m_timeline.roll(service, imageVersion(spec.at("template")), now);
            record.templates[revision] = spec.at("template");
        }
        record.pendingTemplate.reset();
    }
    return json(deployment(service));
}

HttpAnswer KubernetesDouble::scale(const HttpQuestion &question, Service service)
{
    if (question.method == HttpMethod::Get)
        return json(scaleObject(service));
    const std::string objectName(name(service));
    const Json before = scaleObject(service);
    KubeResult<Json> after = before;
    if (question.method == HttpMethod::Patch) {
        after = patched(before, question.header("Content-Type"), question.body);
    } else if (question.method == HttpMethod::Put) {
        after = Json::parse(question.body.begin(), question.body.end(), nullptr, false);
        if (!after->is_object())
            return failed(400, "BadRequest", "the object provided is unrecognized");
    } else {
        return failed(405, "MethodNotAllowed",
                      "the server does not allow this method on the requested resource");
    }
    const auto dryRun = isDryRun(question);
    if (!after || !dryRun)
        return failed(after ? dryRun.error() : after.error(), "deployments.apps", objectName);
    Json wanted = deployment(service);
    const Json current = wanted;
    wanted["spec"]["replicas"] = after->value(Json::json_pointer("/spec/replicas"), Json());
    const auto checked = checkedDeployment(current, wanted);
    if (!checked)
        return failed(checked.error(), "deployments.apps", objectName);
    if (*dryRun)
        return json(*after);
    const HttpAnswer done = commit(service, current, *checked);
    return done.status == 200 ? json(scaleObject(service)) : done;
}

Json KubernetesDouble::scaleObject(Service service)
{
    const Json whole = deployment(service);
    const Json &meta = whole.at("metadata");
    return {{"kind", "Scale"},
            {"apiVersion", "autoscaling/v1"},
            {"metadata",
             {{"name", meta.at("name")},
              {"namespace", meta.at("namespace")},
              {"uid", meta.at("uid")},
              {"resourceVersion", meta.at("resourceVersion")},
              {"creationTimestamp", meta.at("creationTimestamp")}}},
            {"spec", {{"replicas", whole.at("spec").at("replicas")}}},
            {"status",
             {{"replicas", whole.at("status").value("replicas", 0)},
              {"selector", "app=" + std::string(name(service))}}}};
}

Json KubernetesDouble::versioned(Json object)
{
    auto &[content, version] = m_versions[object.at("metadata").at("uid").get<std::string>()];
    const std::string now = object.dump();
    if (content != now) {
        content = now;
        version = ++m_lastVersion;
    }
    object["metadata"]["resourceVersion"] = std::to_string(version);
    return object;
}

Json KubernetesDouble::deployment(Service service)
{
    return versioned(deploymentObject(service, m_timeline, m_records[indexOf(service)], m_clock.now()));
}

} // namespace yagura::demo
