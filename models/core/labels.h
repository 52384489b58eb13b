// A set of label=value pairs, as Prometheus, Alertmanager and our own selectors use it. Sorted by name, names
// unique. Plain value, any thread.
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace yagura {

class Labels
{
public:
    using Pair = std::pair<QString, QString>;

    Labels() = default;
    // Later pairs of the same name win.
    Labels(std::initializer_list<Pair> pairs);
    static Labels fromPairs(std::vector<Pair> pairs);

    // The value, or an empty string: for Prometheus an absent label and an empty one are the same.
    [[nodiscard]] QString value(QStringView name) const;
    [[nodiscard]] bool contains(QStringView name) const;
    // An empty value removes the label.
    void set(const QString &name, const QString &value);
    void remove(QStringView name);

    [[nodiscard]] const std::vector<Pair> &pairs() const { return m_pairs; }
    [[nodiscard]] bool isEmpty() const { return m_pairs.empty(); }
    [[nodiscard]] size_t size() const { return m_pairs.size(); }

    // {a="b", c="d"} with Prometheus' escapes; __name__, if any, in front of the braces.
    [[nodiscard]] QString toString() const;

    bool operator==(const Labels &) const = default;
    auto operator<=>(const Labels &other) const { return compare(other) <=> 0; }

private:
    [[nodiscard]] int compare(const Labels &other) const;

    std::vector<Pair> m_pairs;
};

[[nodiscard]] size_t qHash(const Labels &labels, size_t seed = 0);

// How a matcher of PromQL or Alertmanager compares a label's value.
enum class MatchKind { Equal, NotEqual, Regex, NotRegex };
// "=", "!=", "=~", "!~".
[[nodiscard]] QString matchSign(MatchKind kind);

} // namespace yagura
