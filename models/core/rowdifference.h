// Brings the rows of an item model from one list to another with the fewest signals: rows that stay keep
// their identity (selection, hover), only what is new is inserted, what is gone removed, what moved moved.
// For models whose rows have a unique key. Used inside a model, which hands over its begin/end functions.
#pragma once

#include <QHash>

#include <algorithm>
#include <functional>
#include <vector>

namespace yagura {

// What a model does around each change; rows are those of the moment.
struct RowChanges
{
    std::function<void(int row)> beginInsert;
    std::function<void()> endInsert;
    std::function<void(int row)> beginRemove;
    std::function<void()> endRemove;
    std::function<void(int from, int to)> beginMove; // to < from
    std::function<void()> endMove;
    std::function<void(int row)> changed;
};

// rows becomes target. keyOf(row) is unique and hashable by qHash; equal rows are not announced. Linear in
// the common case that the order is kept; a row that moved up costs a search behind its new place.
template <typename Row, typename KeyOf>
void applyRows(std::vector<Row> &rows, const std::vector<Row> &target, KeyOf keyOf, const RowChanges &changes)
{
    using Key = std::decay_t<decltype(keyOf(target.front()))>;
    QHash<Key, bool> wanted;
    wanted.reserve(static_cast<qsizetype>(target.size()));
    for (const Row &row : target)
        wanted.insert(keyOf(row), true);
    for (size_t i = rows.size(); i-- > 0;) {
        if (wanted.contains(keyOf(rows[i])))
            continue;
        changes.beginRemove(static_cast<int>(i));
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
        changes.endRemove();
    }
    QHash<Key, bool> present;
    present.reserve(static_cast<qsizetype>(rows.size()));
    for (const Row &row : rows)
        present.insert(keyOf(row), true);
    for (size_t i = 0; i < target.size(); ++i) {
        const Key key = keyOf(target[i]);
        const auto place = rows.begin() + static_cast<std::ptrdiff_t>(i);
        if (!present.contains(key)) {
            changes.beginInsert(static_cast<int>(i));
            rows.insert(place, target[i]);
            changes.endInsert();
            continue;
        }
        if (!(keyOf(rows[i]) == key)) {
            const auto found
                = std::find_if(place, rows.end(), [&](const Row &row) { return keyOf(row) == key; });
            changes.beginMove(static_cast<int>(found - rows.begin()), static_cast<int>(i));
            Row moved = std::move(*found);
            std::move_backward(place, found, found + 1);
            *place = std::move(moved);
            changes.endMove();
        }
        if (!(rows[i] == target[i])) {
            rows[i] = target[i];
            changes.changed(static_cast<int>(i));
        }
    }
}

} // namespace yagura
