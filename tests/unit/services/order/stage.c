/* stage.c - see stage.h. */
#include "tests/unit/services/order/stage.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/id.h"
#include "tests/sim/cast.h"
#include "tests/sim/invariants.h"
#include "tests/sim/look.h"
#include "tests/sim/mail.h"
#include "tests/sim/provider.h"

enum { PASSWORD_KIB = 8 };

static stage *here; /* one process has one simulated machine */

/* --- the environment ---------------------------------------------------------------------------- */

static int hooked_reach(void *self, shop_env_point point, const char *detail)
{
    int code = here->hook != NULL ? here->hook(here, point) : 0;
    return code != 0 ? code : sim_env(self)->reach(self, point, detail);
}

static void pass(void)
{
    if (here->hook != NULL)
        (void)here->hook(here, (shop_env_point)0);
}

static void hooked_lock(void *self, shop_mutex *mutex)
{
    pass();
    sim_env(self)->mutex_lock(self, mutex);
}

static void hooked_unlock(void *self, shop_mutex *mutex)
{
    sim_env(self)->mutex_unlock(self, mutex);
    pass();
}

stage *stage_new(void *userdata)
{
    stage *s = calloc(1, sizeof(*s));
    if (s == NULL)
        abort();
    s->userdata = userdata;
    s->w.title = s->title;
    s->w.plan.theme = "stage";
    s->w.sim = sim_new(1, NULL);
    s->w.provider = provider_new(&s->w);
    if (s->w.sim == NULL || s->w.provider == NULL)
        abort();
    provider_be_honest(s->w.provider);
    s->env = *sim_env(s->w.sim);
    s->env.reach = hooked_reach;
    s->env.mutex_lock = hooked_lock;
    s->env.mutex_unlock = hooked_unlock;
    here = s;
    return s;
}

void stage_free(stage *s)
{
    provider_free(s->w.provider);
    sim_free(s->w.sim);
    free(s);
}

static void begin_play(void *argument)
{
    stage *s = argument;
    s->play(s);
}

void stage_run(stage *s, void (*play)(stage *s))
{
    s->play = play;
    sim_spawn(s->w.sim, "play", begin_play, s);
    if (sim_run(s->w.sim) != SIM_DONE)
        world_fail(&s->w, "the play has no end", "%s", sim_report(s->w.sim));
}

/* --- the shop ----------------------------------------------------------------------------------- */

/* Nothing fails whoever only looks. */
static void begin_to_look(stage *s)
{
    s->looking = true;
    sim_calm(s->w.sim, true);
    look_open(&s->w);
    sim_calm(s->w.sim, false);
    s->looking = false;
}

int stage_open(stage *s)
{
    const shop_payment_provider *const providers[] = {provider_vtable(s->w.provider)};
    const shop_channel *const channels[] = {mail_channel()};
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    options.env = &s->env;
    options.password_memory_kib = PASSWORD_KIB;
    options.password_passes = 1;
    options.providers = providers;
    options.provider_count = 1;
    options.channels = channels;
    options.channel_count = 1;
    int code = shop_open(WORLD_URL, &options, &s->w.shop);
    if (code == 0)
        begin_to_look(s);
    return code;
}

void stage_close(stage *s)
{
    look_close(s->w.look);
    s->w.look = NULL;
    shop_close(s->w.shop);
    s->w.shop = NULL;
    if (sim_allocated_bytes(s->w.sim) != 0)
        world_fail(&s->w, "memory is lost", "%zu bytes", sim_allocated_bytes(s->w.sim));
}

void stage_furnish(stage *s)
{
    static const char *const fixed[][2] = {
        {"region.put", "{\"code\":\"eu\",\"title\":\"EU\",\"currency\":\"EUR\",\"countries\":[\"DE\"],"
                       "\"tax_inclusive\":true,\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"VAT\","
                       "\"rate_ppm\":190000}]}"},
        {"shipping_method.put", "{\"region\":\"eu\",\"code\":\"post\",\"title\":\"Post\","
                                "\"tax_class\":\"standard\",\"price\":{\"minor\":500,\"currency\":\"EUR\"}}"},
        {"location.put", "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}"},
    };
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        stage_make(s, s->w.shop, fixed[i][0], NULL, "%s", fixed[i][1]);
}

shop *stage_as(stage *s, const char *user_id, const char *guest_id)
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user_id;
    who.guest_id = guest_id;
    if (shop_as(s->w.shop, &who, &view) != 0)
        world_fail(&s->w, "no view", "%s", shop_error_last()->message);
    return view;
}

/* --- calls -------------------------------------------------------------------------------------- */

/* What every operation may answer; those that mean a mistake in the call's making no test makes. */
static bool is_common(const stage *s, int code)
{
    switch (code) {
    case 0:
    case SHOP_E_INVALID:
    case SHOP_E_IN_PROGRESS:
    case SHOP_E_OVERLOADED:
    case SHOP_E_UNAVAILABLE:
    case SHOP_E_TIMEOUT:
    case SHOP_E_UNKNOWN: return true;
    case SHOP_E_NO_MEMORY:
    case SHOP_E_STORAGE: return s->failing;
    default: return false;
    }
}

static bool is_documented(const stage *s, const char *op, int code)
{
    shop_operation_info info;
    if (is_common(s, code))
        return true;
    for (size_t i = 0; shop_operation(i, &info); i++)
        for (size_t n = 0; strcmp(info.name, op) == 0 && n < info.error_count; n++)
            if (info.errors[n] == code)
                return true;
    return false;
}

int stage_call(stage *s, shop *as, const char *op, const char *json, char *answer)
{
    const char *result = NULL;
    int code = shop_call_json(as, op, json, &result);
    if (answer != NULL)
        snprintf(answer, STAGE_TEXT_MAX, "%s", code == 0 ? result : "");
    s->message = code == 0 ? "" : shop_error_last()->message;
    if (!is_documented(s, op, code))
        world_fail(&s->w, "undocumented answer", "%s %s: %s: %s %s", op, json, shop_code_name(code),
                   shop_error_last()->field, shop_error_last()->message);
    shop_free(result);
    return code;
}

void stage_id_of(const char *answer, char ret[SHOP_ID_SIZE])
{
    const char *at = strstr(answer, "\"id\":\"");
    snprintf(ret, SHOP_ID_SIZE, "%.30s", at != NULL ? at + 6 : "");
}

void stage_make(stage *s, shop *as, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
{
    char json[STAGE_TEXT_MAX], answer[STAGE_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof(json), format, args);
    va_end(args);
    int code = stage_call(s, as, op, json, answer);
    if (code != 0)
        world_fail(&s->w, "it must succeed", "%s %s: %s: %s", op, json, shop_code_name(code), s->message);
    if (id != NULL)
        stage_id_of(answer, id);
}

void stage_find_id(stage *s, const char *sql, const char *prefix, const char *of, char ret[SHOP_ID_SIZE])
{
    char hex[LOOK_TEXT_MAX];
    uint8_t id[ID_BYTES];
    if (!look_text(&s->w, sql, LOOK_ID(of), hex))
        return;
    for (size_t i = 0; i < ID_BYTES; i++) {
        unsigned byte = 0;
        (void)sscanf(hex + 2 * i, "%2x", &byte);
        id[i] = (uint8_t)byte;
    }
    (void)shop__id_print(id, prefix, ret);
}

void stage_expect_sound(stage *s)
{
    operator_come_to_rest(&s->w);
    invariants_end(&s->w);
}

bool stage_full(void)
{
    const char *full = getenv("SHOP_FULL");
    return full != NULL && strcmp(full, "true") == 0;
}
