// The outbox' table: its schema, its rows in and out. Runs on the database's writer thread. Knows nothing of
// sending.
#pragma once

#include "incidents/outboxaction.h"
#include "store/connection.h"
#include "store/schema.h"

namespace yagura::incidents {

// To be given to the Database.
[[nodiscard]] SchemaPart outboxSchema();

// The draft as a queued row with an id and a key of its own.
[[nodiscard]] Result<OutboxAction> insertAction(Connection &connection, const ActionDraft &draft,
                                                Instant now);
// Conflict unless the row is there and in state `from`.
[[nodiscard]] Result<OutboxAction> updateAction(Connection &connection, const OutboxAction &action,
                                                ActionState from);
// What has not ended, and what ended since; oldest first. Whatever was being sent when the program ended is
// Unknown.
[[nodiscard]] Result<std::vector<OutboxAction>> loadActions(Connection &connection, Instant now,
                                                            Instant endedSince);

// The row as it stands in the table; Malformed when it cannot be one. For loading and for tests.
[[nodiscard]] Result<OutboxAction> readActionRow(const Row &row);

} // namespace yagura::incidents
