/* handlers.h - what user has to implement; a wrong signature does not compile.
 * Written by lib/schema/generate.py from the files in lib/schema; change those. */
#ifndef SHOP_LIB_SERVICES_USER_HANDLERS_H
#define SHOP_LIB_SERVICES_USER_HANDLERS_H

#include "lib/core/service.h"
#include "lib/schema/generated/records.h"

int shop__account_register(call *c, const shop_account_register_args *args, shop_account *ret);
int shop__account_get(call *c, const shop_account_get_args *args, shop_account *ret);
int shop__account_list(call *c, const shop_account_list_args *args, shop_account_page *ret);
int shop__account_update(call *c, const shop_account_update_args *args, shop_account *ret);
int shop__account_set_role(call *c, const shop_account_set_role_args *args, shop_account *ret);
int shop__account_change_password(call *c, const shop_account_change_password_args *args);
int shop__account_erase(call *c, const shop_account_erase_args *args);
int shop__account_contact(call *c, const shop_account_contact_args *args, shop_contact *ret);
int shop__account_credential(call *c, const shop_account_credential_args *args, shop_credential *ret);
int shop__session_create(call *c, const shop_session_create_args *args, shop_session *ret);
int shop__session_settle(call *c, const shop_session_settle_args *args, shop_session *ret);
int shop__session_list(call *c, const shop_session_list_args *args, shop_session_page *ret);
int shop__session_delete(call *c, const shop_session_delete_args *args);
int shop__session_resolve(call *c, const shop_session_resolve_args *args, shop_session_principal *ret);
int shop__session_prune(call *c, const shop_session_prune_args *args, shop_job_report *ret);
int shop__address_put(call *c, const shop_address_put_args *args, shop_saved_address *ret);
int shop__address_get(call *c, const shop_address_get_args *args, shop_saved_address *ret);
int shop__address_list(call *c, const shop_address_list_args *args, shop_saved_address_page *ret);
int shop__address_delete(call *c, const shop_address_delete_args *args);

extern const migration shop__user_migrations[];
extern const size_t shop__user_migration_count;

#endif
