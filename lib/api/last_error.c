/* last_error.c - the last error of each thread. Success clears it with a single store, so that the fast
 * path pays nothing for it. */
#include "lib/api/last_error.h"

#include <stdio.h>
#include <string.h>

typedef struct last_error {
    shop_error view;
    fault fault;
    char request_id[SHOP_ID_SIZE];
    char key[256];
} last_error;

static _Thread_local last_error last;

static const char *text_of(int code)
{
    switch (code) {
#define ERROR_TEXT(name, number, http, retryable, text)                                            \
    case number:                                                                                   \
        return text;
        SHOP_ERRORS(ERROR_TEXT)
#undef ERROR_TEXT
    default:
        return "";
    }
}

int shop__error_keep(int code, const fault *f, const call_header *header)
{
    last.view.code = code;
    if (code == 0)
        return 0;
    last.fault.field[0] = '\0';
    if (f != NULL && f->code == code)
        last.fault = *f;
    if (f == NULL || f->code != code || f->message[0] == '\0')
        snprintf(last.fault.message, sizeof(last.fault.message), "%s", text_of(code));
    snprintf(last.request_id, sizeof(last.request_id), "%s", header != NULL ? header->request_id : "");
    snprintf(last.key, sizeof(last.key), "%s", header != NULL ? header->used_key : "");
    return code;
}

const shop_error *shop_error_last(void)
{
    shop_error *view = &last.view;
    bool failed = view->code != 0;
    view->http_status = shop_code_http_status(view->code);
    view->retryable = failed && shop_code_retryable(view->code);
    view->name = shop_code_name(view->code);
    view->message = failed ? last.fault.message : "";
    view->field = failed ? last.fault.field : "";
    view->request_id = failed ? last.request_id : "";
    view->idempotency_key = failed ? last.key : "";
    return view;
}
