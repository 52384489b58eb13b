// Applying a PATCH body to a Kubernetes object, by its media type, and checking what comes out. Pure
// functions.
#pragma once

#include "demo/doubles/kubeobjects.h"

#include <QByteArray>

#include <expected>

namespace yagura::demo {

struct KubeRefusal
{
    int code = 400;
    std::string reason;
    std::string message;
};

template <typename T> using KubeResult = std::expected<T, KubeRefusal>;

// Media types: json-patch, merge-patch, strategic-merge-patch and apply-patch; anything else is 415.
[[nodiscard]] KubeResult<Json> patched(const Json &object, const QByteArray &mediaType,
                                       const QByteArray &body);

// What a deployment may not become: another name, other selectors, negative replicas, no containers …
[[nodiscard]] KubeResult<Json> checkedDeployment(const Json &before, Json after);

} // namespace yagura::demo
