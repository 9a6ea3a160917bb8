/* tables_user.c - records and enums of user, as tables.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#include "lib/schema/generated/ops.h"
#include "lib/schema/generated/records.h"

static const char *const account_state_names[] = {"unknown", "active", "erased"};
const schema_enum shop__enum_account_state = {"account_state", account_state_names, 3};

static const schema_field account_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_account, id), 0, 0, 0, {.prefix = "usr"}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_account, email), 0, 0, 0, {.record = NULL}},
    {"name", FIELD_STRING, FIELD_PII, 4, offsetof(shop_account, name), 0, 0, 0, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_account, locale), 0, 0, 0, {.record = NULL}},
    {"role", FIELD_STRING, 0, 4, offsetof(shop_account, role), 0, 0, 0, {.record = NULL}},
    {"state", FIELD_ENUM, 0, 5, offsetof(shop_account, state), 0, 0, 2, {.values = &shop__enum_account_state}},
    {"version", FIELD_INT, 0, 7, offsetof(shop_account, version), 0, -INT64_C(9007199254740991), INT64_C(9007199254740991), {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_account, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_account, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_account = {
    .name = "account", .fields = account_fields, .size = sizeof(shop_account),
    .field_count = 9, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account) ==
    sizeof(((shop_account *)0)->id) +
    sizeof(((shop_account *)0)->email) +
    sizeof(((shop_account *)0)->name) +
    sizeof(((shop_account *)0)->locale) +
    sizeof(((shop_account *)0)->role) +
    sizeof(((shop_account *)0)->state) +
    sizeof(((shop_account *)0)->reserved_state) +
    sizeof(((shop_account *)0)->version) +
    sizeof(((shop_account *)0)->created_at_ms) +
    sizeof(((shop_account *)0)->updated_at_ms),
    "shop_account has implicit padding");
#endif

static const schema_field contact_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_contact, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_contact, email), 0, 0, 0, {.record = NULL}},
    {"name", FIELD_STRING, FIELD_PII, 4, offsetof(shop_contact, name), 0, 0, 0, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_contact, locale), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_contact = {
    .name = "contact", .fields = contact_fields, .size = sizeof(shop_contact),
    .field_count = 4, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_contact) ==
    sizeof(((shop_contact *)0)->user_id) +
    sizeof(((shop_contact *)0)->email) +
    sizeof(((shop_contact *)0)->name) +
    sizeof(((shop_contact *)0)->locale),
    "shop_contact has implicit padding");
#endif

static const schema_field session_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_session, id), 0, 0, 0, {.prefix = "ses"}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_session, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"token", FIELD_STRING, FIELD_SECRET, 5, offsetof(shop_session, token), 0, 0, 0, {.record = NULL}},
    {"role", FIELD_STRING, 0, 4, offsetof(shop_session, role), 0, 0, 0, {.record = NULL}},
    {"device", FIELD_STRING, FIELD_PII, 6, offsetof(shop_session, device), 0, 0, 0, {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_session, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"expires_at", FIELD_TIME, 0, 10, offsetof(shop_session, expires_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_session = {
    .name = "session", .fields = session_fields, .size = sizeof(shop_session),
    .field_count = 7, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session) ==
    sizeof(((shop_session *)0)->id) +
    sizeof(((shop_session *)0)->user_id) +
    sizeof(((shop_session *)0)->token) +
    sizeof(((shop_session *)0)->role) +
    sizeof(((shop_session *)0)->device) +
    sizeof(((shop_session *)0)->created_at_ms) +
    sizeof(((shop_session *)0)->expires_at_ms),
    "shop_session has implicit padding");
#endif

static const schema_field session_principal_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_session_principal, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"session_id", FIELD_ID, 0, 10, offsetof(shop_session_principal, session_id), 0, 0, 0, {.prefix = "ses"}},
    {"role", FIELD_STRING, 0, 4, offsetof(shop_session_principal, role), 0, 0, 0, {.record = NULL}},
    {"expires_at", FIELD_TIME, 0, 10, offsetof(shop_session_principal, expires_at_ms), 0, 0, 0, {.record = NULL}},
    {"read_at", FIELD_TIME, 0, 7, offsetof(shop_session_principal, read_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_session_principal = {
    .name = "session_principal", .fields = session_principal_fields, .size = sizeof(shop_session_principal),
    .field_count = 5, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_principal) ==
    sizeof(((shop_session_principal *)0)->user_id) +
    sizeof(((shop_session_principal *)0)->session_id) +
    sizeof(((shop_session_principal *)0)->role) +
    sizeof(((shop_session_principal *)0)->expires_at_ms) +
    sizeof(((shop_session_principal *)0)->read_at_ms),
    "shop_session_principal has implicit padding");
#endif

static const schema_field credential_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_credential, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"password_hash", FIELD_STRING, FIELD_SECRET, 13, offsetof(shop_credential, password_hash), 0, 0, 0, {.record = NULL}},
    {"locked_until", FIELD_TIME, 0, 12, offsetof(shop_credential, locked_until_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_credential = {
    .name = "credential", .fields = credential_fields, .size = sizeof(shop_credential),
    .field_count = 3, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_credential) ==
    sizeof(((shop_credential *)0)->user_id) +
    sizeof(((shop_credential *)0)->password_hash) +
    sizeof(((shop_credential *)0)->locked_until_ms),
    "shop_credential has implicit padding");
#endif

static const schema_field saved_address_fields[] = {
    {"id", FIELD_ID, 0, 2, offsetof(shop_saved_address, id), 0, 0, 0, {.prefix = "adr"}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_saved_address, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"address", FIELD_RECORD, 0, 7, offsetof(shop_saved_address, address), 0, 0, 0, {.record = &shop__record_address}},
    {"default_shipping", FIELD_BOOL, 0, 16, offsetof(shop_saved_address, default_shipping), 0, 0, 0, {.record = NULL}},
    {"default_billing", FIELD_BOOL, 0, 15, offsetof(shop_saved_address, default_billing), 0, 0, 0, {.record = NULL}},
    {"created_at", FIELD_TIME, 0, 10, offsetof(shop_saved_address, created_at_ms), 0, 0, 0, {.record = NULL}},
    {"updated_at", FIELD_TIME, 0, 10, offsetof(shop_saved_address, updated_at_ms), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_saved_address = {
    .name = "saved_address", .fields = saved_address_fields, .size = sizeof(shop_saved_address),
    .field_count = 7, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_saved_address) ==
    sizeof(((shop_saved_address *)0)->id) +
    sizeof(((shop_saved_address *)0)->user_id) +
    sizeof(((shop_saved_address *)0)->address) +
    sizeof(((shop_saved_address *)0)->default_shipping) +
    sizeof(((shop_saved_address *)0)->reserved_default_shipping) +
    sizeof(((shop_saved_address *)0)->default_billing) +
    sizeof(((shop_saved_address *)0)->reserved_default_billing) +
    sizeof(((shop_saved_address *)0)->created_at_ms) +
    sizeof(((shop_saved_address *)0)->updated_at_ms),
    "shop_saved_address has implicit padding");
#endif

static const schema_field user_event_fields[] = {
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_user_event, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_user_event = {
    .name = "user_event", .fields = user_event_fields, .size = sizeof(shop_user_event),
    .field_count = 1, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_user_event) ==
    sizeof(((shop_user_event *)0)->user_id),
    "shop_user_event has implicit padding");
#endif

static const schema_field session_event_fields[] = {
    {"session_id", FIELD_ID, 0, 10, offsetof(shop_session_event, session_id), 0, 0, 0, {.prefix = "ses"}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_session_event, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_session_event = {
    .name = "session_event", .fields = session_event_fields, .size = sizeof(shop_session_event),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_event) ==
    sizeof(((shop_session_event *)0)->session_id) +
    sizeof(((shop_session_event *)0)->user_id),
    "shop_session_event has implicit padding");
#endif

static const schema_field account_register_args_fields[] = {
    {"email", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 5, offsetof(shop_account_register_args, email), 0, 0, 254, {.record = NULL}},
    {"password", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET | FIELD_PASSWORD, 8, offsetof(shop_account_register_args, password), 0, 8, 200, {.record = NULL}},
    {"name", FIELD_STRING, FIELD_PII, 4, offsetof(shop_account_register_args, name), 0, 0, 200, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_account_register_args, locale), 0, 0, 35, {.record = NULL}},
};
const schema_record shop__record_account_register_args = {
    .name = "account_register_args", .fields = account_register_args_fields, .size = sizeof(shop_account_register_args),
    .field_count = 4, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_register_args) ==
    sizeof(((shop_account_register_args *)0)->struct_size) +
    sizeof(((shop_account_register_args *)0)->timeout_ms) +
    sizeof(((shop_account_register_args *)0)->idempotency_key) +
    sizeof(((shop_account_register_args *)0)->email) +
    sizeof(((shop_account_register_args *)0)->password) +
    sizeof(((shop_account_register_args *)0)->name) +
    sizeof(((shop_account_register_args *)0)->locale),
    "shop_account_register_args has implicit padding");
#endif

static const schema_field account_get_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_get_args, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_account_get_args = {
    .name = "account_get_args", .fields = account_get_args_fields, .size = sizeof(shop_account_get_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_get_args) ==
    sizeof(((shop_account_get_args *)0)->struct_size) +
    sizeof(((shop_account_get_args *)0)->timeout_ms) +
    sizeof(((shop_account_get_args *)0)->idempotency_key) +
    sizeof(((shop_account_get_args *)0)->user_id),
    "shop_account_get_args has implicit padding");
#endif

static const schema_field account_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_account_page, items), offsetof(shop_account_page, item_count), 0, 0, {.record = &shop__record_account}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_account_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_account_page = {
    .name = "account_page", .fields = account_page_fields, .size = sizeof(shop_account_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_page) ==
    sizeof(((shop_account_page *)0)->items) +
    sizeof(((shop_account_page *)0)->item_count) +
    sizeof(((shop_account_page *)0)->next_cursor),
    "shop_account_page has implicit padding");
#endif

static const schema_field account_list_args_fields[] = {
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_account_list_args, email), 0, 0, 254, {.record = NULL}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_account_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_account_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_account_list_args = {
    .name = "account_list_args", .fields = account_list_args_fields, .size = sizeof(shop_account_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_list_args) ==
    sizeof(((shop_account_list_args *)0)->struct_size) +
    sizeof(((shop_account_list_args *)0)->timeout_ms) +
    sizeof(((shop_account_list_args *)0)->idempotency_key) +
    sizeof(((shop_account_list_args *)0)->email) +
    sizeof(((shop_account_list_args *)0)->limit) +
    sizeof(((shop_account_list_args *)0)->cursor),
    "shop_account_list_args has implicit padding");
#endif

static const schema_field account_update_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_update_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"email", FIELD_STRING, FIELD_PII, 5, offsetof(shop_account_update_args, email), 0, 0, 254, {.record = NULL}},
    {"password", FIELD_STRING, FIELD_SECRET | FIELD_PASSWORD, 8, offsetof(shop_account_update_args, password), 0, 0, 200, {.record = NULL}},
    {"name", FIELD_STRING, FIELD_PII, 4, offsetof(shop_account_update_args, name), 0, 0, 200, {.record = NULL}},
    {"locale", FIELD_STRING, 0, 6, offsetof(shop_account_update_args, locale), 0, 0, 35, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_account_update_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_account_update_args = {
    .name = "account_update_args", .fields = account_update_args_fields, .size = sizeof(shop_account_update_args),
    .field_count = 6, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_update_args) ==
    sizeof(((shop_account_update_args *)0)->struct_size) +
    sizeof(((shop_account_update_args *)0)->timeout_ms) +
    sizeof(((shop_account_update_args *)0)->idempotency_key) +
    sizeof(((shop_account_update_args *)0)->user_id) +
    sizeof(((shop_account_update_args *)0)->email) +
    sizeof(((shop_account_update_args *)0)->password) +
    sizeof(((shop_account_update_args *)0)->name) +
    sizeof(((shop_account_update_args *)0)->locale) +
    sizeof(((shop_account_update_args *)0)->if_version),
    "shop_account_update_args has implicit padding");
#endif

static const schema_field account_set_role_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_set_role_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"role", FIELD_STRING, FIELD_REQUIRED, 4, offsetof(shop_account_set_role_args, role), 0, 0, 40, {.record = NULL}},
    {"if_version", FIELD_INT, 0, 10, offsetof(shop_account_set_role_args, if_version), 0, 0, INT64_C(9007199254740991), {.record = NULL}},
};
const schema_record shop__record_account_set_role_args = {
    .name = "account_set_role_args", .fields = account_set_role_args_fields, .size = sizeof(shop_account_set_role_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_set_role_args) ==
    sizeof(((shop_account_set_role_args *)0)->struct_size) +
    sizeof(((shop_account_set_role_args *)0)->timeout_ms) +
    sizeof(((shop_account_set_role_args *)0)->idempotency_key) +
    sizeof(((shop_account_set_role_args *)0)->user_id) +
    sizeof(((shop_account_set_role_args *)0)->role) +
    sizeof(((shop_account_set_role_args *)0)->if_version),
    "shop_account_set_role_args has implicit padding");
#endif

static const schema_field account_change_password_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_change_password_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"old_password", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET | FIELD_PASSWORD, 12, offsetof(shop_account_change_password_args, old_password), 0, 0, 200, {.record = NULL}},
    {"new_password", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET | FIELD_PASSWORD, 12, offsetof(shop_account_change_password_args, new_password), 0, 8, 200, {.record = NULL}},
};
const schema_record shop__record_account_change_password_args = {
    .name = "account_change_password_args", .fields = account_change_password_args_fields, .size = sizeof(shop_account_change_password_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_change_password_args) ==
    sizeof(((shop_account_change_password_args *)0)->struct_size) +
    sizeof(((shop_account_change_password_args *)0)->timeout_ms) +
    sizeof(((shop_account_change_password_args *)0)->idempotency_key) +
    sizeof(((shop_account_change_password_args *)0)->user_id) +
    sizeof(((shop_account_change_password_args *)0)->old_password) +
    sizeof(((shop_account_change_password_args *)0)->new_password),
    "shop_account_change_password_args has implicit padding");
#endif

static const schema_field account_erase_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_erase_args, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_account_erase_args = {
    .name = "account_erase_args", .fields = account_erase_args_fields, .size = sizeof(shop_account_erase_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_erase_args) ==
    sizeof(((shop_account_erase_args *)0)->struct_size) +
    sizeof(((shop_account_erase_args *)0)->timeout_ms) +
    sizeof(((shop_account_erase_args *)0)->idempotency_key) +
    sizeof(((shop_account_erase_args *)0)->user_id),
    "shop_account_erase_args has implicit padding");
#endif

static const schema_field account_contact_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_account_contact_args, user_id), 0, 0, 0, {.prefix = "usr"}},
};
const schema_record shop__record_account_contact_args = {
    .name = "account_contact_args", .fields = account_contact_args_fields, .size = sizeof(shop_account_contact_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_contact_args) ==
    sizeof(((shop_account_contact_args *)0)->struct_size) +
    sizeof(((shop_account_contact_args *)0)->timeout_ms) +
    sizeof(((shop_account_contact_args *)0)->idempotency_key) +
    sizeof(((shop_account_contact_args *)0)->user_id),
    "shop_account_contact_args has implicit padding");
#endif

static const schema_field account_credential_args_fields[] = {
    {"email", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 5, offsetof(shop_account_credential_args, email), 0, 0, 254, {.record = NULL}},
};
const schema_record shop__record_account_credential_args = {
    .name = "account_credential_args", .fields = account_credential_args_fields, .size = sizeof(shop_account_credential_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_account_credential_args) ==
    sizeof(((shop_account_credential_args *)0)->struct_size) +
    sizeof(((shop_account_credential_args *)0)->timeout_ms) +
    sizeof(((shop_account_credential_args *)0)->idempotency_key) +
    sizeof(((shop_account_credential_args *)0)->email),
    "shop_account_credential_args has implicit padding");
#endif

static const schema_field session_create_args_fields[] = {
    {"email", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 5, offsetof(shop_session_create_args, email), 0, 0, 254, {.record = NULL}},
    {"password", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET | FIELD_PASSWORD, 8, offsetof(shop_session_create_args, password), 0, 0, 200, {.record = NULL}},
    {"device", FIELD_STRING, FIELD_PII, 6, offsetof(shop_session_create_args, device), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_session_create_args = {
    .name = "session_create_args", .fields = session_create_args_fields, .size = sizeof(shop_session_create_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_create_args) ==
    sizeof(((shop_session_create_args *)0)->struct_size) +
    sizeof(((shop_session_create_args *)0)->timeout_ms) +
    sizeof(((shop_session_create_args *)0)->idempotency_key) +
    sizeof(((shop_session_create_args *)0)->email) +
    sizeof(((shop_session_create_args *)0)->password) +
    sizeof(((shop_session_create_args *)0)->device),
    "shop_session_create_args has implicit padding");
#endif

static const schema_field session_settle_args_fields[] = {
    {"email", FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 5, offsetof(shop_session_settle_args, email), 0, 0, 254, {.record = NULL}},
    {"user_id", FIELD_ID, 0, 7, offsetof(shop_session_settle_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"password_hash", FIELD_STRING, FIELD_SECRET, 13, offsetof(shop_session_settle_args, password_hash), 0, 0, 0, {.record = NULL}},
    {"new_hash", FIELD_STRING, FIELD_SECRET, 8, offsetof(shop_session_settle_args, new_hash), 0, 0, 0, {.record = NULL}},
    {"device", FIELD_STRING, FIELD_PII, 6, offsetof(shop_session_settle_args, device), 0, 0, 200, {.record = NULL}},
};
const schema_record shop__record_session_settle_args = {
    .name = "session_settle_args", .fields = session_settle_args_fields, .size = sizeof(shop_session_settle_args),
    .field_count = 5, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_settle_args) ==
    sizeof(((shop_session_settle_args *)0)->struct_size) +
    sizeof(((shop_session_settle_args *)0)->timeout_ms) +
    sizeof(((shop_session_settle_args *)0)->idempotency_key) +
    sizeof(((shop_session_settle_args *)0)->email) +
    sizeof(((shop_session_settle_args *)0)->user_id) +
    sizeof(((shop_session_settle_args *)0)->password_hash) +
    sizeof(((shop_session_settle_args *)0)->new_hash) +
    sizeof(((shop_session_settle_args *)0)->device),
    "shop_session_settle_args has implicit padding");
#endif

static const schema_field session_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_session_page, items), offsetof(shop_session_page, item_count), 0, 0, {.record = &shop__record_session}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_session_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_session_page = {
    .name = "session_page", .fields = session_page_fields, .size = sizeof(shop_session_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_page) ==
    sizeof(((shop_session_page *)0)->items) +
    sizeof(((shop_session_page *)0)->item_count) +
    sizeof(((shop_session_page *)0)->next_cursor),
    "shop_session_page has implicit padding");
#endif

static const schema_field session_list_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_session_list_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_session_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_session_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_session_list_args = {
    .name = "session_list_args", .fields = session_list_args_fields, .size = sizeof(shop_session_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_list_args) ==
    sizeof(((shop_session_list_args *)0)->struct_size) +
    sizeof(((shop_session_list_args *)0)->timeout_ms) +
    sizeof(((shop_session_list_args *)0)->idempotency_key) +
    sizeof(((shop_session_list_args *)0)->user_id) +
    sizeof(((shop_session_list_args *)0)->limit) +
    sizeof(((shop_session_list_args *)0)->cursor),
    "shop_session_list_args has implicit padding");
#endif

static const schema_field session_delete_args_fields[] = {
    {"session_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_session_delete_args, session_id), 0, 0, 0, {.prefix = "ses"}},
};
const schema_record shop__record_session_delete_args = {
    .name = "session_delete_args", .fields = session_delete_args_fields, .size = sizeof(shop_session_delete_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_delete_args) ==
    sizeof(((shop_session_delete_args *)0)->struct_size) +
    sizeof(((shop_session_delete_args *)0)->timeout_ms) +
    sizeof(((shop_session_delete_args *)0)->idempotency_key) +
    sizeof(((shop_session_delete_args *)0)->session_id),
    "shop_session_delete_args has implicit padding");
#endif

static const schema_field session_resolve_args_fields[] = {
    {"token", FIELD_STRING, FIELD_REQUIRED | FIELD_SECRET, 5, offsetof(shop_session_resolve_args, token), 0, 0, 128, {.record = NULL}},
};
const schema_record shop__record_session_resolve_args = {
    .name = "session_resolve_args", .fields = session_resolve_args_fields, .size = sizeof(shop_session_resolve_args),
    .field_count = 1, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_resolve_args) ==
    sizeof(((shop_session_resolve_args *)0)->struct_size) +
    sizeof(((shop_session_resolve_args *)0)->timeout_ms) +
    sizeof(((shop_session_resolve_args *)0)->idempotency_key) +
    sizeof(((shop_session_resolve_args *)0)->token),
    "shop_session_resolve_args has implicit padding");
#endif

const schema_record shop__record_session_prune_args = {
    .name = "session_prune_args", .fields = NULL, .size = sizeof(shop_session_prune_args),
    .field_count = 0, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_session_prune_args) ==
    sizeof(((shop_session_prune_args *)0)->struct_size) +
    sizeof(((shop_session_prune_args *)0)->timeout_ms) +
    sizeof(((shop_session_prune_args *)0)->idempotency_key),
    "shop_session_prune_args has implicit padding");
#endif

static const schema_field address_put_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_address_put_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"address_id", FIELD_ID, 0, 10, offsetof(shop_address_put_args, address_id), 0, 0, 0, {.prefix = "adr"}},
    {"address", FIELD_RECORD, FIELD_REQUIRED, 7, offsetof(shop_address_put_args, address), 0, 0, 0, {.record = &shop__record_address_input}},
    {"default_shipping", FIELD_BOOL, 0, 16, offsetof(shop_address_put_args, default_shipping), 0, 0, 0, {.record = NULL}},
    {"default_billing", FIELD_BOOL, 0, 15, offsetof(shop_address_put_args, default_billing), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_address_put_args = {
    .name = "address_put_args", .fields = address_put_args_fields, .size = sizeof(shop_address_put_args),
    .field_count = 5, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address_put_args) ==
    sizeof(((shop_address_put_args *)0)->struct_size) +
    sizeof(((shop_address_put_args *)0)->timeout_ms) +
    sizeof(((shop_address_put_args *)0)->idempotency_key) +
    sizeof(((shop_address_put_args *)0)->user_id) +
    sizeof(((shop_address_put_args *)0)->address_id) +
    sizeof(((shop_address_put_args *)0)->address) +
    sizeof(((shop_address_put_args *)0)->default_shipping) +
    sizeof(((shop_address_put_args *)0)->reserved_default_shipping) +
    sizeof(((shop_address_put_args *)0)->default_billing) +
    sizeof(((shop_address_put_args *)0)->reserved_default_billing),
    "shop_address_put_args has implicit padding");
#endif

static const schema_field address_get_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_address_get_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"address_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_address_get_args, address_id), 0, 0, 0, {.prefix = "adr"}},
};
const schema_record shop__record_address_get_args = {
    .name = "address_get_args", .fields = address_get_args_fields, .size = sizeof(shop_address_get_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address_get_args) ==
    sizeof(((shop_address_get_args *)0)->struct_size) +
    sizeof(((shop_address_get_args *)0)->timeout_ms) +
    sizeof(((shop_address_get_args *)0)->idempotency_key) +
    sizeof(((shop_address_get_args *)0)->user_id) +
    sizeof(((shop_address_get_args *)0)->address_id),
    "shop_address_get_args has implicit padding");
#endif

static const schema_field saved_address_page_fields[] = {
    {"items", FIELD_LIST, 0, 5, offsetof(shop_saved_address_page, items), offsetof(shop_saved_address_page, item_count), 0, 0, {.record = &shop__record_saved_address}},
    {"next_cursor", FIELD_STRING, 0, 11, offsetof(shop_saved_address_page, next_cursor), 0, 0, 0, {.record = NULL}},
};
const schema_record shop__record_saved_address_page = {
    .name = "saved_address_page", .fields = saved_address_page_fields, .size = sizeof(shop_saved_address_page),
    .field_count = 2, .input = false, .args = false};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_saved_address_page) ==
    sizeof(((shop_saved_address_page *)0)->items) +
    sizeof(((shop_saved_address_page *)0)->item_count) +
    sizeof(((shop_saved_address_page *)0)->next_cursor),
    "shop_saved_address_page has implicit padding");
#endif

static const schema_field address_list_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_address_list_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"limit", FIELD_INT, 0, 5, offsetof(shop_address_list_args, limit), 0, 0, 200, {.record = NULL}},
    {"cursor", FIELD_STRING, 0, 6, offsetof(shop_address_list_args, cursor), 0, 0, 400, {.record = NULL}},
};
const schema_record shop__record_address_list_args = {
    .name = "address_list_args", .fields = address_list_args_fields, .size = sizeof(shop_address_list_args),
    .field_count = 3, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address_list_args) ==
    sizeof(((shop_address_list_args *)0)->struct_size) +
    sizeof(((shop_address_list_args *)0)->timeout_ms) +
    sizeof(((shop_address_list_args *)0)->idempotency_key) +
    sizeof(((shop_address_list_args *)0)->user_id) +
    sizeof(((shop_address_list_args *)0)->limit) +
    sizeof(((shop_address_list_args *)0)->cursor),
    "shop_address_list_args has implicit padding");
#endif

static const schema_field address_delete_args_fields[] = {
    {"user_id", FIELD_ID, FIELD_REQUIRED, 7, offsetof(shop_address_delete_args, user_id), 0, 0, 0, {.prefix = "usr"}},
    {"address_id", FIELD_ID, FIELD_REQUIRED, 10, offsetof(shop_address_delete_args, address_id), 0, 0, 0, {.prefix = "adr"}},
};
const schema_record shop__record_address_delete_args = {
    .name = "address_delete_args", .fields = address_delete_args_fields, .size = sizeof(shop_address_delete_args),
    .field_count = 2, .input = true, .args = true};
#if UINTPTR_MAX > 0xffffffff
_Static_assert(sizeof(shop_address_delete_args) ==
    sizeof(((shop_address_delete_args *)0)->struct_size) +
    sizeof(((shop_address_delete_args *)0)->timeout_ms) +
    sizeof(((shop_address_delete_args *)0)->idempotency_key) +
    sizeof(((shop_address_delete_args *)0)->user_id) +
    sizeof(((shop_address_delete_args *)0)->address_id),
    "shop_address_delete_args has implicit padding");
#endif
