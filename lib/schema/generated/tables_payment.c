/* tables_payment.c - records and enums of payment, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const payment_state_names[] = {"unknown", "sending", "action_required", "authorized", "declined", "capturing", "captured", "voiding", "voided", "failed"};
const schema_enum shop__enum_payment_state = {"payment_state", payment_state_names, 10};

static const char *const refund_state_names[] = {"unknown", "pending", "done", "failed"};
const schema_enum shop__enum_refund_state = {"refund_state", refund_state_names, 4};

static const char *const ledger_account_names[] = {"unknown", "provider_clearing", "revenue", "refunds"};
const schema_enum shop__enum_ledger_account = {"ledger_account", ledger_account_names, 4};

static const char *const ledger_side_names[] = {"unknown", "debit", "credit"};
const schema_enum shop__enum_ledger_side = {"ledger_side", ledger_side_names, 3};

static const char *const payment_notice_names[] = {"unknown", "authorized", "declined", "voided", "captured", "refunded"};
const schema_enum shop__enum_payment_notice = {"payment_notice", payment_notice_names, 6};

static const schema_field payment_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_payment, id), 0, 0, 0, {.prefix = "pay"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_payment, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_payment, state), 0, 0, 9, {.values = &shop__enum_payment_state}},
    {"provider", FIELD_STRING, 0, 8, offsetof(shop_payment, provider), 0, 0, 0, {.record = NULL}},
    {"attempt", FIELD_INT, 0, 7, offsetof(shop_payment, attempt), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment, amount), 0, 0, 0, {.record = NULL}},
    {"captured", FIELD_MONEY, 0, 8, offsetof(shop_payment, captured), 0, 0, 0, {.record = NULL}},
    {"refunded", FIELD_MONEY, 0, 8, offsetof(shop_payment, refunded), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_payment, reason), 0, 0, 0, {.record = NULL}},
    {"action_url", FIELD_STRING, 0, 10, offsetof(shop_payment, action_url), 0, 0, 0, {.record = NULL}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_payment, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_payment, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_payment, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment = {
    .name = "payment", .fields = payment_fields, .size = sizeof(shop_payment),
    .field_count = 13, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment) ==
    sizeof(((shop_payment *)0)->id) +
    sizeof(((shop_payment *)0)->order_id) +
    sizeof(((shop_payment *)0)->state) +
    sizeof(((shop_payment *)0)->reserved_state) +
    sizeof(((shop_payment *)0)->provider) +
    sizeof(((shop_payment *)0)->attempt) +
    sizeof(((shop_payment *)0)->amount) +
    sizeof(((shop_payment *)0)->captured) +
    sizeof(((shop_payment *)0)->refunded) +
    sizeof(((shop_payment *)0)->reason) +
    sizeof(((shop_payment *)0)->action_url) +
    sizeof(((shop_payment *)0)->version) +
    sizeof(((shop_payment *)0)->created_at_ms) +
    sizeof(((shop_payment *)0)->updated_at_ms),
    "shop_payment has implicit padding");
#endif

static const schema_field payment_change_fields[] = {
    {"version", FIELD_INT, 0, 7, offsetof(shop_payment_change, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"from", FIELD_ENUM, 0, 4, offsetof(shop_payment_change, from), 0, 0, 9, {.values = &shop__enum_payment_state}},
    {"to", FIELD_ENUM, 0, 2, offsetof(shop_payment_change, to), 0, 0, 9, {.values = &shop__enum_payment_state}},
    {"what", FIELD_STRING, 0, 4, offsetof(shop_payment_change, what), 0, 0, 0, {.record = NULL}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_change, amount), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_payment_change, reason), 0, 0, 0, {.record = NULL}},
    {"at", FIELD_TIME, 0, 2, offsetof(shop_payment_change, at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_change = {
    .name = "payment_change", .fields = payment_change_fields, .size = sizeof(shop_payment_change),
    .field_count = 7, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_change) ==
    sizeof(((shop_payment_change *)0)->version) +
    sizeof(((shop_payment_change *)0)->from) +
    sizeof(((shop_payment_change *)0)->reserved_from) +
    sizeof(((shop_payment_change *)0)->to) +
    sizeof(((shop_payment_change *)0)->reserved_to) +
    sizeof(((shop_payment_change *)0)->what) +
    sizeof(((shop_payment_change *)0)->amount) +
    sizeof(((shop_payment_change *)0)->reason) +
    sizeof(((shop_payment_change *)0)->at_ms),
    "shop_payment_change has implicit padding");
#endif

static const schema_field refund_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_refund, id), 0, 0, 0, {.prefix = "rfd"}},
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_refund, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_refund, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_refund, state), 0, 0, 3, {.values = &shop__enum_refund_state}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_refund, amount), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_refund, reason), 0, 0, 0, {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_refund, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_refund, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_refund = {
    .name = "refund", .fields = refund_fields, .size = sizeof(shop_refund),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_refund) ==
    sizeof(((shop_refund *)0)->id) +
    sizeof(((shop_refund *)0)->payment_id) +
    sizeof(((shop_refund *)0)->order_id) +
    sizeof(((shop_refund *)0)->state) +
    sizeof(((shop_refund *)0)->reserved_state) +
    sizeof(((shop_refund *)0)->amount) +
    sizeof(((shop_refund *)0)->reason) +
    sizeof(((shop_refund *)0)->created_at_ms) +
    sizeof(((shop_refund *)0)->updated_at_ms),
    "shop_refund has implicit padding");
#endif

static const schema_field ledger_entry_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_ledger_entry, id), 0, 0, 0, {.prefix = "led"}},
    {"account", FIELD_ENUM, 0, 7, offsetof(shop_ledger_entry, account), 0, 0, 3, {.values = &shop__enum_ledger_account}},
    {"side", FIELD_ENUM, 0, 4, offsetof(shop_ledger_entry, side), 0, 0, 2, {.values = &shop__enum_ledger_side}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_ledger_entry, amount), 0, 0, 0, {.record = NULL}},
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_ledger_entry, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_ledger_entry, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"request", FIELD_STRING, 0, 7, offsetof(shop_ledger_entry, request), 0, 0, 0, {.record = NULL}},
    {"at", FIELD_TIME, 0, 2, offsetof(shop_ledger_entry, at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_ledger_entry = {
    .name = "ledger_entry", .fields = ledger_entry_fields, .size = sizeof(shop_ledger_entry),
    .field_count = 8, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_ledger_entry) ==
    sizeof(((shop_ledger_entry *)0)->id) +
    sizeof(((shop_ledger_entry *)0)->account) +
    sizeof(((shop_ledger_entry *)0)->reserved_account) +
    sizeof(((shop_ledger_entry *)0)->side) +
    sizeof(((shop_ledger_entry *)0)->reserved_side) +
    sizeof(((shop_ledger_entry *)0)->amount) +
    sizeof(((shop_ledger_entry *)0)->payment_id) +
    sizeof(((shop_ledger_entry *)0)->order_id) +
    sizeof(((shop_ledger_entry *)0)->request) +
    sizeof(((shop_ledger_entry *)0)->at_ms),
    "shop_ledger_entry has implicit padding");
#endif

static const schema_field account_balance_fields[] = {
    {"account", FIELD_ENUM, 0, 7, offsetof(shop_account_balance, account), 0, 0, 3, {.values = &shop__enum_ledger_account}},
    {"debits", FIELD_MONEY, 0, 6, offsetof(shop_account_balance, debits), 0, 0, 0, {.record = NULL}},
    {"credits", FIELD_MONEY, 0, 7, offsetof(shop_account_balance, credits), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_account_balance = {
    .name = "account_balance", .fields = account_balance_fields, .size = sizeof(shop_account_balance),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_balance) ==
    sizeof(((shop_account_balance *)0)->account) +
    sizeof(((shop_account_balance *)0)->reserved_account) +
    sizeof(((shop_account_balance *)0)->debits) +
    sizeof(((shop_account_balance *)0)->credits),
    "shop_account_balance has implicit padding");
#endif

static const schema_field balance_sheet_fields[] = {
    {"accounts", FIELD_LIST, 0, 8, offsetof(shop_balance_sheet, accounts), offsetof(shop_balance_sheet, account_count), 0, 0, {.record = &shop__record_account_balance}},
};
const schema_record shop__record_balance_sheet = {
    .name = "balance_sheet", .fields = balance_sheet_fields, .size = sizeof(shop_balance_sheet),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_balance_sheet) ==
    sizeof(((shop_balance_sheet *)0)->accounts) +
    sizeof(((shop_balance_sheet *)0)->account_count),
    "shop_balance_sheet has implicit padding");
#endif

static const schema_field payment_provider_info_fields[] = {
    {"name", FIELD_STRING, 0, 4, offsetof(shop_payment_provider_info, name), 0, 0, 0, {.record = NULL}},
    {"is_default", FIELD_BOOL, 0, 10, offsetof(shop_payment_provider_info, is_default), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_provider_info = {
    .name = "payment_provider_info", .fields = payment_provider_info_fields, .size = sizeof(shop_payment_provider_info),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_provider_info) ==
    sizeof(((shop_payment_provider_info *)0)->name) +
    sizeof(((shop_payment_provider_info *)0)->is_default) +
    sizeof(((shop_payment_provider_info *)0)->reserved_is_default),
    "shop_payment_provider_info has implicit padding");
#endif

static const schema_field provider_directory_fields[] = {
    {"providers", FIELD_LIST, 0, 9, offsetof(shop_provider_directory, providers), offsetof(shop_provider_directory, provider_count), 0, 0, {.record = &shop__record_payment_provider_info}},
};
const schema_record shop__record_provider_directory = {
    .name = "provider_directory", .fields = provider_directory_fields, .size = sizeof(shop_provider_directory),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_provider_directory) ==
    sizeof(((shop_provider_directory *)0)->providers) +
    sizeof(((shop_provider_directory *)0)->provider_count),
    "shop_provider_directory has implicit padding");
#endif

static const schema_field payment_event_fields[] = {
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_payment_event, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_payment_event, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_event, amount), 0, 0, 0, {.record = NULL}},
    {"refund_id", FIELD_ID, 0, 9, offsetof(shop_payment_event, refund_id), 0, 0, 0, {.prefix = "rfd"}},
};
const schema_record shop__record_payment_event = {
    .name = "payment_event", .fields = payment_event_fields, .size = sizeof(shop_payment_event),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_event) ==
    sizeof(((shop_payment_event *)0)->payment_id) +
    sizeof(((shop_payment_event *)0)->order_id) +
    sizeof(((shop_payment_event *)0)->amount) +
    sizeof(((shop_payment_event *)0)->refund_id),
    "shop_payment_event has implicit padding");
#endif

static const schema_field due_request_fields[] = {
    {"key", FIELD_STRING, 0, 3, offsetof(shop_due_request, key), 0, 0, 0, {.record = NULL}},
    {"operation", FIELD_STRING, 0, 9, offsetof(shop_due_request, operation), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_due_request = {
    .name = "due_request", .fields = due_request_fields, .size = sizeof(shop_due_request),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_due_request) ==
    sizeof(((shop_due_request *)0)->key) +
    sizeof(((shop_due_request *)0)->operation),
    "shop_due_request has implicit padding");
#endif

static const schema_field due_requests_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_due_requests, items), offsetof(shop_due_requests, item_count), 0, 0, {.record = &shop__record_due_request}},
};
const schema_record shop__record_due_requests = {
    .name = "due_requests", .fields = due_requests_fields, .size = sizeof(shop_due_requests),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_due_requests) ==
    sizeof(((shop_due_requests *)0)->items) +
    sizeof(((shop_due_requests *)0)->item_count),
    "shop_due_requests has implicit padding");
#endif

static const schema_field sandbox_line_fields[] = {
    {"effect", FIELD_STRING, 0, 6, offsetof(shop_sandbox_line, effect), 0, 0, 0, {.record = NULL}},
    {"key", FIELD_STRING, 0, 3, offsetof(shop_sandbox_line, key), 0, 0, 0, {.record = NULL}},
    {"attempt", FIELD_STRING, 0, 7, offsetof(shop_sandbox_line, attempt), 0, 0, 0, {.record = NULL}},
    {"order_id", FIELD_STRING, 0, 8, offsetof(shop_sandbox_line, order_id), 0, 0, 0, {.record = NULL}},
    {"token", FIELD_STRING, 0, 5, offsetof(shop_sandbox_line, token), 0, 0, 0, {.record = NULL}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_sandbox_line, amount), 0, 0, 0, {.record = NULL}},
    {"reference", FIELD_STRING, 0, 9, offsetof(shop_sandbox_line, reference), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_sandbox_line, reason), 0, 0, 0, {.record = NULL}},
    {"at", FIELD_TIME, 0, 2, offsetof(shop_sandbox_line, at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_sandbox_line = {
    .name = "sandbox_line", .fields = sandbox_line_fields, .size = sizeof(shop_sandbox_line),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_sandbox_line) ==
    sizeof(((shop_sandbox_line *)0)->effect) +
    sizeof(((shop_sandbox_line *)0)->key) +
    sizeof(((shop_sandbox_line *)0)->attempt) +
    sizeof(((shop_sandbox_line *)0)->order_id) +
    sizeof(((shop_sandbox_line *)0)->token) +
    sizeof(((shop_sandbox_line *)0)->amount) +
    sizeof(((shop_sandbox_line *)0)->reference) +
    sizeof(((shop_sandbox_line *)0)->reason) +
    sizeof(((shop_sandbox_line *)0)->at_ms),
    "shop_sandbox_line has implicit padding");
#endif

static const schema_field payment_authorize_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_payment_authorize_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"attempt", FIELD_INT, 0, 7, offsetof(shop_payment_authorize_args, attempt), 0, 1, 1000, {.record = NULL}},
    {"provider", FIELD_STRING, 0, 8, offsetof(shop_payment_authorize_args, provider), 0, 0, 40, {.record = NULL}},
    {"token", FIELD_STRING, FIELD_SECRET, 5, offsetof(shop_payment_authorize_args, token), 0, 0, 200, {.record = NULL}},
    {"amount", FIELD_MONEY, FIELD_REQUIRED, 6, offsetof(shop_payment_authorize_args, amount), 0, 0, 0, {.record = NULL}},
    {"owner", FIELD_STRING, 0, 5, offsetof(shop_payment_authorize_args, owner), 0, 0, 40, {.record = NULL}},
};
const schema_record shop__record_payment_authorize_args = {
    .name = "payment_authorize_args", .fields = payment_authorize_args_fields, .size = sizeof(shop_payment_authorize_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_authorize_args) ==
    sizeof(((shop_payment_authorize_args *)0)->struct_size) +
    sizeof(((shop_payment_authorize_args *)0)->timeout_ms) +
    sizeof(((shop_payment_authorize_args *)0)->idempotency_key) +
    sizeof(((shop_payment_authorize_args *)0)->order_id) +
    sizeof(((shop_payment_authorize_args *)0)->attempt) +
    sizeof(((shop_payment_authorize_args *)0)->provider) +
    sizeof(((shop_payment_authorize_args *)0)->token) +
    sizeof(((shop_payment_authorize_args *)0)->amount) +
    sizeof(((shop_payment_authorize_args *)0)->owner),
    "shop_payment_authorize_args has implicit padding");
#endif

static const schema_field payment_cancel_args_fields[] = {
    {"order_id", FIELD_ID, FIELD_REQUIRED, 8, offsetof(shop_payment_cancel_args, order_id), 0, 0, 0, {.prefix = "ord"}},
};
const schema_record shop__record_payment_cancel_args = {
    .name = "payment_cancel_args", .fields = payment_cancel_args_fields, .size = sizeof(shop_payment_cancel_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_cancel_args) ==
    sizeof(((shop_payment_cancel_args *)0)->struct_size) +
    sizeof(((shop_payment_cancel_args *)0)->timeout_ms) +
    sizeof(((shop_payment_cancel_args *)0)->idempotency_key) +
    sizeof(((shop_payment_cancel_args *)0)->order_id),
    "shop_payment_cancel_args has implicit padding");
#endif

static const schema_field payment_get_args_fields[] = {
    {"payment_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_payment_get_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
};
const schema_record shop__record_payment_get_args = {
    .name = "payment_get_args", .fields = payment_get_args_fields, .size = sizeof(shop_payment_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_get_args) ==
    sizeof(((shop_payment_get_args *)0)->struct_size) +
    sizeof(((shop_payment_get_args *)0)->timeout_ms) +
    sizeof(((shop_payment_get_args *)0)->idempotency_key) +
    sizeof(((shop_payment_get_args *)0)->payment_id),
    "shop_payment_get_args has implicit padding");
#endif

static const schema_field payment_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_payment_page, items), offsetof(shop_payment_page, item_count), 0, 0, {.record = &shop__record_payment}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_payment_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_page = {
    .name = "payment_page", .fields = payment_page_fields, .size = sizeof(shop_payment_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_page) ==
    sizeof(((shop_payment_page *)0)->items) +
    sizeof(((shop_payment_page *)0)->item_count) +
    sizeof(((shop_payment_page *)0)->next_cursor),
    "shop_payment_page has implicit padding");
#endif

static const schema_field payment_list_args_fields[] = {
    {"order_id", FIELD_ID, 0, 8, offsetof(shop_payment_list_args, order_id), 0, 0, 0, {.prefix = "ord"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_payment_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_payment_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_payment_list_args = {
    .name = "payment_list_args", .fields = payment_list_args_fields, .size = sizeof(shop_payment_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_list_args) ==
    sizeof(((shop_payment_list_args *)0)->struct_size) +
    sizeof(((shop_payment_list_args *)0)->timeout_ms) +
    sizeof(((shop_payment_list_args *)0)->idempotency_key) +
    sizeof(((shop_payment_list_args *)0)->order_id) +
    sizeof(((shop_payment_list_args *)0)->limit) +
    sizeof(((shop_payment_list_args *)0)->cursor),
    "shop_payment_list_args has implicit padding");
#endif

static const schema_field payment_change_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_payment_change_page, items), offsetof(shop_payment_change_page, item_count), 0, 0, {.record = &shop__record_payment_change}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_payment_change_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_change_page = {
    .name = "payment_change_page", .fields = payment_change_page_fields, .size = sizeof(shop_payment_change_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_change_page) ==
    sizeof(((shop_payment_change_page *)0)->items) +
    sizeof(((shop_payment_change_page *)0)->item_count) +
    sizeof(((shop_payment_change_page *)0)->next_cursor),
    "shop_payment_change_page has implicit padding");
#endif

static const schema_field payment_history_args_fields[] = {
    {"payment_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_payment_history_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_payment_history_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_payment_history_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_payment_history_args = {
    .name = "payment_history_args", .fields = payment_history_args_fields, .size = sizeof(shop_payment_history_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_history_args) ==
    sizeof(((shop_payment_history_args *)0)->struct_size) +
    sizeof(((shop_payment_history_args *)0)->timeout_ms) +
    sizeof(((shop_payment_history_args *)0)->idempotency_key) +
    sizeof(((shop_payment_history_args *)0)->payment_id) +
    sizeof(((shop_payment_history_args *)0)->limit) +
    sizeof(((shop_payment_history_args *)0)->cursor),
    "shop_payment_history_args has implicit padding");
#endif

static const schema_field payment_capture_args_fields[] = {
    {"payment_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_payment_capture_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_capture_args, amount), 0, 0, 0, {.record = NULL}},
    {"fulfilment_id", FIELD_ID, 0, 13, offsetof(shop_payment_capture_args, fulfilment_id), 0, 0, 0, {.prefix = "ful"}},
};
const schema_record shop__record_payment_capture_args = {
    .name = "payment_capture_args", .fields = payment_capture_args_fields, .size = sizeof(shop_payment_capture_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_capture_args) ==
    sizeof(((shop_payment_capture_args *)0)->struct_size) +
    sizeof(((shop_payment_capture_args *)0)->timeout_ms) +
    sizeof(((shop_payment_capture_args *)0)->idempotency_key) +
    sizeof(((shop_payment_capture_args *)0)->payment_id) +
    sizeof(((shop_payment_capture_args *)0)->amount) +
    sizeof(((shop_payment_capture_args *)0)->fulfilment_id),
    "shop_payment_capture_args has implicit padding");
#endif

static const schema_field payment_refund_args_fields[] = {
    {"payment_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_payment_refund_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_refund_args, amount), 0, 0, 0, {.record = NULL}},
    {"reason", FIELD_STRING, 0, 6, offsetof(shop_payment_refund_args, reason), 0, 0, 300, {.record = NULL}},
};
const schema_record shop__record_payment_refund_args = {
    .name = "payment_refund_args", .fields = payment_refund_args_fields, .size = sizeof(shop_payment_refund_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_refund_args) ==
    sizeof(((shop_payment_refund_args *)0)->struct_size) +
    sizeof(((shop_payment_refund_args *)0)->timeout_ms) +
    sizeof(((shop_payment_refund_args *)0)->idempotency_key) +
    sizeof(((shop_payment_refund_args *)0)->payment_id) +
    sizeof(((shop_payment_refund_args *)0)->amount) +
    sizeof(((shop_payment_refund_args *)0)->reason),
    "shop_payment_refund_args has implicit padding");
#endif

static const schema_field payment_confirm_args_fields[] = {
    {"payment_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_payment_confirm_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
};
const schema_record shop__record_payment_confirm_args = {
    .name = "payment_confirm_args", .fields = payment_confirm_args_fields, .size = sizeof(shop_payment_confirm_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_confirm_args) ==
    sizeof(((shop_payment_confirm_args *)0)->struct_size) +
    sizeof(((shop_payment_confirm_args *)0)->timeout_ms) +
    sizeof(((shop_payment_confirm_args *)0)->idempotency_key) +
    sizeof(((shop_payment_confirm_args *)0)->payment_id),
    "shop_payment_confirm_args has implicit padding");
#endif

static const schema_field payment_notify_args_fields[] = {
    {"provider", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_payment_notify_args, provider), 0, 0, 40, {.record = NULL}},
    {"event_id", FIELD_STRING, FIELD_REQUIRED, 8, offsetof(shop_payment_notify_args, event_id), 0, 0, 200, {.record = NULL}},
    {"attempt", FIELD_STRING, FIELD_REQUIRED, 7, offsetof(shop_payment_notify_args, attempt), 0, 0, 120, {.record = NULL}},
    {"key", FIELD_STRING, 0, 3, offsetof(shop_payment_notify_args, key), 0, 0, 200, {.record = NULL}},
    {"kind", FIELD_ENUM, FIELD_REQUIRED, 4, offsetof(shop_payment_notify_args, kind), 0, 0, 5, {.values = &shop__enum_payment_notice}},
    {"amount", FIELD_MONEY, 0, 6, offsetof(shop_payment_notify_args, amount), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_notify_args = {
    .name = "payment_notify_args", .fields = payment_notify_args_fields, .size = sizeof(shop_payment_notify_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_notify_args) ==
    sizeof(((shop_payment_notify_args *)0)->struct_size) +
    sizeof(((shop_payment_notify_args *)0)->timeout_ms) +
    sizeof(((shop_payment_notify_args *)0)->idempotency_key) +
    sizeof(((shop_payment_notify_args *)0)->provider) +
    sizeof(((shop_payment_notify_args *)0)->event_id) +
    sizeof(((shop_payment_notify_args *)0)->attempt) +
    sizeof(((shop_payment_notify_args *)0)->key) +
    sizeof(((shop_payment_notify_args *)0)->kind) +
    sizeof(((shop_payment_notify_args *)0)->reserved_kind) +
    sizeof(((shop_payment_notify_args *)0)->amount),
    "shop_payment_notify_args has implicit padding");
#endif

static const schema_field refund_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_refund_page, items), offsetof(shop_refund_page, item_count), 0, 0, {.record = &shop__record_refund}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_refund_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_refund_page = {
    .name = "refund_page", .fields = refund_page_fields, .size = sizeof(shop_refund_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_refund_page) ==
    sizeof(((shop_refund_page *)0)->items) +
    sizeof(((shop_refund_page *)0)->item_count) +
    sizeof(((shop_refund_page *)0)->next_cursor),
    "shop_refund_page has implicit padding");
#endif

static const schema_field refund_list_args_fields[] = {
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_refund_list_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_refund_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_refund_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_refund_list_args = {
    .name = "refund_list_args", .fields = refund_list_args_fields, .size = sizeof(shop_refund_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_refund_list_args) ==
    sizeof(((shop_refund_list_args *)0)->struct_size) +
    sizeof(((shop_refund_list_args *)0)->timeout_ms) +
    sizeof(((shop_refund_list_args *)0)->idempotency_key) +
    sizeof(((shop_refund_list_args *)0)->payment_id) +
    sizeof(((shop_refund_list_args *)0)->limit) +
    sizeof(((shop_refund_list_args *)0)->cursor),
    "shop_refund_list_args has implicit padding");
#endif

static const schema_field ledger_entry_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_ledger_entry_page, items), offsetof(shop_ledger_entry_page, item_count), 0, 0, {.record = &shop__record_ledger_entry}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_ledger_entry_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_ledger_entry_page = {
    .name = "ledger_entry_page", .fields = ledger_entry_page_fields, .size = sizeof(shop_ledger_entry_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_ledger_entry_page) ==
    sizeof(((shop_ledger_entry_page *)0)->items) +
    sizeof(((shop_ledger_entry_page *)0)->item_count) +
    sizeof(((shop_ledger_entry_page *)0)->next_cursor),
    "shop_ledger_entry_page has implicit padding");
#endif

static const schema_field ledger_list_args_fields[] = {
    {"payment_id", FIELD_ID, 0, 10, offsetof(shop_ledger_list_args, payment_id), 0, 0, 0, {.prefix = "pay"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_ledger_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_ledger_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_ledger_list_args = {
    .name = "ledger_list_args", .fields = ledger_list_args_fields, .size = sizeof(shop_ledger_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_ledger_list_args) ==
    sizeof(((shop_ledger_list_args *)0)->struct_size) +
    sizeof(((shop_ledger_list_args *)0)->timeout_ms) +
    sizeof(((shop_ledger_list_args *)0)->idempotency_key) +
    sizeof(((shop_ledger_list_args *)0)->payment_id) +
    sizeof(((shop_ledger_list_args *)0)->limit) +
    sizeof(((shop_ledger_list_args *)0)->cursor),
    "shop_ledger_list_args has implicit padding");
#endif

static const schema_field ledger_balance_args_fields[] = {
    {"since", FIELD_TIME, 0, 5, offsetof(shop_ledger_balance_args, since_ms), 0, 0, 0, {.record = NULL}},
    {"until", FIELD_TIME, 0, 5, offsetof(shop_ledger_balance_args, until_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_ledger_balance_args = {
    .name = "ledger_balance_args", .fields = ledger_balance_args_fields, .size = sizeof(shop_ledger_balance_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_ledger_balance_args) ==
    sizeof(((shop_ledger_balance_args *)0)->struct_size) +
    sizeof(((shop_ledger_balance_args *)0)->timeout_ms) +
    sizeof(((shop_ledger_balance_args *)0)->idempotency_key) +
    sizeof(((shop_ledger_balance_args *)0)->since_ms) +
    sizeof(((shop_ledger_balance_args *)0)->until_ms),
    "shop_ledger_balance_args has implicit padding");
#endif

const schema_record shop__record_provider_list_args = {
    .name = "provider_list_args", .fields = NULL, .size = sizeof(shop_provider_list_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_provider_list_args) ==
    sizeof(((shop_provider_list_args *)0)->struct_size) +
    sizeof(((shop_provider_list_args *)0)->timeout_ms) +
    sizeof(((shop_provider_list_args *)0)->idempotency_key),
    "shop_provider_list_args has implicit padding");
#endif

const schema_record shop__record_payment_recover_due_args = {
    .name = "payment_recover_due_args", .fields = NULL, .size = sizeof(shop_payment_recover_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_recover_due_args) ==
    sizeof(((shop_payment_recover_due_args *)0)->struct_size) +
    sizeof(((shop_payment_recover_due_args *)0)->timeout_ms) +
    sizeof(((shop_payment_recover_due_args *)0)->idempotency_key),
    "shop_payment_recover_due_args has implicit padding");
#endif

const schema_record shop__record_payment_capture_due_args = {
    .name = "payment_capture_due_args", .fields = NULL, .size = sizeof(shop_payment_capture_due_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_capture_due_args) ==
    sizeof(((shop_payment_capture_due_args *)0)->struct_size) +
    sizeof(((shop_payment_capture_due_args *)0)->timeout_ms) +
    sizeof(((shop_payment_capture_due_args *)0)->idempotency_key),
    "shop_payment_capture_due_args has implicit padding");
#endif

const schema_record shop__record_payment_prune_args = {
    .name = "payment_prune_args", .fields = NULL, .size = sizeof(shop_payment_prune_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_prune_args) ==
    sizeof(((shop_payment_prune_args *)0)->struct_size) +
    sizeof(((shop_payment_prune_args *)0)->timeout_ms) +
    sizeof(((shop_payment_prune_args *)0)->idempotency_key),
    "shop_payment_prune_args has implicit padding");
#endif

static const schema_field payment_due_args_fields[] = {
    {"queued", FIELD_BOOL, 0, 6, offsetof(shop_payment_due_args, queued), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_payment_due_args = {
    .name = "payment_due_args", .fields = payment_due_args_fields, .size = sizeof(shop_payment_due_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_due_args) ==
    sizeof(((shop_payment_due_args *)0)->struct_size) +
    sizeof(((shop_payment_due_args *)0)->timeout_ms) +
    sizeof(((shop_payment_due_args *)0)->idempotency_key) +
    sizeof(((shop_payment_due_args *)0)->queued) +
    sizeof(((shop_payment_due_args *)0)->reserved_queued),
    "shop_payment_due_args has implicit padding");
#endif

static const schema_field payment_postpone_args_fields[] = {
    {"key", FIELD_STRING, FIELD_REQUIRED, 3, offsetof(shop_payment_postpone_args, key), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_payment_postpone_args = {
    .name = "payment_postpone_args", .fields = payment_postpone_args_fields, .size = sizeof(shop_payment_postpone_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_payment_postpone_args) ==
    sizeof(((shop_payment_postpone_args *)0)->struct_size) +
    sizeof(((shop_payment_postpone_args *)0)->timeout_ms) +
    sizeof(((shop_payment_postpone_args *)0)->idempotency_key) +
    sizeof(((shop_payment_postpone_args *)0)->key),
    "shop_payment_postpone_args has implicit padding");
#endif
