#include "demo/doubles/kubeobjects.h"

#include "demo/shop/random.h"

namespace yagura::demo {

namespace {

constexpr std::string_view registry = "registry.shop.example/";

// Kubernetes writes whole seconds.
std::string seconds(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(at), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"))
        .toStdString();
}

std::string uid(std::string_view kind, std::string_view objectName)
{
    const std::uint64_t word
        = mixed(std::hash<std::string_view>{}(kind), std::hash<std::string_view>{}(objectName));
    const QByteArray hex = QByteArray::number(qulonglong{word}, 16).rightJustified(16, '0')
        + QByteArray::number(qulonglong{mixed(word, 1)}, 16).rightJustified(16, '0');
    const std::string text = hex.toStdString();
    return text.substr(0, 8) + "-" + text.substr(8, 4) + "-" + text.substr(12, 4) + "-" + text.substr(16, 4)
        + "-" + text.substr(20, 12);
}

Json metadata(const std::string &objectName, std::string_view kind, Instant created, Json labels)
{
    return {{"name", objectName},           {"namespace", namespaceName},
            {"uid", uid(kind, objectName)}, {"creationTimestamp", seconds(created)},
            {"labels", std::move(labels)},  {"annotations", Json::object()}};
}

std::string replicaSetName(Service service, int revision)
{
    return std::string(name(service)) + "-" + templateHash(service, revision);
}

Json owner(std::string_view apiVersion, std::string_view kind, const std::string &objectName)
{
    return Json::array({{{"apiVersion", apiVersion},
                         {"kind", kind},
                         {"name", objectName},
                         {"uid", uid(kind, objectName)},
                         {"controller", true},
                         {"blockOwnerDeletion", true}}});
}

struct PodCounts
{
    int all = 0;
    int updated = 0;
    int ready = 0;
};

PodCounts countPods(Service service, const Timeline &timeline, int revision, Instant now)
{
    PodCounts counts;
    for (const Pod &pod : timeline.podsAt(service, now)) {
        counts.all += 1;
        counts.updated += pod.revision == revision ? 1 : 0;
        counts.ready += pod.ready ? 1 : 0;
    }
    return counts;
}

Json condition(std::string_view type, bool holds, std::string_view reason, const std::string &message,
               Instant since)
{
    return {
        {"type", type},       {"status", holds ? "True" : "False"}, {"reason", reason},
        {"message", message}, {"lastUpdateTime", seconds(since)},   {"lastTransitionTime", seconds(since)}};
}

Json deploymentStatus(Service service, const Timeline &timeline, const Release &release, int generation,
                      Instant now)
{
    const PodCounts counts = countPods(service, timeline, release.revision, now);
    const bool complete = counts.updated == counts.all && counts.ready == counts.all;
    const bool available = counts.ready >= counts.all - 1;
    const std::string set = replicaSetName(service, release.revision);
    Json status{{"observedGeneration", generation}};
    // Zero counts are left out, as the API server does.
    for (const auto &[key, value] : {std::pair<const char *, int>{"replicas", counts.all},
                                     {"updatedReplicas", counts.updated},
                                     {"readyReplicas", counts.ready},
                                     {"availableReplicas", counts.ready},
                                     {"unavailableReplicas", counts.all - counts.ready}}) {
        if (value > 0)
            status[key] = value;
    }
    status["conditions"] = Json::array(
        {condition("Available", available,
                   available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                   available ? "Deployment has minimum availability."
                             : "Deployment does not have minimum availability.",
                   release.at),
         condition("Progressing", true, complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                   "ReplicaSet \"" + set
                       + (complete ? "\" has successfully progressed." : "\" is progressing."),
                   release.at)});
    return status;
}

} // namespace

Json podTemplate(Service service, const Release &release, const DeploymentRecord &record)
{
    if (const auto given = record.templates.find(release.revision); given != record.templates.end())
        return given->second;
    const ServiceInfo &about = info(service);
    const std::string memory = std::to_string(static_cast<int>(about.memoryLimitMiB)) + "Mi";
    return {
        {"metadata", {{"labels", {{"app", about.name}}}, {"annotations", Json::object()}}},
        {"spec",
         {{"containers",
           Json::array(
               {{{"name", about.name},
                 {"image", std::string(registry) + std::string(about.name) + ":" + release.version},
                 {"ports", Json::array({{{"containerPort", 8080}, {"protocol", "TCP"}}})},
                 {"resources", {{"limits", {{"memory", memory}}}, {"requests", {{"memory", memory}}}}}}})},
          {"restartPolicy", "Always"},
          {"terminationGracePeriodSeconds", 30}}}};
}

Json deploymentObject(Service service, const Timeline &timeline, const DeploymentRecord &record, Instant now)
{
    const ServiceInfo &about = info(service);
    const Release release = timeline.releaseAt(service, now);
    const int generation = release.revision + record.scalings;
    Json meta = metadata(std::string(about.name), "Deployment", timeline.releases(service).front().at,
                         {{"app", about.name}, {"team", about.team}});
    meta["generation"] = generation;
    meta["annotations"] = record.annotations;
    meta["annotations"]["deployment.kubernetes.io/revision"] = std::to_string(release.revision);
    Json spec{{"replicas", timeline.replicasAt(service, now)},
              {"selector", {{"matchLabels", {{"app", about.name}}}}},
              {"template", record.pendingTemplate.value_or(podTemplate(service, release, record))},
              {"strategy",
               {{"type", "RollingUpdate"}, {"rollingUpdate", {{"maxSurge", 1}, {"maxUnavailable", 0}}}}},
              {"revisionHistoryLimit", 10},
              {"progressDeadlineSeconds", 600}};
    if (record.paused)
        spec["paused"] = true;
    return {{"apiVersion", "apps/v1"},
            {"kind", "Deployment"},
            {"metadata", std::move(meta)},
            {"spec", std::move(spec)},
            {"status", deploymentStatus(service, timeline, release, generation, now)}};
}

Json replicaSetObjects(Service service, const Timeline &timeline, const DeploymentRecord &record, Instant now)
{
    const std::vector<Pod> pods = timeline.podsAt(service, now);
    Json list = Json::array();
    for (const Release &release : timeline.releases(service)) {
        if (release.at > now)
            continue;
        const auto count = std::ranges::count(pods, release.revision, &Pod::revision);
        const std::string hash = templateHash(service, release.revision);
        Json labels{{"app", name(service)}, {"pod-template-hash", hash}};
        Json meta = metadata(replicaSetName(service, release.revision), "ReplicaSet", release.at, labels);
        meta["generation"] = 1;
        meta["annotations"]["deployment.kubernetes.io/revision"] = std::to_string(release.revision);
        meta["ownerReferences"] = owner("apps/v1", "Deployment", std::string(name(service)));
        Json own = podTemplate(service, release, record);
        own["metadata"]["labels"]["pod-template-hash"] = hash;
        list.push_back(
            {{"apiVersion", "apps/v1"},
             {"kind", "ReplicaSet"},
             {"metadata", std::move(meta)},
             {"spec",
              {{"replicas", count}, {"selector", {{"matchLabels", labels}}}, {"template", std::move(own)}}},
             {"status", {{"replicas", count}, {"readyReplicas", count}, {"observedGeneration", 1}}}});
    }
    return list;
}

Json podObjects(Service service, const Timeline &timeline, const DeploymentRecord &record, Instant now)
{
    Json list = Json::array();
    const std::vector<Release> releases = timeline.releases(service);
    for (const Pod &pod : timeline.podsAt(service, now)) {
        const auto release = std::ranges::find(releases, pod.revision, &Release::revision);
        const Json own = podTemplate(service, *release, record);
        Json meta
            = metadata(pod.name, "Pod", pod.startedAt,
                       {{"app", name(service)}, {"pod-template-hash", templateHash(service, pod.revision)}});
        meta["generateName"] = replicaSetName(service, pod.revision) + "-";
        meta["ownerReferences"] = owner("apps/v1", "ReplicaSet", replicaSetName(service, pod.revision));
        Json spec = own.value("spec", Json::object());
        spec["nodeName"] = pod.node;
        const Json container{
            {"name", name(service)},
            {"ready", pod.ready},
            {"started", true},
            {"restartCount", 0},
            {"image", std::string(registry) + std::string(name(service)) + ":" + imageVersion(own)},
            {"state", {{"running", {{"startedAt", seconds(pod.startedAt)}}}}}};
        const Json ready{{"type", "Ready"},
                         {"status", pod.ready ? "True" : "False"},
                         {"lastTransitionTime", seconds(pod.startedAt)}};
        list.push_back({{"apiVersion", "v1"},
                        {"kind", "Pod"},
                        {"metadata", std::move(meta)},
                        {"spec", std::move(spec)},
                        {"status",
                         {{"phase", "Running"},
                          {"podIP", pod.ip},
                          {"startTime", seconds(pod.startedAt)},
                          {"conditions", Json::array({ready})},
                          {"containerStatuses", Json::array({container})}}}});
    }
    return list;
}

std::string imageVersion(const Json &podTemplate)
{
    const Json image = podTemplate.value(Json::json_pointer("/spec/containers/0/image"), Json());
    if (!image.is_string())
        return {};
    const std::string text = image.get<std::string>();
    const size_t colon = text.rfind(':');
    return colon == std::string::npos ? std::string("latest") : text.substr(colon + 1);
}

Json statusObject(int code, const std::string &reason, const std::string &message,
                  const std::string &resource, const std::string &objectName)
{
    Json status{{"kind", "Status"},    {"apiVersion", "v1"}, {"metadata", Json::object()},
                {"status", "Failure"}, {"message", message}, {"reason", reason},
                {"code", code}};
    if (!resource.empty()) {
        const size_t dot = resource.find('.');
        Json details{{"kind", resource.substr(0, dot)}};
        if (!objectName.empty())
            details["name"] = objectName;
        if (dot != std::string::npos)
            details["group"] = resource.substr(dot + 1);
        status["details"] = std::move(details);
    }
    return status;
}

} // namespace yagura::demo
