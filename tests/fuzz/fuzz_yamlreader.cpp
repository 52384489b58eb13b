// Either policy ends, stays within its budget and yields a tree that can be walked.
#include "core/yamlreader.h"

#include <cstdlib>

namespace {

std::int64_t walk(const yagura::YamlNode &node)
{
    std::int64_t count = 1;
    for (const auto &item : node.items)
        count += walk(*item);
    for (const auto &member : node.members)
        count += walk(*member.value);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    for (const YamlPolicy policy : {YamlPolicy::Own, YamlPolicy::Foreign}) {
        const auto document = readYaml(text, QStringLiteral("fuzz"), policy);
        if (!document)
            continue;
        if (walk(*document->root) > (policy == YamlPolicy::Own ? 50'000 : 2'000'000))
            std::abort();
        YamlView(*document).forEachMember([](const QString &, const YamlView &value) {
            (void)value.number();
            (void)value.boolean();
            (void)value.stringList();
        });
    }
    (void)readYamlDocuments(text, QStringLiteral("fuzz"));
    return 0;
}
