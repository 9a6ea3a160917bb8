/* tables_system.c - records and enums of system, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const schema_field logged_event_fields[] = {
    {"position", FIELD_INT, 0, 8, offsetof(shop_logged_event, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"id", FIELD_ID, 0, 2, offsetof(shop_logged_event, id), 0, 0, 0, {.prefix = "evt"}},
    {"service", FIELD_STRING, 0, 7, offsetof(shop_logged_event, service), 0, 0, 0, {.record = NULL}},
    {"type", FIELD_STRING, 0, 4, offsetof(shop_logged_event, type), 0, 0, 0, {.record = NULL}},
    {"subject", FIELD_STRING, 0, 7, offsetof(shop_logged_event, subject), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_logged_event, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"time", FIELD_TIME, 0, 4, offsetof(shop_logged_event, time_ms), 0, 0, 0, {.record = NULL}},
    {"data", FIELD_JSON, 0, 4, offsetof(shop_logged_event, data), 0, 0, 0, {.record = NULL}},
    {"traceparent", FIELD_STRING, 0, 11, offsetof(shop_logged_event, traceparent), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_logged_event = {
    .name = "logged_event", .fields = logged_event_fields, .size = sizeof(shop_logged_event),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_logged_event) ==
    sizeof(((shop_logged_event *)0)->position) +
    sizeof(((shop_logged_event *)0)->id) +
    sizeof(((shop_logged_event *)0)->service) +
    sizeof(((shop_logged_event *)0)->type) +
    sizeof(((shop_logged_event *)0)->subject) +
    sizeof(((shop_logged_event *)0)->version) +
    sizeof(((shop_logged_event *)0)->time_ms) +
    sizeof(((shop_logged_event *)0)->data) +
    sizeof(((shop_logged_event *)0)->traceparent),
    "shop_logged_event has implicit padding");
#endif

static const schema_field event_log_fields[] = {
    {"events", FIELD_LIST, 0, 6, offsetof(shop_event_log, events), offsetof(shop_event_log, event_count), 0, 0, {.record = &shop__record_logged_event}},
    {"next", FIELD_INT, 0, 4, offsetof(shop_event_log, next), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"end", FIELD_INT, 0, 3, offsetof(shop_event_log, end), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_event_log = {
    .name = "event_log", .fields = event_log_fields, .size = sizeof(shop_event_log),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_event_log) ==
    sizeof(((shop_event_log *)0)->events) +
    sizeof(((shop_event_log *)0)->event_count) +
    sizeof(((shop_event_log *)0)->next) +
    sizeof(((shop_event_log *)0)->end),
    "shop_event_log has implicit padding");
#endif

static const schema_field dead_event_fields[] = {
    {"consumer", FIELD_STRING, 0, 8, offsetof(shop_dead_event, consumer), 0, 0, 0, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_dead_event, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"subject", FIELD_STRING, 0, 7, offsetof(shop_dead_event, subject), 0, 0, 0, {.record = NULL}},
    {"error", FIELD_STRING, 0, 5, offsetof(shop_dead_event, error), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_dead_event, reason), 0, 0, 0, {.record = NULL}},
    {"attempts", FIELD_INT, 0, 8, offsetof(shop_dead_event, attempts), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"since", FIELD_TIME, 0, 5, offsetof(shop_dead_event, since_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_dead_event = {
    .name = "dead_event", .fields = dead_event_fields, .size = sizeof(shop_dead_event),
    .field_count = 7, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_dead_event) ==
    sizeof(((shop_dead_event *)0)->consumer) +
    sizeof(((shop_dead_event *)0)->position) +
    sizeof(((shop_dead_event *)0)->subject) +
    sizeof(((shop_dead_event *)0)->error) +
    sizeof(((shop_dead_event *)0)->reason) +
    sizeof(((shop_dead_event *)0)->attempts) +
    sizeof(((shop_dead_event *)0)->since_ms),
    "shop_dead_event has implicit padding");
#endif

static const schema_field dead_events_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_dead_events, items), offsetof(shop_dead_events, item_count), 0, 0, {.record = &shop__record_dead_event}},
};
const schema_record shop__record_dead_events = {
    .name = "dead_events", .fields = dead_events_fields, .size = sizeof(shop_dead_events),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_dead_events) ==
    sizeof(((shop_dead_events *)0)->items) +
    sizeof(((shop_dead_events *)0)->item_count),
    "shop_dead_events has implicit padding");
#endif

static const schema_field replay_report_fields[] = {
    {"delivered", FIELD_INT, 0, 9, offsetof(shop_replay_report, delivered), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"left", FIELD_INT, 0, 4, offsetof(shop_replay_report, left), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_replay_report = {
    .name = "replay_report", .fields = replay_report_fields, .size = sizeof(shop_replay_report),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_replay_report) ==
    sizeof(((shop_replay_report *)0)->delivered) +
    sizeof(((shop_replay_report *)0)->left),
    "shop_replay_report has implicit padding");
#endif

static const schema_field cursor_fields[] = {
    {"consumer", FIELD_STRING, 0, 8, offsetof(shop_cursor, consumer), 0, 0, 0, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_cursor, position), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"lag", FIELD_INT, 0, 3, offsetof(shop_cursor, lag), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_cursor = {
    .name = "cursor", .fields = cursor_fields, .size = sizeof(shop_cursor),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_cursor) ==
    sizeof(((shop_cursor *)0)->consumer) +
    sizeof(((shop_cursor *)0)->position) +
    sizeof(((shop_cursor *)0)->lag),
    "shop_cursor has implicit padding");
#endif

static const schema_field store_figures_fields[] = {
    {"commits", FIELD_INT, 0, 7, offsetof(shop_store_figures, commits), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"members", FIELD_INT, 0, 7, offsetof(shop_store_figures, members), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"reruns", FIELD_INT, 0, 6, offsetof(shop_store_figures, reruns), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"longest_queue", FIELD_INT, 0, 13, offsetof(shop_store_figures, longest_queue), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_store_figures = {
    .name = "store_figures", .fields = store_figures_fields, .size = sizeof(shop_store_figures),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_store_figures) ==
    sizeof(((shop_store_figures *)0)->commits) +
    sizeof(((shop_store_figures *)0)->members) +
    sizeof(((shop_store_figures *)0)->reruns) +
    sizeof(((shop_store_figures *)0)->longest_queue),
    "shop_store_figures has implicit padding");
#endif

static const schema_field operation_figures_fields[] = {
    {"operation", FIELD_STRING, 0, 9, offsetof(shop_operation_figures, operation), 0, 0, 0, {.record = NULL}},
    {"calls", FIELD_INT, 0, 5, offsetof(shop_operation_figures, calls), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"refused", FIELD_INT, 0, 7, offsetof(shop_operation_figures, refused), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"failed", FIELD_INT, 0, 6, offsetof(shop_operation_figures, failed), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_operation_figures = {
    .name = "operation_figures", .fields = operation_figures_fields, .size = sizeof(shop_operation_figures),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_operation_figures) ==
    sizeof(((shop_operation_figures *)0)->operation) +
    sizeof(((shop_operation_figures *)0)->calls) +
    sizeof(((shop_operation_figures *)0)->refused) +
    sizeof(((shop_operation_figures *)0)->failed),
    "shop_operation_figures has implicit padding");
#endif

static const schema_field system_figures_fields[] = {
    {"store", FIELD_RECORD, 0, 5, offsetof(shop_system_figures, store), 0, 0, 0, {.record = &shop__record_store_figures}},
    {"log_end", FIELD_INT, 0, 7, offsetof(shop_system_figures, log_end), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"consumers", FIELD_LIST, 0, 9, offsetof(shop_system_figures, consumers), offsetof(shop_system_figures, consumer_count), 0, 0, {.record = &shop__record_cursor}},
    {"dead", FIELD_INT, 0, 4, offsetof(shop_system_figures, dead), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"operations", FIELD_LIST, 0, 10, offsetof(shop_system_figures, operations), offsetof(shop_system_figures, operation_count), 0, 0, {.record = &shop__record_operation_figures}},
};
const schema_record shop__record_system_figures = {
    .name = "system_figures", .fields = system_figures_fields, .size = sizeof(shop_system_figures),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_system_figures) ==
    sizeof(((shop_system_figures *)0)->store) +
    sizeof(((shop_system_figures *)0)->log_end) +
    sizeof(((shop_system_figures *)0)->consumers) +
    sizeof(((shop_system_figures *)0)->consumer_count) +
    sizeof(((shop_system_figures *)0)->dead) +
    sizeof(((shop_system_figures *)0)->operations) +
    sizeof(((shop_system_figures *)0)->operation_count),
    "shop_system_figures has implicit padding");
#endif

static const schema_field check_problem_fields[] = {
    {"part", FIELD_STRING, 0, 4, offsetof(shop_check_problem, part), 0, 0, 0, {.record = NULL}},
    {"message", FIELD_STRING, 0, 7, offsetof(shop_check_problem, message), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_check_problem = {
    .name = "check_problem", .fields = check_problem_fields, .size = sizeof(shop_check_problem),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_check_problem) ==
    sizeof(((shop_check_problem *)0)->part) +
    sizeof(((shop_check_problem *)0)->message),
    "shop_check_problem has implicit padding");
#endif

static const schema_field check_report_fields[] = {
    {"tables", FIELD_INT, 0, 6, offsetof(shop_check_report, tables), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"problems", FIELD_LIST, 0, 8, offsetof(shop_check_report, problems), offsetof(shop_check_report, problem_count), 0, 0, {.record = &shop__record_check_problem}},
    {"unchecked", FIELD_STRINGS, 0, 9, offsetof(shop_check_report, unchecked), offsetof(shop_check_report, unchecked_count), 0, 0, {.record = NULL}},
    {"next", FIELD_STRING, 0, 4, offsetof(shop_check_report, next), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_check_report = {
    .name = "check_report", .fields = check_report_fields, .size = sizeof(shop_check_report),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_check_report) ==
    sizeof(((shop_check_report *)0)->tables) +
    sizeof(((shop_check_report *)0)->problems) +
    sizeof(((shop_check_report *)0)->problem_count) +
    sizeof(((shop_check_report *)0)->unchecked) +
    sizeof(((shop_check_report *)0)->unchecked_count) +
    sizeof(((shop_check_report *)0)->next),
    "shop_check_report has implicit padding");
#endif

static const schema_field event_list_args_fields[] = {
    {"after", FIELD_INT, 0, 5, offsetof(shop_event_list_args, after), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_event_list_args, limit), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_event_list_args = {
    .name = "event_list_args", .fields = event_list_args_fields, .size = sizeof(shop_event_list_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_event_list_args) ==
    sizeof(((shop_event_list_args *)0)->struct_size) +
    sizeof(((shop_event_list_args *)0)->timeout_ms) +
    sizeof(((shop_event_list_args *)0)->idempotency_key) +
    sizeof(((shop_event_list_args *)0)->after) +
    sizeof(((shop_event_list_args *)0)->limit),
    "shop_event_list_args has implicit padding");
#endif

static const schema_field event_dead_args_fields[] = {
    {"consumer", FIELD_STRING, 0, 8, offsetof(shop_event_dead_args, consumer), 0, 0, 80, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_event_dead_args, limit), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_event_dead_args = {
    .name = "event_dead_args", .fields = event_dead_args_fields, .size = sizeof(shop_event_dead_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_event_dead_args) ==
    sizeof(((shop_event_dead_args *)0)->struct_size) +
    sizeof(((shop_event_dead_args *)0)->timeout_ms) +
    sizeof(((shop_event_dead_args *)0)->idempotency_key) +
    sizeof(((shop_event_dead_args *)0)->consumer) +
    sizeof(((shop_event_dead_args *)0)->limit),
    "shop_event_dead_args has implicit padding");
#endif

static const schema_field event_replay_args_fields[] = {
    {"consumer", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_event_replay_args, consumer), 0, 0, 80, {.record = NULL}},
};
const schema_record shop__record_event_replay_args = {
    .name = "event_replay_args", .fields = event_replay_args_fields, .size = sizeof(shop_event_replay_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_event_replay_args) ==
    sizeof(((shop_event_replay_args *)0)->struct_size) +
    sizeof(((shop_event_replay_args *)0)->timeout_ms) +
    sizeof(((shop_event_replay_args *)0)->idempotency_key) +
    sizeof(((shop_event_replay_args *)0)->consumer),
    "shop_event_replay_args has implicit padding");
#endif

static const schema_field event_rewind_args_fields[] = {
    {"consumer", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_event_rewind_args, consumer), 0, 0, 80, {.record = NULL}},
    {"position", FIELD_INT, 0, 8, offsetof(shop_event_rewind_args, position), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_event_rewind_args = {
    .name = "event_rewind_args", .fields = event_rewind_args_fields, .size = sizeof(shop_event_rewind_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_event_rewind_args) ==
    sizeof(((shop_event_rewind_args *)0)->struct_size) +
    sizeof(((shop_event_rewind_args *)0)->timeout_ms) +
    sizeof(((shop_event_rewind_args *)0)->idempotency_key) +
    sizeof(((shop_event_rewind_args *)0)->consumer) +
    sizeof(((shop_event_rewind_args *)0)->position),
    "shop_event_rewind_args has implicit padding");
#endif

const schema_record shop__record_system_stats_args = {
    .name = "system_stats_args", .fields = NULL, .size = sizeof(shop_system_stats_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_system_stats_args) ==
    sizeof(((shop_system_stats_args *)0)->struct_size) +
    sizeof(((shop_system_stats_args *)0)->timeout_ms) +
    sizeof(((shop_system_stats_args *)0)->idempotency_key),
    "shop_system_stats_args has implicit padding");
#endif

static const schema_field system_check_args_fields[] = {
    {"after", FIELD_STRING, 0, 5, offsetof(shop_system_check_args, after), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_system_check_args = {
    .name = "system_check_args", .fields = system_check_args_fields, .size = sizeof(shop_system_check_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_system_check_args) ==
    sizeof(((shop_system_check_args *)0)->struct_size) +
    sizeof(((shop_system_check_args *)0)->timeout_ms) +
    sizeof(((shop_system_check_args *)0)->idempotency_key) +
    sizeof(((shop_system_check_args *)0)->after),
    "shop_system_check_args has implicit padding");
#endif

const schema_record shop__record_system_prune_args = {
    .name = "system_prune_args", .fields = NULL, .size = sizeof(shop_system_prune_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_system_prune_args) ==
    sizeof(((shop_system_prune_args *)0)->struct_size) +
    sizeof(((shop_system_prune_args *)0)->timeout_ms) +
    sizeof(((shop_system_prune_args *)0)->idempotency_key),
    "shop_system_prune_args has implicit padding");
#endif
