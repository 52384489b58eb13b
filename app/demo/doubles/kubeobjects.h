// The objects that the Kubernetes double shows: Deployments, ReplicaSets and Pods of the shop, from its
// timeline, and Status objects for refusals. Pure functions.
#pragma once

#include "demo/shop/timeline.h"

#include <nlohmann/json.hpp>

#include <map>

namespace yagura::demo {

using Json = nlohmann::json;

// What a deployment holds beside the timeline: everything that came through the API.
struct DeploymentRecord
{
    Json annotations = Json::object(); // of the deployment itself
    std::map<int, Json> templates; // by revision; revisions without one have the template of their release
    std::optional<Json> pendingTemplate; // changed while paused
    bool paused = false;
    int scalings = 0;
};

[[nodiscard]] Json podTemplate(Service service, const Release &release, const DeploymentRecord &record);
// Without metadata.resourceVersion.
[[nodiscard]] Json deploymentObject(Service service, const Timeline &timeline, const DeploymentRecord &record,
                                    Instant now);
[[nodiscard]] Json replicaSetObjects(Service service, const Timeline &timeline,
                                     const DeploymentRecord &record, Instant now);
[[nodiscard]] Json podObjects(Service service, const Timeline &timeline, const DeploymentRecord &record,
                              Instant now);

// The tag of the first container's image; empty without one.
[[nodiscard]] std::string imageVersion(const Json &podTemplate);

// As the API server reports a failure. resource: "deployments.apps"; name: of the object; either may be
// empty.
[[nodiscard]] Json statusObject(int code, const std::string &reason, const std::string &message,
                                const std::string &resource = {}, const std::string &objectName = {});

} // namespace yagura::demo
