/* attach.c - what services keep in memory while a shop is open. There are few of them: a list will do. */
#include "lib/core/core.h"

struct attached {
    const attachment *what;
    void *made;
    attached *next;
};

static attached *find(const local *l, const attachment *what)
{
    attached *each = l->attached;
    while (each != NULL && each->what != what)
        each = each->next;
    return each;
}

static attached *make(local *l, const attachment *what)
{
    attached *a = shop__env_alloc(l->env, sizeof(*a));
    if (a == NULL)
        return NULL;
    a->what = what;
    a->made = what->make(l->env, &l->options);
    if (a->made == NULL) {
        shop__env_release(l->env, a);
        return NULL;
    }
    a->next = l->attached;
    l->attached = a;
    return a;
}

int call_attached(call *c, const attachment *what, void **ret)
{
    local *l = c->root->l;
    shop__mutex_lock(l->env, &l->attached_lock);
    attached *a = find(l, what);
    if (a == NULL)
        a = make(l, what);
    shop__mutex_unlock(l->env, &l->attached_lock);
    ENSURE(a != NULL, SHOP_E_NO_MEMORY);
    *ret = a->made;
    return 0;
}

void shop__attached_release(local *l, bool forked)
{
    while (l->attached != NULL) {
        attached *a = l->attached;
        l->attached = a->next;
        a->what->release(a->made, forked);
        shop__env_release(l->env, a);
    }
}
