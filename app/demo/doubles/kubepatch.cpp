#include "demo/doubles/kubepatch.h"

#include <optional>

namespace yagura::demo {

namespace {

std::unexpected<KubeRefusal> refused(int code, std::string reason, std::string message)
{
    return std::unexpected(KubeRefusal{code, std::move(reason), std::move(message)});
}

KubeRefusal unprocessable(const std::string &field, const std::string &why)
{
    return {422, "Invalid", "Deployment.apps is invalid: " + field + ": " + why};
}

// Lists of objects with a name are merged by it; all others are replaced, as in a plain merge.
void mergeStrategically(Json &target, const Json &patch)
{
    if (!patch.is_object()) {
        target = patch;
        return;
    }
    if (!target.is_object())
        target = Json::object();
    for (const auto &[key, value] : patch.items()) {
        if (value.is_null()) {
            target.erase(key);
        } else if (key == "containers" && value.is_array() && target.contains(key)
                   && target.at(key).is_array()) {
            for (const Json &element : value) {
                Json &list = target.at(key);
                const auto same = std::ranges::find_if(list, [&](const Json &other) {
                    return element.is_object()
                        && other.value("name", Json()) == element.value("name", Json());
                });
                if (same == list.end())
                    list.push_back(element);
                else
                    mergeStrategically(*same, element);
            }
        } else {
            mergeStrategically(target[key], value);
        }
    }
}

KubeResult<Json> jsonPatched(const Json &object, const Json &patch)
{
    if (!patch.is_array())
        return refused(400, "BadRequest",
                       "error decoding patch: json: cannot unmarshal object into Go value of type "
                       "[]handlers.jsonPatchOp");
    try {
        return object.patch(patch);
    } catch (const Json::exception &) {
        return refused(422, "Invalid", "the server rejected our request due to an error in our request");
    }
}

using Pointer = Json::json_pointer;
using Refusal = std::optional<KubeRefusal>;

// The types that the API server's decoder insists on.
Refusal shapeRefusal(const Json &after)
{
    const auto wrong = [](const std::string &what) {
        return KubeRefusal{400, "BadRequest", "json: cannot unmarshal into Go struct field " + what};
    };
    if (!after.is_object() || !after.value("spec", Json()).is_object()
        || !after.value("metadata", Json()).is_object())
        return KubeRefusal{422, "Invalid", "Deployment.apps is invalid: spec: Required value"};
    for (const char *annotations : {"/metadata/annotations", "/spec/template/metadata/annotations"}) {
        const Json map = after.value(Pointer(annotations), Json::object());
        if (!map.is_object()
            || !std::ranges::all_of(map, [](const Json &value) { return value.is_string(); }))
            return wrong("ObjectMeta.annotations of type string");
    }
    if (!after.value(Pointer("/spec/replicas"), Json(1)).is_number_integer())
        return wrong("DeploymentSpec.spec.replicas of type int32");
    if (!after.value(Pointer("/spec/paused"), Json(false)).is_boolean())
        return wrong("DeploymentSpec.spec.paused of type bool");
    return {};
}

Refusal changeRefusal(const Json &before, const Json &after)
{
    for (const char *fixed : {"/metadata/name", "/metadata/namespace", "/metadata/uid", "/spec/selector"}) {
        const Pointer pointer{std::string(fixed)};
        if (!after.contains(pointer) || after.at(pointer) != before.at(pointer))
            return unprocessable(std::string(fixed).substr(1), "Invalid value: field is immutable");
    }
    const Json version = after.value(Pointer("/metadata/resourceVersion"), Json());
    if (version.is_string() && version != before.value(Pointer("/metadata/resourceVersion"), Json()))
        return KubeRefusal{
            409, "Conflict",
            "Operation cannot be fulfilled on deployments.apps \""
                + before.at(Pointer("/metadata/name")).get<std::string>()
                + "\": the object has been modified; please apply your changes to the latest version and "
                  "try again"};
    return {};
}

Refusal valueRefusal(const Json &before, const Json &after)
{
    const Json replicas = after.value(Pointer("/spec/replicas"), Json(1));
    if (replicas.get<std::int64_t>() < 0)
        return unprocessable("spec.replicas",
                             "Invalid value: " + replicas.dump() + ": must be greater than or equal to 0");
    if (imageVersion(after.value(Pointer("/spec/template"), Json::object())).empty())
        return unprocessable("spec.template.spec.containers", "Required value");
    const Json labels = after.value(Pointer("/spec/template/metadata/labels"), Json::object());
    for (const auto &[key, value] : before.at(Pointer("/spec/selector/matchLabels")).items()) {
        if (labels.value(key, Json()) != value)
            return unprocessable("spec.template.metadata.labels",
                                 "Invalid value: `selector` does not match template `labels`");
    }
    return {};
}

} // namespace

KubeResult<Json> patched(const Json &object, const QByteArray &mediaType, const QByteArray &body)
{
    const QByteArray type = mediaType.split(';').constFirst().trimmed().toLower();
    const bool isJsonPatch = type == "application/json-patch+json";
    const bool isMerge = type == "application/merge-patch+json";
    const bool isStrategic = type == "application/strategic-merge-patch+json";
    const bool isApply = type == "application/apply-patch+yaml";
    if (!isJsonPatch && !isMerge && !isStrategic && !isApply)
        return refused(415, "UnsupportedMediaType",
                       "the body of the request was in an unknown format - accepted media types include: "
                       "application/json-patch+json, application/merge-patch+json, "
                       "application/strategic-merge-patch+json, application/apply-patch+yaml");
    const Json patch = Json::parse(body.begin(), body.end(), nullptr, false);
    if (patch.is_discarded())
        return refused(400, "BadRequest", "error decoding patch: invalid character in JSON");
    if (isJsonPatch)
        return jsonPatched(object, patch);
    if (!patch.is_object())
        return refused(
            400, "BadRequest",
            "error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}");
    Json result = object;
    if (isMerge)
        result.merge_patch(patch);
    else
        mergeStrategically(result, patch);
    return result;
}

KubeResult<Json> checkedDeployment(const Json &before, Json after)
{
    for (const auto &refusal :
         {shapeRefusal(after), changeRefusal(before, after), valueRefusal(before, after)}) {
        if (refusal)
            return std::unexpected(*refusal);
    }
    return after;
}

} // namespace yagura::demo
